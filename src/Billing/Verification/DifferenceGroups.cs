using Billing.Kernel;

namespace Billing.Verification;

/// <summary>Gathers differences in bounded memory: a sum per group, a few examples, the largest few.</summary>
public sealed class DifferenceGroups
{
    /// <summary>How many of the largest differences are kept.</summary>
    public const int MostLargest = 20;

    private readonly Dictionary<(Service Service, BillEvent Event, ReplayCause Cause), DifferenceGroup> _groups = [];
    private readonly Largest<BookDifference> _largest = new(MostLargest);

    public void Add(BookDifference difference)
    {
        var key = (difference.Service, difference.Event, difference.Cause);
        if (!_groups.TryGetValue(key, out var group))
        {
            _groups[key] = group = new DifferenceGroup(difference.Service, difference.Event, difference.Cause);
        }

        group.Add(difference);
        _largest.Add(difference, Math.Abs(difference.Yen ?? 0), difference.BillId);
    }

    /// <summary>Most yen first, then most parts.</summary>
    public IReadOnlyList<DifferenceGroup> Groups => [.. _groups.Values
        .OrderByDescending(group => group.Moved).ThenByDescending(group => group.Count)
        .ThenBy(group => group.Service).ThenBy(group => group.Event).ThenBy(group => group.Cause.Aspect, StringComparer.Ordinal).ThenBy(group => group.Cause.Rule, StringComparer.Ordinal)];

    public IReadOnlyList<BookDifference> Largest => _largest.Found;
}

/// <summary>Keeps the few entries of largest size; of equal ones those that come first.</summary>
internal sealed class Largest<T>(int most)
{
    private readonly PriorityQueue<T, (long Size, long Order)> _smallestFirst = new();

    public void Add(T entry, long size, long order)
    {
        if (_smallestFirst.Count < most)
        {
            _smallestFirst.Enqueue(entry, (size, -order));
        }
        else
        {
            _smallestFirst.EnqueueDequeue(entry, (size, -order));
        }
    }

    /// <summary>Largest first.</summary>
    public IReadOnlyList<T> Found => [.. _smallestFirst.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element)];
}
