using Billing.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Billing.Db.Accounts;

/// <summary>Creates sign-ins, for the counter's first start and for the command line alike.</summary>
/// <remarks>Writes the rows that ASP.NET Core Identity reads. Identity's own manager needs its EF package, which only the counter has.</remarks>
public sealed class StaffAccounts(BillingDbContext db)
{
    private const int LongestName = 100;

    private static readonly UpperInvariantLookupNormalizer Normalizer = new();

    /// <summary>Creates a person with one role.</summary>
    /// <param name="name">Sign-in name: letters, digits and <c>-._@+</c>. Case makes no other name.</param>
    /// <param name="displayName">Name as shown on the screen and in traces.</param>
    /// <param name="role">One of <see cref="Roles.All"/>.</param>
    /// <param name="affiliation">Whose staff it is.</param>
    /// <param name="mustChange">The password is for one sign-in: the person then sets one.</param>
    /// <exception cref="BusinessRuleException"><c>staff.name</c>, <c>.display-name</c>, <c>.role</c>, <c>.password</c>, or <c>.exists</c>: the name is taken. Nothing was written.</exception>
    public async Task Create(string name, string displayName, string password, string role, Affiliation affiliation = Affiliation.City, bool mustChange = false, CancellationToken cancel = default)
    {
        Check(name, displayName, role);
        PasswordRule.Check(password, name, displayName);
        var normalized = Normalizer.NormalizeName(name);
        if (await db.Set<StaffUser>().AnyAsync(u => u.NormalizedUserName == normalized, cancel))
        {
            throw new BusinessRuleException("staff.exists", $"利用者名「{name}」は使われています。別の名前にしてください。", $"The sign-in name '{name}' is taken. Choose another one.");
        }

        var user = new StaffUser
        {
            UserName = name,
            NormalizedUserName = normalized,
            DisplayName = displayName,
            Affiliation = affiliation,
            MustChangePassword = mustChange,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LockoutEnabled = true, // Otherwise wrong passwords are never counted.
        };
        user.PasswordHash = StaffPasswords.Hasher.HashPassword(user, password);
        db.Add(user);
        db.Add(new IdentityUserRole<string> { UserId = user.Id, RoleId = await RoleId(role, cancel) });
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Gives the person these roles and no other; saves nothing.</summary>
    internal async Task SetRoles(StaffUser user, IReadOnlyCollection<string> roles, CancellationToken cancel)
    {
        var wanted = new List<string>();
        foreach (var role in roles.Distinct())
        {
            wanted.Add(await RoleId(role, cancel));
        }

        var has = await db.Set<IdentityUserRole<string>>().Where(r => r.UserId == user.Id).ToListAsync(cancel);
        db.RemoveRange(has.Where(r => !wanted.Contains(r.RoleId)));
        db.AddRange(wanted.Except(has.Select(r => r.RoleId)).Select(id => new IdentityUserRole<string> { UserId = user.Id, RoleId = id }));
    }

    /// <summary>The key of the role's row, which the first person with the role brings along.</summary>
    private async Task<string> RoleId(string role, CancellationToken cancel)
    {
        var normalized = Normalizer.NormalizeName(role);
        if (await db.Set<IdentityRole>().FirstOrDefaultAsync(r => r.NormalizedName == normalized, cancel) is { } known)
        {
            return known.Id;
        }

        var made = new IdentityRole(role) { NormalizedName = normalized, ConcurrencyStamp = Guid.NewGuid().ToString() };
        db.Add(made);
        return made.Id;
    }

    private static void Check(string name, string displayName, string role)
    {
        var allowed = new UserOptions().AllowedUserNameCharacters;
        if (name.Length is 0 or > LongestName || name.Any(c => !allowed.Contains(c)))
        {
            throw new BusinessRuleException(
                "staff.name",
                $"利用者名「{name}」は使えません。英数字と -._@+ の {LongestName} 文字までにしてください。",
                $"'{name}' cannot be a sign-in name: up to {LongestName} letters, digits and -._@+.");
        }

        CheckDisplayName(displayName);
        if (!Roles.All.Contains(role))
        {
            var known = string.Join(", ", Roles.All);
            throw new BusinessRuleException("staff.role", $"権限「{role}」はありません。次のどれかにしてください: {known}", $"There is no role '{role}'. It is one of {known}.");
        }
    }

    /// <exception cref="BusinessRuleException"><c>staff.display-name</c>.</exception>
    internal static void CheckDisplayName(string displayName)
    {
        if (string.IsNullOrWhiteSpace(displayName) || displayName.Length > LongestName || displayName.Any(char.IsControl))
        {
            throw new BusinessRuleException("staff.display-name", $"表示名を {LongestName} 文字までで入れてください。", $"Give a display name of up to {LongestName} characters.");
        }
    }
}
