using NodaTime;

namespace Billing.Ledger;

/// <summary>Which debt a late charge was assessed on, until when and by which payment. Append-only: a late charge that was taken back has a reversed bill.</summary>
public sealed class LateChargeEntry
{
    /// <summary>Key of the claim that is the late charge.</summary>
    public long ClaimId { get; set; }

    /// <summary>The claim that was paid late.</summary>
    public long PrincipalId { get; set; }

    /// <summary>Last day that counts: of the payment.</summary>
    public LocalDate Until { get; set; }

    /// <summary>The payment by which it fell due; 0 where a set-off settled the debt.</summary>
    public long PaymentId { get; set; }

    /// <summary>The rule of the first day of delay, in the book that the bill is frozen with.</summary>
    public required string RuleId { get; set; }
}
