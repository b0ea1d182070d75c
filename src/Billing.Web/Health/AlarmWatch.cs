using System.Data.Common;
using Billing.Db.Health;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Health;

/// <summary>Looks for alarms every five minutes and writes each into the log when it comes and when it goes, under its own event id.</summary>
public sealed class AlarmWatch(AlarmBoard board, ILogger<AlarmWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var standing = new Dictionary<int, string>();
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                await Look(standing, stoppingToken);
            }
            catch (Exception fault) when (fault is DbException or DbUpdateException or TimeoutException or InvalidOperationException or IOException)
            {
                AlarmLog.CannotLook(log, fault.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Look(Dictionary<int, string> standing, CancellationToken cancel)
    {
        var now = await board.Now(cancel);
        foreach (var gone in standing.Keys.Except(now.Select(a => a.Id)).ToList())
        {
            standing.Remove(gone);
            AlarmLog.Over(log, gone);
        }

        foreach (var alarm in now.Where(a => !standing.ContainsKey(a.Id)))
        {
            standing[alarm.Id] = alarm.Said.En;
            // The event id is the alarm's, so that a monitor can be told which number means what.
#pragma warning disable CA1848, CA2254 // Once in five minutes.
            log.LogError(new EventId(alarm.Id), "Alarm {Alarm}: {Said} / {SaidEn}. {Remedy} / {RemedyEn}", alarm.Id, alarm.Said.Ja, alarm.Said.En, alarm.Remedy.Ja, alarm.Remedy.En);
#pragma warning restore CA1848, CA2254
        }
    }
}
