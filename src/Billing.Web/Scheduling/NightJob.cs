using System.Data.Common;
using System.Diagnostics;
using Billing.Kernel;
using Billing.Nights;
using Billing.Operations;
using Billing.Web.Languages;
using Billing.Web.Metrics;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Quartz;

namespace Billing.Web.Scheduling;

/// <summary>Runs one night that a person started. Begun again after a crash it goes on at the night's own checkpoints.</summary>
[DisallowConcurrentExecution]
public sealed class NightJob(NightRunner nights, NightOptions options, NightAttempts attempts, IBillingDatabase database, IClock clock, BillingMeter meter, ILogger<NightJob> log) : IJob
{
    public const string Date = "date";

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var date = LocalDatePattern.Iso.Parse(context.MergedJobDataMap.GetString(Date)!).Value;
        Run(nights, options, attempts, database, clock, meter, log, date, cancellationToken);
        return ValueTask.CompletedTask;
    }

    /// <summary>One night with its trace. A refusal by rule is kept for the page; a fault is logged and crashes the job, and the next start resumes.</summary>
    internal static bool Run(NightRunner nights, NightOptions options, NightAttempts attempts, IBillingDatabase database, IClock clock, BillingMeter meter, ILogger log, LocalDate date, CancellationToken cancel)
    {
        attempts.Begin(date);
        var begun = Stopwatch.GetTimestamp();
        try
        {
            var report = nights.Run(date, options, cancel);
            Note(database, clock, date, good: true, report.Bills);
            meter.Night(report, Stopwatch.GetElapsedTime(begun));
            NightLog.Done(log, date, report.Bills, report.BilledYen, report.Held, report.Failed);
            attempts.End(date, refusal: null);
            return true;
        }
        catch (BusinessRuleException refusal)
        {
            NightLog.Refused(log, date, refusal.Message);
            attempts.End(date, refusal.Said);
            return false;
        }
        catch (OperationCanceledException)
        {
            attempts.End(date, new Sentence("停止の指示で途中で止まりました。再開すると続きから動きます。", "It was told to stop half way. Resumed, it goes on where it was."));
            throw;
        }
        catch
        {
            Note(database, clock, date, good: false, 0);
            meter.Night(null, Stopwatch.GetElapsedTime(begun));
            attempts.End(date, new Sentence("途中で止まりました。記録を確かめ、再開してください。", "It stopped half way. Look at the log and resume it."));
            throw;
        }
    }

    /// <summary>What the alarms look at. A database that is away cannot be told; that it is away is told by readiness.</summary>
    private static void Note(IBillingDatabase database, IClock clock, LocalDate date, bool good, int bills)
    {
        try
        {
            using var db = database.NewContext();
            Alarms.Note(db, OperationKind.Night, clock.GetCurrentInstant(), good, bills, Screen.Iso(date));
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException or TimeoutException or InvalidOperationException)
        {
            // The night's own fault is what gets thrown on.
        }
    }
}
