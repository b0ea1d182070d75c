using Microsoft.AspNetCore.Authorization;

namespace Billing.Web.Accounts;

/// <summary>What a person may do, by name. A page names a policy, never a role; whose right it is stands in <c>rights.json</c> (<see cref="Rights"/>).</summary>
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

    /// <summary>Write down contacts and notes on a place; hand out documents.</summary>
    public const string ServeResident = "serve-resident";

    /// <summary>See tables and rules.</summary>
    public const string SeeRules = "see-rules";

    /// <summary>See requests and the inbox.</summary>
    public const string SeeRequests = "see-requests";

    /// <summary>Receive requests and take their steps; which step is for whom stands in each machine.</summary>
    public const string HandleRequests = "handle-requests";

    /// <summary>Take cash at the counter.</summary>
    public const string TakePayment = "take-payment";

    /// <summary>Take a payment of the same day back.</summary>
    public const string CancelPayment = "cancel-payment";

    /// <summary>Pay a credit out, or set it off.</summary>
    public const string RefundCredit = "refund-credit";

    /// <summary>See the monthly settlement with the operator.</summary>
    public const string SeeSettlement = "see-settlement";

    /// <summary>Close a month of it.</summary>
    public const string CloseSettlement = "close-settlement";
    /// <summary>See reports and take them away as files.</summary>
    public const string SeeReports = "see-reports";

    /// <summary>支援措置: enter a step, which only hides. Quick, so that nobody waits for it.</summary>
    public const string EnterProtection = "enter-protection";

    /// <summary>Ask to see or print a protected person's address, or to end the protection.</summary>
    public const string AskUnmask = "ask-unmask";

    /// <summary>Decide on another person's request; see terms that end and notices that wait for 個別処理.</summary>
    public const string ConfirmUnmask = "confirm-unmask";

    /// <summary>閲覧記録: see who looked at whom.</summary>
    public const string SeeAccessLog = "see-access-log";
    /// <summary>名寄せ: make two customers one, and take that back.</summary>
    public const string MergeCustomers = "merge-customers";

    /// <summary>滞納整理: see cases, limitation and write-offs.</summary>
    public const string SeeArrears = "see-arrears";

    /// <summary>Act on cases; two persons are needed for stops, seizures and write-offs.</summary>
    public const string HandleArrears = "handle-arrears";

    /// <summary>収納: see direct debits, files of agents and what is in suspense.</summary>
    public const string SeeReceipts = "see-receipts";

    /// <summary>Make direct debits, take files in, clear what is in suspense.</summary>
    public const string HandleReceipts = "handle-receipts";

    /// <summary>料金改定: see proposals, their impact and the usage they are reckoned on; take them away as files.</summary>
    public const string SeeRevision = "see-revision";

    /// <summary>Draw up and save proposals; count usage or take it in.</summary>
    public const string MakeRevision = "make-revision";

    /// <summary>Pay out more than <see cref="Rights.RefundLimit"/>.</summary>
    public const string RefundAboveLimit = "refund-above-limit";

    /// <summary>不納欠損: decide on a write-off, on taking one back, or on waiving a late charge.</summary>
    public const string DecideWriteOff = "decide-write-off";

    /// <summary>See the table of rights.</summary>
    public const string SeeRights = "see-rights";

    /// <summary>See accounts, keys and emergencies.</summary>
    public const string SeeStaff = "see-staff";

    /// <summary>Manage accounts and keys; answer for emergencies.</summary>
    public const string ManageStaff = "manage-staff";

    /// <summary>Every policy that a page may name; <c>rights.json</c> says whose it is.</summary>
    public static readonly IReadOnlyList<string> All = [.. typeof(Policies).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    /// <summary>Whether a person may, for a page that shows a way to another; the page there asks again by itself.</summary>
    public static bool Allows(System.Security.Claims.ClaimsPrincipal person, string policy) => person.HasClaim(RightsOfTheRequest.Right, policy);

    /// <summary>Adds the policies, and the rule that every page without a policy of its own still needs a signed-in person.</summary>
    public static void Add(AuthorizationOptions options)
    {
        foreach (var policy in All)
        {
            options.AddPolicy(policy, p => p.RequireAuthenticatedUser().RequireClaim(RightsOfTheRequest.Right, policy));
        }

        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
    }
}
