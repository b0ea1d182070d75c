using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>kind <c>sewerVolume</c>: the quantity drained where well water is used (汚水量の認定).</summary>
public sealed record SewerVolumeRule : Rule
{
    /// <summary>m³ by persons where only a well is used.</summary>
    public required PersonsTable WellOnly { get; init; }

    /// <summary>m³ by persons of the well beside the tap; null = <see cref="WellOnly"/>.</summary>
    public PersonsTable? WellBesideTap { get; init; }

    /// <summary>m³ by use and persons beside the tap (浴室, 便所 …), added up over the declared uses; empty = not told apart.</summary>
    public IReadOnlyDictionary<string, PersonsTable> ByUse { get; init; } = new Dictionary<string, PersonsTable>();

    public required WellCombination Mixed { get; init; }

    /// <summary>Months of the tables: 1 or 2.</summary>
    public int TableMonths { get; init; } = 1;

    public RoundingMode Round { get; init; }

    /// <summary>Tap and well are two charges, each with a base of its own (福井市); else one charge of their sum.</summary>
    public bool Apart { get; init; }

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
