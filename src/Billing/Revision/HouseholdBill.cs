using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision;

/// <summary>モデル世帯: one household's sample bill, alone and with the other service's bill for the same water.</summary>
/// <param name="Bill">Of the service that is revised.</param>
/// <param name="Other">Of the other service; null where none is asked for.</param>
public sealed record HouseholdBill(QuickBill Bill, QuickBill? Other)
{
    /// <summary>Both services together; null where there is one.</summary>
    public long? BothBefore => Bill.Before + Other?.Before;

    /// <summary>Both services together; null where there is one.</summary>
    public long? BothAfter => Bill.After + Other?.After;

    /// <summary>Percent of both services together; null where there is one, or nothing was charged before.</summary>
    public decimal? BothPercent => BothBefore is { } before and not 0 ? (BothAfter - before) * 100m / before : null;

    /// <param name="cubicMetres">m³ a month.</param>
    /// <param name="other">The other service; null = none.</param>
    /// <exception cref="BusinessRuleException">A table has no such class or size, or is closed below such a usage.</exception>
    public static IReadOnlyList<HouseholdBill> Of(Tariff baseline, Tariff proposal, Household household, IReadOnlyList<int> cubicMetres, OtherService? other = null) =>
        [.. QuickBill.Of(baseline, proposal, [household.Supply], cubicMetres, 0m, 0m).Select(bill => new HouseholdBill(bill, other?.Beside(bill)))];
}

/// <summary>Whom a sample bill is for.</summary>
/// <param name="UseClass">用途.</param>
/// <param name="MeterSize">mm; null where the table does not ask.</param>
/// <param name="Register">指針区分; null = the only one.</param>
public sealed record Household(string UseClass, int? MeterSize, string? Register = null)
{
    /// <summary>As the calculator is asked: one month, one dwelling.</summary>
    public PricingInput Supply => new(UseClass, MeterSize, [new RegisterUsage(Register, new CubicMetres(0))], 1, 1);

    /// <summary>The kind of supply that most bills of a usage are for.</summary>
    public static Household MostCommon(UsageHistogram usage) => usage.Cells
        .GroupBy(cell => new Household(cell.Input.UseClass, cell.Input.MeterSize, cell.Input.Usage[0].Register))
        .MaxBy(group => group.Sum(cell => cell.Count))!.Key;

    /// <summary>How far pictures of this household go, m³ a month: past what 99 of 100 such households use, a round number.</summary>
    public int Far(UsageHistogram usage)
    {
        var cells = usage.Cells.Where(cell => cell.Input.UseClass == UseClass && cell.Input.MeterSize == MeterSize).OrderBy(cell => cell.PerMonth).ToList();
        var most = cells.Count == 0 ? 0m : UsageStatistics.Percentile(cells, 0.99m);
        return (int)Math.Min(5_000m, Math.Max(50m, decimal.Ceiling(most / 10m) * 10m));
    }
}
