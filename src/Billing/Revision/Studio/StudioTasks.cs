using System.Security.Cryptography;
using System.Text;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Revision.Studio;

/// <summary>The list of the studio's long questions: asks, hands out to workers, and lets only who holds a task write its outcome.</summary>
public sealed class StudioTasks(IBillingDatabase database)
{
    /// <summary>How long a worker that says nothing more is believed to be alive.</summary>
    public static readonly Duration Lease = Duration.FromMinutes(1);

    /// <summary>Puts a question on the list. One that is open already is not asked again; nor is a search that came to its end, since what it rests on never changes.</summary>
    /// <param name="proposal">改定案 that it is about; null = none.</param>
    public StudioTask Ask(StudioQuestion question, Service service, int? proposal, Instant at, string by)
    {
        var text = StudioJson.Print<object>(question);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{question.Kind} {text}")));
        using var db = database.NewContext();
        if (db.StudioTasks.AsNoTracking().Where(t => t.QuestionHash == hash).OrderByDescending(t => t.Id).FirstOrDefault() is { } known && (known.IsOpen || IsFinal(known)))
        {
            return known;
        }

        var task = new StudioTask
        {
            Kind = question.Kind,
            Service = service,
            Question = text,
            QuestionHash = hash,
            State = StudioTaskState.Waiting,
            Progress = "",
            Result = "",
            RefusedJa = "",
            RefusedEn = "",
            ProposalId = proposal,
            SnapshotId = (question as DesignQuestion)?.SnapshotId,
            AskedAt = at,
            AskedBy = by,
        };
        db.StudioTasks.Add(task);
        db.SaveChanges();
        return task;
    }

    /// <summary>Takes the oldest task that waits, or whose worker is gone; null where there is none.</summary>
    public StudioTask? Take(Instant now)
    {
        using var db = database.NewContext();
        while (db.StudioTasks.AsNoTracking()
            .Where(t => t.State == StudioTaskState.Waiting || (t.State == StudioTaskState.Running && (t.LeaseUntil == null || t.LeaseUntil < now)))
            .OrderBy(t => t.Id).FirstOrDefault() is { } task)
        {
            var until = now + Lease;
            var won = db.StudioTasks.Where(t => t.Id == task.Id && t.Fence == task.Fence).ExecuteUpdate(u => u
                .SetProperty(t => t.State, StudioTaskState.Running)
                .SetProperty(t => t.Fence, task.Fence + 1)
                .SetProperty(t => t.Done, 0)
                .SetProperty(t => t.Progress, "")
                .SetProperty(t => t.LeaseUntil, until));
            if (won == 1)
            {
                task.Fence++;
                return task;
            }
        }

        return null;
    }

    /// <summary>Says how far a task is and that its worker lives.</summary>
    /// <returns>Whether somebody asked for its end.</returns>
    /// <exception cref="StudioTaskLostException">Another worker has it.</exception>
    public bool Beat(StudioTask task, long done, long total, string progress, Instant now)
    {
        using var db = database.NewContext();
        var until = now + Lease;
        var held = Held(db, task).ExecuteUpdate(u => u
            .SetProperty(t => t.Done, done)
            .SetProperty(t => t.Total, total)
            .SetProperty(t => t.Progress, progress)
            .SetProperty(t => t.LeaseUntil, until));
        return held == 1 ? db.StudioTasks.Where(t => t.Id == task.Id).Select(t => t.StopAsked).Single() : throw new StudioTaskLostException(task.Id);
    }

    /// <summary>Writes the outcome, in the caller's transaction where there is one: both are kept or neither.</summary>
    /// <exception cref="StudioTaskLostException">Another worker has it; the transaction must be rolled back.</exception>
    public static void Finish(BillingDbContext db, StudioTask task, StudioTaskState state, string result, Sentence? refused, int? snapshot, Instant at)
    {
        var (ja, en) = (refused?.Ja ?? "", refused?.En ?? "");
        var held = Held(db, task).ExecuteUpdate(u => u
            .SetProperty(t => t.State, state)
            .SetProperty(t => t.Result, result)
            .SetProperty(t => t.RefusedJa, ja)
            .SetProperty(t => t.RefusedEn, en)
            .SetProperty(t => t.SnapshotId, t => snapshot ?? t.SnapshotId)
            .SetProperty(t => t.LeaseUntil, (Instant?)null)
            .SetProperty(t => t.FinishedAt, at));
        if (held != 1)
        {
            throw new StudioTaskLostException(task.Id);
        }
    }

    /// <summary>Puts a task back, so that the next worker begins it again at once: the process ends.</summary>
    public void PutBack(StudioTask task)
    {
        using var db = database.NewContext();
        Held(db, task).ExecuteUpdate(u => u.SetProperty(t => t.LeaseUntil, (Instant?)null));
    }

    /// <summary>Frees what a killed process of this machine held. Only where one process writes, so that nobody else can be at it.</summary>
    public void FreeLeftBehind()
    {
        if (!database.ManyWriters)
        {
            using var db = database.NewContext();
            db.StudioTasks.Where(t => t.State == StudioTaskState.Running).ExecuteUpdate(u => u.SetProperty(t => t.LeaseUntil, (Instant?)null));
        }
    }

    /// <summary>Asks for the end of a task: what waits is called off, what runs ends with what it has.</summary>
    public void Stop(int id, Instant at)
    {
        using var db = database.NewContext();
        db.StudioTasks.Where(t => t.Id == id && t.State == StudioTaskState.Waiting).ExecuteUpdate(u => u
            .SetProperty(t => t.State, StudioTaskState.CalledOff)
            .SetProperty(t => t.Fence, t => t.Fence + 1)
            .SetProperty(t => t.FinishedAt, at));
        db.StudioTasks.Where(t => t.Id == id && t.State == StudioTaskState.Running).ExecuteUpdate(u => u.SetProperty(t => t.StopAsked, true));
    }

    private static IQueryable<StudioTask> Held(BillingDbContext db, StudioTask task) => db.StudioTasks.Where(t => t.Id == task.Id && t.Fence == task.Fence && t.State == StudioTaskState.Running);

    /// <summary>A search that ended by itself gives the same again; one that was stopped may go farther the next time, and a count or proof may meet further bills.</summary>
    private static bool IsFinal(StudioTask task) => task is { State: StudioTaskState.Done, StopAsked: false, Kind: StudioTaskKind.Design or StudioTaskKind.TradeOff };
}

/// <summary>A task was taken by another worker meanwhile: what this one did counts for nothing.</summary>
public sealed class StudioTaskLostException(int id) : InvalidOperationException($"Task {id} of the studio was taken by another worker.");
