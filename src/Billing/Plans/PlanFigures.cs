using System.Text.Json;

namespace Billing.Plans;

/// <summary>Every figure of a plan as one document: what <c>billing plan run --json</c> prints, and what lies in a plan's archive to be held against it. Amounts in the plan's unit; what no decimal holds exactly has ten decimals.</summary>
public static class PlanFigures
{
    /// <param name="results">The cases that were reckoned.</param>
    /// <param name="language"><c>ja</c> or <c>en</c>: of labels.</param>
    public static object Of(FinancePlan plan, IReadOnlyList<PlanResult> results, string language) => new
    {
        Plan = plan.Id,
        plan.Title,
        plan.Unit,
        plan.Citations,
        Years = plan.Years,
        Cases = results.Select(result => Case(result, language)),
    };

    /// <summary>A figure as documents write it: ten decimals at most, no trailing zeros.</summary>
    public static decimal Number(decimal value) => Math.Round(value, 10, MidpointRounding.AwayFromZero) / 1.0000000000000000000000000000m;

    private static object Case(PlanResult result, string language) => new
    {
        Case = result.Case,
        Label = result.Plan.Cases.FirstOrDefault(one => one.Key == result.Case) is { } one ? one.Label.In(language) : "",
        Rows = result.Plan.Rows.Select(row => new { row.Key, Label = row.Label.In(language), Section = JsonNamingPolicy.CamelCase.ConvertName(row.Section.ToString()), Unit = row.Unit ?? result.Plan.Unit, row.Formula, row.Citation }),
        Years = result.Plan.Years.Select(year => new { Year = year, Rows = Values(result, year, ratios: false), Ratios = Values(result, year, ratios: true) }),
        Rules = result.Plan.Rules.Select(rule => new { rule.Key, Label = rule.Label.In(language), rule.Formula, Holds = result.Outcomes.Where(outcome => outcome.Rule == rule).All(outcome => outcome.Holds) }),
        Failed = result.Failed.Select(outcome => new { Rule = outcome.Rule.Key, Label = outcome.Rule.Label.In(language), outcome.Year, Left = Number(outcome.Left), Right = Number(outcome.Right), Short = Number(Math.Abs(outcome.Left - outcome.Right)) }),
        Differences = result.Differences.Select(difference => new { Row = difference.Row.Key, Label = difference.Row.Label.In(language), difference.Year, Printed = Number(difference.Printed), Reckoned = Number(difference.Reckoned), Difference = Number(difference.Difference), difference.Known }),
        Assumptions = Assumptions(result, language),
    };

    private static Dictionary<string, decimal> Values(PlanResult result, int year, bool ratios) =>
        result.Plan.Rows.Where(row => row.Section == PlanSection.Ratio == ratios).ToDictionary(row => row.Key, row => Number(result.Values[row.Key][year - result.Plan.First]));

    /// <summary>Chosen numbers, and what trends made of observed ones.</summary>
    private static IEnumerable<object> Assumptions(PlanResult result, string language) =>
    [
        .. result.Plan.Assumptions.Select(assumption => (object)new { assumption.Key, Label = assumption.Label.In(language), Values = result.Values[assumption.Key].Select(Number).Distinct().Count() == 1 ? [Number(result.Values[assumption.Key][0])] : result.Values[assumption.Key].Select(Number).ToArray(), assumption.Unit, assumption.Source }),
        .. result.Plan.Rows.Where(row => row.Trend is not null).Select(row => (object)new { row.Key, Label = row.Label.In(language), Values = result.Values[row.Key].Select(Number).ToArray(), row.Unit, Source = row.Trend!.Told().In(language) }),
    ];
}
