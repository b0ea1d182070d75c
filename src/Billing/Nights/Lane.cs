using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Nights;

/// <summary>
/// One worker on one stage. A preparing thread takes steps, reads and works out their rows while the writing thread commits the chunk before:
/// at most three chunks are in memory.
/// </summary>
internal sealed class Lane(IBillingDatabase database, IClock clock, Night night, Stage stage, IStage work, NightOptions options, string worker)
{
    private readonly StepQueue _queue = new(database, clock, worker, options.Lease);
    private readonly ConcurrentDictionary<long, byte> _mine = new();

    /// <summary>Steps committed by this worker.</summary>
    public int Committed { get; private set; }

    /// <summary>Works until every step of the stage is done, by this worker or another.</summary>
    public void Run(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            using var ready = new BlockingCollection<(NightStep Step, object Rows)>(boundedCapacity: 1);
            var preparing = Task.Factory.StartNew(() => Prepare(ready, stop.Token), stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            try
            {
                foreach (var (step, rows) in ready.GetConsumingEnumerable(cancel))
                {
                    Commit(step, rows);
                }
            }
            finally
            {
                stop.Cancel();
                ready.CompleteAdding();
                Join(preparing);
            }

            if (preparing.IsFaulted)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(preparing.Exception!.InnerException!);
            }

            if (AllDone())
            {
                return;
            }

            // What is left is in another worker's hands: wait for it, or for its lease to run out.
            cancel.WaitHandle.WaitOne(200);
        }

        cancel.ThrowIfCancellationRequested();
    }

    private static void Join(Task preparing) => ((IAsyncResult)preparing).AsyncWaitHandle.WaitOne();

    private void Prepare(BlockingCollection<(NightStep Step, object Rows)> ready, CancellationToken stop)
    {
        try
        {
            using var db = database.NewContext();
            db.Database.OpenConnection();
            while (!stop.IsCancellationRequested && _queue.Take(night.Id, stage, _mine.Keys.ToHashSet()) is { } step)
            {
                _mine[step.Id] = 0;
                var timer = Stopwatch.StartNew();
                var rows = work.Prepare(db, step);
                step.Milliseconds = (int)timer.ElapsedMilliseconds;
                ready.Add((step, rows), stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The writer stopped; its own exception is the one to report.
        }
        finally
        {
            try
            {
                ready.CompleteAdding();
            }
            catch (ObjectDisposedException)
            {
                // The writer is gone.
            }
        }
    }

    private void Commit(NightStep step, object rows)
    {
        var timer = Stopwatch.StartNew();
        try
        {
            using var db = database.NewContext();
            using var transaction = db.Database.BeginTransaction();
            StepQueue.Hold(db, step);
            work.Write(db, step, rows);
            step.Milliseconds += (int)timer.ElapsedMilliseconds;
            StepQueue.Finish(db, step);
            transaction.Commit();
            Committed++;
            Tell();
        }
        catch (StepLostException)
        {
            // Rolled back. Whoever holds the step now does it.
        }
        finally
        {
            _mine.TryRemove(step.Id, out _);
        }
    }

    private bool AllDone()
    {
        using var db = database.NewContext();
        return !db.NightSteps.Any(s => s.NightId == night.Id && s.Stage == stage && s.State != StepState.Done);
    }

    private void Tell()
    {
        if (options.Progress is null)
        {
            return;
        }

        using var db = database.NewContext();
        var steps = db.NightSteps.Where(s => s.NightId == night.Id && s.Stage == stage);
        options.Progress(new NightProgress(stage, steps.Count(s => s.State == StepState.Done), steps.Count()));
    }
}
