using Billing.Db.Accounts;
using Billing.Kernel;

namespace Billing.Web.FirstStart;

/// <summary>The sign-ins of the demo town: written only into a database that this program has just filled with the demo town.</summary>
public static class DemoSignIns
{
    /// <summary>Known to everybody who reads this file.</summary>
    public const string Password = "aonami-demo-2026";

    public static readonly IReadOnlyList<(string Name, string DisplayName, string Role)> All =
    [
        ("mado", "窓口 花", Roles.Clerk),
        ("sekinin", "責任者 守", Roles.SeniorClerk),
        ("denzan", "電算 学", Roles.BillingOperator),
        ("kouji", "給排水 渡", Roles.Works),
        ("seiri", "整理 実", Roles.Collection),
        ("keiei", "経営 望", Roles.Finance),
        ("kanri", "管理 司", Roles.Administrator),
        ("kansa", "監査 明", Roles.Auditor),
    ];

    public static async Task Create(StaffAccounts accounts)
    {
        foreach (var (name, displayName, role) in All)
        {
            await accounts.Create(name, displayName, Password, role);
        }
    }
}
