using Billing.Kernel;

namespace Billing.Web.Pages.Plans;

/// <summary>A long question about a plan on its way.</summary>
/// <param name="key">Of the question.</param>
/// <param name="total">Steps of it; 0 = nobody knows.</param>
public sealed class PlanJob(string key, long total)
{
    private long _done;
    private Task<object> _task = Task.FromResult<object>("");

    public string Key { get; } = key;

    /// <summary>0 = nobody knows.</summary>
    public long Total { get; } = total;

    /// <summary>Steps done.</summary>
    public long Done => Interlocked.Read(ref _done);

    public bool IsDone => _task.IsCompleted;

    /// <summary>The answer, or the <see cref="BusinessRuleException"/> or <see cref="DataFileException"/> that refused it; null while it is under way.</summary>
    public object? Answer => _task is { IsCompletedSuccessfully: true, Result: var answer } ? answer : null;

    /// <summary>Waits for the answer, but no longer than this.</summary>
    public async Task<object?> Wait(TimeSpan patience, CancellationToken stop)
    {
        await Task.WhenAny(_task, Task.Delay(patience, stop));
        return Answer;
    }

    internal void Start(Func<Action<long>, CancellationToken, object> answer, SemaphoreSlim places, CancellationToken end) => _task = Task.Run(
        async () =>
        {
            await places.WaitAsync(end);
            try
            {
                return answer(done => Interlocked.Exchange(ref _done, done), end);
            }
            catch (BusinessRuleException refused)
            {
                return refused;
            }
            catch (DataFileException wrong)
            {
                return wrong;
            }
            finally
            {
                places.Release();
            }
        },
        end);
}
