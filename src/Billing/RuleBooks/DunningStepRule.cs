using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>kind <c>dunningStep</c>: one step of a utility's schedule for claims that are not paid (滞納整理). The steps of a service, by <see cref="Order"/>, are its schedule.</summary>
public sealed record DunningStepRule : Rule
{
    /// <summary>Names the step within the schedule, e.g. <c>reminder</c>; several steps may have one act (a second demand).</summary>
    public required string Name { get; init; }

    public override string Key => Name;

    /// <summary>Place in the schedule, ascending.</summary>
    public required int Order { get; init; }

    public required DunningAct Act { get; init; }

    /// <summary>What <see cref="Wait"/> is counted from.</summary>
    public required DunningStart After { get; init; }

    /// <summary>The first day on which the step may be taken.</summary>
    public required DayRule Wait { get; init; }

    /// <summary>The day by which it ought to be taken, counted from the same day; null = none is set.</summary>
    public DayRule? Latest { get; init; }

    /// <summary>The deadline that its document gives, counted from the day of the step; null = it gives none.</summary>
    public DayRule? Deadline { get; init; }

    /// <summary>Any of them must hold; empty = always.</summary>
    public IReadOnlyList<DunningThreshold> AnyOf { get; init; } = [];

    /// <summary>手数料 assessed with the step; 0 = none.</summary>
    public long FeeYen { get; init; }

    public FeeTax FeeTax { get; init; } = FeeTax.None;

    /// <summary>A second person must agree. A stop of supply and a write-off always need one.</summary>
    public bool SecondPerson { get; init; }

    /// <summary>The daily run takes the step by itself; otherwise it proposes it.</summary>
    public bool Automatic { get; init; }

    /// <summary>Later steps do not wait for it (協議, 訪問).</summary>
    public bool Optional { get; init; }

    /// <summary>The article that it rests on; it is the legal kind of the document.</summary>
    public required string Article { get; init; }

    /// <summary>Name of the step and of its document.</summary>
    public required Sentence Said { get; init; }
}

/// <summary>When a step may be taken, by what is owed past due. What is null does not matter; the others must hold together.</summary>
public sealed record DunningThreshold
{
    /// <summary>Whole months since the oldest due date.</summary>
    public int? Months { get; init; }

    /// <summary>Bills past due.</summary>
    public int? Bills { get; init; }

    /// <summary>Yen owed on one bill.</summary>
    public long? OneBillYen { get; init; }

    /// <summary>Yen owed in all.</summary>
    public long? Yen { get; init; }
}

/// <summary>What a step is in law; its name is the utility's own.</summary>
public enum DunningAct : byte
{
    /// <summary>未納のお知らせ・口座振替不能通知: tells, and has no effect in law.</summary>
    Notice = 1,

    /// <summary>督促.</summary>
    Reminder = 2,

    /// <summary>催告.</summary>
    Demand = 3,

    /// <summary>納付協議.</summary>
    Talk = 4,

    /// <summary>滞納整理簿登載.</summary>
    Listing = 5,

    /// <summary>給水停止予告.</summary>
    StopWarning = 6,

    /// <summary>給水停止通知.</summary>
    StopNotice = 7,

    /// <summary>給水停止: an order on the field list.</summary>
    Stop = 8,

    /// <summary>停水後の巡回: looks for use without leave.</summary>
    Patrol = 9,

    /// <summary>差押え (地方自治法 231条の3第3項).</summary>
    Seizure = 10,

    /// <summary>支払督促の申立て (民事訴訟法 382条).</summary>
    CourtOrder = 11,
}

public enum DunningStart : byte
{
    /// <summary>納期限.</summary>
    DueDate = 1,

    /// <summary>The day on which the bank said that a debit failed; the due date where there was none.</summary>
    DebitResult = 2,

    /// <summary>The step before, as it was served.</summary>
    Step = 3,

    /// <summary>The deadline that the step before gave.</summary>
    Deadline = 4,
}
