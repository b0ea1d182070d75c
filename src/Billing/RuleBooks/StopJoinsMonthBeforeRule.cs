namespace Billing.RuleBooks;

/// <summary>kind <c>stopJoinsMonthBefore</c>: the days before a stop inside a month are priced together with the period before, as that period's months; what was charged for it is taken off.</summary>
public sealed record StopJoinsMonthBeforeRule : Rule
{
    /// <summary>Longest final period that joins; null = any period shorter than a month.</summary>
    public int? UpToDays { get; init; }
}
