using NodaTime;

namespace Billing.Metering;

/// <summary>One reason for which the gate holds a usage.</summary>
public sealed class GateFinding
{
    public long Id { get; set; }

    public long UsageId { get; set; }

    /// <summary>Id of the rule in the rule book.</summary>
    public required string RuleId { get; set; }

    /// <summary>What was found, with its figures.</summary>
    public required string Ja { get; set; }

    /// <summary>The same in English.</summary>
    public required string En { get; set; }
}

/// <summary>解除: who let a held usage through, why, and who confirmed it.</summary>
public sealed class GateRelease
{
    public long Id { get; set; }

    public long UsageId { get; set; }

    public required string Reason { get; set; }

    public required string ReleasedBy { get; set; }

    public Instant ReleasedAt { get; set; }

    /// <summary>Second person, where the amount asks for one; null = not needed or not yet.</summary>
    public string? ConfirmedBy { get; set; }

    public Instant? ConfirmedAt { get; set; }

    /// <summary>Whether a second person is needed before the bill may be made.</summary>
    public bool NeedsSecondPerson { get; set; }

    /// <summary>The bill that was made of it; null = not billed yet.</summary>
    public long? BillId { get; set; }
}
