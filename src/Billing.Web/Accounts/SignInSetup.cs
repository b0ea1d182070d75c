using System.Security.Claims;
using Billing.Db.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Billing.Web.Accounts;

/// <summary>ASP.NET Core Identity over the sign-in tables of the one database.</summary>
public static class SignInSetup
{
    public const int FailuresUntilLockOut = 5;

    public static readonly TimeSpan LockOut = TimeSpan.FromMinutes(15);

    /// <param name="requireHttps">False only where the counter listens on the loopback address alone.</param>
    public static void AddSignIn(this IServiceCollection services, bool requireHttps)
    {
        services.AddIdentity<StaffUser, IdentityRole>(options =>
        {
            options.Lockout.MaxFailedAccessAttempts = FailuresUntilLockOut;
            options.Lockout.DefaultLockoutTimeSpan = LockOut;
            options.Lockout.AllowedForNewUsers = true;

            options.Password.RequiredLength = PasswordRule.Shortest;
            options.Password.RequireDigit = false;
            options.Password.RequireLowercase = false;
            options.Password.RequireUppercase = false;
            options.Password.RequireNonAlphanumeric = false;
        })
            .AddEntityFrameworkStores<BillingDbContext>()
            .AddClaimsPrincipalFactory<NamedPrincipalFactory>();
        services.ConfigureApplicationCookie(options =>
        {
            options.LoginPath = "/Account/SignIn";
            options.LogoutPath = "/Account/SignOut";
            options.AccessDeniedPath = "/Account/Denied";
            options.ReturnUrlParameter = "returnUrl";
            options.Cookie.Name = "billing.staff";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = requireHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = TimeSpan.FromHours(10);
            options.SlidingExpiration = true;
        });
        services.AddAuthorization(Policies.Add);
    }

    /// <summary>Puts the name that screens and traces show into the cookie.</summary>
    private sealed class NamedPrincipalFactory(UserManager<StaffUser> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
        : UserClaimsPrincipalFactory<StaffUser, IdentityRole>(users, roles, options)
    {
        protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffUser user)
        {
            var identity = await base.GenerateClaimsAsync(user);
            identity.AddClaim(new Claim(ClaimTypes.GivenName, user.DisplayName));
            return identity;
        }
    }
}
