using Billing.Kernel;

namespace Billing.Web.Accounts;

/// <summary>How long a session lasts and who needs a second factor, from the settings under <c>SignIn</c>.</summary>
/// <param name="Idle">Without a request for so long, a session is over.</param>
/// <param name="Longest">So long after the sign-in a session is over in any case.</param>
/// <param name="Checked">How often a session asks whether the account still stands as it did.</param>
/// <param name="TwoFactorRoles">Who cannot work without a second factor.</param>
public sealed record SignInSettings(TimeSpan Idle, TimeSpan Longest, TimeSpan Checked, IReadOnlyList<string> TwoFactorRoles)
{
    /// <summary>Minutes and hours of OWASP ASVS 3.3.2, level 2.</summary>
    private const int DefaultIdleMinutes = 30;
    private const int DefaultLongestHours = 12;
    private const int DefaultCheckSeconds = 30;
    private const string Nobody = "none";

    /// <summary>Whoever sees or decides most. Our choice.</summary>
    private static readonly string[] ByDefault = [Roles.Administrator, Roles.Auditor, Roles.SeniorClerk];

    /// <param name="settings">The settings of the counter.</param>
    /// <param name="loopbackOnly">Nobody but this machine reaches the counter: a first look, where nobody is forced to have a device.</param>
    /// <exception cref="BusinessRuleException"><c>sign-in.roles</c>: a role that there is not.</exception>
    public static SignInSettings Load(IConfiguration settings, bool loopbackOnly)
    {
        var said = settings["SignIn:TwoFactorRoles"];
        var roles = string.IsNullOrWhiteSpace(said) ? (loopbackOnly ? [] : ByDefault)
            : said.Trim() == Nobody ? [] : said.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (roles.FirstOrDefault(role => !Roles.All.Contains(role)) is { } unknown)
        {
            var known = string.Join(", ", Roles.All);
            throw new BusinessRuleException("sign-in.roles", $"設定 SignIn:TwoFactorRoles の役割「{unknown}」はありません。{known} をコンマで並べるか、{Nobody} にしてください。", $"The setting SignIn:TwoFactorRoles names a role '{unknown}' that there is not. List roles of {known} with commas, or say {Nobody}.");
        }

        return new(
            TimeSpan.FromMinutes(settings.GetValue("SignIn:IdleMinutes", DefaultIdleMinutes)),
            TimeSpan.FromHours(settings.GetValue("SignIn:LongestHours", DefaultLongestHours)),
            TimeSpan.FromSeconds(settings.GetValue("SignIn:CheckSeconds", DefaultCheckSeconds)),
            roles);
    }
}
