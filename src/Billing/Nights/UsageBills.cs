using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Billing.Metering;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Nights;

/// <summary>The bills of usages outside the night's bulk path. A contract that has ended waits for nothing: what its services would have billed in months of their own is billed at once.</summary>
internal static class UsageBills
{
    /// <summary>The bills of one usage, the services of its round first.</summary>
    /// <param name="month">調定月.</param>
    /// <param name="atOnce">Whether services with a month of their own are billed too; else they are <see cref="DraftBill.Deferred"/>.</param>
    /// <exception cref="BusinessRuleException">No service is taken, or the engine refuses.</exception>
    public static IReadOnlyList<DraftBill> Of(BillMaker maker, BillInput input, BillingMonth month, LocalDate today, bool atOnce)
    {
        var billable = input.Needed();
        var first = maker.Make(billable, month, today);
        if (!atOnce)
        {
            return [first];
        }

        var drafts = first.Parts.Count > 0 ? [first with { Deferred = [] }] : new List<DraftBill>();
        foreach (var later in first.Deferred.GroupBy(d => d.Month).OrderBy(g => g.Key))
        {
            drafts.Add(maker.MakeDeferred(billable, [.. later.Select(d => d.Service)], later.Key, today));
        }

        return drafts;
    }

    /// <summary>The bills of what earlier rounds of a contract deferred to months to come.</summary>
    public static IReadOnlyList<(DraftBill Draft, IReadOnlyList<DeferredPart> Instead)> OfDeferred(BillingDbContext db, BillMaker maker, long contractId, LocalDate today)
    {
        if (!maker.HasCycles)
        {
            return [];
        }

        var usages = db.Usages.Where(u => u.ContractId == contractId && db.DeferredParts.Any(d => d.UsageId == u.Id));
        var drafts = new List<(DraftBill Draft, IReadOnlyList<DeferredPart> Instead)>();
        foreach (var input in BillInput.Read(db, usages, maker.Book))
        {
            foreach (var due in db.DeferredParts.Where(d => d.UsageId == input.Usage.Id).AsEnumerable().GroupBy(d => d.Month).OrderBy(g => g.Key))
            {
                drafts.Add((maker.MakeDeferred(input.Needed(), [.. due.Select(d => d.Service)], due.Key, today), [.. due]));
            }
        }

        return drafts;
    }

    /// <summary>調定月 of a usage: of its round, or of the round in which its last day would have been billed.</summary>
    public static BillingMonth MonthOf(BillingDbContext db, Usage usage)
    {
        if (usage.RoundId is { } round)
        {
            return db.ReadingRounds.Where(r => r.Id == round).Select(r => r.Month).Single();
        }

        var point = db.ServicePoints.AsNoTracking().Single(p => p.Id == usage.ServicePointId);
        return PointUsage.MonthOf(db, usage) ?? FinalPoint.Of(db, point, usage.PeriodTo).Point.Month;
    }

    /// <summary>Every step of a draft, told by the engine that priced it.</summary>
    public static IReadOnlyList<PartExplanation> Explain(ChargeEngine engine, DraftBill draft) => [.. draft.Parts.Select(part =>
    {
        var supply = FrozenSupply.Of(draft.Bill, part);
        var told = engine.Explain(supply);
        return new PartExplanation(part, draft.LinesOf(part.Service), supply, told.Charge.Tariff.Id, told.Lines, told.Citations);
    })];
}
