using Billing.Cli.Common;
using Billing.Plans;

namespace Billing.Cli.Plans;

/// <summary>The JSON document of <c>billing plan run</c>. Amounts in the plan's unit; what no decimal holds exactly has ten decimals.</summary>
internal static class PlanDocument
{
    public static object Of(Terminal console, FinancePlan plan, IReadOnlyList<PlanResult> results) => new
    {
        Plan = plan.Id,
        plan.Title,
        plan.Unit,
        plan.Citations,
        Years = plan.Years,
        Cases = results.Select(result => Case(console, result)),
    };

    public static decimal Number(decimal value) => Exact.Number(Math.Round(value, 10, MidpointRounding.AwayFromZero));

    private static object Case(Terminal console, PlanResult result) => new
    {
        Case = result.Case,
        Label = result.Plan.Cases.FirstOrDefault(one => one.Key == result.Case) is { } one ? console.Say(one.Label) : "",
        Rows = result.Plan.Rows.Select(row => new { row.Key, Label = console.Say(row.Label), Section = JsonWords.Of(row.Section), Unit = row.Unit ?? result.Plan.Unit, row.Formula, row.Citation }),
        Years = result.Plan.Years.Select(year => new { Year = year, Rows = Values(result, year, ratios: false), Ratios = Values(result, year, ratios: true) }),
        Rules = result.Plan.Rules.Select(rule => new { rule.Key, Label = console.Say(rule.Label), rule.Formula, Holds = result.Outcomes.Where(outcome => outcome.Rule == rule).All(outcome => outcome.Holds) }),
        Failed = result.Failed.Select(outcome => new { Rule = outcome.Rule.Key, Label = console.Say(outcome.Rule.Label), outcome.Year, Left = Number(outcome.Left), Right = Number(outcome.Right), Short = Number(Math.Abs(outcome.Left - outcome.Right)) }),
        Differences = result.Differences.Select(difference => new { Row = difference.Row.Key, Label = console.Say(difference.Row.Label), difference.Year, Printed = Number(difference.Printed), Reckoned = Number(difference.Reckoned), Difference = Number(difference.Difference), difference.Known }),
        Assumptions = Assumptions(console, result),
    };

    private static Dictionary<string, decimal> Values(PlanResult result, int year, bool ratios) =>
        result.Plan.Rows.Where(row => row.Section == PlanSection.Ratio == ratios).ToDictionary(row => row.Key, row => Number(result.Values[row.Key][year - result.Plan.First]));

    /// <summary>Chosen numbers, and what trends made of observed ones.</summary>
    private static IEnumerable<object> Assumptions(Terminal console, PlanResult result) =>
    [
        .. result.Plan.Assumptions.Select(assumption => (object)new { assumption.Key, Label = console.Say(assumption.Label), Values = result.Values[assumption.Key].Select(Number).Distinct().Count() == 1 ? [Number(result.Values[assumption.Key][0])] : result.Values[assumption.Key].Select(Number).ToArray(), assumption.Unit, assumption.Source }),
        .. result.Plan.Rows.Where(row => row.Trend is not null).Select(row => (object)new { row.Key, Label = console.Say(row.Label), Values = result.Values[row.Key].Select(Number).ToArray(), row.Unit, Source = console.Say(row.Trend!.Told()) }),
    ];
}
