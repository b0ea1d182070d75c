using System.Security.Claims;
using Billing.Db.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Billing.Web.Accounts;

/// <summary>ASP.NET Core Identity over the sign-in tables of the one database.</summary>
public static class SignInSetup
{
    public const int FailuresUntilLockOut = 5;

    public static readonly TimeSpan LockOut = TimeSpan.FromMinutes(15);

    /// <summary>Between password and code of the second factor.</summary>
    private static readonly TimeSpan CodeWaits = TimeSpan.FromMinutes(5);

    /// <param name="requireHttps">False only where the counter listens on the loopback address alone.</param>
    public static void AddSignIn(this IServiceCollection services, SignInSettings settings, bool requireHttps)
    {
        services.AddSingleton(settings);
        // Not as everybody's TimeProvider: the scheduler keeps the machine's own.
        services.AddSingleton<CounterTime>();
        services.AddOptions<SecurityStampValidatorOptions>().Configure<CounterTime>((options, time) => options.TimeProvider = time);
        foreach (var scheme in new[] { IdentityConstants.ApplicationScheme, IdentityConstants.TwoFactorUserIdScheme })
        {
            services.AddOptions<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(scheme).Configure<CounterTime>((options, time) => options.TimeProvider = time);
        }

        services.AddIdentity<StaffUser, IdentityRole>(Configure)
            .AddEntityFrameworkStores<BillingDbContext>()
            .AddUserStore<ProtectedStaffStore>()
            .AddSignInManager<StaffSignIn>()
            .AddTokenProvider<OnceOnlyAuthenticator>(TokenOptions.DefaultAuthenticatorProvider)
            .AddClaimsPrincipalFactory<NamedPrincipalFactory>();
        services.AddScoped(s => (StaffSignIn)s.GetRequiredService<SignInManager<StaffUser>>());
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = StaffPasswords.Rounds);
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = settings.Checked);
        services.ConfigureApplicationCookie(options =>
        {
            options.LoginPath = "/Account/SignIn";
            options.LogoutPath = "/Account/SignOut";
            options.AccessDeniedPath = "/Account/Denied";
            options.ReturnUrlParameter = "returnUrl";
            Harden(options.Cookie, "billing.staff", requireHttps);
            options.ExpireTimeSpan = settings.Idle;
            options.SlidingExpiration = true;
            var toDoor = options.Events.OnRedirectToLogin;
            options.Events.OnRedirectToLogin = context => context.Request.Path.StartsWithSegments("/api") ? Refuse(context.HttpContext) : toDoor(context);
            var denied = options.Events.OnRedirectToAccessDenied;
            options.Events.OnRedirectToAccessDenied = context =>
            {
                StaffTrail.Refused(context.HttpContext);
                return denied(context);
            };
            options.Events.OnValidatePrincipal = context => StaffSignIn.Validate(context, settings);
        });
        services.Configure<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, options =>
        {
            Harden(options.Cookie, "billing.code", requireHttps);
            options.ExpireTimeSpan = CodeWaits;
        });
        services.AddTransient<IClaimsTransformation, RightsOfTheRequest>();
        services.AddAuthorization(Policies.Add);
    }

    /// <summary>A machine is not led to a page: it is told that its content is none that is taken, or that it has no key.</summary>
    private static Task Refuse(HttpContext context)
    {
        const int Unsupported = StatusCodes.Status415UnsupportedMediaType;
        var isContent = context.GetEndpoint()?.DisplayName?.StartsWith($"{Unsupported} ", StringComparison.Ordinal) == true; // The framework's own endpoint for it.
        context.Response.StatusCode = isContent ? Unsupported : StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private static void Configure(IdentityOptions options)
    {
        options.Lockout.MaxFailedAccessAttempts = FailuresUntilLockOut;
        options.Lockout.DefaultLockoutTimeSpan = LockOut;
        options.Lockout.AllowedForNewUsers = true;

        options.Password.RequiredLength = PasswordRule.Shortest;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
    }

    /// <summary>Where the counter speaks TLS alone, the name binds a cookie to this very host (RFC 6265bis, 4.1.3.2).</summary>
    public static string CookieName(string name, bool requireHttps) => requireHttps ? $"__Host-{name}" : name;

    private static void Harden(CookieBuilder cookie, string name, bool requireHttps)
    {
        cookie.Name = CookieName(name, requireHttps);
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.SecurePolicy = requireHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    /// <summary>Puts the name that screens and traces show into the cookie, whose staff the person is, and what is to be done first.</summary>
    private sealed class NamedPrincipalFactory(UserManager<StaffUser> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options, SignInSettings settings)
        : UserClaimsPrincipalFactory<StaffUser, IdentityRole>(users, roles, options)
    {
        protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffUser user)
        {
            var identity = await base.GenerateClaimsAsync(user);
            identity.AddClaim(new Claim(ClaimTypes.GivenName, user.DisplayName));
            identity.AddClaim(new Claim(RightsOfTheRequest.Affiliation, user.Affiliation.ToString()));
            identity.AddClaims(StaffDuties.Of(user, identity.FindAll(ClaimTypes.Role).Select(c => c.Value), settings));
            return identity;
        }
    }
}
