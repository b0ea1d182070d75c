using NodaTime;

namespace Billing.Db.Accounts;

/// <summary>緊急利用: somebody broke the glass. Never changed but for the answer of an administrator, and never deleted.</summary>
public sealed class EmergencyEntry
{
    public long Id { get; set; }

    public Instant At { get; set; }

    /// <summary>The account that was made for it.</summary>
    public required string UserName { get; set; }

    /// <summary>Who ran the command and where, as the operating system names them.</summary>
    public required string By { get; set; }

    public required string Reason { get; set; }

    public required string Role { get; set; }

    public Instant Until { get; set; }

    /// <summary>First sign-in; null = not used yet.</summary>
    public Instant? UsedAt { get; set; }

    /// <summary>The administrator who looked into it; until then every administrator sees the banner.</summary>
    public string? ReviewedBy { get; set; }

    public Instant? ReviewedAt { get; set; }

    /// <summary>What the administrator found.</summary>
    public string? Finding { get; set; }
}
