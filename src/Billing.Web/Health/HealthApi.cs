using System.Data.Common;
using Billing.Db;
using Billing.Db.Health;
using Billing.Operations;
using Billing.Web.Processes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Quartz;

namespace Billing.Web.Health;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can work, each point by itself; 503 where it cannot. For load balancers and monitors: no sign-in, no personal data, no names of servers.
/// </summary>
public static class HealthApi
{
    private const string Good = "ok";

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = Good })).AllowAnonymous();
        app.MapGet("/health/ready", Ready).AllowAnonymous();
    }

    private static async Task<IResult> Ready(BillingDatabase database, ProcessRoleSetting role, IConfiguration settings, IClock clock, ISchedulerFactory schedulers, CancellationToken cancel)
    {
        var found = new Dictionary<string, string> { ["database"] = await Reachable(database, cancel) };
        if (found["database"] == Good)
        {
            found["schema"] = database.Schema().Fits ? Good : "other-version";
            found["worker"] = role.Role.RunsNights() ? await Scheduler(schedulers, cancel) : Worker(database, clock);
        }

        found["disk"] = DiskSpace.Check(database, AlarmBoard.FreeMegabytes(settings)) is null ? Good : "nearly-full";
        // A web process serves pages though no worker runs and the disk is low: an alarm, not a reason to send people elsewhere.
        var ready = found["database"] == Good && found["schema"] == Good && (!role.Role.RunsNights() || found["worker"] == Good);
        return Results.Json(new { status = ready ? Good : "not-ready", checks = found }, statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<string> Reachable(BillingDatabase database, CancellationToken cancel)
    {
        try
        {
            await using var db = database.NewContext();
            db.Database.SetCommandTimeout(5);
            await db.Database.OpenConnectionAsync(cancel);
            await db.Database.GetAppliedMigrationsAsync(cancel); // A question, because the connection may be an old one of the pool.
            return Good;
        }
        catch (Exception fault) when (fault is DbException or TimeoutException or InvalidOperationException)
        {
            return "unreachable";
        }
    }

    private static async Task<string> Scheduler(ISchedulerFactory schedulers, CancellationToken cancel)
        => (await schedulers.GetScheduler(cancel)).Status == SchedulerStatus.Running ? Good : "stopped";

    private static string Worker(BillingDatabase database, IClock clock)
    {
        using var db = database.NewContext();
        return RunningProcesses.Of(db, clock.GetCurrentInstant()).Any(p => p.Role.RunsNights()) ? Good : "none-seen";
    }
}
