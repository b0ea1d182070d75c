using Billing.Kernel;
using NodaTime;

namespace Billing.RuleBooks;

/// <summary>One dated, cited rule of a utility. The next rule of the same kind, service and key ends it.</summary>
public abstract record Rule
{
    /// <summary>Unique within the book.</summary>
    public required string Id { get; init; }

    /// <summary>First day on which it holds.</summary>
    public required LocalDate From { get; init; }

    /// <summary>Last day, inclusive; null = until a later one begins.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Null = both services.</summary>
    public Service? Service { get; init; }

    /// <summary>経過措置: who has it from when; null = everybody from <see cref="From"/> on.</summary>
    public AppliesFrom? AppliesFrom { get; init; }

    /// <summary>Where it is written. A value nobody has published says so here: <c>MEMORY: …</c> or <c>CHOICE: …</c>.</summary>
    public required string Citation { get; init; }

    /// <summary>Tells rules of one kind apart that hold side by side, e.g. the yardsticks of the gate; empty where a kind has one rule at a time.</summary>
    public virtual string Key => "";
}

/// <summary>kind <c>tariffChoice</c>: which day or month picks the version of the table.</summary>
public sealed record TariffChoiceRule : Rule
{
    public required TariffBasis Basis { get; init; }
}

public enum TariffBasis : byte
{
    /// <summary>The version in force on the last day of the period.</summary>
    PeriodEnd,

    /// <summary>The version whose <c>appliesFromBillMonth</c> has come (大竹市: in force 2023-02-01, applied from April's bills).</summary>
    BillMonth,

    /// <summary>The version in force on the first day of the period: a period that has begun ends under the old table.</summary>
    PeriodStart,

    /// <summary>Every version in force during the period, each by its share of the days.</summary>
    ByDays,
}

/// <summary>kind <c>dueDate</c>: 納期限, counted from the day on which the bill is fixed; moved to the next business day when it falls on a holiday and the rule says so.</summary>
public sealed record DueDateRule : Rule
{
    /// <summary>Months after the month of fixing.</summary>
    public required int MonthsAfter { get; init; }

    /// <summary>Day of that month; 31 = its last day.</summary>
    public required int Day { get; init; }

    public bool NextBusinessDay { get; init; }
}

/// <summary>kind <c>invoice</c>: issuer on a qualified invoice (適格請求書, 消費税法 57条の4).</summary>
public sealed record InvoiceRule : Rule
{
    public required string Issuer { get; init; }

    /// <summary><c>T</c> and 13 digits.</summary>
    public required string RegistrationNumber { get; init; }
}

/// <summary>kind <c>rollOver</c>: when a smaller register value counts as the dial passing zero.</summary>
public sealed record RollOverRule : Rule
{
    /// <summary>Share of the dial (0–1) that the previous value must have reached; below it a smaller value is a misreading, never a roll-over.</summary>
    public required decimal NearTop { get; init; }
}

/// <summary>kind <c>estimate</c>: 認定水量 where the meter could not be read.</summary>
public sealed record EstimateRule : Rule
{
    public required EstimateMethod Method { get; init; }

    /// <summary>How many past readings the mean takes.</summary>
    public int Count { get; init; } = 3;
}

public enum EstimateMethod : byte
{
    /// <summary>Mean of the last <see cref="EstimateRule.Count"/> readings, halves up.</summary>
    MeanOfLast,

    /// <summary>The same period last year.</summary>
    SamePeriodLastYear,

    /// <summary>The previous quantity.</summary>
    Previous,
}

/// <summary>kind <c>gateAgainst</c>: compares usage per month with an earlier figure.</summary>
public sealed record GateAgainstRule : Rule
{
    public required Yardstick Against { get; init; }

    public override string Key => Against.ToString();

    /// <summary>Held when usage is more than this multiple of the yardstick; null = no upper limit.</summary>
    public decimal? Above { get; init; }

    /// <summary>Held when usage is less than this multiple; null = no lower limit.</summary>
    public decimal? Below { get; init; }

    /// <summary>m³ a month by which it must also differ, so that 1 → 3 m³ does not hold a bill.</summary>
    public required int AtLeast { get; init; }
}

public enum Yardstick : byte
{
    Previous,
    SamePeriodLastYear,

    /// <summary>Mean of up to the last three periods.</summary>
    Average,
}

/// <summary>kind <c>gateZero</c>: no usage where the yardstick used at least this much.</summary>
public sealed record GateZeroRule : Rule
{
    /// <summary>m³ a month of the previous period from which a zero is strange.</summary>
    public required int PreviousAtLeast { get; init; }
}

/// <summary>kind <c>gateNegative</c>: a register value below the previous one that is no roll-over.</summary>
public sealed record GateNegativeRule : Rule;

/// <summary>kind <c>gateMeterCapacity</c>: more than the meter can pass.</summary>
public sealed record GateMeterCapacityRule : Rule
{
    /// <summary>Millimetres → m³ a month; a size between two entries takes the next larger one.</summary>
    public required IReadOnlyDictionary<int, int> CubicMetresPerMonth { get; init; }
}

/// <summary>kind <c>gateMeterSize</c>: the size billed differs from the size in the meter register.</summary>
public sealed record GateMeterSizeRule : Rule;

/// <summary>kind <c>gateParentChild</c>: a parent meter and one of its children are both billed.</summary>
public sealed record GateParentChildRule : Rule;

/// <summary>kind <c>gateSecondPerson</c>: from this bill amount a second person must confirm a release.</summary>
public sealed record GateSecondPersonRule : Rule
{
    public required long FromYen { get; init; }
}

/// <summary>kind <c>gateShortPeriod</c>: a period far shorter than the months it would be billed as, such as a stop inside a month.</summary>
public sealed record GateShortPeriodRule : Rule
{
    /// <summary>Held when the period has fewer days than this times its months.</summary>
    public required int DaysPerMonth { get; init; }
}
