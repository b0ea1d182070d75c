namespace Billing.Exchange;

/// <summary>
/// Bills of which a statistics book tells only the band. The rule, exact and always the same: the bills are spread evenly over whole m³. Where the band's total is known, they are
/// spread over the widest run of m³ in the band whose middle is the mean, and then single bills move by one m³ until the total is met. Pure.
/// </summary>
public static class BandSpread
{
    /// <param name="from">First m³ of the band.</param>
    /// <param name="upTo">Last m³, not below the first.</param>
    /// <param name="count">Bills in it, at least 1.</param>
    /// <param name="total">m³ of all of them; null = not known.</param>
    /// <returns>Bills by m³, from the first, empty m³ left out. The counts add up to <paramref name="count"/>, and the m³ to <paramref name="total"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A total that no bills inside the band can make.</exception>
    public static IReadOnlyList<(int CubicMetres, long Count)> Of(int from, int upTo, long count, long? total)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(upTo, from);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (total is { } all && !Holds(from, upTo, count, all))
        {
            throw new ArgumentOutOfRangeException(nameof(total), total, $"{count} bills of {from} to {upTo} m³ cannot make this total.");
        }

        var (first, last) = total is { } of ? Run(from, upTo, count, of) : (from, upTo);
        var counts = Even(first, last, from, upTo, count);
        if (total is { } met)
        {
            Meet(counts, from, met);
        }

        return [.. counts.Select((bills, i) => (from + i, bills)).Where(m => m.bills > 0)];
    }

    /// <summary>Whether so many bills inside the band can make the total.</summary>
    public static bool Holds(int from, int upTo, long count, long total) => total >= (decimal)from * count && total <= (decimal)upTo * count;

    /// <summary>The widest run of m³ in the band around the mean.</summary>
    private static (int First, int Last) Run(int from, int upTo, long count, long total)
    {
        var mean = (decimal)total / count;
        var reach = Math.Min(mean - from, upTo - mean);
        return ((int)decimal.Ceiling(mean - reach), (int)decimal.Floor(mean + reach)) is var (first, last) && first <= last
            ? (first, last)
            : ((int)decimal.Floor(mean), (int)decimal.Floor(mean));
    }

    /// <summary>As many bills on every m³ of the run; the rest, one each, spaced over it.</summary>
    private static long[] Even(int first, int last, int from, int upTo, long count)
    {
        var counts = new long[upTo - from + 1];
        long width = last - first + 1;
        for (long i = 0; i < width; i++)
        {
            // How many of all bills lie at or before this m³, less those before it.
            counts[first - from + i] = (long)(((Int128)count * (i + 1) / width) - ((Int128)count * i / width));
        }

        return counts;
    }

    /// <summary>Moves single bills up or down by one m³ until the total is met: from the m³ that has the most, the lowest of equals.</summary>
    private static void Meet(long[] counts, int from, long total)
    {
        decimal missing = total;
        for (var i = 0; i < counts.Length; i++)
        {
            missing -= (decimal)counts[i] * (from + i);
        }

        var step = Math.Sign(missing);
        while (missing != 0)
        {
            var at = Fullest(counts, step);
            var moved = (long)Math.Min(Math.Abs(missing), Math.Max(1, (counts[at] - counts[at + step]) / 2));
            counts[at] -= moved;
            counts[at + step] += moved;
            missing -= step * moved;
        }
    }

    private static int Fullest(long[] counts, int step)
    {
        var best = -1;
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0 && i + step >= 0 && i + step < counts.Length && (best < 0 || counts[i] > counts[best]))
            {
                best = i;
            }
        }

        return best;
    }
}
