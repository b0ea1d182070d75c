using System.Globalization;
using Billing.Cli.Common;
using Billing.Plans;

namespace Billing.Cli.Plans;

/// <summary>A plan as people read it: case by case, a line per row, a column per year.</summary>
internal static class PlanText
{
    private const int LabelWidth = 34;

    public static void Print(Terminal console, FinancePlan plan, IReadOnlyList<PlanResult> results)
    {
        console.Line($"{plan.Title} ({plan.Unit})");
        foreach (var result in results)
        {
            if (result.Plan.Cases.FirstOrDefault(one => one.Key == result.Case) is { } one)
            {
                console.Line($"\n== {console.Say(one.Label)} ==");
            }

            console.Line(Padded(console.Say("年度", "Year"), LabelWidth) + string.Concat(result.Plan.Years.Select(year => $"{year,12}")));
            foreach (var section in result.Plan.Rows.GroupBy(row => row.Section).OrderBy(group => group.Key))
            {
                console.Line(Heading(console, section.Key));
                foreach (var row in section)
                {
                    console.Line(Padded("  " + console.Say(row.Label), LabelWidth) + string.Concat(result.Values[row.Key].Select(value => $"{Shown(row, value),12}")));
                }
            }

            Findings(console, result);
        }

        Beside(console, results);
    }

    private static void Findings(Terminal console, PlanResult result)
    {
        foreach (var failed in result.Failed.GroupBy(outcome => outcome.Rule))
        {
            console.Line(console.Say("満たさない条件: ", "Fails: ") + $"{console.Say(failed.Key.Label)} ({failed.Key.Formula}): " + string.Join(", ", failed.Select(outcome => $"{outcome.Year} ({Exact.Words(Math.Round(outcome.Left, 2))} / {Exact.Words(Math.Round(outcome.Right, 2))})")));
        }

        foreach (var difference in result.Differences)
        {
            console.Line(console.Say("資料との差: ", "Printed otherwise: ") + $"{console.Say(difference.Row.Label)} {difference.Year}: {Exact.Words(difference.Printed)} ≠ {Exact.Words(Math.Round(difference.Reckoned, 4))} ({Signed(Math.Round(difference.Difference, 4))}){(difference.Known is { } why ? $" — {why}" : "")}");
        }

        foreach (var assumption in result.Plan.Assumptions)
        {
            console.Line(console.Say("前提: ", "Assumed: ") + $"{console.Say(assumption.Label)} {string.Join(", ", assumption.Values.OrderBy(value => value.Key).Select(value => Exact.Words(value.Value)).Distinct())} {assumption.Unit} — {assumption.Source}");
        }

        foreach (var row in result.Plan.Rows.Where(row => row.Trend is not null))
        {
            console.Line(console.Say("前提: ", "Assumed: ") + $"{console.Say(row.Label)}: {console.Say(row.Trend!.Told())}");
        }
    }

    /// <summary>The last year of every case in one table.</summary>
    private static void Beside(Terminal console, IReadOnlyList<PlanResult> results)
    {
        if (results.Count < 2)
        {
            return;
        }

        var last = results[0].Plan.Last;
        console.Line("\n" + Padded(console.Say($"{last} 年度の比較", $"Side by side in {last}"), LabelWidth) + string.Concat(results.Select(result => $"{result.Case,14}")));
        foreach (var row in results[0].Plan.Rows.Where(row => results.All(result => result.Values.ContainsKey(row.Key)) && row.Formula is not null))
        {
            console.Line(Padded("  " + console.Say(row.Label), LabelWidth) + string.Concat(results.Select(result => $"{Shown(row, result.Values[row.Key][^1]),14}")));
        }

        console.Line(Padded(console.Say("  満たさない条件(件)", "  Rules failed"), LabelWidth) + string.Concat(results.Select(result => $"{result.Failed.Count,14}")));
    }

    private static string Heading(Terminal console, PlanSection section) => $"[{console.Say(PlanWords.Of(section))}]";

    private static string Shown(PlanRow row, decimal value) => value.ToString(row.Unit is null ? "#,0" : "#,0.##", CultureInfo.InvariantCulture);

    private static string Signed(decimal value) => value.ToString("+#,0.####;-#,0.####", CultureInfo.InvariantCulture);

    /// <summary>Filled up to a width in which a Japanese letter takes two places.</summary>
    private static string Padded(string text, int width)
    {
        var taken = text.Sum(c => c > 0xFF ? 2 : 1);
        return text + new string(' ', Math.Max(1, width - taken));
    }
}
