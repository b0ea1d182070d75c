using System.Text.Json;
using Billing.Kernel;
using Billing.Plans.Costs;
using Billing.Revision.Studio;
using NodaTime;

namespace Billing.Plans.Desk;

/// <summary>Keeps plans and costs of service: taken in whole or not at all, every save a new version with who and when, none ever changed.</summary>
public sealed class PlanDesk(IBillingDatabase database)
{
    /// <summary>A first version under a new number.</summary>
    /// <param name="text"><c>water-plan/1</c> or <c>water-cost/1</c>; the file says which.</param>
    /// <param name="remark">Why, in the author's words; may be empty.</param>
    /// <exception cref="PlanFileException">It is no plan, or its books do not balance: every fault with its place.</exception>
    /// <exception cref="CostFileException">It is no cost of service; every fault.</exception>
    public PlanVersion Create(string fileName, string text, string remark, Instant at, string by)
    {
        var (kind, title) = Checked(fileName, text);
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var stored = new StoredPlan { Kind = kind, CreatedAt = at, CreatedBy = by };
        db.StoredPlans.Add(stored);
        db.SaveChanges();
        var version = Add(db, stored.Id, 1, title, text, remark, at, by);
        transaction.Commit();
        return version;
    }

    /// <summary>A further version.</summary>
    /// <param name="basedOn">Version that the author had before their eyes.</param>
    /// <exception cref="PlanFileException">As <see cref="Create"/>.</exception>
    /// <exception cref="CostFileException">As <see cref="Create"/>.</exception>
    /// <exception cref="BusinessRuleException">revision.saved-meanwhile; plan.unknown; plan.other-kind: a cost in place of a plan.</exception>
    public PlanVersion Save(int number, int basedOn, string text, string remark, Instant at, string by)
    {
        using var db = database.NewContext();
        var stored = db.StoredPlans.Find(number) ?? throw Unknown(number);
        var (kind, title) = Checked("plan.json", text);
        if (kind != stored.Kind)
        {
            throw new BusinessRuleException("plan.other-kind", "投資・財政計画と総括原価は別の番号で保存してください。", "save a plan and a cost of service under numbers of their own.");
        }

        var last = db.PlanVersions.Where(v => v.PlanId == number).OrderByDescending(v => v.Number).First();
        return SavedVersions.Next(last, basedOn, next => Add(db, number, next, title, text, remark, at, by));
    }

    /// <summary>The refusal of a number that is not there.</summary>
    public static BusinessRuleException Unknown(int number) => new("plan.unknown", $"計画 {number} がありません。", $"there is no plan {number}.");

    /// <summary>Kind and title of a file; every case of a plan is reckoned once, so that books that do not balance are kept by nobody.</summary>
    private static (PlanKind Kind, string Title) Checked(string fileName, string text)
    {
        if (IsCost(text))
        {
            return (PlanKind.Cost, Short(CostLoader.Parse(text, fileName).Title));
        }

        var plan = PlanLoader.Parse(text, fileName);
        foreach (var key in plan.CaseKeys)
        {
            _ = PlanResult.Of(plan, key);
        }

        return (PlanKind.Plan, Short(plan.Title));
    }

    /// <summary>Whether a file says that it is a cost of service; what is no JSON at all is told as a plan.</summary>
    private static bool IsCost(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("format", out var format) && format.ValueKind == JsonValueKind.String && format.GetString() == CostLoader.Format;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Short(string title) => title.Length > ProposalDesk.MostTitle ? title[..ProposalDesk.MostTitle] : title;

    private static PlanVersion Add(BillingDbContext db, int number, int version, string title, string text, string remark, Instant at, string by)
    {
        var row = new PlanVersion { PlanId = number, Number = version, Title = title, Text = text, Remark = SavedVersions.Remark(remark), SavedAt = at, SavedBy = by };
        db.PlanVersions.Add(row);
        db.SaveChanges();
        return row;
    }
}
