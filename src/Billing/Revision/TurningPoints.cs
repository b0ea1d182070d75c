namespace Billing.Revision;

/// <summary>A stretch of usages whose bills all rise, all stay or all fall.</summary>
/// <param name="From">Smallest usage, m³ of the whole period.</param>
/// <param name="To">Largest usage, m³ of the whole period.</param>
/// <param name="Direction">1 = up, 0 = as before, -1 = down.</param>
/// <param name="Least">Change nearest to nothing, yen with tax.</param>
/// <param name="Most">Change farthest from nothing, yen with tax.</param>
public sealed record ChangeStretch(int From, int To, int Direction, long Least, long Most);

/// <summary>損益分岐点: where a supply's bill turns from falling to rising, as usage grows. Exact: every m³ is priced under both tables.</summary>
public static class TurningPoints
{
    /// <summary>The stretches from 0 m³ to the end of the curves, each another direction than the one before. One stretch means that nothing turns.</summary>
    /// <exception cref="ArgumentException">The curves are of different lengths or of different supplies: a fault of the caller.</exception>
    public static IReadOnlyList<ChangeStretch> Of(BillCurve before, BillCurve after)
    {
        if (before.Prices.Count != after.Prices.Count)
        {
            throw new ArgumentException($"one curve has {before.Prices.Count} usages, the other {after.Prices.Count}", nameof(after));
        }

        var stretches = new List<ChangeStretch>();
        for (var cubicMetres = 0; cubicMetres < before.Prices.Count; cubicMetres++)
        {
            var yen = after.Prices[cubicMetres].Charged.Yen - before.Prices[cubicMetres].Charged.Yen;
            if (stretches is [.., var last] && last.Direction == Math.Sign(yen))
            {
                stretches[^1] = last with { To = cubicMetres, Least = Math.Abs(yen) < Math.Abs(last.Least) ? yen : last.Least, Most = Math.Abs(yen) > Math.Abs(last.Most) ? yen : last.Most };
            }
            else
            {
                stretches.Add(new ChangeStretch(cubicMetres, cubicMetres, Math.Sign(yen), yen, yen));
            }
        }

        return stretches;
    }
}
