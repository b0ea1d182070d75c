using System.CommandLine;
using Billing.Cli.Common;
using Billing.Plans;

namespace Billing.Cli.Plans;

/// <summary><c>billing plan run</c>: every row and ratio of every year, which rule fails where, and where the document prints another number.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var command = new Command("run", "Reckon a plan, its cases side by side / 計画を計算する") { PlanInput.File, PlanInput.Case };
        command.SetAction((call, cancel) => Task.Run(() => Run(call), cancel));
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var plan = PlanInput.Plan(call);
        var results = PlanInput.Cases(call, plan).Select(key => PlanResult.Of(plan, key)).ToList();
        PlanText.Print(console, plan, results);
        console.Document(PlanFigures.Of(plan, results, console.Language));
        return results.Any(result => result.Failed.Count > 0 || result.Differences.Any(difference => difference.Known is null)) ? ExitCode.FoundWrong : ExitCode.Done;
    }
}
