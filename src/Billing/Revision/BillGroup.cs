namespace Billing.Revision;

/// <summary>Bills that are alike, and what becomes of them.</summary>
/// <param name="UseClass">用途; empty = all of them.</param>
/// <param name="MeterSize">mm; null where the group does not go by size, or there is none.</param>
/// <param name="From">Least usage, m³ a month; null where it does not go by usage.</param>
/// <param name="To">Largest usage, m³ a month; null = no bound.</param>
/// <param name="Up">Bills that rise.</param>
/// <param name="Same">Bills that stay.</param>
/// <param name="Down">Bills that fall.</param>
/// <param name="MeanBefore">Yen a bill.</param>
/// <param name="MeanChange">Yen a bill.</param>
public sealed record BillGroup(string UseClass, int? MeterSize, decimal? From, decimal? To, long Up, long Same, long Down, decimal MeanBefore, decimal MeanChange)
{
    /// <summary>Upper bounds of the bands in which councils are told of usage, m³ a month.</summary>
    public static IReadOnlyList<decimal> Bounds { get; } = [5m, 8m, 10m, 15m, 20m, 30m, 50m, 100m, 500m];

    /// <summary>Place of a usage among <see cref="Bounds"/>; their number where it is above the last.</summary>
    /// <param name="perMonth">m³ a month.</param>
    public static int BandOf(decimal perMonth) => Bounds.TakeWhile(bound => perMonth > bound).Count();

    public long Bills => Up + Same + Down;

    /// <summary>Change of the group's bills together, percent; null where they cost nothing before.</summary>
    public decimal? Percent => MeanBefore == 0m ? null : MeanChange / MeanBefore * 100m;

    /// <summary>Winners and losers by bands of usage; bands nobody is in are left out.</summary>
    public static IReadOnlyList<BillGroup> ByUsage(Impact impact) => [.. impact.Changes
        .GroupBy(change => BandOf(change.Cell.PerMonth))
        .OrderBy(group => group.Key)
        .Select(group => Of("", null, group.Key == 0 ? 0m : Bounds[group.Key - 1], group.Key == Bounds.Count ? null : Bounds[group.Key], group))];

    /// <summary>Winners and losers within each use class and meter size, in the order of the usage.</summary>
    public static IReadOnlyList<BillGroup> ByClassAndSize(Impact impact) => [.. impact.Changes
        .GroupBy(change => (change.Cell.Input.UseClass, change.Cell.Input.MeterSize))
        .Select(group => Of(group.Key.UseClass, group.Key.MeterSize, null, null, group))];

    private static BillGroup Of(string useClass, int? size, decimal? from, decimal? to, IEnumerable<BillChange> changes)
    {
        long up = 0, same = 0, down = 0;
        decimal before = 0m, moved = 0m;
        foreach (var change in changes)
        {
            var bills = change.Cell.Count;
            (up, same, down) = (up + (change.Yen > 0 ? bills : 0), same + (change.Yen == 0 ? bills : 0), down + (change.Yen < 0 ? bills : 0));
            before += (decimal)change.Before * bills;
            moved += (decimal)change.Yen * bills;
        }

        var all = up + same + down;
        return new BillGroup(useClass, size, from, to, up, same, down, before / all, moved / all);
    }
}
