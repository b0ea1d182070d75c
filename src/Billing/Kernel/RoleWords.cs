namespace Billing.Kernel;

/// <summary>How a role is called aloud.</summary>
public static class RoleWords
{
    public static Sentence Of(string role) => role switch
    {
        Roles.Clerk => new("窓口担当", "counter clerk"),
        Roles.SeniorClerk => new("窓口責任者", "senior clerk"),
        Roles.Works => new("給排水担当", "works officer"),
        Roles.Collection => new("収納担当", "collection officer"),
        Roles.BillingOperator => new("電算担当", "billing operator"),
        Roles.Finance => new("経営担当", "finance"),
        Roles.Administrator => new("管理者", "administrator"),
        Roles.Auditor => new("監査", "auditor"),
        _ => new(role, role),
    };
}
