using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.RuleBooks;

/// <summary>kind <c>dwellings</c>: how dwellings behind one meter are counted and priced (共同住宅の特例). Without the rule the declared number scales base and bounds.</summary>
public sealed record DwellingsRule : Rule
{
    /// <summary>Several methods to choose from have names; the choice is a declared fact. Empty = for everybody who chose none.</summary>
    public string Name { get; init; } = "";

    public override string Key => Name;

    public required DwellingMethod Method { get; init; }

    /// <summary>Occupied dwellings count where they are declared; else the number of the contract.</summary>
    public bool Occupied { get; init; }

    /// <summary>Each dwelling as if it had a meter of this size, mm; null = the size that hangs there.</summary>
    public int? UnitMeterSize { get; init; }

    /// <summary>用途 for which it holds; empty = all.</summary>
    public IReadOnlyList<string> UseClasses { get; init; } = [];
}

/// <summary>kind <c>mixedUse</c>: one meter for two uses; the first m³ of a month are priced as another use class.</summary>
public sealed record MixedUseRule : Rule
{
    public required string UseClass { get; init; }

    public override string Key => UseClass;

    public required string FirstUseClass { get; init; }

    /// <summary>m³ a month.</summary>
    public required decimal UpTo { get; init; }

    /// <summary>The base is that of the first use class.</summary>
    public bool BaseOfFirst { get; init; }

    /// <summary>The rest begins at the first tier of its table.</summary>
    public bool RestAnew { get; init; }
}

/// <summary>kind <c>sewerVolume</c>: the quantity drained where well water is used (汚水量の認定).</summary>
public sealed record SewerVolumeRule : Rule
{
    /// <summary>m³ by persons where only a well is used.</summary>
    public required PersonsTable WellOnly { get; init; }

    /// <summary>m³ by persons of the well beside the tap; null = <see cref="WellOnly"/>.</summary>
    public PersonsTable? WellBesideTap { get; init; }

    /// <summary>m³ by use and persons beside the tap (浴室, 便所 …); empty = not told apart.</summary>
    public IReadOnlyDictionary<string, PersonsTable> ByUse { get; init; } = new Dictionary<string, PersonsTable>();

    public required WellCombination Mixed { get; init; }

    /// <summary>Months of the tables: 1 or 2.</summary>
    public int TableMonths { get; init; } = 1;

    public RoundingMode Round { get; init; }

    /// <summary>Month and day whose number of residents counts for a year, e.g. 4 and 1; null = the number on the last day.</summary>
    public (int Month, int Day)? ResidentsOf { get; init; }
}

public enum WellCombination : byte
{
    /// <summary>The larger of tap and table.</summary>
    Larger,

    /// <summary>Tap and table together.</summary>
    Sum,

    /// <summary>The tap only.</summary>
    TapOnly,

    /// <summary>The tap, and the table less half of the tap where that is more than nothing.</summary>
    TapAndTableLessHalfTap,
}

/// <summary>m³ by the number of persons.</summary>
/// <param name="Steps">Persons → m³, ascending; a number between two entries takes the next larger one.</param>
/// <param name="EachMore">m³ for each person beyond the last entry; null = the last entry holds for more.</param>
/// <param name="Most">Cap; null = none.</param>
public sealed record PersonsTable(IReadOnlyList<(int Persons, decimal CubicMetres)> Steps, decimal? EachMore, decimal? Most)
{
    /// <summary>m³ for <paramref name="persons"/>; nobody drains nothing.</summary>
    public decimal Of(int persons)
    {
        if (persons <= 0)
        {
            return 0m;
        }

        var m3 = Uncapped(persons);
        return Most is { } most && m3 > most ? most : m3;
    }

    private decimal Uncapped(int persons)
    {
        foreach (var (upTo, cubicMetres) in Steps)
        {
            if (persons <= upTo)
            {
                return cubicMetres;
            }
        }

        var (last, m3) = Steps.Count > 0 ? Steps[^1] : (0, 0m);
        return m3 + ((EachMore ?? 0m) * (persons - last));
    }
}

/// <summary>kind <c>sewerReduction</c>: 減量認定, water that does not reach the sewer. Taken off whole when one of the conditions is met, else not at all.</summary>
public sealed record SewerReductionRule : Rule
{
    public required IReadOnlyList<ReductionCondition> AnyOf { get; init; }
}

/// <param name="AtLeastShare">Share of the usage that it must reach, 0.1 = 10 %; null = any.</param>
/// <param name="MoreThanShare">Share that it must exceed; null = any.</param>
/// <param name="AtLeast">m³ in <paramref name="Months"/> that it must reach; null = any.</param>
/// <param name="WhenUsageAbove">Only where usage in <paramref name="Months"/> exceeds this; null = always.</param>
/// <param name="Months">Months to which the m³ refer.</param>
public sealed record ReductionCondition(decimal? AtLeastShare, decimal? MoreThanShare, int? AtLeast, int? WhenUsageAbove, int Months);

/// <summary>kind <c>qualitySurcharge</c>: 水質使用料, yen for every m³ by what the waste water carries.</summary>
public sealed record QualitySurchargeRule : Rule
{
    public required IReadOnlyList<QualityMeasure> Measures { get; init; }

    /// <summary>Held only above (or, with <see cref="AtLeast"/>, from) this many m³ a month; null = always.</summary>
    public int? MoreThan { get; init; }

    public int? AtLeast { get; init; }

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
