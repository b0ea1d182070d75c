using System.CommandLine;
using System.Globalization;
using Billing.Cli.Common;
using Billing.Plans.Chances;

namespace Billing.Cli.Plans;

/// <summary><c>billing plan chances</c>: how far the plan may go off where its assumptions do.</summary>
internal static class ChancesCommand
{
    private static readonly Option<int> Draws = new("--draws") { DefaultValueFactory = _ => 1000, Description = "How often the assumptions are drawn / 試行回数" };
    private static readonly Option<long> Seed = new("--seed") { DefaultValueFactory = _ => 1, Description = "The same seed gives the same result / 乱数の種" };
    private static readonly Option<string[]> Rows = new("--row") { Description = "Rows to watch / 見る行", HelpName = "KEY", AllowMultipleArgumentsPerToken = true, Required = true };

    public static Command Create()
    {
        var command = new Command("chances", "Draw the assumptions within their ranges / 前提の幅を乱数で試す") { PlanInput.File, PlanInput.Case, Draws, Seed, Rows };
        command.SetAction((call, cancel) => Task.Run(() => Run(call), cancel));
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var plan = PlanInput.Plan(call);
        var simulated = PlanInput.Cases(call, plan).Select(key => PlanSimulation.Of(plan, key, call.GetValue(Draws), call.GetValue(Seed), call.GetValue(Rows)!, SimulatedPlan.Usual)).ToList();
        foreach (var one in simulated)
        {
            Print(console, one);
        }

        console.Document(ChancesFigures.Of(plan, simulated));
        return ExitCode.Done;
    }

    private static void Print(Terminal console, SimulatedPlan one)
    {
        foreach (var assumption in one.Plan.Assumptions.Where(assumption => assumption.Range is not null))
        {
            console.Line(console.Say("前提の幅: ", "Range: ") + $"{console.Say(assumption.Label)} × {Exact.Words(assumption.Range!.Low)}–{Exact.Words(assumption.Range.High)}");
        }

        foreach (var row in one.Rows)
        {
            console.Line($"{one.Case} {row.Key}: " + string.Join(" / ", SimulatedPlan.Usual.Select(percent => $"{Exact.Words(percent)} %")));
            for (var i = 0; i < row.Years.Count; i++)
            {
                console.Line($"  {one.Plan.First + i} " + string.Concat(row.Years[i].Select(value => value.ToString("#,0.##", CultureInfo.InvariantCulture).PadLeft(14))));
            }
        }

        foreach (var rule in one.Plan.Rules)
        {
            console.Line(console.Say($"「{rule.Label.Ja}」を満たさない割合: ", $"'{rule.Label.En}' fails in: ") + string.Join(", ", one.Failed[rule.Key].Select((count, i) => $"{one.Plan.First + i} {Exact.Words(Math.Round(count * 100m / one.Draws, 1))} %")));
        }
    }
}
