using System.Security.Claims;
using Billing.Db.Accounts;

namespace Billing.Web.Accounts;

/// <summary>What a person has to do before anything else opens: set a password of one's own, set up a second factor.</summary>
public static class StaffDuties
{
    /// <summary>Type of the claim that names a duty.</summary>
    private const string Claim = "billing.duty";

    private static readonly (string Duty, string Page)[] Pages = [("password", "/Account/Password"), ("two-factor", "/Account/TwoFactor")];

    /// <summary>Where somebody with a duty may go: the account's own pages, how the screen looks, and what says that something failed.</summary>
    private static readonly string[] Open = ["/Account", "/Preferences", "/Errors"];

    /// <summary>The duties of an account, for its cookie.</summary>
    public static IEnumerable<Claim> Of(StaffUser user, IEnumerable<string> roles, SignInSettings settings)
    {
        if (user.MustChangePassword)
        {
            yield return new(Claim, Pages[0].Duty);
        }

        // An emergency is short, rings, and has no device.
        if (!user.TwoFactorEnabled && user.EmergencyUntil is null && roles.Any(settings.TwoFactorRoles.Contains))
        {
            yield return new(Claim, Pages[1].Duty);
        }
    }

    /// <summary>Leads whoever has a duty to its page, from wherever.</summary>
    public static void UseStaffDuties(this WebApplication app) => app.Use((context, next) =>
    {
        var to = Pages.FirstOrDefault(page => context.User.HasClaim(Claim, page.Duty)).Page;
        if (to is null || Array.Exists(Open, path => context.Request.Path.StartsWithSegments(path)))
        {
            return next(context);
        }

        context.Response.Redirect(to);
        return Task.CompletedTask;
    });
}
