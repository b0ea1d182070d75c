using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Nights;

/// <summary>
/// One worker on one stage. While it commits a chunk, the next ones are read and worked out beside it; they are committed in the order in which they were
/// taken, so that a night gives the same numbers every time. At most <see cref="Ahead"/> + 1 chunks are in memory.
/// </summary>
internal sealed class Lane(IBillingDatabase database, IClock clock, Night night, Stage stage, IStage work, NightOptions options, string worker)
{
    private const int Ahead = 2;
    private readonly StepQueue _queue = new(database, clock, worker, options.Lease);
    private readonly HashSet<long> _mine = [];

    /// <summary>Steps committed by this worker.</summary>
    public int Committed { get; private set; }

    /// <summary>Works until every step of the stage is done, by this worker or another.</summary>
    public void Run(CancellationToken cancel)
    {
        while (true)
        {
            CommitInOrder(cancel);
            if (AllDone())
            {
                return;
            }

            // What is left is in another worker's hands: wait for it, or for its lease to run out.
            cancel.WaitHandle.WaitOne(200);
        }
    }

    private void CommitInOrder(CancellationToken cancel)
    {
        var ahead = new Queue<Task<(NightStep Step, object Rows)>>();
        try
        {
            while (true)
            {
                cancel.ThrowIfCancellationRequested();
                var givesWay = options.CounterIsBusy?.Invoke() == true;
                while (ahead.Count < (givesWay ? 1 : Ahead) && _queue.Take(night.Id, stage, _mine) is { } next)
                {
                    _mine.Add(next.Id);
                    ahead.Enqueue(Task.Run(() => Prepare(next), cancel));
                }

                if (!ahead.TryDequeue(out var first))
                {
                    return;
                }

                var (step, rows) = first.GetAwaiter().GetResult();
                Commit(step, rows);
                if (givesWay && ahead.Count == 0)
                {
                    cancel.WaitHandle.WaitOne(step.Milliseconds * options.Workers);
                }
            }
        }
        finally
        {
            // After a failure: no thread may go on reading when the caller closes the database.
            Task.WhenAll(ahead).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Wait(CancellationToken.None);
        }
    }

    private (NightStep Step, object Rows) Prepare(NightStep step)
    {
        using var db = database.NewContext();
        db.Database.OpenConnection();
        var timer = Stopwatch.StartNew();
        var rows = work.Prepare(db, step);
        step.Milliseconds = (int)timer.ElapsedMilliseconds;
        return (step, rows);
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
            _mine.Remove(step.Id);
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
