using Billing.Kernel;
using NodaTime;

namespace Billing.Revision.Studio;

/// <summary>背景作業: a question to the studio that takes longer than a page may. It lives in the database, so that whoever asked may leave, come back, and find it after a restart; what it finds is kept as it was found.</summary>
public sealed class StudioTask
{
    public int Id { get; set; }

    public StudioTaskKind Kind { get; set; }

    public Service Service { get; set; }

    /// <summary>What is asked, a JSON object , one of the records in <c>StudioQuestion.cs</c>: with it alone the task can be done again.</summary>
    public required string Question { get; set; }

    /// <summary>SHA-256 of kind and question, hex: the same question is not asked twice while it is open.</summary>
    public required string QuestionHash { get; set; }

    public StudioTaskState State { get; set; }

    /// <summary>Of <see cref="Total"/>: bills read, boxes searched.</summary>
    public long Done { get; set; }

    /// <summary>0 while nobody knows.</summary>
    public long Total { get; set; }

    /// <summary>How far it is in words beyond a count (best so far, gap); empty where there is nothing to say.</summary>
    public required string Progress { get; set; }

    /// <summary>Raised whenever somebody takes the task; who works under an older one commits nothing.</summary>
    public int Fence { get; set; }

    /// <summary>Until when a worker that says no more is believed to be alive; null = nobody works on it.</summary>
    public Instant? LeaseUntil { get; set; }

    /// <summary>Somebody wants it to end with what there is.</summary>
    public bool StopAsked { get; set; }

    /// <summary>What came out, a JSON object; empty until then.</summary>
    public required string Result { get; set; }

    /// <summary>Why it was refused, in Japanese; empty where it was not.</summary>
    public required string RefusedJa { get; set; }

    /// <summary>The same in English.</summary>
    public required string RefusedEn { get; set; }

    /// <summary>改定案 that it is about; null = none.</summary>
    public int? ProposalId { get; set; }

    /// <summary>Snapshot that it rests on, or that came out of it; null = none.</summary>
    public int? SnapshotId { get; set; }

    public Instant AskedAt { get; set; }

    public required string AskedBy { get; set; }

    public Instant? FinishedAt { get; set; }

    public bool IsOpen => State is StudioTaskState.Waiting or StudioTaskState.Running;
}

/// <summary>What a task does.</summary>
public enum StudioTaskKind : byte
{
    /// <summary>Counts the bills of a year.</summary>
    CountYear = 1,

    /// <summary>Charges a year's bills one by one and holds the sum against the histogram and against what was billed.</summary>
    Prove = 2,

    /// <summary>Searches the prices that bring in a revenue and burden small users the least.</summary>
    Design = 3,

    /// <summary>The same under several limits of the increase.</summary>
    TradeOff = 4,
}

/// <summary>Where a task stands.</summary>
public enum StudioTaskState : byte
{
    Waiting = 1,

    Running = 2,

    /// <summary>Came to its end, or was stopped with what there was.</summary>
    Done = 3,

    /// <summary>Could not be done, with the reason.</summary>
    Refused = 4,

    /// <summary>Was called off before anything came out.</summary>
    CalledOff = 5,
}
