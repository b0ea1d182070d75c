using System.Globalization;
using System.Text.Json;
using Billing.Plans;
using Billing.Tests.Tariffs;
using Xunit;

namespace Billing.Tests.Plans;

/// <summary>Every recomputed figure of the source documents that is no bill: reckoned by the product's plan engine from the figure's own inputs.</summary>
public sealed class PlanFigureTests
{
    private static readonly JsonElement[] Figures = [.. JsonDocument.Parse(File.ReadAllText(CaseFiles.Case("plan-figures.json"))).RootElement.EnumerateArray()];

    /// <summary>Figures that other tests hold, and where.</summary>
    private static readonly Dictionary<string, (Type Test, string Method)> Elsewhere = new()
    {
        ["K-SIM-01"] = (typeof(Revision.ImpactTests), ""),
        ["K-PCTL-01"] = (typeof(Revision.ImpactTests), ""),
        ["K-BOUND"] = (typeof(Revision.ImpactTests), ""),
        ["K-SOLVE-01"] = (typeof(Revision.CommonIncrementTests), nameof(Revision.CommonIncrementTests.The_smallest_increment_is_the_one_of_the_figures)),
        ["O-CASH"] = (typeof(PlanFigureTests), nameof(What_cash_is_not_explained_by_the_rule_is_shown_year_by_year)),
        ["N-DEMAND-TOTAL"] = (typeof(PlanFigureTests), nameof(The_demand_of_the_four_utilities_adds_up)),
    };

    public static TheoryData<string> Reckoned => [.. Figures.Where(figure => figure.TryGetProperty("reckon", out _)).Select(Id)];

    [Theory]
    [MemberData(nameof(Reckoned))]
    public void A_figure_comes_out_of_its_inputs_within_its_tolerance(string id)
    {
        var figure = Figure(id);
        var plan = new FigurePlan(figure);
        var (result, expected, tolerance) = (plan.Run(), plan.Expected(), figure.GetProperty("tolerance").GetDecimal());
        Assert.NotEmpty(expected);
        for (var i = 0; i < expected.Count; i++)
        {
            var reckoned = result.Values[$"e_{i}"][expected[i].Year - result.Plan.First];
            Assert.True(Math.Abs(reckoned - expected[i].Expected) <= tolerance, $"{id} {expected[i].Name}: {reckoned}, expected {expected[i].Expected} ± {tolerance}");
        }
    }

    [Theory]
    [MemberData(nameof(Reckoned))]
    public void Where_the_document_prints_another_number_the_difference_is_listed(string id)
    {
        var (figure, plan) = (Figure(id), new FigurePlan(Figure(id)));
        if (plan.IsAbout || plan.Printed().Count == 0)
        {
            Assert.True(plan.IsAbout || figure.GetProperty("seed_value").ValueKind is JsonValueKind.Null or JsonValueKind.String || !plan.Expected().Any(e => plan.Printed().ContainsKey(e.Name)));
            return;
        }

        var differences = plan.Run().Differences;
        Assert.Equal(figure.GetProperty("reproduced").GetBoolean() || id == "O-RATIO-KIGYOSAI", differences.Count == 0);
        foreach (var difference in differences)
        {
            var expected = plan.Expected().Single(e => e.Name == difference.Row.Label.Ja);
            Assert.True(Math.Abs(difference.Reckoned - expected.Expected) <= figure.GetProperty("tolerance").GetDecimal());
            Assert.NotEqual(difference.Printed, difference.Reckoned);
        }
    }

    [Fact]
    public void What_cash_is_not_explained_by_the_rule_is_shown_year_by_year()
    {
        var otake = PlanFiles.Otake;
        var without = otake with { Rows = [.. otake.Rows.Select(row => row.Key == "cash_residual" ? row with { Given = otake.Years.ToDictionary(year => year, _ => 0m) } : row)] };
        var cash = PlanResult.Of(without, "3").Differences.Where(difference => difference.Row.Key == "cash").ToDictionary(difference => difference.Year, difference => difference.Difference);
        var expected = Figure("O-CASH").GetProperty("expected").EnumerateObject().ToDictionary(year => int.Parse(year.Name[1..], CultureInfo.InvariantCulture) + 2018, year => year.Value.GetDecimal());
        Assert.Equal(expected, expected.Keys.ToDictionary(year => year, year => cash[year] - cash.GetValueOrDefault(year - 1)));
    }

    [Fact]
    public void The_demand_of_the_four_utilities_adds_up()
    {
        var plan = PlanResult.Of(PlanFiles.Load("nagano"), "status-quo");
        decimal At(int year) => plan.Values["demand"][year - plan.Plan.First];
        var expected = Figure("N-DEMAND-TOTAL").GetProperty("expected");
        Assert.All([2020, 2030, 2050, 2070], year => Assert.Equal(expected.GetProperty($"{year}").GetDecimal(), At(year)));
        Assert.Equal(expected.GetProperty("ratio_pct").GetDecimal(), Math.Round(At(2070) / At(2020) * 100m, 2));
    }

    [Fact]
    public void The_forecast_by_coefficients_lists_its_assumptions_and_where_the_printed_falls_are_wrong()
    {
        var plan = PlanResult.Of(PlanFiles.Load("hamamatsu"), "");
        Assert.Equal([("city_fall", 2021, -1m), ("city_rate", 2021, -0.01m), ("seien_fall", 2016, 200m), ("seien_rate", 2016, 0.04m)], plan.Differences.Select(difference => (difference.Row.Key, difference.Year, Math.Round(difference.Difference, 2, MidpointRounding.AwayFromZero))));
        Assert.All(plan.Differences, difference => Assert.NotNull(difference.Known));
        Assert.All(plan.Plan.Assumptions, assumption => Assert.False(string.IsNullOrWhiteSpace(assumption.Source)));

        // 2018: the basic fee rises by households and the effect of the revision, 業務 by its own; from 2019 on 業務 stays.
        Assert.Equal(plan.Values["basic"][2] * 1.005m * 1.5m, plan.Values["basic"][3]);
        Assert.Equal(plan.Values["business"][2] * 1.054m, plan.Values["business"][3]);
        Assert.Equal(plan.Values["business"][3], plan.Values["business"][^1]);
        Assert.True(plan.Values["volume_fee"][^1] < plan.Values["volume_fee"][3]);
    }

    [Fact]
    public void Every_figure_of_the_documents_is_held_by_a_test()
    {
        var tariffs = JsonDocument.Parse(File.ReadAllText(CaseFiles.Case("tariff-figures.json"))).RootElement.EnumerateArray().Select(Id).ToList();
        var here = Figures.Select(Id).ToList();
        Assert.Equal((66, 66, 132), (tariffs.Count, here.Count, tariffs.Union(here).Count()));
        Assert.All(here.Except(Reckoned.Select(row => row.Data)), id => Assert.True(Elsewhere.ContainsKey(id), $"{id} is held by no test"));
        foreach (var (id, (test, method)) in Elsewhere)
        {
            var source = File.ReadAllText(SourceOf(test));
            Assert.True(source.Contains(id, StringComparison.Ordinal), $"{test.Name} does not name {id}");
            Assert.True(method.Length == 0 || test.GetMethod(method) is not null, $"{test.Name}.{method} is gone");
        }

        // The bills and rates stand in FigureTests by the start of their ids.
        var named = File.ReadAllText(SourceOf(typeof(FigureTests)));
        Assert.All(tariffs, id => Assert.True(named.Contains($"\"{id}\"", StringComparison.Ordinal) || named.Contains($"\"{string.Join('-', id.Split('-').Take(2))}\"", StringComparison.Ordinal), $"{id} is held by no test"));
    }

    private static string SourceOf(Type test) => CaseFiles.PathOf("tests", "Billing.Tests", test.Namespace!.Split('.')[^1], test.Name + ".cs");

    private static string Id(JsonElement figure) => figure.GetProperty("id").GetString()!;

    private static JsonElement Figure(string id) => Figures.Single(figure => Id(figure) == id);
}
