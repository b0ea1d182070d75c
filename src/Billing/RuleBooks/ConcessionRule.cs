using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>kind <c>concession</c>: the operator's (運営権者) share of every fee that is collected (利用料金設定割合; PFI法 23条).</summary>
public sealed record ConcessionRule : Rule
{
    /// <summary>Percent of what is collected of the fee, tax included.</summary>
    public required decimal SharePercent { get; init; }

    public required ConcessionBasis Basis { get; init; }

    public required ConcessionRounding Each { get; init; }

    public required RoundingMode Round { get; init; }

    /// <summary>Name of the operator.</summary>
    public required Sentence Operator { get; init; }
}

/// <summary>Which day chooses the share where it changes.</summary>
public enum ConcessionBasis : byte
{
    /// <summary>The day on which money came in or left again.</summary>
    Collected,

    /// <summary>The day on which the bill was fixed: the share was part of that fee.</summary>
    Fixed,
}

/// <summary>What the share is rounded on; what rounding leaves stays with the city.</summary>
public enum ConcessionRounding : byte
{
    /// <summary>Each movement of money.</summary>
    Movement,

    /// <summary>The sum collected on a claim so far, so that parts add up to the share of the whole.</summary>
    Claim,

    /// <summary>The sum of a month.</summary>
    Month,
}

/// <summary>kind <c>billingCost</c>: 使用料徴収事務負担金, what the sewer works pays the water works for billing and collecting, by month.</summary>
public sealed record BillingCostRule : Rule
{
    public required BillingCostMethod Method { get; init; }

    /// <summary>Yen, or percent.</summary>
    public required decimal Value { get; init; }
}

public enum BillingCostMethod : byte
{
    /// <summary>Yen for each bill fixed in the month that charges the sewer.</summary>
    PerBill,

    /// <summary>Percent of what is collected.</summary>
    PercentOfCollected,

    /// <summary>A fixed sum of yen a month.</summary>
    YenPerMonth,
}
