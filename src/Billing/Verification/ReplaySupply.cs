using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;

namespace Billing.Verification;

/// <summary>The supply of one standing part, for any book to charge.</summary>
/// <param name="Own">What the part froze, with the charges just before that some rule may settle with it.</param>
/// <param name="Before">The supplies behind these charges, in the same order; null where it is not known: then the charge stands as it was made. Empty = none is known.</param>
internal readonly record struct ReplaySupply(Supply Own, IReadOnlyList<Supply?> Before)
{
    /// <summary>What <paramref name="engine"/> charges, or why it refuses.</summary>
    /// <param name="asMade">What came before stands as it was charged, because <paramref name="engine"/> is the book that the bill froze. Otherwise it counts
    /// as this book would have charged it, so that a difference of the period before is not counted twice.</param>
    public ReplayOutcome Price(ChargeEngine engine, bool asMade = false)
    {
        try
        {
            return new ReplayOutcome(engine.Price(asMade ? Own : Under(engine)), null);
        }
        catch (BusinessRuleException refusal)
        {
            return new ReplayOutcome(null, refusal);
        }
    }

    /// <summary>The supply as it stands under a book.</summary>
    /// <exception cref="BusinessRuleException">The book refuses to charge what came before.</exception>
    public Supply Under(ChargeEngine engine)
    {
        if (Before.Count == 0)
        {
            return Own;
        }

        var earlier = Own.Earlier.ToArray();
        for (var i = 0; i < earlier.Length; i++)
        {
            if (Before[i] is { } before)
            {
                earlier[i] = ForUsage(earlier[i], engine.Price(before));
            }
        }

        return Own with { Earlier = earlier };
    }

    private static EarlierCharge ForUsage(EarlierCharge earlier, Charge charge)
    {
        var fees = charge.Lines.Where(line => line.Kind is not ChargeLineKind.Usage).ToList();
        return earlier with
        {
            Charged = new Money(charge.Charged.Yen - fees.Sum(line => line.Charged.Yen)),
            Tax = new Money(charge.Tax.Yen - fees.Sum(line => line.Tax.Yen)),
        };
    }
}

/// <summary>What a book makes of a supply: a charge, or a refusal.</summary>
internal readonly record struct ReplayOutcome(Charge? Charge, BusinessRuleException? Refusal)
{
    public long? Yen => Charge?.Charged.Yen;

    /// <summary>Whether both come to the same yen and tax, or are refused for the same reason.</summary>
    public bool IsSameAs(ReplayOutcome other) => Charge is { } charge && other.Charge is { } than
        ? charge.Charged == than.Charged && charge.Tax == than.Tax
        : Charge is null && other.Charge is null && Refusal!.Code == other.Refusal!.Code;
}

/// <summary>What happens in the period of a bill.</summary>
public enum BillEvent : byte
{
    /// <summary>Use goes on.</summary>
    Ordinary = 0,

    /// <summary>使用開始.</summary>
    Start = 1,

    /// <summary>使用中止.</summary>
    Stop = 2,

    /// <summary>Both in one period.</summary>
    StartAndStop = 3,
}

internal static class BillEvents
{
    public static BillEvent Of(Bill bill) => (BillEvent)((bill.UserSince == bill.PeriodFrom ? 1 : 0) + (bill.Stops ? 2 : 0));
}
