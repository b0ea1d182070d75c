using System.Security.Cryptography;
using Billing.Db.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Billing.Web.Accounts;

/// <summary>Identity's store, but what a second factor rests on is no use to who reads the database: the device's key is encrypted, recovery codes are hashed.</summary>
public sealed class ProtectedStaffStore(BillingDbContext db, IDataProtectionProvider protection) : UserStore<StaffUser, IdentityRole, BillingDbContext>(db)
{
    // As the store's base names them, which keeps the names to itself.
    private const string Internal = "[AspNetUserStore]";
    private const string Codes = "RecoveryCodes";

    private readonly IDataProtector _protector = protection.CreateProtector("billing.two-factor");

    /// <inheritdoc/>
    public override Task SetAuthenticatorKeyAsync(StaffUser user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, _protector.Protect(key), cancellationToken);

    /// <summary>The key; null where there is none, or the counter's own keys that encrypted it are gone: the person then sets up the device anew.</summary>
    public override async Task<string?> GetAuthenticatorKeyAsync(StaffUser user, CancellationToken cancellationToken)
    {
        try
        {
            return await base.GetAuthenticatorKeyAsync(user, cancellationToken) is { } kept ? _protector.Unprotect(kept) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override Task ReplaceCodesAsync(StaffUser user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(code => StaffPasswords.Hasher.HashPassword(user, code)), cancellationToken);

    /// <inheritdoc/>
    public override async Task<bool> RedeemCodeAsync(StaffUser user, string code, CancellationToken cancellationToken)
    {
        var kept = (await GetTokenAsync(user, Internal, Codes, cancellationToken) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);
        if (Array.Find(kept, hash => StaffPasswords.Hasher.VerifyHashedPassword(user, hash, code) != PasswordVerificationResult.Failed) is not { } found)
        {
            return false;
        }

        // Already hashed: past this class's own way of storing them.
        await base.ReplaceCodesAsync(user, kept.Where(hash => hash != found), cancellationToken);
        return true;
    }
}
