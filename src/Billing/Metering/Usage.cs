using Billing.Kernel;
using NodaTime;

namespace Billing.Metering;

/// <summary>使用水量: what one contract used in one period, and whether the gate lets it through. Frozen once billed.</summary>
public sealed class Usage
{
    public long Id { get; set; }

    public long ContractId { get; set; }

    public long ServicePointId { get; set; }

    /// <summary>The round it was read in; null for a final settlement outside a round.</summary>
    public long? RoundId { get; set; }

    /// <summary>First day billed: the day after the previous reading, or the first day of the contract.</summary>
    public LocalDate PeriodFrom { get; set; }

    /// <summary>Day of the reading.</summary>
    public LocalDate PeriodTo { get; set; }

    /// <summary>Months of the period.</summary>
    public int Months { get; set; }

    /// <summary>前回指針 of the first register.</summary>
    public int PreviousIndex { get; set; }

    /// <summary>今回指針 of the first register.</summary>
    public int CurrentIndex { get; set; }

    /// <summary>Of all registers and meters together.</summary>
    public CubicMetres CubicMetres { get; set; }

    /// <summary>Part that an exchanged meter counted (旧メーター使用水量).</summary>
    public int OldMeterCubicMetres { get; set; }

    /// <summary>Registers of a meter with several: <c>day=120,night=30</c>; null with one.</summary>
    public string? Registers { get; set; }

    /// <summary>認定超過: m³ by which the estimates settled here exceed what was then measured; nearly always 0. A rule that prices the whole span anew takes them off again.</summary>
    public int Overestimated { get; set; }

    /// <summary>The same by register, as in <see cref="Registers"/>; null with one.</summary>
    public string? OverestimatedRegisters { get; set; }

    /// <summary>Size of the meter that hangs there, mm.</summary>
    public int MeterSize { get; set; }

    /// <summary>First day of use of the contract.</summary>
    public LocalDate UserSince { get; set; }

    /// <summary>Whether <see cref="PeriodTo"/> is the last day of use.</summary>
    public bool Stops { get; set; }

    public UsageBasis Basis { get; set; }

    public UsageState State { get; set; }
}

/// <summary>How the quantity was found.</summary>
public enum UsageBasis : byte
{
    Metered = 1,

    /// <summary>認定水量 because the meter could not be read.</summary>
    Estimated = 2,

    /// <summary>Metered after one or more estimates: the estimates are taken off (精算).</summary>
    Settled = 3,

    /// <summary>No meter: the tap gives 0 m³, and what is drained is counted by rule from declared facts (井戸水のみの家屋など).</summary>
    Unmetered = 4,
}

public enum UsageState : byte
{
    /// <summary>The gate found nothing: the bill stage takes it.</summary>
    Passed = 1,

    /// <summary>Stopped by the gate until a named person releases it.</summary>
    Held = 2,

    /// <summary>Released by a named person; the next bill stage takes it.</summary>
    Released = 3,

    /// <summary>Could not be worked out or billed; its reason is in the night's failures.</summary>
    SetAside = 4,

    /// <summary>Held, released and billed since.</summary>
    Billed = 5,

    /// <summary>Replaced by a usage from a corrected reading.</summary>
    Superseded = 6,
}
