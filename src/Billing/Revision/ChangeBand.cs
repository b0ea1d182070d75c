namespace Billing.Revision;

/// <summary>Bills whose change lies in a band.</summary>
/// <param name="From">Above this; null = all below <paramref name="To"/>.</param>
/// <param name="To">Up to this; null = all above.</param>
/// <param name="Bills">How many.</param>
/// <param name="Same">The band of no change at all.</param>
public sealed record ChangeBand(decimal? From, decimal? To, long Bills, bool Same)
{
    private const int MostBands = 16;

    /// <summary>Changes in yen.</summary>
    public static IReadOnlyList<ChangeBand> InYen(Impact impact) => Of([.. impact.Changes.Select(change => ((decimal)change.Yen, change.Cell.Count))]);

    /// <summary>Changes in percent; bills that cost nothing before are in none.</summary>
    public static IReadOnlyList<ChangeBand> InPercent(Impact impact) => Of([.. impact.Changes.Where(change => change.Percent is not null).Select(change => (change.Percent!.Value, change.Cell.Count))]);

    /// <summary>Bands of one round width over the middle 98 % of the bills, what lies beyond in an open band at each end, and no change in a band of its own.</summary>
    private static List<ChangeBand> Of(List<(decimal Change, long Bills)> changes)
    {
        changes.Sort();
        var all = changes.Sum(c => c.Bills);
        if (all == 0)
        {
            return [];
        }

        var (low, high) = (Math.Min(0m, At(changes, all / 100)), Math.Max(0m, At(changes, all - 1 - (all / 100))));
        var width = Width((high - low) / MostBands);
        var (first, last) = ((int)decimal.Floor(low / width), (int)decimal.Ceiling(high / width));
        long Count(Func<decimal, bool> of) => changes.Where(c => of(c.Change)).Sum(c => c.Bills);
        var bands = new List<ChangeBand> { new(null, first * width, Count(c => c < 0m && c <= first * width), false) };
        for (var i = first; i < last; i++)
        {
            var (from, to) = (i * width, (i + 1) * width);
            if (i == 0)
            {
                bands.Add(new ChangeBand(0m, 0m, Count(c => c == 0m), true));
            }

            // No change belongs to neither side.
            bands.Add(new ChangeBand(from, to, Count(c => c != 0m && c > from && c <= to), false));
        }

        if (last <= 0)
        {
            bands.Add(new ChangeBand(0m, 0m, Count(c => c == 0m), true));
        }

        bands.Add(new ChangeBand(last * width, null, Count(c => c > 0m && c > last * width), false));
        return [.. bands.Where((band, i) => band.Bills > 0 || (i > 0 && i < bands.Count - 1))];
    }

    private static decimal At(List<(decimal Change, long Bills)> changes, long place)
    {
        long before = 0;
        foreach (var (change, bills) in changes)
        {
            before += bills;
            if (before > place)
            {
                return change;
            }
        }

        return changes[^1].Change;
    }

    /// <summary>1, 2 or 5 times a power of ten, not below <paramref name="least"/>.</summary>
    private static decimal Width(decimal least)
    {
        for (var power = 0.1m; ; power *= 10m)
        {
            foreach (var width in (ReadOnlySpan<decimal>)[power, 2m * power, 5m * power])
            {
                if (width >= least)
                {
                    return width;
                }
            }
        }
    }
}
