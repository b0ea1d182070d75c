using Billing.Kernel;

namespace Billing.Plans.Costs;

/// <summary>What a cost is.</summary>
public enum CostKind : byte
{
    /// <summary>営業費用: staff, power, repairs, depreciation …</summary>
    Operating,

    /// <summary>資本費用: 支払利息 and the like.</summary>
    Capital,

    /// <summary>資産維持費: asset base × rate.</summary>
    Maintenance,

    /// <summary>控除項目: what other income covers (受託工事収益, 長期前受金戻入 …).</summary>
    Deduction,
}

/// <summary>A line of 総括原価 over the period of the calculation, and for what it is incurred.</summary>
/// <param name="Amount">In the file's unit, tax excluded, not negative; a deduction is taken off.</param>
/// <param name="PublicPercent">公費負担: part that the general account bears (雨水公費・汚水私費), 0–100.</param>
/// <param name="Customer">需要家費 in percent: for each meter, whatever is used.</param>
/// <param name="Fixed">固定費 in percent: for the capacity.</param>
/// <param name="Variable">変動費 in percent: for each m³. The three make 100.</param>
public sealed record CostItem(string Key, Sentence Label, CostKind Kind, decimal Amount, decimal PublicPercent, decimal Customer, decimal Fixed, decimal Variable, string? Citation)
{
    /// <summary>Amount with its sign.</summary>
    public decimal Net => Kind == CostKind.Deduction ? -Amount : Amount;

    /// <summary>What charges must bring in of it.</summary>
    public decimal Private => Net * (100m - PublicPercent) / 100m;
}
