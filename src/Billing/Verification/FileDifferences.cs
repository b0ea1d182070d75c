using Billing.Kernel;

namespace Billing.Verification;

/// <summary>Gathers what differs from a file in bounded memory: sums, a few examples, the largest few.</summary>
internal sealed class FileDifferences
{
    private const int MostExamples = 5;
    private static readonly long[] Sizes = [0, 1, 10, 100, 1_000, 10_000];
    private readonly Dictionary<(Service Service, BillEvent Event, FileDifferenceKind Kind, long? UpToYen, string? Refusal), Sum> _sums = [];
    private readonly Largest<FileDifference> _largest = new(DifferenceGroups.MostLargest);
    private readonly Side _inFile = new();
    private readonly Side _here = new();

    public void Add(FileDifference difference)
    {
        if (difference.Kind is FileDifferenceKind.OnlyInFile or FileDifferenceKind.OnlyHere)
        {
            (difference.Kind == FileDifferenceKind.OnlyHere ? _here : _inFile).Add(difference);
            return;
        }

        var yen = difference.Yen ?? 0;
        var key = (difference.Service, difference.Event!.Value, difference.Kind, UpTo(Math.Abs(yen)), difference.Refusal?.Code);
        if (!_sums.TryGetValue(key, out var sum))
        {
            _sums[key] = sum = new Sum();
        }

        sum.Add(difference, yen);
        _largest.Add(difference, Math.Abs(yen), difference.Line!.Value);
    }

    public Unmatched OnlyInFile => _inFile.Found;

    public Unmatched OnlyHere => _here.Found;

    public IReadOnlyList<FileDifference> Largest => _largest.Found;

    public IReadOnlyList<FileDifferenceGroup> Groups => [.. _sums
        .Select(pair => pair.Value.As(pair.Key.Service, pair.Key.Event, pair.Key.Kind, pair.Key.UpToYen, pair.Key.Refusal))
        .OrderByDescending(group => group.OverYen + group.UnderYen).ThenByDescending(group => group.Count).ThenBy(group => group.Service).ThenBy(group => group.Event).ThenBy(group => group.Kind)];

    private static long? UpTo(long yen)
    {
        foreach (var size in Sizes)
        {
            if (yen <= size)
            {
                return size;
            }
        }

        return null;
    }

    private sealed class Side
    {
        private readonly List<FileDifference> _examples = [];
        private long _count;
        private long _yen;

        public Unmatched Found => new(_count, _yen, _examples);

        public void Add(FileDifference difference)
        {
            _count++;
            _yen += difference.File?.Yen ?? difference.Ours?.Yen ?? 0;
            if (_examples.Count < DifferenceGroups.MostLargest)
            {
                _examples.Add(difference);
            }
        }
    }

    private sealed class Sum
    {
        private readonly List<long> _examples = [];
        private long _count;
        private long _overCount;
        private long _overYen;
        private long _underCount;
        private long _underYen;

        public void Add(FileDifference difference, long yen)
        {
            _count++;
            _overCount += yen > 0 ? 1 : 0;
            _overYen += Math.Max(0, yen);
            _underCount += yen < 0 ? 1 : 0;
            _underYen += Math.Max(0, -yen);
            if (_examples.Count < MostExamples)
            {
                _examples.Add(difference.BillId!.Value);
            }
        }

        public FileDifferenceGroup As(Service service, BillEvent at, FileDifferenceKind kind, long? upTo, string? refusal) =>
            new(service, at, kind, upTo, refusal, _count, _overCount, _overYen, _underCount, _underYen, _examples);
    }
}
