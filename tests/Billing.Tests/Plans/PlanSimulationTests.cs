using Billing.Kernel;
using Billing.Plans.Chances;
using Xunit;
using static Billing.Tests.Plans.PlanFiles;

namespace Billing.Tests.Plans;

public sealed class PlanSimulationTests
{
    private const string More = """
        "assumptions": [
          { "key": "volume", "label": "水量", "value": 100, "source": "仮定", "range": { "low": 0.8, "high": 1.2 } },
          { "key": "cost", "label": "費用", "value": 1000, "source": "仮定", "range": { "low": 0.9, "high": 1.3, "triangular": true } }
        ],
        "rules": [{ "key": "profit", "label": "黒字", "formula": "profit >= 0" }]
        """;

    private static readonly Billing.Plans.FinancePlan Plan = Billing.Plans.PlanLoader.Parse(Json(Row("profit", "\"formula\": \"volume * 11 - cost\"") + ", " + Row("copy", "\"formula\": \"cost\""), More), "p");

    private static SimulatedPlan Run(long seed, int draws = 2000) => PlanSimulation.Of(Plan, "", draws, seed, ["profit", "copy"], [0m, 5m, 50m, 95m, 100m], cancel: TestContext.Current.CancellationToken);

    [Fact]
    public void The_same_seed_gives_the_same_result_and_another_gives_another()
    {
        Assert.Equal(Run(7).Rows[0].Years[0], Run(7).Rows[0].Years[0]);
        Assert.NotEqual(Run(7).Rows[0].Years[0], Run(8).Rows[0].Years[0]);
        Assert.Equal(Run(7).Failed["profit"], Run(7).Failed["profit"]);
    }

    [Fact]
    public void Percentiles_rise_within_the_ranges_and_lie_where_the_distribution_has_them()
    {
        var (profit, cost) = (Run(1).Rows[0].Years[2], Run(1).Rows[1].Years[2]);
        Assert.Equal(profit.Order(), profit);
        Assert.InRange(profit[0], 880m - 1300m, 0m);
        Assert.InRange(profit[4], 0m, 1320m - 900m);
        Assert.InRange(cost[0], 900m, 940m);
        Assert.InRange(cost[4], 1250m, 1300m);

        // Triangular from 0.9 over 1 to 1.3: the median is 1.3 − √(0.5 · 0.4 · 0.3).
        Assert.InRange(cost[2], 1045m, 1065m);
    }

    [Fact]
    public void What_fails_how_often_is_counted()
    {
        var run = Run(3);
        Assert.All(run.Failed["profit"], count => Assert.InRange(count, 400, 1200));
        Assert.Equal(run.Failed["profit"][0], run.Failed["profit"][4]);
    }

    [Fact]
    public void A_simulation_of_nothing_is_refused()
    {
        Assert.Equal("plan.draws", Assert.Throws<BusinessRuleException>(() => Run(1, 0)).Code);
        Assert.Equal("plan.no-range", Assert.Throws<BusinessRuleException>(() => PlanSimulation.Of(Plan with { Assumptions = [.. Plan.Assumptions.Select(a => a with { Range = null })] }, "", 5, 1, ["profit"], [50m], cancel: TestContext.Current.CancellationToken)).Code);
        Assert.Equal("plan.no-row", Assert.Throws<BusinessRuleException>(() => PlanSimulation.Of(Plan, "", 5, 1, ["nothing"], [50m], cancel: TestContext.Current.CancellationToken)).Code);
    }
}
