using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Billing.Tests.Metering;

/// <summary>Counts the SELECT commands that EF Core runs in this flow while it watches.</summary>
internal sealed class QueryCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly AsyncLocal<bool> here = new();
    private readonly List<IDisposable> listening = [];

    public int Reads => Texts.Count;

    /// <summary>Their texts.</summary>
    public List<string> Texts { get; } = [];

    public IDisposable Watch()
    {
        here.Value = true;
        listening.Add(DiagnosticListener.AllListeners.Subscribe(this));
        return new Stop(listening);
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            listening.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (here.Value && value.Key == RelationalEventId.CommandExecuting.Name
            && value.Value is CommandEventData { Command.CommandText: var sql } && sql.TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase))
        {
            Texts.Add(sql);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private sealed class Stop(List<IDisposable> listening) : IDisposable
    {
        public void Dispose() => listening.ForEach(l => l.Dispose());
    }
}
