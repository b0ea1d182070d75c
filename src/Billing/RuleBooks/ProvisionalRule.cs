namespace Billing.RuleBooks;

/// <summary>kind <c>provisional</c>: a reading round without a reader, billed by estimate until the next real reading settles it (冬期の未検針, 隔月検針毎月請求).</summary>
public sealed record ProvisionalRule : Rule
{
    /// <summary>Calendar months (1–12) of rounds that are not read.</summary>
    public required IReadOnlyList<int> MonthsOfYear { get; init; }

    public required EstimateMethod Method { get; init; }

    public int Count { get; init; } = 3;
}
