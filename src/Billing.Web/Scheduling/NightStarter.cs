using Billing.Nights;
using Billing.Web.Languages;
using NodaTime;
using Quartz;

namespace Billing.Web.Scheduling;

/// <summary>Starts a night by hand: plans it at once, so that a refusal is seen, and leaves the work to the scheduler.</summary>
public sealed class NightStarter(ISchedulerFactory schedulers, NightRunner nights)
{
    /// <summary>Starts or resumes the night of <paramref name="date"/>; while it is already asked for, nothing more happens.</summary>
    /// <exception cref="Kernel.BusinessRuleException">night.earlier-open.</exception>
    public async Task Start(LocalDate date, CancellationToken cancel)
    {
        nights.Run(date, new NightOptions { Until = Stage.Readings }, cancel);
        var scheduler = await schedulers.GetScheduler(cancel);
        var key = Key(date);
        if (await scheduler.Exists(key, cancel))
        {
            return;
        }

        var job = JobBuilder.Create<NightJob>().WithIdentity(key).UsingJobData(NightJob.Date, Screen.Iso(date)).RequestRecovery().Build();
        await scheduler.ScheduleJob(job, TriggerBuilder.Create().StartNow().Build(), cancellationToken: cancel);
    }

    /// <summary>Whether the night waits or runs, on this machine or, where the scheduler is in the database, on another.</summary>
    public async Task<bool> IsAskedFor(LocalDate date, CancellationToken cancel)
        => await (await schedulers.GetScheduler(cancel)).Exists(Key(date), cancel);

    private static JobKey Key(LocalDate date) => new($"night-{Screen.Iso(date)}");
}
