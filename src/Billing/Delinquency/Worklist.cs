using Billing.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Billing.Delinquency;

/// <summary>What became of an item that a person confirmed.</summary>
/// <param name="Step">The step taken; null = it waits for a second person, or was refused.</param>
/// <param name="Refusal">Why not.</param>
public sealed record Confirmed(WorklistItem Item, DunningStep? Step, Sentence? Refusal);

/// <summary>日々の処理の確認: persons confirm what the run proposes, many at once. What needs two persons is asked for by the first and taken by the second.</summary>
public sealed class Worklist(IBillingDatabase database, Billing.RuleBooks.RuleBook book)
{
    /// <summary>Items confirmed at once.</summary>
    public const int Most = 500;

    /// <summary>Confirms items one by one, each in a transaction of its own; what is refused is told and stays.</summary>
    /// <exception cref="BusinessRuleException"><c>worklist.too-many</c>.</exception>
    public IReadOnlyList<Confirmed> Confirm(IReadOnlyCollection<long> items, Officer officer)
    {
        if (items.Count > Most)
        {
            throw new BusinessRuleException("worklist.too-many", $"一度に確認できるのは{Most}件までです。", $"At most {Most} are confirmed at once.");
        }

        return [.. items.Distinct().Order().Select(id => Confirm(id, officer)).OfType<Confirmed>()];
    }

    private Confirmed? Confirm(long id, Officer officer)
    {
        using var db = database.NewContext();
        if (db.WorklistItems.SingleOrDefault(i => i.Id == id) is not { } item)
        {
            return null;
        }

        try
        {
            return item.State switch
            {
                WorklistState.Open or WorklistState.Asked when item.Act is null => Refused(item, new("この項目は滞納整理票を開いて処理してください。", "Open the case and act there.")),
                WorklistState.Open when NeedsTwo(item) => Ask(db, item, officer),
                WorklistState.Open => Take(db, item, officer),
                WorklistState.Asked => Second(db, item, officer),
                _ => Refused(item, new("既に処理されています。", "It is done already.")),
            };
        }
        catch (BusinessRuleException refusal)
        {
            return Refused(item, refusal.Said);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refused(item, new("別の職員が同時に処理しました。", "Somebody else did it at the same time."));
        }
    }

    private bool NeedsTwo(WorklistItem item) => item.Act is null or RuleBooks.DunningAct.Stop
        || book.AllInForce<RuleBooks.DunningStepRule>(item.FoundOn, Service.Water).Concat(book.AllInForce<RuleBooks.DunningStepRule>(item.FoundOn, Service.Sewer)).Any(r => r.Name == item.Name && r.Act == item.Act && r.SecondPerson);

    private static Confirmed Ask(BillingDbContext db, WorklistItem item, Officer officer)
    {
        if (!officer.Roles.Overlaps([Roles.Collection, Roles.SeniorClerk]))
        {
            return Refused(item, new("収納担当が行います。", "A collection officer does that."));
        }

        (item.State, item.AskedBy, item.AskedOn, item.Version) = (WorklistState.Asked, officer.Person, officer.Today, item.Version + 1);
        db.SaveChanges();
        return new Confirmed(item, null, null);
    }

    private Confirmed Second(BillingDbContext db, WorklistItem item, Officer officer) => item.AskedBy == officer.Person
        ? Refused(item, new("申請した本人は確認できません。別の職員が確認してください。", "Who asked cannot confirm: another person must."))
        : Take(db, item, officer with { Person = item.AskedBy!, SecondPerson = officer.Person });

    private Confirmed Take(BillingDbContext db, WorklistItem item, Officer officer)
    {
        var step = new CaseDesk(database, book).Take(item.CaseId, item.Name, officer);
        db.Entry(item).Reload();
        (item.State, item.StepId, item.Version) = (WorklistState.Done, step.Id, item.Version + 1);
        db.SaveChanges();
        return new Confirmed(item, step, null);
    }

    private static Confirmed Refused(WorklistItem item, Sentence why) => new(item, null, why);
}
