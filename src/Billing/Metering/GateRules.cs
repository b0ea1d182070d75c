using Billing.RuleBooks;

namespace Billing.Metering;

/// <summary>The rules of quantity and gate in force on one day: resolved once per chunk of a night, not once per bill.</summary>
public sealed record GateRules
{
    public required RollOverRule RollOver { get; init; }

    public required EstimateRule Estimate { get; init; }

    /// <summary>Comparisons with the past, in the order of the book; empty = none.</summary>
    public IReadOnlyList<GateAgainstRule> Against { get; init; } = [];

    public GateZeroRule? Zero { get; init; }

    /// <summary>Names the finding of a negative difference. Such a usage is held with or without it.</summary>
    public GateNegativeRule? Negative { get; init; }

    public GateMeterCapacityRule? Capacity { get; init; }

    public GateMeterSizeRule? MeterSize { get; init; }

    public GateParentChildRule? ParentChild { get; init; }

    public GateShortPeriodRule? ShortPeriod { get; init; }

    public GateSecondPersonRule? SecondPerson { get; init; }
}
