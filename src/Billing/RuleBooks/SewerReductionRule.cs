namespace Billing.RuleBooks;

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
