using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Billing.Db.Accounts;

/// <summary>A person who signs in at the counter. Never deleted: traces name it.</summary>
public sealed class StaffUser : IdentityUser
{
    /// <summary>Name as shown on the screen and in traces.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Whose staff it is; some rights are the city's alone.</summary>
    public Affiliation Affiliation { get; set; } = Affiliation.City;

    /// <summary>The password was given by somebody else: nothing opens until the person has set one.</summary>
    public bool MustChangePassword { get; set; }

    public Instant? LastSignInAt { get; set; }

    /// <summary>When an administrator closed the account; null while it is open.</summary>
    public Instant? DisabledAt { get; set; }

    /// <summary>緊急利用: the account was made by <c>billing staff break-glass</c> and is worth nothing from this moment on; null for everybody else.</summary>
    public Instant? EmergencyUntil { get; set; }

    /// <summary>The last codes of the two-factor device that were taken, with blanks between, so that each is taken once (RFC 6238, 5.2).</summary>
    public string? LastCodes { get; set; }

    /// <summary>Whether the account may be used at a moment.</summary>
    public bool IsOpen(Instant at) => DisabledAt is null && (EmergencyUntil is not { } until || at < until);
}

/// <summary>Whose staff somebody is.</summary>
public enum Affiliation : byte
{
    /// <summary>市職員.</summary>
    City = 1,

    /// <summary>委託先: staff of the company that runs the counter for the city.</summary>
    Company = 2,
}
