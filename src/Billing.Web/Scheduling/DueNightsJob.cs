using Billing.Concession;
using Billing.Db;
using Billing.Delinquency;
using Billing.LateCharges;
using Billing.Nights;
using Billing.Places;
using Billing.Requests.Contributions;
using Billing.RuleBooks;
using Billing.Web.Metrics;
using NodaTime;
using Quartz;

namespace Billing.Web.Scheduling;

/// <summary>
/// Runs every night that is due, the earliest first; one that is refused keeps the later ones waiting. Before that, what the counter changed by day is folded into the search index,
/// the terms of contributions that come due are assessed, and the late charges of debts that were paid; then arrears take their next step.
/// After the nights the open months of the settlement with the operator are reckoned.
/// </summary>
[DisallowConcurrentExecution]
public sealed class DueNightsJob(BillingDatabase database, RuleBook book, NightRunner nights, NightOptions options, NightAttempts attempts, IClock clock, DateTimeZone zone, BillingMeter meter, ILogger<DueNightsJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var today = clock.GetCurrentInstant().InZone(zone).Date;
        // A worker that hung and comes back may meet its successor: nights share their steps, the rest has one doer.
        using (var turn = database.TakeTurn("daily-run"))
        {
            if (turn is null)
            {
                NightLog.AnotherHasTurn(log);
            }
            else
            {
                await Prepare(today, cancellationToken);
            }
        }

        await RunNights(today, cancellationToken);
        ConcessionReckoning.Run(database, book, today, clock.GetCurrentInstant());
    }

    private async Task Prepare(LocalDate today, CancellationToken cancel)
    {
        await SearchIndex.Settle(database, cancel);
        TermAssessment.Run(database, book, today, "scheduler");
        LateChargeRun.Run(database, book, today, "scheduler");
        new DunningRun(database, book).Run(today, clock.GetCurrentInstant(), "scheduler", cancel);
    }

    private async Task RunNights(LocalDate today, CancellationToken cancel)
    {
        await using var db = database.NewContext();
        foreach (var date in await DueNights.UpTo(db, today, cancel))
        {
            if (!NightJob.Run(nights, options, attempts, database, clock, meter, log, date, cancel))
            {
                return;
            }
        }
    }
}
