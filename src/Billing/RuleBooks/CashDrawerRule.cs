namespace Billing.RuleBooks;

/// <summary>kind <c>cashDrawer</c>: cash at the counter is taken and paid out only by a clerk with an open drawer (釣銭準備金; the utility's 会計規程). Absent = drawers may be kept, but need not.</summary>
public sealed record CashDrawerRule : Rule
{
    /// <summary>釣銭準備金 that a drawer should begin with, yen; 0 = none is set.</summary>
    public required int StartingFloat { get; init; }
}
