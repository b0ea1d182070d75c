using System.CommandLine;
using Billing.Cli.Common;
using Billing.Plans.Paths;

namespace Billing.Cli.Plans;

/// <summary><c>billing plan path</c>: the smallest revisions that keep the plan's rules.</summary>
internal static class PathCommand
{
    public static Command Create()
    {
        var command = new Command("path", "The smallest revisions that keep the rules / 条件を満たす最小の改定") { PlanInput.File, PlanInput.Case };
        command.SetAction((call, cancel) => Task.Run(() => Run(call), cancel));
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var plan = PlanInput.Plan(call);
        var paths = PlanInput.Cases(call, plan).Select(key => (Key: key, Path: RevisionSearch.Of(plan, key))).ToList();
        foreach (var (key, path) in paths)
        {
            console.Line((key.Length > 0 ? $"{key}: " : "") + Told(console, path));
        }

        console.Document(PathFigures.Of(plan, paths, console.Language));
        return paths.All(found => found.Path.Steps is not null) ? ExitCode.Done : ExitCode.FoundWrong;
    }

    private static string Told(Terminal console, RevisionPath path)
    {
        var proof = path.Proven
            ? console.Say($"格子上のほかの案はすべて確かめました({path.Reckoned:N0} 年度分を計算)", $"every other path of the grid was ruled out, {path.Reckoned:N0} years reckoned")
            : console.Say($"{path.Reckoned:N0} 年度分を計算したところで打ち切りました。より小さい案がないとは言えません", $"stopped after {path.Reckoned:N0} years; a smaller one may exist");
        if (path.Steps is null)
        {
            var rule = path.Obstacle is { } outcome ? console.Say($"。{outcome.Year} 年度の「{outcome.Rule.Label.Ja}」({outcome.Rule.Formula})が満たせません: {Exact.Words(Math.Round(outcome.Left, 2))} / {Exact.Words(Math.Round(outcome.Right, 2))}", $"; '{outcome.Rule.Label.En}' ({outcome.Rule.Formula}) breaks in {outcome.Year}: {Exact.Words(Math.Round(outcome.Left, 2))} / {Exact.Words(Math.Round(outcome.Right, 2))}") : "";
            return console.Say("条件をすべて満たす改定はありません", "no revisions keep all the rules") + rule + $" ({proof})";
        }

        var steps = path.Steps.Count == 0 ? console.Say("改定は要りません", "no revision is needed") : string.Join(", ", path.Steps.Select(step => $"{step.Year}: +{Exact.Words(step.Percent)} %"));
        return steps + $" ({proof})";
    }
}
