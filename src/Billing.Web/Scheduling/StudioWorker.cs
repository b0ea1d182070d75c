using System.Data.Common;
using Billing.Revision.Studio;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Web.Scheduling;

/// <summary>Does the studio's long questions beside the pages, one at a time, on a thread of its own that gives way to them.</summary>
internal sealed partial class StudioWorker(StudioBell bell, IBillingDatabase database, RuleBook book, UsageShelf shelf, IClock clock, ILogger<StudioWorker> log) : BackgroundService
{
    private readonly StudioWork _work = new(database, book, shelf, clock);
    private bool _begun;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!await Task.Factory.StartNew(() => Next(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false))
            {
                await bell.Wait(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private bool Next(CancellationToken cancel)
    {
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        try
        {
            if (!_begun)
            {
                new StudioTasks(database).FreeLeftBehind();
                _begun = true;
            }

            return _work.RunNext(cancel);
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException or TimeoutException)
        {
            Waits(log, fault.GetType().Name);
            return false;
        }
#pragma warning disable CA1031 // One broken question must not end the worker: the task says that it failed, the log says why.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Failed(log, fault);
            return true;
        }
    }

    [LoggerMessage(LogLevel.Debug, "The studio's questions wait: {Fault}")]
    private static partial void Waits(ILogger log, string fault);

    [LoggerMessage(LogLevel.Error, "A question to the studio failed.")]
    private static partial void Failed(ILogger log, Exception fault);
}
