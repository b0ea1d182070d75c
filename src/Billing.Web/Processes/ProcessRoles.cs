using Billing.Kernel;
using Billing.Operations;

namespace Billing.Web.Processes;

/// <summary>What this process does: <c>--role web</c> shows pages and only asks for nights, <c>--role worker</c> runs them and shows nothing, <c>both</c> (the default) is one machine.</summary>
public static class ProcessRoles
{
    public const string RoleKey = "Counter:Role";

    /// <summary>How the command line names the setting.</summary>
    public static Dictionary<string, string> Switches { get; } = new() { ["--role"] = RoleKey };

    /// <exception cref="BusinessRuleException"><c>settings.role</c>: no such role, or one of several processes on SQLite.</exception>
    public static ProcessRole Of(IConfiguration settings, bool manyWriters)
    {
        var role = settings[RoleKey]?.ToLowerInvariant() switch
        {
            null or "" or "both" => ProcessRole.Both,
            "web" => ProcessRole.Web,
            "worker" => ProcessRole.Worker,
            var other => throw new BusinessRuleException("settings.role", $"Counter:Role(--role)は web、worker、both のいずれかです(「{other}」)。", $"Counter:Role (--role) is web, worker or both, not '{other}'"),
        };
        return role == ProcessRole.Both || manyWriters ? role : throw new BusinessRuleException(
            "settings.role",
            "SQLite は1台・1プロセス専用です。--role を外すか、PostgreSQL か SQL Server に移してください(billing copy)。",
            "SQLite is for one process on one machine: leave --role out, or move to PostgreSQL or SQL Server (billing copy)");
    }

    public static bool ShowsPages(this ProcessRole role) => role.HasFlag(ProcessRole.Web);

    public static bool RunsNights(this ProcessRole role) => role.HasFlag(ProcessRole.Worker);
}
