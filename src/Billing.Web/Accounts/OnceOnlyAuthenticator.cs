using Billing.Db.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Billing.Web.Accounts;

/// <summary>Codes of a device (RFC 6238), each taken once: whoever looks over a shoulder cannot use it again in the same half minute (5.2).</summary>
public sealed class OnceOnlyAuthenticator : AuthenticatorTokenProvider<StaffUser>
{
    /// <summary>As many as may be valid at one time: two steps before and after this one.</summary>
    private const int Kept = 5;

    /// <inheritdoc/>
    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<StaffUser> manager, StaffUser user)
    {
        var taken = (user.LastCodes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (taken.Contains(token) || !await base.ValidateAsync(purpose, token, manager, user))
        {
            return false;
        }

        user.LastCodes = string.Join(' ', taken.TakeLast(Kept - 1).Append(token));
        return (await manager.UpdateAsync(user)).Succeeded; // Fails for the second of two at one moment: the row's stamp has moved.
    }
}
