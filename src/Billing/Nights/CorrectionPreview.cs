using Billing.Bills;
using Billing.Kernel;
using Billing.Metering;
using Billing.Tariffs;
using Microsoft.EntityFrameworkCore;

namespace Billing.Nights;

/// <summary>
/// What another index would change, worked out from what each bill froze, so that nothing is written and no night waits. The correction itself works the usage
/// and the charges out anew; they differ from this where the rules of the period were corrected since.
/// </summary>
/// <param name="Usage">The usage that ends at the wrong value.</param>
/// <param name="Bills">The bill, others of the same usage, and the one after it, which began at the wrong value.</param>
public sealed record CorrectionPreview(Usage Usage, IReadOnlyList<ForeseenBill> Bills)
{
    /// <summary>Foresees <see cref="BillCorrection.Correct"/>.</summary>
    /// <exception cref="BusinessRuleException">What the correction would be refused for, as far as the bill itself tells.</exception>
    public static CorrectionPreview Of(BillingDbContext db, long billId, int index)
    {
        var usage = UsageOf(db, billId);
        var more = index - usage.CurrentIndex;
        var bills = Of(db, usage, IsPlain(usage) && usage.CubicMetres.Value + more >= 0 ? more : null);
        if (BillCorrection.Following(db, usage) is { } next)
        {
            bills = [.. bills, .. Of(db, next, IsPlain(next) && IsPlain(usage) && next.CubicMetres.Value - more >= 0 ? -more : null)];
        }

        return new CorrectionPreview(usage, bills);
    }

    /// <summary>The usage of a bill that may be corrected.</summary>
    /// <exception cref="BusinessRuleException"><c>bill.unknown</c>, <c>bill.is-reversal</c>, <c>bill.already-reversed</c>, <c>bill.occasional</c>.</exception>
    public static Usage UsageOf(BillingDbContext db, long billId)
    {
        var bill = BillReversal.Reversible(db, billId);
        BillCorrection.RefuseIfOccasional(bill);
        return db.Usages.AsNoTracking().Single(u => u.Id == bill.UsageId);
    }

    /// <summary>Whether one m³ on the dial is one m³ of usage.</summary>
    private static bool IsPlain(Usage usage) => usage.Basis is UsageBasis.Metered or UsageBasis.Settled && usage.Registers is null;

    private static List<ForeseenBill> Of(BillingDbContext db, Usage usage, int? more) => [.. BillReplacement.Standing(db, usage).Select(bill => new ForeseenBill(
        bill,
        usage.CubicMetres,
        more is { } change ? new CubicMetres(usage.CubicMetres.Value + change) : null,
        more is { } by ? Total(db, bill, by) : null))];

    /// <summary>The parts charged again with their own frozen books.</summary>
    private static Money Total(BillingDbContext db, Bill bill, int more)
    {
        var total = Money.Zero;
        var (first, last) = (BillNumber.Part(bill.Id, Service.Water), BillNumber.Part(bill.Id, Service.Sewer));
        foreach (var part in db.BillParts.AsNoTracking().Where(p => p.Id >= first && p.Id <= last).ToList())
        {
            var supply = FrozenSupply.Of(bill, part);
            var engine = RuleBookFreezer.Read(db.FrozenRuleBooks.AsNoTracking().Single(f => f.Id == part.RuleBookId));
            total += engine.Price(supply with { Usage = [new RegisterUsage(null, new CubicMetres(Math.Max(0, supply.CubicMetres + more)))] }).Charged;
        }

        return total;
    }
}

/// <param name="Bill">As it stands.</param>
/// <param name="Before">m³.</param>
/// <param name="After">m³ then; null where only the correction itself can tell (an estimate, several registers, a dial that passed zero).</param>
/// <param name="Total">Tax included, then; null as well.</param>
public sealed record ForeseenBill(Bill Bill, CubicMetres Before, CubicMetres? After, Money? Total)
{
    /// <summary>New minus old.</summary>
    public Money? Difference => Total - Bill.Total;
}
