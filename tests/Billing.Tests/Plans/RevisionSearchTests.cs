using Billing.Kernel;
using Billing.Plans;
using Billing.Plans.Paths;
using Xunit;
using static Billing.Tests.Plans.PlanFiles;

namespace Billing.Tests.Plans;

public sealed class RevisionSearchTests
{
    private const string Rows = """
        { "key": "rise", "label": "改定率", "given": 0 },
        { "key": "price", "label": "単価", "formula": "prev(price, 100) * (1 + rise / 100)" },
        { "key": "sales", "label": "収入", "formula": "price * 10" },
        { "key": "cost", "label": "費用", "given": COST },
        { "key": "profit", "label": "純利益", "formula": "sales - cost" },
        { "key": "cash", "label": "現金", "formula": "prev(cash, 300) + profit" }
        """;

    private const string Rules = """
        "rules": [{ "key": "profit", "label": "黒字", "formula": "profit >= 0" }, { "key": "cash", "label": "半年分", "formula": "cash >= 0.5 * sales", "from": 2026 }]
        """;

    private static FinancePlan Plan(string cost, string revision) =>
        PlanLoader.Parse(Json(Rows.Replace("COST", cost, StringComparison.Ordinal), $$"""{{Rules}}, "revision": { "row": "rise", {{revision}} }"""), "plan.json");

    [Theory]
    [InlineData("[1000, 1050, 1080, 1100, 1200]", "total", 1)]
    [InlineData("[1000, 1050, 1080, 1100, 1200]", "first", 1)]
    [InlineData("[1000, 1050, 1080, 1100, 1200]", "total", 2)]
    [InlineData("[1000, 1050, 1080, 1100, 1200]", "first", 2)]
    [InlineData("[900, 1150, 900, 1150, 1320]", "total", 3)]
    [InlineData("[900, 1150, 900, 1150, 1320]", "first", 3)]
    [InlineData("[900, 900, 900, 900, 900]", "total", 2)]
    [InlineData("[1000, 1200, 1400, 1600, 1800]", "total", 1)]
    public void No_smaller_path_of_the_whole_grid_keeps_the_rules(string cost, string aim, int interval)
    {
        var plan = Plan(cost, $"\"interval\": {interval}, \"stepPercent\": 5, \"mostPercent\": 20, \"aim\": \"{aim}\"");
        var found = RevisionSearch.Of(plan, "", cancel: TestContext.Current.CancellationToken);
        var all = Every(plan, interval).Where(rises => Keeps(plan, rises)).ToList();
        Assert.True(found.Proven);
        Assert.NotEmpty(all);
        var smallest = all.OrderBy(rises => aim == "total" ? rises.Sum() : 0m).ThenBy(rises => rises, Comparer<decimal[]>.Create(Lexical)).First();
        Assert.Equal(smallest, plan.Years.Select(year => found.Steps!.FirstOrDefault(step => step.Year == year)?.Percent ?? 0m));
        Assert.Empty(found.Result!.Failed);
        Assert.Equal(smallest.Sum(), found.Total);
    }

    [Fact]
    public void Where_no_path_keeps_the_rules_the_one_that_breaks_is_named()
    {
        var found = RevisionSearch.Of(Plan("[900, 900, 900, 5000, 900]", "\"interval\": 2, \"stepPercent\": 5, \"mostPercent\": 20"), "", cancel: TestContext.Current.CancellationToken);
        Assert.Null(found.Steps);
        Assert.True(found.Proven);
        Assert.Equal(("profit", 2027), (found.Obstacle!.Rule.Key, found.Obstacle.Year));
    }

    [Fact]
    public void A_search_that_is_stopped_says_so()
    {
        var found = RevisionSearch.Of(Plan("[900, 900, 900, 5000, 900]", "\"interval\": 1, \"stepPercent\": 5, \"mostPercent\": 20, \"mostNodes\": 7"), "", cancel: TestContext.Current.CancellationToken);
        Assert.False(found.Proven);
        Assert.Equal(7, found.Reckoned);
    }

    [Fact]
    public void Prices_change_only_where_a_rule_would_fail_otherwise_if_the_plan_says_so()
    {
        var found = RevisionSearch.Of(Plan("[900, 900, 1080, 1100, 1200]", "\"interval\": 1, \"stepPercent\": 1, \"leastPercent\": 5, \"mostPercent\": 20, \"onlyWhenNeeded\": true, \"aim\": \"first\""), "", cancel: TestContext.Current.CancellationToken);
        // 2026: cash of half a year needs 16 %. 2028: the profit needs 4 %, and 5 is the least that is decided.
        Assert.Equal([(2026, 16m), (2028, 5m)], found.Steps!.Select(step => (step.Year, step.Percent)));
    }

    [Fact]
    public void A_rule_that_asks_for_later_prices_is_refused()
    {
        var plan = PlanLoader.Parse(Json(Rows.Replace("COST", "900", StringComparison.Ordinal) + """, { "key": "ahead", "label": "先", "formula": "next(sales, 0)" }""", Rules + """, "revision": { "row": "rise", "mostPercent": 5 }"""), "p");
        Assert.Equal("plan.looks-ahead", Assert.Throws<BusinessRuleException>(() => RevisionSearch.Of(plan, "", cancel: TestContext.Current.CancellationToken)).Code);
        Assert.Equal("plan.no-revision", Assert.Throws<BusinessRuleException>(() => RevisionSearch.Of(plan with { Revision = null }, "", cancel: TestContext.Current.CancellationToken)).Code);
    }

    [Fact]
    public void The_town_that_loses_money_finds_its_smallest_revisions()
    {
        var found = RevisionSearch.Of(Otake, "1R", cancel: TestContext.Current.CancellationToken);
        Assert.True(found.Proven);
        Assert.Equal([(2028, 9m), (2033, 15m)], found.Steps!.Select(step => (step.Year, step.Percent)));
        Assert.Equal([2026], found.Result!.Failed.Where(failed => failed.Rule.Key == "profit").Select(failed => failed.Year));
    }

    [Fact]
    public void Printed_paths_of_both_funding_cases_come_out_and_bonds_are_fewer_where_they_are_limited()
    {
        var plan = Load("komatsushima");
        var (a, b) = (PlanResult.Of(plan, "A"), PlanResult.Of(plan, "B"));
        Assert.DoesNotContain(a.Differences.Concat(b.Differences), difference => difference.Row.Key == "supply_price");
        Assert.All(a.Differences.Concat(b.Differences), difference => Assert.NotNull(difference.Known));
        Assert.True(b.Values["bond_balance"][^1] < a.Values["bond_balance"][^1] && b.Values["interest_cost"].Sum() < a.Values["interest_cost"].Sum());
        Assert.All(b.Values["bond_share"][3..8], share => Assert.Equal(75m, share));
        foreach (var key in new[] { "A-path", "B-path" })
        {
            var found = RevisionSearch.Of(plan, key, cancel: TestContext.Current.CancellationToken);
            Assert.True(found.Proven);
            Assert.All(found.Steps!, step => Assert.Contains(step.Year, plan.Revision!.Years));
            Assert.Empty(found.Result!.Failed);
        }
    }

    [Fact]
    public void The_better_layout_costs_less_borrows_less_and_raises_prices_later()
    {
        var plan = Load("nagano");
        var (now, best) = (RevisionSearch.Of(plan, "status-quo", cancel: TestContext.Current.CancellationToken), RevisionSearch.Of(plan, "optimum", cancel: TestContext.Current.CancellationToken));
        Assert.True(best.Result!.Values["unit_cost"][^1] < now.Result!.Values["unit_cost"][^1]);
        Assert.True(best.Result.Values["supply_price"][^1] < now.Result.Values["supply_price"][^1]);
        Assert.True(best.Result.Values["bond_balance"][^1] < now.Result.Values["bond_balance"][^1]);
        Assert.True(best.Steps![0].Year > now.Steps![0].Year);
        Assert.All(best.Steps.Concat(now.Steps), step => Assert.InRange(step.Percent, 5m, 20m));
        Assert.Equal(51, now.Result.Values["cash"].Length);
    }

    /// <summary>Every path of the grid.</summary>
    private static IEnumerable<decimal[]> Every(FinancePlan plan, int interval)
    {
        var years = plan.Last - plan.First + 1;
        for (var code = 0; code < Math.Pow(5, years); code++)
        {
            var rises = Enumerable.Range(0, years).Select(year => (decimal)(code / (int)Math.Pow(5, year) % 5) * 5m).ToArray();
            var changed = Enumerable.Range(0, years).Where(year => rises[year] > 0m).ToList();
            if (changed.Zip(changed.Skip(1)).All(pair => pair.Second - pair.First >= interval))
            {
                yield return rises;
            }
        }
    }

    private static bool Keeps(FinancePlan plan, decimal[] rises) =>
        PlanResult.Of(plan with { Rows = [.. plan.Rows.Select(row => row.Key == "rise" ? row with { Given = plan.Years.ToDictionary(year => year, year => rises[year - plan.First]) } : row)] }, "").Failed.Count == 0;

    private static int Lexical(decimal[]? a, decimal[]? b) => a!.Zip(b!).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(order => order != 0);
}
