using Billing.Db.Accounts;
using Billing.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Accounts;

/// <summary>Accounts with their roles, as the pages of the administrator show them.</summary>
public sealed class StaffReader(BillingDbContext db)
{
    /// <summary>Every account, open ones first, by name.</summary>
    public async Task<IReadOnlyList<StaffRow>> All(CancellationToken cancel)
    {
        var users = await db.Set<StaffUser>().AsNoTracking().ToListAsync(cancel);
        var links = await (
            from link in db.Set<IdentityUserRole<string>>()
            join role in db.Set<IdentityRole>() on link.RoleId equals role.Id
            select new { link.UserId, Role = role.Name! }).ToListAsync(cancel);
        var roles = links.ToLookup(l => l.UserId, l => l.Role);
        return [.. users
            .Select(u => new StaffRow(u, [.. Roles.All.Where(role => roles[u.Id].Contains(role))]))
            .OrderBy(r => r.Person.DisabledAt is not null).ThenBy(r => r.Person.UserName, StringComparer.Ordinal)];
    }

    /// <summary>One account by its sign-in name; null when there is none.</summary>
    public async Task<StaffRow?> One(string name, CancellationToken cancel) => (await All(cancel)).FirstOrDefault(r => r.Person.UserName == name);

    /// <summary>What happened to an account or key, the newest first.</summary>
    public async Task<IReadOnlyList<StaffAct>> Acts(string about, int most, CancellationToken cancel) =>
        await db.Set<StaffAct>().AsNoTracking().Where(a => a.About == about).OrderByDescending(a => a.Id).Take(most).ToListAsync(cancel);
}

/// <param name="Person">The account.</param>
/// <param name="Roles">In the order of the counter.</param>
public sealed record StaffRow(StaffUser Person, IReadOnlyList<string> Roles);
