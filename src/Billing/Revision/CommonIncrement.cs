using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision;

/// <summary>共通の値上げ幅: the smallest whole-yen amount that, added to every price of some kinds, brings the revenue before tax to a target. Pure.</summary>
public static class CommonIncrement
{
    /// <summary>No price of a table may be larger.</summary>
    private const int Most = 999_999_999;

    /// <summary>Finds it by halving: more yen on a price never bring in less.</summary>
    /// <param name="baseline">Whose revenue the target is a percentage of.</param>
    /// <param name="proposal">The table to which the amount is added; prices of zero stay zero.</param>
    /// <param name="targetPercent">Wanted change of the revenue before tax over the baseline's.</param>
    /// <param name="kinds">Prices that rise.</param>
    /// <returns>Null where no amount reaches it. 0 where the proposal reaches it as it is.</returns>
    /// <exception cref="BusinessRuleException">revision.*: as <see cref="Impact.Of"/>; revision.no-revenue: the baseline brings in nothing, so that it has no percentage.</exception>
    public static SolvedIncrement? Solve(Tariff baseline, Tariff proposal, UsageHistogram usage, decimal targetPercent, PriceKinds kinds, decimal taxBefore, decimal taxAfter)
    {
        Impact.Check(baseline, proposal);
        var before = PricedUsage.Of(baseline, usage, taxBefore).BeforeTax();
        if (before == 0m)
        {
            throw new BusinessRuleException("revision.no-revenue", $"現行 {baseline.Id} の収入が 0 円なので、割合の目標は立てられません。", $"the baseline {baseline.Id} brings in nothing, so a percentage of it is no target.");
        }

        var target = before * (1m + (targetPercent / 100m));
        decimal Revenue(int increment) => PricedUsage.Of(Raised(proposal, kinds, increment), usage, taxAfter).BeforeTax();
        var (low, high) = (0, 1);
        if (Revenue(0) >= target)
        {
            return new SolvedIncrement(0, before, Revenue(0), Raised(proposal, kinds, 0));
        }

        // No price of the kind is paid by anybody: nothing that is added comes in.
        if (Revenue(1) == Revenue(0))
        {
            return null;
        }

        while (Revenue(high) < target)
        {
            if (high == Most)
            {
                return null;
            }

            (low, high) = (high, (int)Math.Min(Most, high * 2L));
        }

        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Revenue(middle) < target ? (middle, high) : (low, middle);
        }

        return new SolvedIncrement(high, before, Revenue(high), Raised(proposal, kinds, high));
    }

    private static Tariff Raised(Tariff proposal, PriceKinds kinds, int increment) => RepricedTariff.With(proposal, kinds, null, price => price == 0m ? 0m : price + increment);
}

/// <param name="Yen">The amount.</param>
/// <param name="Before">Revenue before tax under the baseline.</param>
/// <param name="After">Revenue before tax with the amount added.</param>
/// <param name="Tariff">The table that has it.</param>
public sealed record SolvedIncrement(int Yen, decimal Before, decimal After, Tariff Tariff)
{
    public decimal ChangePercent => (After - Before) / Before * 100m;
}
