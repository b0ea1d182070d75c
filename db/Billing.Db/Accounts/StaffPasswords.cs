using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Billing.Db.Accounts;

/// <summary>How passwords and recovery codes are hashed, by the counter and by the command line alike.</summary>
public static class StaffPasswords
{
    /// <summary>Rounds of PBKDF2-HMAC-SHA512; OWASP ASVS 4.0.3, 2.4.3 asks for 120,000 at least. Older hashes are renewed at the next sign-in.</summary>
    public const int Rounds = 120_000;

    public static readonly PasswordHasher<StaffUser> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
}
