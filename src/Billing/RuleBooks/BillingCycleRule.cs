namespace Billing.RuleBooks;

/// <summary>kind <c>billingCycle</c>: a service that is billed months after the reading, on a bill of its own (水道と下水道を交互の月に請求).</summary>
public sealed record BillingCycleRule : Rule
{
    /// <summary>Months after the reading round's month; 0 = with it.</summary>
    public required int MonthsAfter { get; init; }
}
