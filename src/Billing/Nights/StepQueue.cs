using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Nights;

/// <summary>Hands out the steps of a night to workers, in this process or another, and refuses the commit of one that lost its step meanwhile.</summary>
/// <param name="worker">Name of the worker, unique among processes.</param>
/// <remarks>
/// Where several may write, a step is leased before it is worked on. On a database with one writer a lease would only make the preparing thread wait
/// for the writing one, so nothing is leased there: the fence alone decides at the commit, and a step left behind by a killed run is free at once.
/// </remarks>
internal sealed class StepQueue(IBillingDatabase database, IClock clock, string worker, Duration lease)
{
    /// <summary>Takes the next free step of a stage; null when none is free now.</summary>
    /// <param name="mine">Steps that this worker holds and that are not to be taken again.</param>
    public NightStep? Take(int nightId, Stage stage, HashSet<long> mine)
    {
        using var db = database.NewContext();
        while (true)
        {
            var now = clock.GetCurrentInstant();
            var step = Free(db, nightId, stage, now).FirstOrDefault(s => !mine.Contains(s.Id));
            if (step is null)
            {
                return null;
            }

            if (!database.ManyWriters)
            {
                return step;
            }

            var until = now + lease;
            var won = db.NightSteps
                .Where(s => s.Id == step.Id && s.Fence == step.Fence && s.State != StepState.Done)
                .ExecuteUpdate(u => u
                    .SetProperty(s => s.State, StepState.Taken)
                    .SetProperty(s => s.Worker, worker)
                    .SetProperty(s => s.Fence, step.Fence + 1)
                    .SetProperty(s => s.LeaseUntil, until));
            if (won == 1)
            {
                step.Fence++;
                return step;
            }
        }
    }

    /// <summary>First statement of the transaction: locks the step, so that nothing is written for one that another worker has done or taken.</summary>
    /// <exception cref="StepLostException">Another worker took the step meanwhile.</exception>
    public static void Hold(BillingDbContext db, NightStep step)
    {
        var held = db.NightSteps
            .Where(s => s.Id == step.Id && s.Fence == step.Fence && s.State != StepState.Done)
            .ExecuteUpdate(u => u.SetProperty(s => s.State, StepState.Taken));
        if (held != 1)
        {
            throw new StepLostException(step);
        }
    }

    /// <summary>Checks a step off inside the transaction that did its work.</summary>
    /// <exception cref="StepLostException">Another worker took the step meanwhile; the transaction must be rolled back.</exception>
    public static void Finish(BillingDbContext db, NightStep step)
    {
        var kept = db.NightSteps
            .Where(s => s.Id == step.Id && s.Fence == step.Fence && s.State != StepState.Done)
            .ExecuteUpdate(u => u
                .SetProperty(s => s.State, StepState.Done)
                .SetProperty(s => s.Fence, step.Fence + 1)
                .SetProperty(s => s.LeaseUntil, (Instant?)null)
                .SetProperty(s => s.Done, step.Done)
                .SetProperty(s => s.Held, step.Held)
                .SetProperty(s => s.Failed, step.Failed)
                .SetProperty(s => s.Yen, step.Yen)
                .SetProperty(s => s.FirstId, step.FirstId)
                .SetProperty(s => s.LastId, step.LastId)
                .SetProperty(s => s.Milliseconds, step.Milliseconds));
        if (kept != 1)
        {
            throw new StepLostException(step);
        }
    }

    private List<NightStep> Free(BillingDbContext db, int nightId, Stage stage, Instant now)
    {
        var steps = db.NightSteps.AsNoTracking().Where(s => s.NightId == nightId && s.Stage == stage);
        var free = database.ManyWriters
            ? steps.Where(s => s.State == StepState.Waiting || (s.State == StepState.Taken && s.LeaseUntil < now))
            : steps.Where(s => s.State != StepState.Done);
        return free.OrderBy(s => s.Chunk).Take(8).ToList();
    }
}

/// <summary>The step was taken by another worker after its lease had run out: nothing of this worker's attempt is kept.</summary>
internal sealed class StepLostException(NightStep step) : Exception($"Step {step.Id} (stage {step.Stage}, chunk {step.Chunk}) was taken by another worker.");
