namespace Billing.Kernel;

/// <summary>The roles of the counter, by the name under which they are stored.</summary>
public static class Roles
{
    /// <summary>窓口.</summary>
    public const string Clerk = "clerk";

    /// <summary>窓口責任者.</summary>
    public const string SeniorClerk = "senior-clerk";

    /// <summary>滞納整理.</summary>
    public const string Collection = "collection";

    /// <summary>電算担当: runs the nights.</summary>
    public const string BillingOperator = "billing-operator";

    /// <summary>給排水担当: reviews the design of supply and drainage works, inspects them, keeps the register of contractors.</summary>
    public const string Works = "works";

    /// <summary>経営・料金改定.</summary>
    public const string Finance = "finance";

    /// <summary>管理者.</summary>
    public const string Administrator = "administrator";

    /// <summary>監査: sees everything, changes nothing.</summary>
    public const string Auditor = "auditor";

    /// <summary>Who handles applications at the counter.</summary>
    public static readonly IReadOnlyList<string> Counter = [Clerk, SeniorClerk];

    /// <summary>Every role, in the order of the counter.</summary>
    public static readonly IReadOnlyList<string> All = [Clerk, SeniorClerk, Works, Collection, BillingOperator, Finance, Administrator, Auditor];
}
