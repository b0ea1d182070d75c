using System.Data.Common;
using Billing.Db;
using Billing.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Web.Processes;

/// <summary>Says every few seconds that this process lives, and stops it as soon as the database has another schema than its program: two versions never work side by side.</summary>
public sealed class ProcessBeat(BillingDatabase database, ProcessRoleSetting role, IClock clock, IHostApplicationLifetime lifetime, ILogger<ProcessBeat> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(5);

    /// <summary>SQLite has one writer; a night must not wait for this.</summary>
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(30);

    private readonly ServiceProcess _self = new()
    {
        Id = $"{Cut(Environment.MachineName)}/{Environment.ProcessId}/{Guid.NewGuid():N}",
        Machine = Cut(Environment.MachineName),
        Role = role.Role,
        Schema = database.NewestMigration,
        StartedAt = clock.GetCurrentInstant(),
    };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(database.ManyWriters ? Often : Seldom);
        do
        {
            try
            {
                await Beat(stoppingToken);
            }
            catch (Exception fault) when (fault is DbException or DbUpdateException or TimeoutException or InvalidOperationException)
            {
                // The database is away: health and readiness tell it; the next beat tries again.
                ProcessLog.NoBeat(log, fault.Message);
            }
        }
        while (await Next(timer, stoppingToken));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await using var db = database.NewContext();
            await db.ServiceProcesses.Where(p => p.Id == _self.Id).ExecuteDeleteAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException or TimeoutException or InvalidOperationException or OperationCanceledException)
        {
            ProcessLog.NoBeat(log, fault.Message);
        }
    }

    private async Task Beat(CancellationToken cancel)
    {
        if (database.Schema().Fault(database.Place) is { } fault)
        {
            ProcessLog.OtherSchema(log, fault.Ja, fault.En);
            lifetime.StopApplication();
            return;
        }

        await using var db = database.NewContext();
        var now = clock.GetCurrentInstant();
        if (await db.ServiceProcesses.Where(p => p.Id == _self.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.SeenAt, now), cancel) == 0)
        {
            var old = now - Duration.FromDays(1);
            await db.ServiceProcesses.Where(p => p.SeenAt < old).ExecuteDeleteAsync(cancel);
            _self.SeenAt = now;
            db.ServiceProcesses.Add(_self);
            await db.SaveChangesAsync(cancel);
        }
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken cancel)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static string Cut(string name) => name.Length > 60 ? name[..60] : name;
}
