using Billing.Kernel;
using NodaTime;

namespace Billing.Ledger;

/// <summary>充当・還付 that a person decided: who it was and when, beside the transfers that it made. Append-only. What a correction sets off by itself is told by the bill that it made.</summary>
public sealed class CreditUse
{
    /// <summary>Key of the first transfer that it made, which says what it was (<see cref="TransferId.CauseOf"/>).</summary>
    public long Id { get; set; }

    /// <summary>The claim on which the credit stood.</summary>
    public long FromClaimId { get; set; }

    /// <summary>The claim that was settled by it; null = it was paid out.</summary>
    public long? ToClaimId { get; set; }

    /// <summary>Above zero.</summary>
    public Money Amount { get; set; }

    /// <summary>Day of the books.</summary>
    public LocalDate On { get; set; }

    public Instant At { get; set; }

    /// <summary>Signed-in name.</summary>
    public required string By { get; set; }
}
