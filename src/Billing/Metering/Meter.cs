using NodaTime;

namespace Billing.Metering;

/// <summary>量水器 as the meter register holds it.</summary>
public sealed class Meter
{
    public long Id { get; set; }

    /// <summary>メーター番号.</summary>
    public required string Number { get; set; }

    /// <summary>口径 in mm.</summary>
    public int Size { get; set; }

    /// <summary>Digits of the dial: 4, 5 or 6. A dial of d digits counts 10^d m³ and begins again.</summary>
    public int Dials { get; set; } = 5;

    /// <summary>検定有効期限: verification is valid for 8 years (計量法施行令 別表第3).</summary>
    public LocalDate ExpiresOn { get; set; }

    /// <summary>Words of the registers in their order, comma separated (<c>day,night</c>); null = one register.</summary>
    public string? Registers { get; set; }

    public int Version { get; set; }
}

/// <summary>Which meter hung where when. Its register values on the first and the last day are readings of kind <see cref="ReadingKind.Installed"/> and <see cref="ReadingKind.Removed"/>.</summary>
public sealed class MeterPlacement
{
    public long Id { get; set; }

    public long MeterId { get; set; }

    public long ServicePointId { get; set; }

    public LocalDate From { get; set; }

    /// <summary>Day of removal; null = hangs there.</summary>
    public LocalDate? To { get; set; }
}
