using System.Collections.Concurrent;
using Billing.Kernel;
using NodaTime;

namespace Billing.Web.Scheduling;

/// <summary>What this process is doing about nights: which ones run, and why the last attempt ended early. The books themselves are in the database.</summary>
public sealed class NightAttempts
{
    private readonly ConcurrentDictionary<LocalDate, Sentence?> _ended = new();
    private readonly ConcurrentDictionary<LocalDate, bool> _running = new();

    public bool IsRunning(LocalDate date) => _running.ContainsKey(date);

    /// <summary>Why the last attempt was refused; null when it was not.</summary>
    public Sentence? Refusal(LocalDate date) => _ended.GetValueOrDefault(date);

    internal void Begin(LocalDate date)
    {
        _running[date] = true;
        _ended.TryRemove(date, out _);
    }

    internal void End(LocalDate date, Sentence? refusal)
    {
        _ended[date] = refusal;
        _running.TryRemove(date, out _);
    }
}
