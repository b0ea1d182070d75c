using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Ledger;

/// <summary>延滞金の減免: a late charge that was assessed, or part of it, is not asked for. A utility's rule says on which grounds, and above which amount a second person decides; then it is booked as a reduction of the claim.</summary>
public sealed class LateChargeWaiver
{
    public long Id { get; set; }

    /// <summary>The claim that is the late charge (<see cref="LateChargeEntry.ClaimId"/>).</summary>
    public long ClaimId { get; set; }

    public Money Amount { get; set; }

    public WaiverGround Ground { get; set; }

    /// <summary>What happened, and the paper that shows it.</summary>
    public required string Reason { get; set; }

    /// <summary>The rule that permits it.</summary>
    public required string RuleId { get; set; }

    /// <summary>Its article, as it stood on the day.</summary>
    public required string Article { get; set; }

    /// <summary>Whether the amount was large enough for a second person.</summary>
    public bool NeedsSecondPerson { get; set; }

    public LocalDate AskedOn { get; set; }

    public required string AskedBy { get; set; }

    public LocalDate? DecidedOn { get; set; }

    /// <summary>Who decided; the person who asked, where one is enough.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>Null = waits; true = booked; false = turned down.</summary>
    public bool? Confirmed { get; set; }

    /// <summary>The transfer that booked it.</summary>
    public long? TransferId { get; set; }

    /// <summary>The transfer that took it back, because the late charge itself was taken back.</summary>
    public long? BackTransferId { get; set; }

    public int Version { get; set; }
}
