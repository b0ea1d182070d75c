using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>kind <c>partPeriod</c>: what a period is charged in which use begins or ends (使用開始・中止の日割・月割).</summary>
public sealed record PartPeriodRule : Rule
{
    public PartPeriodEvent On { get; init; }

    public override string Key => On.ToString();

    /// <summary>Whether the first day of use counts.</summary>
    public bool CountsFirstDay { get; init; } = true;

    /// <summary>Whether the last day of use counts.</summary>
    public bool CountsLastDay { get; init; } = true;

    /// <summary>Whether the day of the reading before counts where use went on from it: days from a reading to a stop are then the difference of the dates though the day of the stop does not count.</summary>
    public bool CountsReadingDay { get; init; }

    public required PartPeriodMethod Method { get; init; }

    /// <summary><see cref="PartPeriodMethod.Steps"/>: in order; the first that fits counts.</summary>
    public IReadOnlyList<PartPeriodStep> Steps { get; init; } = [];

    /// <summary>Bounds and included volume grow with whole months only (1.5 months → 2), while the base follows the step.</summary>
    public bool WholeMonthBounds { get; init; }

    /// <summary>Days of a month, by days.</summary>
    public int DaysPerMonth { get; init; } = 31;

    /// <summary><see cref="PartPeriodMethod.DailyBase"/>: yen of the base that even one day owes.</summary>
    public decimal Fixed { get; init; }

    /// <summary>Rounding of the base (<see cref="PartPeriodMethod.DailyBase"/>) or of the shared price before tax; null = none.</summary>
    public RoundTo? Round { get; init; }

    /// <summary><see cref="PartPeriodMethod.ScaledUsage"/>: how the usage scaled up to whole months is made whole m³.</summary>
    public RoundingMode RoundUsage { get; init; }

    /// <summary>Least charge in yen, tax included; null = none.</summary>
    public long? MinimumYen { get; init; }
}

public enum PartPeriodEvent : byte
{
    /// <summary>Start and stop; a rule for one of them comes before it.</summary>
    Both = 0,
    Start,
    Stop,
}

public enum PartPeriodMethod : byte
{
    /// <summary>Days or months decide how many months are charged: halves, whole months.</summary>
    Steps,

    /// <summary>The base by days with a part owed in full; usage as measured (堺市).</summary>
    DailyBase,

    /// <summary>Usage is scaled up to whole months, priced, and the price scaled down by days (神戸市).</summary>
    ScaledUsage,
}

/// <param name="UpToDays">Fits up to this many days; null = no such limit.</param>
/// <param name="UpToMonths">Fits up to this many calendar months; null = no such limit.</param>
/// <param name="IncludedShareAtMost">Fits only while usage is at most this share of the m³ that the base of one month covers; null = any usage.</param>
/// <param name="OnlyWithIncludedVolume">Fits only rows of the table whose base covers a volume.</param>
/// <param name="Months">Months charged.</param>
public sealed record PartPeriodStep(int? UpToDays, int? UpToMonths, decimal? IncludedShareAtMost, bool OnlyWithIncludedVolume, decimal Months)
{
    /// <summary>Whether this step fits every period that <paramref name="other"/> fits.</summary>
    public bool Covers(PartPeriodStep other) =>
        (UpToDays is null || other.UpToDays <= UpToDays)
        && (UpToMonths is null || other.UpToMonths <= UpToMonths)
        && (IncludedShareAtMost is null || other.IncludedShareAtMost <= IncludedShareAtMost)
        && (!OnlyWithIncludedVolume || other.OnlyWithIncludedVolume);
}

/// <param name="Mode">Direction.</param>
/// <param name="Unit">Yen: 1, 10 or 100.</param>
public sealed record RoundTo(RoundingMode Mode, int Unit);
