using System.CommandLine;

namespace Billing.Cli.Rules;

/// <summary><c>billing rules …</c>: rule books without a database.</summary>
internal static class RulesCommand
{
    public static Command Create() => new("rules", "Show rule books and check them against cases / 規則集の表示・検査")
    {
        RulesShowCommand.Create(),
        RulesCheckCommand.Create(),
        RulesQuoteCommand.Create(),
    };
}
