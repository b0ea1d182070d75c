using System.Security.Cryptography;
using System.Text;

namespace Billing.Web.Pages.Plans;

/// <summary>
/// Questions about a plan that take longer than a page may. The address of the page is the question: whoever opens it again, from the same or another machine, finds the work under way or its answer, and after a
/// restart it is asked anew with the same outcome. Two are worked on at a time, and the latest asked for are remembered.
/// </summary>
public sealed class PlanWork : IDisposable
{
    /// <summary>How long a page waits before it shows progress instead.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    private const int Most = 24;

    private readonly Lock _lock = new();
    private readonly LinkedList<PlanJob> _jobs = new();
    private readonly SemaphoreSlim _places = new(2);
    private readonly CancellationTokenSource _end = new();

    /// <summary>The work on a question, begun where nobody asked it before.</summary>
    /// <param name="question">Everything that the answer depends on.</param>
    /// <param name="total">Steps of it; 0 = nobody knows.</param>
    /// <param name="answer">Reckons it; told where to report steps done.</param>
    public PlanJob Ask(IEnumerable<string> question, long total, Func<Action<long>, CancellationToken, object> answer)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', question))));
        lock (_lock)
        {
            var job = _jobs.FirstOrDefault(one => one.Key == key);
            if (job is not null)
            {
                _jobs.Remove(job);
            }
            else
            {
                job = new PlanJob(key, total);
                job.Start(answer, _places, _end.Token);
                while (_jobs.Count >= Most && _jobs.LastOrDefault(one => one.IsDone) is { } old)
                {
                    _jobs.Remove(old);
                }
            }

            _jobs.AddFirst(job);
            return job;
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
        _places.Dispose();
    }
}
