using Billing.Tariffs;

namespace Billing.Revision;

/// <summary>How one use class uses water.</summary>
/// <param name="UseClass">用途.</param>
/// <param name="Bills">Bills counted.</param>
/// <param name="Mean">m³ a month.</param>
/// <param name="P50">m³ a month: the smallest usage whose cumulative share of bills reaches half.</param>
/// <param name="P90">Likewise, nine tenths.</param>
/// <param name="P99">Likewise, 99 %.</param>
/// <param name="WithinBase">Share (0–1) of bills with no m³ beyond what the base covers (基本水量以下).</param>
/// <param name="BelowBase">Share (0–1) of bills that leave a part of it unused (基本水量未満).</param>
public sealed record UsageStatistics(string UseClass, long Bills, decimal Mean, decimal P50, decimal P90, decimal P99, decimal WithinBase, decimal BelowBase)
{
    /// <summary>Every use class of the usage, in its order.</summary>
    /// <param name="tariff">Whose base volume is meant.</param>
    public static IReadOnlyList<UsageStatistics> Of(UsageHistogram usage, Tariff tariff) => [.. usage.Cells.GroupBy(cell => cell.Input.UseClass).Select(cells => Of(cells.Key, [.. cells], tariff))];

    /// <summary>The smallest usage (m³ a month) whose cumulative share of bills reaches <paramref name="share"/>.</summary>
    public static decimal Percentile(IReadOnlyList<UsageCell> byUsage, decimal share)
    {
        var needed = share * byUsage.Sum(cell => cell.Count);
        long reached = 0;
        foreach (var cell in byUsage)
        {
            reached += cell.Count;
            if (reached >= needed)
            {
                return cell.PerMonth;
            }
        }

        return byUsage[^1].PerMonth;
    }

    private static UsageStatistics Of(string useClass, List<UsageCell> cells, Tariff tariff)
    {
        cells.Sort((a, b) => a.PerMonth.CompareTo(b.PerMonth));
        var bills = cells.Sum(cell => cell.Count);
        long within = 0, below = 0;
        foreach (var cell in cells)
        {
            var left = cell.Input.Usage.Select(usage => Covered(tariff, cell.Input, usage.Register) - usage.CubicMetres.Value).ToList();
            within += left.TrueForAll(m3 => m3 >= 0m) ? cell.Count : 0;
            below += left.TrueForAll(m3 => m3 >= 0m) && left.Exists(m3 => m3 > 0m) ? cell.Count : 0;
        }

        return new UsageStatistics(
            useClass,
            bills,
            cells.Sum(cell => cell.PerMonth * cell.Count) / bills,
            Percentile(cells, 0.5m),
            Percentile(cells, 0.9m),
            Percentile(cells, 0.99m),
            (decimal)within / bills,
            (decimal)below / bills);
    }

    /// <summary>m³ of a register that the base of the period covers.</summary>
    private static decimal Covered(Tariff tariff, PricingInput input, string? register) =>
        tariff.Compiled.Find(input.UseClass, input.MeterSize, register).Included * input.Months / tariff.TableMonths * input.Dwellings;
}
