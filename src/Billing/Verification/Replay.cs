using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;

namespace Billing.Verification;

/// <summary>Prices past bills again with the rule book they froze, and lists each yen that comes out differently.</summary>
public static class Replay
{
    /// <param name="from">First 調定月.</param>
    /// <param name="to">Last 調定月, inclusive.</param>
    public static ReplayReport Run(IBillingDatabase database, BillingMonth from, BillingMonth to)
    {
        using var db = database.NewContext();
        var engines = RuleBookFreezer.Read(db);
        var differences = new List<ReplayDifference>();
        long count = 0;
        foreach (var (bill, parts) in BillWalk.Of(database, from, to))
        {
            count++;
            foreach (var part in parts)
            {
                Compare(bill, part, engines[part.RuleBookId], differences);
            }
        }

        return new ReplayReport(count, differences);
    }

    private static void Compare(Bill bill, BillPart part, ChargeEngine engine, List<ReplayDifference> differences)
    {
        var price = engine.Price(FrozenSupply.Of(bill, part));
        var sign = bill.Kind == BillKind.Reversal ? -1 : 1;
        if (price.Charged.Yen * sign != part.Charged.Yen || price.Tax.Yen * sign != part.Tax.Yen)
        {
            differences.Add(new ReplayDifference(bill.Id, part.Service, part.Charged, new Money(price.Charged.Yen * sign), price.Tariff.Id));
        }
    }
}

/// <param name="Bills">Bills priced again.</param>
/// <param name="Differences">Empty when the past comes out as it was billed.</param>
public sealed record ReplayReport(long Bills, IReadOnlyList<ReplayDifference> Differences);

/// <param name="BillId">The bill.</param>
/// <param name="Service">Which part of it.</param>
/// <param name="Billed">What was charged.</param>
/// <param name="Replayed">What comes out now.</param>
/// <param name="TariffId">The frozen table.</param>
public sealed record ReplayDifference(long BillId, Service Service, Money Billed, Money Replayed, string TariffId);
