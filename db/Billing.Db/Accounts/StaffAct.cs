using NodaTime;

namespace Billing.Db.Accounts;

/// <summary>What was done to an account or a key, by whom. Append-only.</summary>
public sealed class StaffAct
{
    public long Id { get; set; }

    public Instant At { get; set; }

    /// <summary>Signed-in name, or <c>billing@host</c> for the command line.</summary>
    public required string Who { get; set; }

    public StaffActKind Kind { get; set; }

    /// <summary>The account or key that it is about.</summary>
    public required string About { get; set; }

    /// <summary>What it was changed to, or why; never a password, key or code.</summary>
    public string? What { get; set; }
}

/// <summary>What may happen to an account or a key.</summary>
public enum StaffActKind : byte
{
    Created = 1,

    /// <summary>Name, roles or affiliation.</summary>
    Changed = 2,
    Disabled = 3,
    Enabled = 4,

    /// <summary>An administrator gave a password for once.</summary>
    PasswordReset = 5,

    /// <summary>The person set a password.</summary>
    PasswordChanged = 6,

    /// <summary>A lock after wrong passwords was lifted.</summary>
    Unlocked = 7,
    SessionsEnded = 8,
    TwoFactorOn = 9,
    TwoFactorOff = 10,

    /// <summary>New recovery codes were made.</summary>
    RecoveryCodes = 11,

    /// <summary>A recovery code was used to sign in.</summary>
    RecoveryCodeUsed = 12,
    LockedOut = 13,
    KeyCreated = 14,
    KeyRevoked = 15,
    EmergencyOpened = 16,
    EmergencyUsed = 17,
    EmergencyReviewed = 18,
}
