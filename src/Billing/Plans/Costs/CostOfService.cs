using Billing.Kernel;

namespace Billing.Plans.Costs;

/// <summary>総括原価 (水道法 14条2項1号; 水道料金算定要領): what charges must bring in over a period, and for what. Pure, exact.</summary>
public sealed record CostOfService
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Yen of one unit of the file: 1000 = 千円.</summary>
    public required decimal YenPerUnit { get; init; }

    /// <summary>料金算定期間 in years.</summary>
    public required int Years { get; init; }

    public required IReadOnlyList<string> Citations { get; init; }

    /// <summary>資産維持費 among them.</summary>
    public required IReadOnlyList<CostItem> Items { get; init; }

    public required CostAllocation Allocation { get; init; }

    /// <summary>総括原価 of the period, yen.</summary>
    public decimal Total => Items.Sum(item => item.Net) * YenPerUnit;

    /// <summary>私費負担: what charges must bring in, yen of the period.</summary>
    public decimal Private => Items.Sum(item => item.Private) * YenPerUnit;

    /// <summary>公費負担, yen of the period.</summary>
    public decimal Public => Total - Private;

    /// <summary>需要家費, yen a year.</summary>
    public decimal Customer => PerYear(item => item.Customer);

    /// <summary>固定費, yen a year.</summary>
    public decimal Fixed => PerYear(item => item.Fixed);

    /// <summary>変動費, yen a year.</summary>
    public decimal Variable => PerYear(item => item.Variable);

    /// <summary>Lines of one kind, yen of the period, deductions negative.</summary>
    public decimal Of(CostKind kind) => Items.Where(item => item.Kind == kind).Sum(item => item.Net) * YenPerUnit;

    private decimal PerYear(Func<CostItem, decimal> percent) => Items.Sum(item => item.Private * percent(item)) * YenPerUnit / 100m / Years;
}

/// <summary>How the cost becomes prices.</summary>
/// <param name="FixedToBasePercent">Part of the 固定費 that base charges bring in; the rest goes to the m³.</param>
/// <param name="Weights">mm → weight of a meter in the fixed cost: 理論流量比, or null where the area of the pipe decides (断面積比, mm²).</param>
/// <param name="IntoMeterFee">Whether the charge by size is the table's メーター使用料 and its base becomes 0; else it is the base itself.</param>
/// <param name="FreeVolume">基本水量: m³ a month without a price per m³.</param>
/// <param name="BaseStep">Base charges are whole multiples of so many yen, rounded up.</param>
/// <param name="VolumeStep">The price per m³ likewise.</param>
/// <param name="Source">Where the weights and parts come from.</param>
public sealed record CostAllocation(decimal FixedToBasePercent, IReadOnlyDictionary<int, decimal>? Weights, bool IntoMeterFee, int FreeVolume, decimal BaseStep, decimal VolumeStep, string Source)
{
    /// <summary>The weight of a size.</summary>
    /// <exception cref="BusinessRuleException">cost.no-weight.</exception>
    public decimal Weight(int size) => Weights is null ? (decimal)size * size : Weights.TryGetValue(size, out var weight) ? weight : throw new BusinessRuleException(
        "cost.no-weight",
        $"口径 {size} mm の比がありません。allocation.weights に加えてください。あるのは {string.Join(", ", Weights.Keys.Order())} mm です。",
        $"there is no weight for {size} mm; add it to allocation.weights, which has {string.Join(", ", Weights.Keys.Order())} mm.");
}
