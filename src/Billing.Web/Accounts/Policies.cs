using Billing.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Billing.Web.Accounts;

/// <summary>What a person may do, as one table of policy and roles. A page names a policy, never a role.</summary>
public static class Policies
{
    /// <summary>Find residents; see their pages and bills.</summary>
    public const string SeeResidents = "see-residents";

    /// <summary>See nights, their failures and what the gate holds.</summary>
    public const string SeeNights = "see-nights";

    /// <summary>Start or resume a night.</summary>
    public const string StartNight = "start-night";

    /// <summary>Let a held reading through, or confirm another person's release.</summary>
    public const string ReleaseReading = "release-reading";

    /// <summary>Key in a reading.</summary>
    public const string EnterReading = "enter-reading";

    /// <summary>Take in a reader's file.</summary>
    public const string ImportReadings = "import-readings";

    /// <summary>Enter declarations and findings about a contract, end them, take them back.</summary>
    public const string EnterFact = "enter-fact";

    /// <summary>See tables and rules.</summary>
    public const string SeeRules = "see-rules";

    /// <summary>See requests and the inbox.</summary>
    public const string SeeRequests = "see-requests";

    /// <summary>Receive requests and take their steps; which step is for whom stands in each machine.</summary>
    public const string HandleRequests = "handle-requests";

    private static readonly IReadOnlyDictionary<string, string[]> Table = new Dictionary<string, string[]>
    {
        [SeeResidents] = [.. Roles.All],
        [SeeRules] = [.. Roles.All],
        [SeeNights] = [Roles.Clerk, Roles.SeniorClerk, Roles.BillingOperator, Roles.Finance, Roles.Administrator, Roles.Auditor],
        [SeeRequests] = [.. Roles.All],
        [HandleRequests] = [Roles.Clerk, Roles.SeniorClerk, Roles.Works],
        [StartNight] = [Roles.BillingOperator],
        [ReleaseReading] = [Roles.SeniorClerk, Roles.BillingOperator],
        [EnterReading] = [Roles.Clerk, Roles.SeniorClerk, Roles.BillingOperator],
        [EnterFact] = [Roles.Clerk, Roles.SeniorClerk, Roles.BillingOperator],
        [ImportReadings] = [Roles.SeniorClerk, Roles.BillingOperator],
    };

    /// <summary>Adds the table, and the rule that every page without a policy of its own still needs a signed-in person.</summary>
    public static void Add(AuthorizationOptions options)
    {
        foreach (var (policy, roles) in Table)
        {
            options.AddPolicy(policy, p => p.RequireAuthenticatedUser().RequireRole(roles));
        }

        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
    }
}
