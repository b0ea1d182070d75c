namespace Billing.RuleBooks;

/// <summary>kind <c>settlement</c>: how charges for estimated or provisional quantities are settled by the next real reading.</summary>
public sealed record SettlementRule : Rule
{
    public required SettlementMethod Method { get; init; }
}

public enum SettlementMethod : byte
{
    /// <summary>What was estimated is taken off the quantity measured; the rest is priced for its own months.</summary>
    Quantity,

    /// <summary>The whole span is priced over all its months, and what was charged is taken off (精算).</summary>
    Reprice,
}
