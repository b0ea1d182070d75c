namespace Billing.Nights;

/// <summary>Rows by a key, each group in order: one sorted array and an index into it, so that a chunk costs few allocations.</summary>
internal sealed class Grouped<T>
{
    private readonly T[] _rows;
    private readonly Dictionary<long, (int Start, int Count)> _groups;

    public Grouped(List<T> rows, Func<T, long> key, Comparison<T> within)
    {
        _rows = [.. rows];
        int Compare(T a, T b)
        {
            var byKey = key(a).CompareTo(key(b));
            return byKey != 0 ? byKey : within(a, b);
        }

        // An index mostly gives the rows in their order already.
        if (!IsSorted(_rows, Compare))
        {
            Array.Sort(_rows, Compare);
        }

        _groups = new Dictionary<long, (int Start, int Count)>(_rows.Length);
        for (var start = 0; start < _rows.Length;)
        {
            var end = start + 1;
            while (end < _rows.Length && key(_rows[end]) == key(_rows[start]))
            {
                end++;
            }

            _groups[key(_rows[start])] = (start, end - start);
            start = end;
        }
    }

    /// <summary>The group of <paramref name="key"/>; empty when there is none.</summary>
    public ArraySegment<T> this[long key]
        => _groups.TryGetValue(key, out var group) ? new ArraySegment<T>(_rows, group.Start, group.Count) : ArraySegment<T>.Empty;

    private static bool IsSorted(T[] rows, Comparison<T> compare)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            if (compare(rows[i - 1], rows[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }
}
