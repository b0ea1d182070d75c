using System.Globalization;
using Billing.Forms.Charts;
using Billing.Kernel;
using Billing.Plans;
using Billing.Plans.Chances;
using Billing.Plans.Formulas;

namespace Billing.Forms.Plans;

/// <summary>The pictures of a plan, for page and paper. Every one stands beside a table that says the same.</summary>
/// <param name="language"><c>ja</c> or <c>en</c>.</param>
public sealed class PlanCharts(string language)
{
    /// <summary>Pictures that a plan begins with.</summary>
    private const int Most = 8;
    private const int LongestName = 20;

    /// <summary>What councils look at first, where a plan has a row by that name.</summary>
    private static readonly string[] WellKnown = ["net_profit", "cash", "bond_balance", "charge_revenue", "fees"];

    /// <summary>Rows that a plan's pictures begin with: what councils look at first, what rules are about, ratios.</summary>
    /// <param name="results">Cases reckoned: a row that is nothing in all of them is left out.</param>
    public static IReadOnlyList<string> Usual(FinancePlan plan, IReadOnlyList<PlanResult> results)
    {
        var compiled = CompiledPlan.Of(plan);
        var ruled = compiled.Rules.SelectMany(rule => rule!.Left.Everything().OfType<RowFormula>()).Select(row => row.Name);
        var rows = plan.Rows.Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<string> usual = [.. WellKnown.Concat(ruled).Concat(plan.Rows.Where(row => row.Section == PlanSection.Ratio).Select(row => row.Key)).Where(rows.Contains).Where(key => results.Any(result => result.Values[key].Any(value => value != 0m))).Distinct().Take(Most)];
        return usual.Count > 0 ? usual : [.. plan.Rows.TakeLast(Math.Min(plan.Rows.Count, 4)).Select(row => row.Key)];
    }

    /// <summary>A row in every case that has it, and the limit that a rule sets it.</summary>
    public string Line(string key, IReadOnlyList<PlanResult> results)
    {
        var having = results.Where(result => result.Values.ContainsKey(key)).ToList();
        var row = having[0].Plan.Rows.First(one => one.Key == key);
        var lines = having.Select((result, i) => new YearLine(Short(PlanWords.Case(result)), Points(result, key), $"line{i + 1}")).ToList();
        if (Limit(having[0], key) is { } limit)
        {
            lines.Add(limit);
        }

        return YearChart.Svg(Title(row, having[0].Plan), Along(having[0].Plan), lines, fromZero: row.Section != PlanSection.Ratio);
    }

    /// <summary>A row as many draws spread it: half of them in the inner band, nine of ten in the outer, with the plan as it is written.</summary>
    public string Fan(SimulatedRow row, SimulatedPlan simulated, PlanResult written)
    {
        var first = simulated.Plan.First;
        var named = simulated.Plan.Rows.First(one => one.Key == row.Key);
        YearArea Area(string name, int low, int high, string kind) => new(name, [.. row.Years.Select((values, i) => (first + i, values[low], values[high]))], kind);
        return YearChart.Svg(
            Title(named, simulated.Plan),
            Along(simulated.Plan),
            [new YearLine(Said("中央値", "Median"), [.. row.Years.Select((values, i) => (first + i, values[2]))], "line1"), new YearLine(Said("計画どおり", "As planned"), Points(written, row.Key), "line3")],
            row.Years.All(values => values[0] == values[4]) ? [] : [Area("5–95 %", 0, 4, "band1"), Area("25–75 %", 1, 3, "band2")],
            fromZero: named.Section != PlanSection.Ratio);
    }

    /// <summary>Observed values, those left out marked, and what becomes of them.</summary>
    public string Observed(PlanRow row, PlanResult result)
    {
        var trend = row.Trend!;
        var left = trend.LeftOut();
        List<YearLine> lines = [new(Said("推計", "Projected"), Points(result, row.Key), "line1"), new(Said("実績", "Observed"), [.. trend.Observed.OrderBy(value => value.Key).Select(value => (value.Key, value.Value))], "old")];
        return YearChart.Svg(Title(row, result.Plan), Along(result.Plan), lines, dots: [.. left.Select(year => (year, trend.Observed[year], "dot"))]);
    }

    /// <summary>Name and unit of a row.</summary>
    public string Title(PlanRow row, FinancePlan plan) => Said($"{row.Label.Ja}({row.Unit ?? plan.Unit})", $"{row.Label.En} ({row.Unit ?? plan.Unit})");

    private YearLine? Limit(PlanResult result, string key)
    {
        var compiled = CompiledPlan.Of(result.Plan);
        for (var i = 0; i < result.Plan.Rules.Count; i++)
        {
            if (compiled.Rules[i]!.Left is RowFormula { Shift: 0 } left && left.Name == key && !compiled.Rules[i]!.Right.Equals(new NumberFormula(0m)))
            {
                var rule = result.Plan.Rules[i];
                return new YearLine(Said($"条件 {Sign(compiled.Rules[i]!)}", $"Rule {Sign(compiled.Rules[i]!)}"), [.. result.Outcomes.Where(outcome => outcome.Rule == rule).Select(outcome => (outcome.Year, outcome.Right))], "limit");
            }
        }

        return null;
    }

    private static string Sign(OperationFormula rule) => rule.Sign switch { "<=" => "≦", ">=" => "≧", var sign => sign };

    private static IReadOnlyList<(int Year, decimal Value)> Points(PlanResult result, string key) => [.. result.Values[key].Select((value, i) => (result.Plan.First + i, value))];

    private string Along(FinancePlan plan) => Said($"年度({plan.First.ToString(CultureInfo.InvariantCulture)}〜{plan.Last.ToString(CultureInfo.InvariantCulture)})", "Fiscal year");

    /// <summary>A name as it fits beside a line: a Japanese letter is as wide as two.</summary>
    private string Short(Sentence name)
    {
        var (whole, width, end) = (name.In(language), 0, 0);
        while (end < whole.Length && width + (whole[end] > 0xFF ? 2 : 1) <= LongestName)
        {
            width += whole[end++] > 0xFF ? 2 : 1;
        }

        return end == whole.Length ? whole : whole[..end] + "…";
    }

    private string Said(string ja, string en) => language == "en" ? en : ja;
}
