using System.Globalization;
using System.Security.Claims;
using Billing.Db.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Billing.Web.Accounts;

/// <summary>Identity's way of signing in, and what a counter adds: closed accounts stay out, sessions have an age, emergencies ring.</summary>
public sealed partial class StaffSignIn(
    UserManager<StaffUser> users,
    IHttpContextAccessor context,
    IUserClaimsPrincipalFactory<StaffUser> principals,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<StaffUser>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<StaffUser> confirmation,
    Emergencies emergencies,
    IClock clock)
    : SignInManager<StaffUser>(users, context, principals, options, log, schemes, confirmation)
{
    private const string Began = "billing.began";

    /// <summary>When the session of a cookie began; null for a cookie of an older program.</summary>
    public static DateTimeOffset? BeganAt(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(Began, out var text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? at : null;

    /// <summary>Ends a session that has grown too old, whatever was done in it.</summary>
    internal static async Task Validate(CookieValidatePrincipalContext context, SignInSettings settings)
    {
        var now = context.HttpContext.RequestServices.GetRequiredService<CounterTime>().GetUtcNow();
        if (BeganAt(context.Properties) is not { } began || now - began > settings.Longest)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }

    /// <summary>What the account says, and nothing else: a device whose key cannot be read any more is no reason to do without.</summary>
    public override Task<bool> IsTwoFactorEnabledAsync(StaffUser user) => Task.FromResult(user.TwoFactorEnabled);

    /// <inheritdoc/>
    public override async Task<bool> CanSignInAsync(StaffUser user) => user.IsOpen(clock.GetCurrentInstant()) && await base.CanSignInAsync(user);

    /// <inheritdoc/>
    public override async Task<bool> ValidateSecurityStampAsync(StaffUser? user, string? securityStamp) =>
        user?.IsOpen(clock.GetCurrentInstant()) == true && await base.ValidateSecurityStampAsync(user, securityStamp);

    /// <summary>The right password; one that the rule would refuse today has to be changed before anything opens.</summary>
    public override async Task<SignInResult> CheckPasswordSignInAsync(StaffUser user, string password, bool lockoutOnFailure)
    {
        var result = await base.CheckPasswordSignInAsync(user, password, lockoutOnFailure);
        if (result.Succeeded && !user.MustChangePassword && !PasswordRule.Allows(password, user.UserName, user.DisplayName))
        {
            user.MustChangePassword = true;
            await UserManager.UpdateAsync(user);
        }

        return result;
    }

    /// <inheritdoc/>
    public override async Task SignInWithClaimsAsync(StaffUser user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var now = clock.GetCurrentInstant();
        authenticationProperties ??= new();
        if (authenticationProperties.Items.TryAdd(Began, now.ToDateTimeOffset().ToString("O", CultureInfo.InvariantCulture)))
        {
            await NoteSignIn(user, now);
        }

        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims);
    }

    private async Task NoteSignIn(StaffUser user, Instant now)
    {
        user.LastSignInAt = now;
        await UserManager.UpdateAsync(user);
        if (user.EmergencyUntil is { } until)
        {
            EmergencyUsed(Logger, user.UserName!, until);
            await emergencies.Used(user.UserName!, now, Context.RequestAborted);
        }
    }

    [LoggerMessage(EventId = 7001, Level = LogLevel.Critical, Message = "Break-glass account {Name} has signed in; it is good until {Until}. An administrator answers for it under /Staff/Emergencies.")]
    private static partial void EmergencyUsed(ILogger log, string name, Instant until);
}
