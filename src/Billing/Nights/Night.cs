using NodaTime;

namespace Billing.Nights;

/// <summary>夜間バッチ: the billing run of one day. Its steps are the checkpoints; a night may be killed and run again.</summary>
public sealed class Night
{
    public int Id { get; set; }

    /// <summary>The day whose rounds it bills; one night per day.</summary>
    public LocalDate Date { get; set; }

    public Instant StartedAt { get; set; }

    /// <summary>When the last step was done; null = not finished.</summary>
    public Instant? FinishedAt { get; set; }
}

/// <summary>The stages of a night, in their order.</summary>
public enum Stage : byte
{
    /// <summary>Readings of the night's rounds are closed and cut into chunks.</summary>
    Readings = 1,

    /// <summary>Quantities are worked out and pass the gate.</summary>
    Usage = 2,

    /// <summary>Bills are priced, numbered and fixed.</summary>
    Bills = 3,

    /// <summary>Claims and ledger transfers are written.</summary>
    Ledger = 4,

    /// <summary>Notices are queued for printing.</summary>
    Documents = 5,
}

/// <summary>One stage of one chunk of a night: the unit that is taken, done in one transaction, and checked off in it.</summary>
public sealed class NightStep
{
    public long Id { get; set; }

    public int NightId { get; set; }

    public Stage Stage { get; set; }

    /// <summary>Number of the chunk within the night; the same chunk has one step per stage.</summary>
    public int Chunk { get; set; }

    /// <summary>First route of the chunk; 0 = usages of earlier rounds released since.</summary>
    public int FromRoute { get; set; }

    /// <summary>Last route. Where it differs from the first, the chunk holds whole routes.</summary>
    public int ToRoute { get; set; }

    /// <summary>First place in the walking order of a chunk that is part of one route.</summary>
    public int FromSequence { get; set; }

    /// <summary>Last place, inclusive.</summary>
    public int ToSequence { get; set; }

    /// <summary>First usage whose deferred services the chunk bills (<see cref="Bills.DeferredPart"/>); 0 = none.</summary>
    public long FromUsage { get; set; }

    /// <summary>Last one, inclusive.</summary>
    public long ToUsage { get; set; }

    public StepState State { get; set; }

    /// <summary>The worker that holds or did the step.</summary>
    public string? Worker { get; set; }

    /// <summary>Raised each time the step is taken; a commit under an older number is refused (fencing).</summary>
    public int Fence { get; set; }

    /// <summary>Until when the holder may work on it; later, another worker may take it.</summary>
    public Instant? LeaseUntil { get; set; }

    /// <summary>Contracts done: usages passed, bills made, claims written, notices queued.</summary>
    public int Done { get; set; }

    public int Held { get; set; }

    public int Failed { get; set; }

    /// <summary>Yen billed by the step.</summary>
    public long Yen { get; set; }

    /// <summary>Keys of the rows that the step wrote: usages or bills; 0 = none.</summary>
    public long FirstId { get; set; }

    public long LastId { get; set; }

    public int Milliseconds { get; set; }
}

public enum StepState : byte
{
    Waiting = 1,
    Taken = 2,
    Done = 3,
}

/// <summary>A contract that a stage set aside, and why. The night goes on.</summary>
public sealed class NightFailure
{
    public long Id { get; set; }

    public int NightId { get; set; }

    public Stage Stage { get; set; }

    public long ContractId { get; set; }

    public long UsageId { get; set; }

    public required string Code { get; set; }

    public required string Ja { get; set; }

    public required string En { get; set; }
}

/// <summary>Notices of one chunk, queued for printing as one file.</summary>
public sealed class DocumentBatch
{
    public long Id { get; set; }

    public int NightId { get; set; }

    /// <summary>Bills <see cref="FirstBill"/> to <see cref="LastBill"/>, without gaps.</summary>
    public long FirstBill { get; set; }

    public long LastBill { get; set; }

    public int Count { get; set; }

    public Instant? PrintedAt { get; set; }
}
