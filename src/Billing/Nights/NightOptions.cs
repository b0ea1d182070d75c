using NodaTime;

namespace Billing.Nights;

/// <summary>How a night is run.</summary>
public sealed record NightOptions
{
    /// <summary>Stops after this stage; the rest waits for another run.</summary>
    public Stage Until { get; init; } = Stage.Documents;

    /// <summary>Workers in this process. More than one help only where the database takes several writers.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Service points per chunk, about: whole small routes are joined, large ones cut.</summary>
    public int ChunkSize { get; init; } = 4000;

    /// <summary>How long a worker may hold a step before another may take it.</summary>
    public Duration Lease { get; init; } = Duration.FromSeconds(20);

    /// <summary>
    /// Asked before every step whether people wait for the same machine; null = nobody does. While they do, a worker prepares nothing ahead and rests after each step
    /// as long as all workers together would work on it, so that at least half of one processor's time is left to them, and no more than one is taken.
    /// </summary>
    public Func<bool>? CounterIsBusy { get; init; }

    /// <summary>Told after every step.</summary>
    public Action<NightProgress>? Progress { get; init; }
}

/// <param name="Stage">Stage at work.</param>
/// <param name="StepsDone">Steps of the stage that are done.</param>
/// <param name="Steps">All steps of the stage.</param>
public sealed record NightProgress(Stage Stage, int StepsDone, int Steps);

/// <summary>What a night did, from its checkpoints.</summary>
/// <param name="Date">Its day.</param>
/// <param name="Finished">All stages are done.</param>
/// <param name="Changed">False when this run found nothing left to do.</param>
/// <param name="Bills">Bills fixed by the night so far.</param>
/// <param name="BilledYen">Their sum, tax included.</param>
/// <param name="Held">Usages the gate holds.</param>
/// <param name="Failed">Contracts set aside.</param>
/// <param name="Stages">In their order.</param>
public sealed record NightReport(LocalDate Date, bool Finished, bool Changed, int Bills, long BilledYen, int Held, int Failed, IReadOnlyList<StageReport> Stages);

/// <param name="Stage">Stage.</param>
/// <param name="Steps">Steps of the stage.</param>
/// <param name="StepsDone">Steps done.</param>
/// <param name="Done">Contracts done.</param>
/// <param name="Held">Contracts held.</param>
/// <param name="Failed">Contracts set aside.</param>
/// <param name="Yen">Yen billed by the stage's steps.</param>
/// <param name="Seconds">Working time of the steps, added up over workers.</param>
public sealed record StageReport(Stage Stage, int Steps, int StepsDone, int Done, int Held, int Failed, long Yen, double Seconds);
