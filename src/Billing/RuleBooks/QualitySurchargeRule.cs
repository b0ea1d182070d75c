using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>kind <c>qualitySurcharge</c>: 水質使用料, yen for every m³ by what the waste water carries.</summary>
public sealed record QualitySurchargeRule : Rule
{
    public required IReadOnlyList<QualityMeasure> Measures { get; init; }

    /// <summary>Held only above (or, with <see cref="AtLeast"/>, from) this many m³ a month; null = always.</summary>
    public int? MoreThan { get; init; }

    public int? AtLeast { get; init; }

    /// <summary>How the index is made whole; null = not at all.</summary>
    public RoundingMode? RoundIndex { get; init; }

    /// <summary>Index up to which a price holds → yen per m³; the last is open. Empty = no table.</summary>
    public IReadOnlyList<(decimal? UpTo, decimal Yen)> Table { get; init; } = [];

    /// <summary>Yen per m³ for each unit of the index; null = none.</summary>
    public decimal? YenPerIndex { get; init; }
}

/// <param name="Of">What is measured, mg/L.</param>
/// <param name="Over">Counts only above this.</param>
/// <param name="Excess">What lies above <paramref name="Over"/> counts; else the whole value.</param>
/// <param name="Weight">Factor in the index.</param>
/// <param name="PerStep">mg/L of one begun step above <paramref name="Over"/>; null = no steps.</param>
/// <param name="YenPerStep">Yen per m³ for each step.</param>
public sealed record QualityMeasure(Pollutant Of, decimal Over, bool Excess, decimal Weight, decimal? PerStep, decimal YenPerStep);

public enum Pollutant : byte
{
    Bod,
    Ss,
    Oil,
}
