using Billing.Nights;
using NodaTime;
using Quartz;

namespace Billing.Web.Scheduling;

/// <summary>Runs every night that is due, the earliest first; one that is refused keeps the later ones waiting.</summary>
[DisallowConcurrentExecution]
public sealed class DueNightsJob(IBillingDatabase database, NightRunner nights, NightAttempts attempts, IClock clock, DateTimeZone zone, ILogger<DueNightsJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var today = clock.GetCurrentInstant().InZone(zone).Date;
        await using var db = database.NewContext();
        foreach (var date in await DueNights.UpTo(db, today, cancellationToken))
        {
            if (!NightJob.Run(nights, attempts, log, date, cancellationToken))
            {
                return;
            }
        }
    }
}
