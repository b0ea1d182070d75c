using System.Data.Common;
using Billing.Kernel;
using Billing.Nights;
using Billing.Web.Languages;
using Billing.Web.Processes;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Web.Scheduling;

/// <summary>
/// Lets a worker help with a night that another process runs: it joins the stage that somebody holds steps of, and no later one, so that whoever began the night decides how far it goes.
/// The steps' own leases and fences share the work out.
/// </summary>
public sealed class NightShare(IBillingDatabase database, IServiceScopeFactory scopes, NightOptions options, NightAttempts attempts, IClock clock, ILogger<NightShare> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Factory.StartNew(() => Look(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>The stage of an open night that somebody works on now and this process does not.</summary>
    internal static (LocalDate Date, Stage Stage)? AtWork(BillingDbContext db, NightAttempts attempts, Instant now)
    {
        var found = (
            from step in db.NightSteps
            where step.State == StepState.Taken && step.LeaseUntil > now
            join night in db.Nights on step.NightId equals night.Id
            where night.FinishedAt == null
            orderby night.Date, step.Stage
            select new { night.Date, step.Stage }).FirstOrDefault();
        return found is null || attempts.IsRunning(found.Date) ? null : (found.Date, found.Stage);
    }

    private void Look(CancellationToken stop)
    {
        while (!stop.WaitHandle.WaitOne(Pause))
        {
            try
            {
                Help(stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception fault) when (fault is DbException or DbUpdateException or TimeoutException or InvalidOperationException or AggregateException or BusinessRuleException)
            {
                // Whoever began the night reports it; this process only helps, and looks again.
                ProcessLog.LeftNight(log, "?", fault.Message);
            }
        }
    }

    private void Help(CancellationToken stop)
    {
        (LocalDate Date, Stage Stage)? found;
        using (var db = database.NewContext())
        {
            found = AtWork(db, attempts, clock.GetCurrentInstant());
        }

        if (found is not { } work)
        {
            return;
        }

        ProcessLog.Joins(log, Screen.Iso(work.Date), work.Stage.ToString());
        using var scope = scopes.CreateScope();
        scope.ServiceProvider.GetRequiredService<NightRunner>().Run(work.Date, options with { Until = work.Stage }, stop);
    }
}
