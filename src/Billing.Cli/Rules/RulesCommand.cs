using System.CommandLine;

namespace Billing.Cli.Rules;

/// <summary><c>billing rules …</c>: rule books without a database.</summary>
internal static class RulesCommand
{
    public static Command Create() => new("rules", "Check rule books against cases / 規則集の検査")
    {
        RulesCheckCommand.Create(),
    };
}
