using Billing.Collection;
using Billing.Kernel;

namespace Billing.Debits;

/// <summary>What a run asks for, before it is written.</summary>
/// <param name="Asks">In the order of the file.</param>
/// <param name="Left">Claims of mandates of this contract that are due and yet are not asked for.</param>
public sealed record DebitPlan(IReadOnlyList<DebitAsk> Asks, IReadOnlyList<DebitLeft> Left)
{
    public Money Asked => new(Asks.Sum(a => a.Amount.Yen));
}

/// <summary>One account and what it is asked for.</summary>
/// <param name="AgainOfId">再振替: the returned entry that is asked for again; null = the first time.</param>
public sealed record DebitAsk(Mandate Mandate, IReadOnlyList<OwedClaim> Claims, DebitMark Mark, long? AgainOfId)
{
    public Money Amount => new(Claims.Sum(c => c.Owed.Yen));
}

/// <summary>A claim that is due and not asked for, and why.</summary>
public sealed record DebitLeft(OwedClaim Claim, Mandate Mandate, DebitLeftReason Reason);

/// <summary>Why a claim with a mandate is not asked for.</summary>
public enum DebitLeftReason : byte
{
    /// <summary>The bank is being asked for it by another run.</summary>
    InOpenRun = 1,

    /// <summary>It was asked for before; the payer has a slip for it.</summary>
    AskedBefore = 2,

    /// <summary>It came back, and the day of the second run is still to come.</summary>
    WaitsForSecondRun = 3,

    /// <summary>調査・猶予中: a hold on the debtor.</summary>
    Held = 4,

    /// <summary>分納中: a pledge covers it.</summary>
    Pledged = 5,

    /// <summary>The bank could not read the account or its holder.</summary>
    Unwritable = 6,
}

/// <summary>Which claims a run asks for.</summary>
public enum DebitRound : byte
{
    /// <summary>For the first time and again.</summary>
    All,

    /// <summary>Only what is asked for the first time.</summary>
    First,

    /// <summary>再振替 only.</summary>
    Second,
}
