namespace Billing.Web.Scheduling;

/// <summary>Wakes the studio's worker at once when somebody asks something; without it the worker looks by itself every few seconds.</summary>
public sealed class StudioBell : IDisposable
{
    private static readonly TimeSpan Looks = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _rung = new(0, 1);

    public void Ring()
    {
        if (_rung.CurrentCount == 0)
        {
            try
            {
                _rung.Release();
            }
            catch (SemaphoreFullException)
            {
                // Somebody rang in the same moment.
            }
        }
    }

    /// <summary>Until somebody rings, or for a while.</summary>
    public Task Wait(CancellationToken cancel) => _rung.WaitAsync(Looks, cancel);

    public void Dispose() => _rung.Dispose();
}
