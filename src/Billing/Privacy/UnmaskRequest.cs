using NodaTime;

namespace Billing.Privacy;

/// <summary>開示の請求: one person asks to see, print or end, a second with a senior role decides. It opens for a short time and for the asker alone.</summary>
public sealed class UnmaskRequest
{
    public long Id { get; set; }

    public long CustomerId { get; set; }

    public UnmaskPurpose Purpose { get; set; }

    /// <summary>The bill whose notice is printed; null for the other purposes.</summary>
    public long? BillId { get; set; }

    /// <summary>Why it is needed.</summary>
    public required string Reason { get; set; }

    /// <summary>For whom, or which letter.</summary>
    public required string Recipient { get; set; }

    /// <summary>Signed-in name of the asker.</summary>
    public required string AskedBy { get; set; }

    public Instant AskedAt { get; set; }

    /// <summary>The second person; null while it waits.</summary>
    public string? DecidedBy { get; set; }

    public Instant? DecidedAt { get; set; }

    /// <summary>Why the second person refused; null where they agreed.</summary>
    public string? Refusal { get; set; }

    /// <summary>Until when the asker may look or print; null while it waits or was refused, and for an end.</summary>
    public Instant? OpenUntil { get; set; }

    public int Version { get; set; }

    /// <summary>Whether somebody must still decide on it at <paramref name="now"/>.</summary>
    public bool Waits(Instant now) => DecidedBy is null && now < AskedAt + Unmasking.WaitsFor;
}

/// <summary>What two persons open.</summary>
public enum UnmaskPurpose : byte
{
    /// <summary>Shows address and telephone to the asker on one page.</summary>
    Show = 1,

    /// <summary>Prints the notice of one bill with its address (個別処理).</summary>
    Print = 2,

    /// <summary>Ends the protection.</summary>
    End = 3,
}
