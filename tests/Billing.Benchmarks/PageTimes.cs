using System.Collections.Concurrent;

namespace Billing.Benchmarks;

/// <summary>What each kind of page took.</summary>
internal sealed class PageTimes
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<(double Milliseconds, bool Good)>> _kinds = new();

    public void Add(string kind, double milliseconds, bool good) => _kinds.GetOrAdd(kind, _ => []).Add((milliseconds, good));

    /// <summary>All pages together, then each kind, the slowest first; milliseconds to the last byte.</summary>
    public object Report(double seconds)
    {
        var all = _kinds.SelectMany(k => k.Value).ToList();
        return new
        {
            Seconds = Math.Round(seconds, 1),
            Requests = all.Count,
            RequestsPerSecond = Math.Round(all.Count / seconds, 1),
            Errors = all.Count(r => !r.Good),
            P50 = At(all, 0.50),
            P95 = At(all, 0.95),
            P99 = At(all, 0.99),
            Pages = _kinds.Select(k => (k.Key, Times: k.Value.ToList())).OrderByDescending(k => At(k.Times, 0.95)).Select(k => new
            {
                Page = k.Key,
                Requests = k.Times.Count,
                Errors = k.Times.Count(r => !r.Good),
                P50 = At(k.Times, 0.50),
                P95 = At(k.Times, 0.95),
                P99 = At(k.Times, 0.99),
                Most = At(k.Times, 1),
            }).ToList(),
        };
    }

    private static double At(List<(double Milliseconds, bool Good)> times, double share)
    {
        var sorted = times.Select(t => t.Milliseconds).Order().ToList();
        return sorted.Count == 0 ? 0 : Math.Round(sorted[(int)Math.Ceiling(share * sorted.Count) - 1], 1);
    }
}
