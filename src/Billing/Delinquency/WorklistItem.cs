using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>Something to be done about a case, found by the daily run: the next step of its schedule, a hold to look at again, a case whose schedule has come to its end.</summary>
public sealed class WorklistItem
{
    /// <summary>Name of the item where the schedule knows no further step.</summary>
    public const string Decide = "decide";

    /// <summary>Name of the item where a hold is to be looked at again.</summary>
    public const string Review = "review";

    public long Id { get; set; }

    public long CaseId { get; set; }

    /// <summary>Step of the schedule, <see cref="Decide"/> or <see cref="Review"/>.</summary>
    public required string Name { get; set; }

    /// <summary>Null where it is no step.</summary>
    public DunningAct? Act { get; set; }

    public LocalDate FoundOn { get; set; }

    /// <summary>First day on which it might be done.</summary>
    public LocalDate DueOn { get; set; }

    /// <summary>Day by which it ought to be done; null = none is set.</summary>
    public LocalDate? LatestOn { get; set; }

    public int Claims { get; set; }

    public Money Amount { get; set; }

    public WorklistState State { get; set; }

    /// <summary>Who asked a second person to agree.</summary>
    public string? AskedBy { get; set; }

    public LocalDate? AskedOn { get; set; }

    /// <summary>The step it became.</summary>
    public long? StepId { get; set; }

    public int Version { get; set; }
}

public enum WorklistState : byte
{
    Open = 1,

    /// <summary>Waits for the second person.</summary>
    Asked = 2,
    Done = 3,

    /// <summary>No longer due: paid, held, pledged.</summary>
    Dropped = 4,
}
