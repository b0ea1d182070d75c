using Billing.Kernel;
using NodaTime;

namespace Billing.Concession;

/// <summary>One movement of money on a sewer fee, settled once with the operator. Append-only; the detail of a <see cref="ConcessionSettlement"/>.</summary>
public sealed class ConcessionItem
{
    /// <summary>The transfer that moved the money.</summary>
    public long TransferId { get; set; }

    /// <summary>Month whose settlement it belongs to: that of its day, or a later one where it was posted after that month was closed.</summary>
    public BillingMonth Month { get; set; }

    public long ClaimId { get; set; }

    public LocalDate On { get; set; }

    public FeeMovementKind Kind { get; set; }

    /// <summary>What moved on the claim; below zero where money left it.</summary>
    public Money Collected { get; set; }

    /// <summary>Of it, the fee for use, without 手数料 and the like on the same claim.</summary>
    public Money Fee { get; set; }

    /// <summary>The operator's share of the fee.</summary>
    public Money Share { get; set; }

    /// <summary>The rule by which it was shared; null where none held, and the operator has nothing.</summary>
    public string? RuleId { get; set; }
}

/// <summary>How money moved on a claim.</summary>
public enum FeeMovementKind : byte
{
    /// <summary>収納.</summary>
    Received = 1,

    /// <summary>収納の取消.</summary>
    Cancelled = 2,

    /// <summary>充当: a credit settled it.</summary>
    SetOff = 3,

    /// <summary>更正による過誤納: what had been paid went to the payer's credit, to be paid back or set off.</summary>
    Overpaid = 4,

    /// <summary>精算: the claim itself gives back.</summary>
    GivenBack = 5,
}

/// <summary>月次精算: what is settled with the operator, and between sewer and water works, for a month. Append-only.</summary>
public sealed class ConcessionSettlement
{
    public long Id { get; set; }

    public BillingMonth Month { get; set; }

    /// <summary>Movements that it settles.</summary>
    public int Items { get; set; }

    /// <summary>Sum of them.</summary>
    public Money Collected { get; set; }

    /// <summary>Of it, fees for use.</summary>
    public Money Fee { get; set; }

    /// <summary>The operator's share of these.</summary>
    public Money Share { get; set; }

    /// <summary>Bills fixed in the month that charge the sewer, less those taken back.</summary>
    public int Bills { get; set; }

    /// <summary>使用料徴収事務負担金, which the sewer works pays the water works.</summary>
    public Money BillingCost { get; set; }

    public LocalDate ClosedOn { get; set; }

    public required string ClosedBy { get; set; }

    /// <summary>The frozen book by whose rules it was settled.</summary>
    public int RuleBookId { get; set; }
}
