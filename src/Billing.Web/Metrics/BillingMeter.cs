using System.Data.Common;
using System.Diagnostics.Metrics;
using Billing.Delinquency;
using Billing.Metering;
using Billing.Nights;
using Meter = System.Diagnostics.Metrics.Meter;

namespace Billing.Web.Metrics;

/// <summary>
/// What monitors read of billing through the platform's meters, beside ASP.NET Core's own (pages: <c>http.server.request.duration</c>). Queue lengths are asked from the database
/// only while somebody listens, and by the process that runs nights.
/// </summary>
public sealed class BillingMeter : IDisposable
{
    public const string Name = "Billing";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _bills;
    private readonly Counter<long> _held;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _nights;
    private readonly Histogram<double> _seconds;

    public BillingMeter(IBillingDatabase database)
    {
        _nights = _meter.CreateCounter<long>("billing.nights", description: "Nights that ended, by outcome");
        _bills = _meter.CreateCounter<long>("billing.night.bills", description: "Bills made by nights");
        _held = _meter.CreateCounter<long>("billing.night.held", description: "Usages held by the gate");
        _failed = _meter.CreateCounter<long>("billing.night.failed", description: "Contracts set aside");
        _seconds = _meter.CreateHistogram<double>("billing.night.duration", "s", "Seconds of a night in this process");
        Length("billing.night.steps.open", "Steps of nights that are begun and not done", database, db => db.NightSteps.LongCount(s => s.State != StepState.Done));
        Length("billing.usages.held", "Held usages that wait for a person", database, db => db.Usages.LongCount(u => u.State == UsageState.Held));
        Length("billing.worklist.open", "Arrears that wait for an officer", database, db => db.WorklistItems.LongCount(w => w.State == WorklistState.Open || w.State == WorklistState.Asked));
        Length("billing.suspense.open", "Money that fits no slip and waits to be cleared", database, db => db.SuspenseItems.LongCount(s => s.End == null));
    }

    /// <summary>A night of this process ended.</summary>
    public void Night(NightReport? report, TimeSpan took)
    {
        _nights.Add(1, new KeyValuePair<string, object?>("outcome", report is null ? "failed" : "done"));
        _seconds.Record(took.TotalSeconds);
        if (report is { Changed: true })
        {
            _bills.Add(report.Bills);
            _held.Add(report.Held);
            _failed.Add(report.Failed);
        }
    }

    public void Dispose() => _meter.Dispose();

    private void Length(string name, string description, IBillingDatabase database, Func<BillingDbContext, long> count) =>
        _meter.CreateObservableGauge(name, () => Ask(database, count), description: description);

    private static IEnumerable<Measurement<long>> Ask(IBillingDatabase database, Func<BillingDbContext, long> count)
    {
        try
        {
            using var db = database.NewContext();
            return [new Measurement<long>(count(db))];
        }
        catch (Exception fault) when (fault is DbException or TimeoutException or InvalidOperationException)
        {
            return []; // Away: readiness tells it.
        }
    }
}
