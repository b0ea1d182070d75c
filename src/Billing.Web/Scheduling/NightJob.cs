using Billing.Kernel;
using Billing.Nights;
using NodaTime;
using NodaTime.Text;
using Quartz;

namespace Billing.Web.Scheduling;

/// <summary>Runs one night that a person started. Begun again after a crash it goes on at the night's own checkpoints.</summary>
[DisallowConcurrentExecution]
public sealed class NightJob(NightRunner nights, NightOptions options, NightAttempts attempts, ILogger<NightJob> log) : IJob
{
    public const string Date = "date";

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var date = LocalDatePattern.Iso.Parse(context.MergedJobDataMap.GetString(Date)!).Value;
        Run(nights, options, attempts, log, date, cancellationToken);
        return ValueTask.CompletedTask;
    }

    /// <summary>One night with its trace. A refusal by rule is kept for the page; a fault is logged and crashes the job, and the next start resumes.</summary>
    internal static bool Run(NightRunner nights, NightOptions options, NightAttempts attempts, ILogger log, LocalDate date, CancellationToken cancel)
    {
        attempts.Begin(date);
        try
        {
            var report = nights.Run(date, options, cancel);
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
        catch
        {
            attempts.End(date, new Sentence("途中で止まりました。記録を確かめ、再開してください。", "It stopped half way. Look at the log and resume it."));
            throw;
        }
    }
}
