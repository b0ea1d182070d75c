using Billing.Db.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Billing.Web.Accounts;

/// <summary>Creates sign-ins.</summary>
public sealed class StaffAccounts(UserManager<StaffUser> users, RoleManager<IdentityRole> roles)
{
    /// <summary>Creates a person with one role; an existing sign-in name is left as it is.</summary>
    /// <exception cref="InvalidOperationException">Identity refused the name or the password; its reasons are named.</exception>
    public async Task Create(string name, string displayName, string password, string role)
    {
        if (!await roles.RoleExistsAsync(role))
        {
            Check(await roles.CreateAsync(new IdentityRole(role)));
        }

        if (await users.FindByNameAsync(name) is not null)
        {
            return;
        }

        var user = new StaffUser { UserName = name, DisplayName = displayName };
        Check(await users.CreateAsync(user, password));
        Check(await users.AddToRoleAsync(user, role));
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
        }
    }
}
