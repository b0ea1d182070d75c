using Billing.Revision.Design;
using NodaTime;

namespace Billing.Revision.Studio;

/// <summary>A worker's words about a task: some a second at most reach the database, and each asks whether somebody wants its end.</summary>
internal sealed class TaskWatch(StudioTasks tasks, StudioTask task, IClock clock)
{
    private const long Apart = 500;

    private long? _said;

    /// <summary>Whether somebody asked for the end.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Says how far the task is.</summary>
    /// <exception cref="StudioTaskLostException">Another worker has it.</exception>
    public void Say(long done, long total, string progress = "")
    {
        var now = Environment.TickCount64;
        if (_said is { } last && now - last < Apart && done != total)
        {
            return;
        }

        _said = now;
        IsStopped |= tasks.Beat(task, done, total, progress, clock.GetCurrentInstant());
    }

    /// <summary>For a search: each box is a word, and a stop ends it with what it has.</summary>
    /// <param name="before">Boxes of the searches before it.</param>
    /// <param name="total">Boxes that all searches may look at.</param>
    public SearchWatch Search(long before, long total) => place =>
    {
        Say(before + place.Nodes, total, place.Print());
        return !IsStopped;
    };

    /// <summary>For a walk over bills that is made once or twice: a stop calls it off.</summary>
    /// <param name="walks">How often the bills are walked.</param>
    public Action<long, long> Walk(int walks)
    {
        var walk = 0;
        long last = 0;
        return (done, total) =>
        {
            walk += done < last ? 1 : 0;
            last = done;
            Say((walk * total) + done, walks * total);
            if (IsStopped)
            {
                throw new OperationCanceledException($"task {task.Id} was called off");
            }
        };
    }
}
