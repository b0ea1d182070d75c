namespace Billing.RuleBooks;

/// <summary>kind <c>allocation</c>: 充当の順序 where the payer names no claim: which of a debtor's claims of a service money settles first (民法 488条・489条; public claims as the utility sets).</summary>
public sealed record AllocationRule : Rule
{
    public required AllocationOrder Order { get; init; }

    public required AllocationThrough Through { get; init; }

    /// <summary>Which service goes first where money is for both; asked of the rule of the water service, or of both.</summary>
    public required AllocationAcross Across { get; init; }
}

/// <summary>The order of the kinds of claims: 費用 (督促手数料), 延滞金・遅延損害金, and the charge itself.</summary>
public enum AllocationOrder : byte
{
    /// <summary>費用、利息、元本 (民法 489条).</summary>
    CostChargePrincipal,

    /// <summary>費用、元本、利息.</summary>
    CostPrincipalCharge,

    /// <summary>元本 first, as taxes are (地方税法 14条の5の例).</summary>
    PrincipalCostCharge,

    /// <summary>元本、利息、費用.</summary>
    PrincipalChargeCost,
}

public enum AllocationThrough : byte
{
    /// <summary>All costs of all debts, then all charges, then the principals (民法 489条1項).</summary>
    Kinds,

    /// <summary>The oldest debt with its cost and charge, then the next.</summary>
    Debts,
}

public enum AllocationAcross : byte
{
    /// <summary>The claim that fell due first; water first on one day.</summary>
    Oldest,

    Water,

    Sewer,
}
