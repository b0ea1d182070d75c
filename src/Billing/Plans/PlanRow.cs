using Billing.Kernel;
using Billing.Plans.Demand;

namespace Billing.Plans;

/// <summary>Where a row stands on the paper.</summary>
public enum PlanSection : byte
{
    /// <summary>水需要・人口.</summary>
    Demand,

    /// <summary>収益的収支.</summary>
    Income,

    /// <summary>資本的収支.</summary>
    Capital,

    /// <summary>貸借 and 資金.</summary>
    Balance,

    /// <summary>経営指標: kept apart from amounts.</summary>
    Ratio,
}

/// <summary>A line of the plan: given year by year, or reckoned by a formula; a year that is given stands before the formula.</summary>
public sealed record PlanRow
{
    /// <summary>Its name in formulas.</summary>
    public required string Key { get; init; }

    /// <summary>Its name on paper.</summary>
    public required Sentence Label { get; init; }

    public required PlanSection Section { get; init; }

    /// <summary>Unit where it is not the plan's money: <c>%</c>, <c>m³</c>, <c>円/m³</c>; null = the plan's unit.</summary>
    public string? Unit { get; init; }

    /// <summary>Year → value, where the document or the books give it.</summary>
    public IReadOnlyDictionary<int, decimal> Given { get; init; } = new Dictionary<int, decimal>();

    /// <summary>The formula as it is written; null = given for every year.</summary>
    public string? Formula { get; init; }

    /// <summary>How values observed before become one for the years to come; null = none.</summary>
    public Trend? Trend { get; init; }

    /// <summary>What the document prints, where it is to be held against what is reckoned.</summary>
    public IReadOnlyDictionary<int, decimal> Printed { get; init; } = new Dictionary<int, decimal>();

    /// <summary>Decimals that the document prints; null = all.</summary>
    public int? PrintedDecimals { get; init; }

    /// <summary>How the document rounds to them.</summary>
    public RoundingMode PrintedRounding { get; init; } = RoundingMode.HalfUp;

    /// <summary>Years whose difference is known, and why.</summary>
    public IReadOnlyDictionary<int, string> Known { get; init; } = new Dictionary<int, string>();

    /// <summary>Where the formula or the value comes from.</summary>
    public string? Citation { get; init; }

    /// <summary>JSON path, for faults.</summary>
    public string Path { get; init; } = "$";
}
