using Billing.RuleBooks;
using NodaTime;

namespace Billing.Metering;

/// <summary>A quantity of an earlier period of the same contract.</summary>
/// <param name="PeriodTo">Day of its reading.</param>
/// <param name="Months">Months it covered.</param>
/// <param name="CubicMetres">Whole m³.</param>
/// <param name="Basis">How it was found.</param>
public readonly record struct PastUsage(LocalDate PeriodTo, int Months, int CubicMetres, UsageBasis Basis);

/// <summary>Everything that decides one contract's quantity for one period.</summary>
public sealed class PeriodInput
{
    public required long ContractId { get; init; }

    public required long ServicePointId { get; init; }

    /// <summary>Null for a final settlement outside a round.</summary>
    public long? RoundId { get; init; }

    /// <summary>First day billed.</summary>
    public required LocalDate PeriodFrom { get; init; }

    /// <summary>Day of the current reading.</summary>
    public required LocalDate PeriodTo { get; init; }

    /// <summary>Months of the period.</summary>
    public required int Months { get; init; }

    /// <summary>First day of use of the contract.</summary>
    public LocalDate UserSince { get; init; }

    /// <summary>Whether <see cref="PeriodTo"/> is the last day of use.</summary>
    public bool Stops { get; init; }

    /// <summary>
    /// Readings of the service point that are not superseded, in the order of <see cref="ReadingOrder"/>, from the base to the current one.
    /// The base is what <see cref="ReadingOrder.BaseOf"/> finds: the last value by which a period was closed or a contract opened. It is not a value of a
    /// meter exchange in a period that was then estimated, or the old meter's part would be lost to the settlement.
    /// </summary>
    public required IReadOnlyList<MeterReading> Readings { get; init; }

    /// <summary>The meters of those readings by id.</summary>
    public required IReadOnlyDictionary<long, Meter> Meters { get; init; }

    /// <summary>The rule by which nobody reads this round: the quantity is set by it until the next real reading; null = a reading is due.</summary>
    public ProvisionalRule? Provisional { get; init; }

    /// <summary>口径 that the billing side holds, mm.</summary>
    public required int BilledMeterSize { get; init; }

    /// <summary>Newest first, about 13 months.</summary>
    public required IReadOnlyList<PastUsage> Past { get; init; }

    /// <summary>Whether the point's parent, or a child of it, is billed in its own right.</summary>
    public bool ParentAndChildBilled { get; init; }
}
