using System.Collections.Concurrent;

namespace Billing.Benchmarks;

/// <summary>What each kind of page took.</summary>
internal sealed class PageTimes
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<PageTime>> _kinds = new();

    public void Add(string kind, PageTime time) => _kinds.GetOrAdd(kind, _ => []).Add(time);

    /// <summary>All pages together, then each kind, the slowest first: milliseconds of the counter, and to the last byte at the clerk.</summary>
    public object Report(double seconds)
    {
        var all = _kinds.SelectMany(k => k.Value).ToList();
        return new
        {
            Seconds = Math.Round(seconds, 1),
            Requests = all.Count,
            RequestsPerSecond = Math.Round(all.Count / seconds, 1),
            Faults = all.Select(r => r.Fault).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList(),
            Server = Shares(all, r => r.ServerMilliseconds),
            AtTheClerk = Shares(all, r => r.Milliseconds),
            Pages = _kinds.Select(k => (k.Key, Times: k.Value.ToList())).OrderByDescending(k => At(k.Times, 0.95, r => r.ServerMilliseconds)).Select(k => new
            {
                Page = k.Key,
                Requests = k.Times.Count,
                Server = Shares(k.Times, r => r.ServerMilliseconds),
                AtTheClerk = Shares(k.Times, r => r.Milliseconds),
            }).ToList(),
        };
    }

    private static object Shares(List<PageTime> times, Func<PageTime, double> of) => new { P50 = At(times, 0.50, of), P95 = At(times, 0.95, of), P99 = At(times, 0.99, of), Most = At(times, 1, of) };

    private static double At(List<PageTime> times, double share, Func<PageTime, double> of)
    {
        var sorted = times.Select(of).Order().ToList();
        return sorted.Count == 0 ? 0 : Math.Round(sorted[(int)Math.Ceiling(share * sorted.Count) - 1], 1);
    }
}
