using System.Data.Common;
using Billing.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Privacy;

/// <summary>Seals records every few seconds, everything at start and once more at an orderly stop; and writes the end of the chain to the log once an hour, where an administrator of the database cannot reach it.</summary>
internal sealed partial class AuditSealing(AuditSealer sealer, IBillingDatabase database, ILogger<AuditSealing> log) : BackgroundService
{
    private static readonly TimeSpan Rests = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Tells = TimeSpan.FromHours(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        TrySeal(everything: false, CancellationToken.None);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var started = false;
        for (var rested = Tells; !stoppingToken.IsCancellationRequested; rested += Rests)
        {
            started = TrySeal(everything: !started, stoppingToken) || started;
            if (rested >= Tells && started)
            {
                TellEnd();
                rested = TimeSpan.Zero;
            }

            await Task.Delay(Rests, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>False where the database took no writing, or another one sealed at the same moment: next time.</summary>
    private bool TrySeal(bool everything, CancellationToken stop)
    {
        try
        {
            if (everything)
            {
                sealer.SealAll(stop);
            }

            while (sealer.Seal() == AuditSealer.Batch && !stop.IsCancellationRequested)
            {
                // The next batch.
            }

            return true;
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException or TimeoutException or InvalidOperationException)
        {
            Waits(log, fault.GetType().Name);
            return false;
        }
    }

    private void TellEnd()
    {
        using var db = database.NewContext();
        if (db.AuditHeads.AsNoTracking().SingleOrDefault() is { } head)
        {
            End(log, head.Sequence, Convert.ToHexStringLower(head.Hash));
        }
    }

    [LoggerMessage(LogLevel.Information, "The chain of records ends at {Sequence}:{Hash}")]
    private static partial void End(ILogger log, long sequence, string hash);

    [LoggerMessage(LogLevel.Debug, "Records wait to be sealed: {Fault}")]
    private static partial void Waits(ILogger log, string fault);
}
