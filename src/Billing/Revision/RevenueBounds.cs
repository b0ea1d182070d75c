using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision;

/// <summary>Bills of which only the band is known.</summary>
/// <param name="Share">Their share of all bills, 0–1.</param>
/// <param name="From">Least m³ a month.</param>
/// <param name="UpTo">Most m³ a month.</param>
public sealed record UsageBand(decimal Share, int From, int UpTo);

/// <summary>
/// Between which limits the revenue of a use class changes, over every distribution of usage that a paper's percentiles allow: what can be said, and what a printed rate cannot be, where a paper
/// prints no distribution. Pure.
/// </summary>
/// <remarks>The ratio of two sums is largest where every band sits at the m³ and size that gain most over the ratio itself; the ratio is raised until nothing gains (Dinkelbach 1967). It ends, since a band has finitely many m³.</remarks>
public static class RevenueBounds
{
    /// <param name="sizes">Meter sizes that the bills may have.</param>
    /// <returns>Least and most change of the revenue before tax, percent.</returns>
    /// <exception cref="BusinessRuleException">tariff.*: a table cannot price the class.</exception>
    public static (decimal Least, decimal Most) Of(Tariff baseline, Tariff proposal, string useClass, IReadOnlyList<int> sizes, IReadOnlyList<UsageBand> bands)
    {
        var points = bands.Select(band => Points(baseline, proposal, useClass, sizes, band)).ToList();
        return (Percent(points, bands, -1), Percent(points, bands, 1));
    }

    private static List<(decimal Before, decimal After)> Points(Tariff baseline, Tariff proposal, string useClass, IReadOnlyList<int> sizes, UsageBand band)
    {
        var points = new List<(decimal, decimal)>();
        foreach (var size in sizes)
        {
            for (var cubicMetres = band.From; cubicMetres <= band.UpTo; cubicMetres++)
            {
                var input = new PricingInput(useClass, size, new CubicMetres(cubicMetres));
                points.Add((BillCalculator.Price(baseline, input, 0m).BeforeTax, BillCalculator.Price(proposal, input, 0m).BeforeTax));
            }
        }

        return points;
    }

    private static decimal Percent(List<List<(decimal Before, decimal After)>> points, IReadOnlyList<UsageBand> bands, int sign)
    {
        var ratio = sign * -1_000_000m;
        while (true)
        {
            var (before, after) = (0m, 0m);
            for (var i = 0; i < bands.Count; i++)
            {
                var at = ratio;
                var best = points[i].MaxBy(point => sign * (point.After - (at * point.Before)));
                before += bands[i].Share * best.Before;
                after += bands[i].Share * best.After;
            }

            var next = after / before;
            if (sign * (next - ratio) <= 0m)
            {
                return (ratio - 1m) * 100m;
            }

            ratio = next;
        }
    }
}
