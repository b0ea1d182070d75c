using Microsoft.AspNetCore.Identity;

namespace Billing.Db.Accounts;

/// <summary>A person who signs in at the counter.</summary>
public sealed class StaffUser : IdentityUser
{
    /// <summary>Name as shown on the screen and in traces.</summary>
    public string DisplayName { get; set; } = "";
}
