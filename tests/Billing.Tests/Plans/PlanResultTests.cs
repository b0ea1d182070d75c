using Xunit;
using static Billing.Tests.Plans.PlanFiles;

namespace Billing.Tests.Plans;

public sealed class PlanResultTests
{
    [Fact]
    public void Rows_carry_forward_grow_and_look_ahead()
    {
        var result = Run($$"""
            {{Row("sales", "\"given\": [100, null, null, null, null], \"formula\": \"floor(prev(sales) * 1.1)\"")}},
            {{Row("cost", "\"given\": [90, 95, 100, 105, 110]")}},
            {{Row("profit", "\"formula\": \"sales - cost\"")}},
            {{Row("cash", "\"formula\": \"prev(cash, 50) + profit\"")}},
            {{Row("due", "\"formula\": \"next(cost, 7) + lag(cost, 2, 0) + at(cost, 2024) * (year() >= 2026)\"")}},
            {{Row("all", "\"formula\": \"cumulative(cost) - max(cost, 100, 2) - min(1, 3) - abs(2 - 5)\"")}}
            """);
        Assert.Equal([100m, 110m, 121m, 133m, 146m], result.Values["sales"]);
        Assert.Equal([60m, 75m, 96m, 124m, 160m], result.Values["cash"]);
        Assert.Equal([95m, 100m, 105m + 90m + 90m, 110m + 95m + 90m, 7m + 100m + 90m], result.Values["due"]);
        Assert.Equal([90m - 104m, 185m - 104m, 285m - 104m, 390m - 109m, 500m - 114m], result.Values["all"]);
    }

    [Fact]
    public void New_bonds_carry_each_the_rate_of_its_year()
    {
        var result = Run(
            $$"""
            {{Row("bonds", "\"given\": [1000, 600, 0, 0, 0]")}},
            {{Row("rate", "\"given\": [1, 2, 3, 3, 3]")}},
            {{Row("paid", "\"formula\": \"repayment(new)\"")}},
            {{Row("cost", "\"formula\": \"interest(new)\"")}},
            {{Row("owed", "\"formula\": \"balance(new)\"")}}
            """,
            """ "loans": [{ "key": "new", "method": "equalPrincipal", "years": 3, "grace": 1, "decimals": 0, "issue": "bonds", "ratePercent": "rate", "issued": [{ "year": 2022, "amount": 300, "ratePercent": 5 }] }] """);

        // 2022: 300 at 5 %, grace 2023, paid 2024 and 2025. 2024: 1000 at 1 %, grace 2025. 2025: 600 at 2 %, grace 2026.
        Assert.Equal([150m, 150m, 500m, 500m + 300m, 300m], result.Values["paid"]);
        Assert.Equal([15m, 8m + 10m, 10m + 12m, 5m + 12m, 6m], result.Values["cost"]);
        Assert.Equal([1150m, 1600m, 1100m, 300m, 0m], result.Values["owed"]);
        Assert.Equal(1900m, result.Values["paid"].Sum());
    }

    [Fact]
    public void Assets_old_and_new_are_written_off_and_their_subsidies_released()
    {
        var result = Run(
            $$"""
            {{Row("works", "\"given\": [100, 0, 50, 0, 0]")}},
            {{Row("subsidy", "\"formula\": \"works * 0.1\"")}},
            {{Row("written", "\"formula\": \"depreciation(pipes)\"")}},
            {{Row("released", "\"formula\": \"depreciation(deferred)\"")}},
            {{Row("book", "\"formula\": \"bookValue(pipes)\"")}}
            """,
            """
            "assets": [{ "key": "pipes", "life": 3, "decimals": 0, "cost": "works", "acquired": [{ "year": 2022, "cost": 31 }] }, { "key": "deferred", "life": 3, "cost": "subsidy" }]
            """);

        // 2022: 31 over 3 years = 10, 10, 11. The works of 2024: 33, 33, 34. Those of 2026: 17, 17 and, after the plan, 16.
        Assert.Equal([10m, 11m + 33m, 33m, 34m + 17m, 17m], result.Values["written"]);
        Assert.Equal([11m + 100m, 67m, 34m + 50m, 33m, 16m], result.Values["book"]);
        Assert.Equal(10m, Math.Round(result.Values["released"][..4].Sum() - (5m / 3m), 20));
    }

    [Fact]
    public void A_case_replaces_rows_and_assumptions_and_leaves_the_others()
    {
        const string More = """
            "assumptions": [{ "key": "growth", "label": "伸び", "value": 1.5, "source": "仮定" }],
            "cases": [{ "key": "A", "label": "A" }, { "key": "B", "label": "B", "assumptions": [{ "key": "growth", "label": "伸び", "value": 2, "source": "仮定" }], "rows": [{ "key": "extra", "label": "追加", "formula": "a + 1" }] }]
            """;
        var rows = Row("a", "\"formula\": \"prev(a, 2) * growth\"");
        Assert.Equal(3m, Run(rows, More, "A").Values["a"][0]);
        var b = Run(rows, More, "B");
        Assert.Equal((4m, 5m), (b.Values["a"][0], b.Values["extra"][0]));
        var refused = Assert.Throws<Billing.Kernel.BusinessRuleException>(() => Run(rows, More, "C"));
        Assert.Equal("plan.no-case", refused.Code);
    }

    [Fact]
    public void A_printed_number_that_its_rows_do_not_come_to_is_listed_and_never_hidden()
    {
        var result = Run($$"""
            {{Row("a", "\"given\": 2")}},
            {{Row("third", "\"formula\": \"a / 3\", \"printed\": [0.6, 0.66, 0.67, 0.7, null], \"printedDecimals\": 2, \"printedRounding\": \"floor\", \"known\": [{ \"years\": [2024], \"reason\": \"桁\" }]")}}
            """);
        Assert.Equal([(2024, 0.6m, "桁"), (2026, 0.67m, null), (2027, 0.7m, (string?)null)], result.Differences.Select(difference => (difference.Year, difference.Printed, difference.Known)));
    }

    [Fact]
    public void Rules_tell_both_sides_in_every_year_in_which_they_fail()
    {
        var result = Run(Row("profit", "\"given\": [5, -1, 3, -7, 0]"), """ "rules": [{ "key": "r", "label": "黒字", "formula": "profit >= 0", "from": 2025 }] """);
        Assert.Equal([(2025, -1m, 0m), (2027, -7m, 0m)], result.Failed.Select(failed => (failed.Year, failed.Left, failed.Right)));
        Assert.Equal(4, result.Outcomes.Count);
    }

    [Fact]
    public void Printed_figures_are_held_only_against_cases_that_the_document_prints()
    {
        var rows = PlanFiles.Row("a", "\"given\": 1, \"printed\": 1") + "," + PlanFiles.Row("b", "\"formula\": \"a * 2\", \"printed\": 2");
        const string Cases = "\"cases\": [{ \"key\": \"own\", \"label\": \"x\", \"printed\": false, \"rows\": [{ \"key\": \"a\", \"label\": \"a\", \"given\": 3, \"printed\": [4] }] }, { \"key\": \"theirs\", \"label\": \"y\", \"rows\": [{ \"key\": \"a\", \"label\": \"a\", \"given\": 3 }] }]";
        Assert.Equal([("a", 2024)], PlanFiles.Run(rows, Cases, "own").Differences.Select(one => (one.Row.Key, one.Year)));
        Assert.Equal([("b", 2024), ("b", 2025), ("b", 2026), ("b", 2027), ("b", 2028)], PlanFiles.Run(rows, Cases, "theirs").Differences.Select(one => (one.Row.Key, one.Year)));
    }
}
