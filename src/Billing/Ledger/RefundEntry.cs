using Billing.Kernel;
using NodaTime;

namespace Billing.Ledger;

/// <summary>還付: what was paid out of a credit, with interest, and what it was reckoned from. Append-only.</summary>
public sealed class RefundEntry
{
    /// <summary>Key of the transfer that paid it, and so of the <see cref="CreditUse"/> that says who decided it and when.</summary>
    public long Id { get; set; }

    /// <summary>The claim on which the credit stood.</summary>
    public long ClaimId { get; set; }

    /// <summary>To whom: the debtor, or who receives it for them (heirs' representative).</summary>
    public long PayeeId { get; set; }

    public Money Amount { get; set; }

    /// <summary>還付加算金, paid beside it.</summary>
    public Money Interest { get; set; }

    public LocalDate On { get; set; }

    /// <summary>The payments it goes back to, latest first: <c>2026-04-30:5000;…</c>; <c>-</c> for a credit that came of no payment.</summary>
    public required string Lots { get; set; }

    /// <summary>The frozen book by whose rules of <see cref="On"/> the interest was reckoned.</summary>
    public int RuleBookId { get; set; }
}
