using Billing.Kernel;
using Billing.Nights;
using Billing.Web.Languages;
using Billing.Web.Processes;
using NodaTime;
using Quartz;

namespace Billing.Web.Scheduling;

/// <summary>Starts a night by hand: plans it at once, so that a refusal is seen, and leaves the work to the scheduler.</summary>
public sealed class NightStarter(ISchedulerFactory schedulers, NightRunner nights, ProcessRoleSetting role)
{
    /// <summary>Starts or resumes the night of <paramref name="date"/>; while it is already asked for, nothing more happens.</summary>
    /// <exception cref="BusinessRuleException">night.earlier-open; night.no-worker: this process only shows pages, and the scheduler's tables are not there.</exception>
    public async Task Start(LocalDate date, CancellationToken cancel)
    {
        nights.Run(date, new NightOptions { Until = Stage.Readings }, cancel);
        var key = Key(date);
        var job = JobBuilder.Create<NightJob>().WithIdentity(key).UsingJobData(NightJob.Date, Screen.Iso(date)).RequestRecovery().Build();
        try
        {
            var scheduler = await schedulers.GetScheduler(cancel);
            if (!await scheduler.Exists(key, cancel))
            {
                await scheduler.ScheduleJob(job, TriggerBuilder.Create().StartNow().Build(), cancellationToken: cancel);
            }
        }
        catch (SchedulerException) when (!role.Role.RunsNights())
        {
            // Its tables are made when it is first used; a user without the right to make tables needs a worker to have run.
            throw new BusinessRuleException(
                "night.no-worker",
                "夜間処理を動かすワーカーがまだ一度も起動していません。ワーカー(--role worker)を起動してから開始してください。",
                "No worker ever ran on this database: start one (--role worker), then start the night.");
        }
    }

    /// <summary>Whether the night waits or runs, on this machine or, where the scheduler is in the database, on another.</summary>
    public async Task<bool> IsAskedFor(LocalDate date, CancellationToken cancel)
    {
        try
        {
            return await (await schedulers.GetScheduler(cancel)).Exists(Key(date), cancel);
        }
        catch (SchedulerException) when (!role.Role.RunsNights())
        {
            return false;
        }
    }

    private static JobKey Key(LocalDate date) => new($"night-{Screen.Iso(date)}");
}
