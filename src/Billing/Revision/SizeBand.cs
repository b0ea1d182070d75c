namespace Billing.Revision;

/// <summary>口径別・水量帯別: bills and m³ of one meter size in one band of usage.</summary>
/// <param name="MeterSize">mm; null = no meter.</param>
/// <param name="Band">Place of the band in <see cref="BillGroup.Bounds"/>; their number = above the last.</param>
/// <param name="Bills">Bills.</param>
/// <param name="CubicMetres">m³ of all of them.</param>
public sealed record SizeBand(int? MeterSize, int Band, long Bills, decimal CubicMetres)
{
    /// <summary>Every size with every band that somebody is in, the smallest first; what has no meter last.</summary>
    /// <param name="useClass">用途; null = all.</param>
    public static IReadOnlyList<SizeBand> Of(UsageHistogram usage, string? useClass) => [.. usage.Cells
        .Where(cell => useClass is null || cell.Input.UseClass == useClass)
        .GroupBy(cell => (cell.Input.MeterSize, Band: BillGroup.BandOf(cell.PerMonth)))
        .OrderBy(group => group.Key.MeterSize ?? int.MaxValue).ThenBy(group => group.Key.Band)
        .Select(group => new SizeBand(group.Key.MeterSize, group.Key.Band, group.Sum(cell => cell.Count), group.Sum(cell => (decimal)cell.CubicMetres * cell.Count)))];
}
