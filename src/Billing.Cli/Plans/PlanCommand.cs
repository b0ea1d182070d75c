using System.CommandLine;

namespace Billing.Cli.Plans;

/// <summary><c>billing plan …</c>: 投資・財政計画.</summary>
internal static class PlanCommand
{
    public static Command Create() => new("plan", "The financial plan / 投資・財政計画")
    {
        RunCommand.Create(),
        PathCommand.Create(),
        ChancesCommand.Create(),
        CostCommand.Create(),
    };
}
