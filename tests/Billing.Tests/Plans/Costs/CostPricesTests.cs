using Billing.Kernel;
using Billing.Plans.Costs;
using Billing.Revision;
using Billing.Tariffs;
using Billing.Tests.Revision;
using NodaTime;
using Xunit;

namespace Billing.Tests.Plans.Costs;

public sealed class CostPricesTests
{
    private const string Head = """ "format": "water-cost/1", "id": "c", "title": "原価", "yenPerUnit": 1000, "years": 2, "citations": ["試験"] """;

    private const string Items = """
        "items": [
          { "key": "staff", "label": "職員給与費", "kind": "operating", "amount": 2000, "customer": 50, "fixed": 30, "variable": 20 },
          { "key": "interest", "label": "支払利息", "kind": "capital", "amount": 600, "fixed": 100 },
          { "key": "other", "label": "その他収入", "kind": "deduction", "amount": 200, "fixed": 100 }
        ],
        "assetMaintenance": { "label": "資産維持費", "assets": 20000, "ratePercent": 3, "fixed": 100 }
        """;

    /// <summary>13 mm: 100 meters with 20 m³ a month. 25 mm: 10 meters with 100 m³ a month.</summary>
    private static readonly UsageHistogram Year = UsageHistogram.Of(
    [
        new UsageCell(new PricingInput("一般用", 13, new CubicMetres(20)), 1200),
        new UsageCell(new PricingInput("一般用", 25, new CubicMetres(100)), 120),
    ]);

    private static CostOfService Cost(string allocation, string items = Items) => CostLoader.Parse($$"""{ {{Head}}, {{items}}, "allocation": { {{allocation}} } }""", "cost.json");

    [Fact]
    public void The_cost_is_operating_and_capital_cost_and_asset_maintenance_less_deductions_split_by_cause()
    {
        var cost = Cost(""" "fixedToBasePercent": 50, "weights": "area", "source": "試験" """);
        Assert.Equal((2_000_000m, 600_000m, 600_000m, -200_000m, 3_000_000m), (cost.Of(CostKind.Operating), cost.Of(CostKind.Capital), cost.Of(CostKind.Maintenance), cost.Of(CostKind.Deduction), cost.Total));

        // A year: customer 1,000 / 2; fixed (600 + 600 − 200 + 600) / 2; variable 400 / 2.
        Assert.Equal((500_000m, 800_000m, 200_000m), (cost.Customer, cost.Fixed, cost.Variable));
        Assert.Equal(cost.Private / 2m, cost.Customer + cost.Fixed + cost.Variable);
    }

    [Theory]
    [InlineData("\"weights\": { \"13\": 1, \"25\": 4 }", 617, 1332)]
    [InlineData("\"weights\": \"area\"", 623, 1279)]
    public void Base_charges_follow_the_weights_and_the_rest_goes_to_the_cubic_metres(string weights, int small, int large)
    {
        var prices = CostPrices.Of(Cost($""" "fixedToBasePercent": 50, {weights}, "source": "試験" """), Year);

        // Customer 500,000 / 1,320 meter-months = 378.79. Fixed in bases 400,000 over 1,200 × 1 + 120 × 4 = 1,680 weights (238.10 each), or over 13² and 25².
        Assert.Equal([(13, 1200L), (25, 120L)], prices.Sizes.Select(size => (size.Size, size.MeterMonths)));
        Assert.Equal([small, large], prices.Sizes.Select(size => (int)size.Yen));
        Assert.Equal(36_000m, prices.CubicMetres);
        Assert.True(prices.Recovered >= prices.Needed);
        Assert.True(prices.Recovered - prices.CubicMetres < prices.Needed, "one yen less per m³ no longer covers the cost");
    }

    [Fact]
    public void The_general_account_bears_its_share_of_a_sewer()
    {
        var items = Items.Replace("\"amount\": 600, ", "\"amount\": 600, \"publicPercent\": 60, ", StringComparison.Ordinal);
        var cost = Cost(""" "fixedToBasePercent": 50, "weights": "area", "source": "試験" """, items);
        Assert.Equal((3_000_000m, 360_000m, 2_640_000m), (cost.Total, cost.Public, cost.Private));
        Assert.Equal(1_320_000m, CostPrices.Of(cost, Year).Needed);
    }

    [Fact]
    public void The_proposal_brings_in_what_was_reckoned_to_the_yen()
    {
        var cost = CostLoader.Parse(File.ReadAllText(CaseFiles.PathOf("db", "plans", "komatsushima", "cost.json")), "cost");
        var usage = UsageHistogram.Of(new[] { (13, 20, 180_000L), (13, 5, 4_000L), (20, 45, 9_000L), (25, 130, 1_500L), (50, 900, 180L) }.Select(cell => new UsageCell(new PricingInput("一般用", cell.Item1, new CubicMetres(cell.Item2)), cell.Item3)));
        var prices = CostPrices.Of(cost, usage);
        var made = prices.ToProposal("by-cost", "財政課", Komatsushima.Current, new LocalDate(2016, 10, 1), new LocalDate(2017, 4, 1)).On(Komatsushima.Current, new Dictionary<string, Tariff>());
        var revenue = SplitUsage.Of(made, usage, 0m).Revenue();
        Assert.Equal(prices.Recovered, revenue.BeforeTax);
        Assert.Equal(prices.PerCubicMetre * prices.CubicMetres, revenue.Volume);
        Assert.All(prices.Sizes, size => Assert.Equal(0m, size.Yen % 10m));

        // Plan 1 of the council carries more in the fixed part than plan 2, as a table made by cost does.
        var one = TariffLoader.Parse(File.ReadAllText(CaseFiles.PathOf("db", "rulebooks", "komatsushima", "plan1", "komatsushima-water-plan1-h29-h33.json")), "plan1");
        Assert.True(SplitUsage.Of(one, usage, 0m).Revenue().Volume > SplitUsage.Of(Komatsushima.PlanA, usage, 0m).Revenue().Volume);
    }

    [Fact]
    public void What_cannot_be_allocated_is_refused_by_name()
    {
        string Refused(CostOfService cost, UsageHistogram usage) => Assert.Throws<BusinessRuleException>(() => CostPrices.Of(cost, usage)).Code;
        var cost = Cost(""" "fixedToBasePercent": 50, "weights": { "13": 1 }, "freeVolume": 500, "source": "試験" """);
        Assert.Equal("cost.no-weight", Refused(cost, Year));
        Assert.Equal("cost.no-volume", Refused(Cost(""" "fixedToBasePercent": 50, "weights": "area", "freeVolume": 500, "source": "試験" """), Year));
        Assert.Equal("cost.no-size", Refused(cost, UsageHistogram.Of([new UsageCell(new PricingInput("船舶用", null, new CubicMetres(20)), 1)])));
        Assert.Equal("cost.nothing", Refused(Cost(""" "fixedToBasePercent": 50, "weights": "area", "source": "試験" """, Items.Replace("\"amount\": 200,", "\"amount\": 9000,", StringComparison.Ordinal)), Year));
    }

    [Theory]
    [InlineData("\"customer\": 50, \"fixed\": 30, \"variable\": 20", "\"customer\": 50, \"fixed\": 30", "$.items[0]", "must make 100")]
    [InlineData("\"kind\": \"capital\"", "\"kind\": \"interest\"", "$.items[1].kind", "must be one of")]
    [InlineData("\"ratePercent\": 3", "\"ratePercent\": 30", "$.assetMaintenance.ratePercent", "from 0 to 20")]
    [InlineData("\"amount\": 600", "\"amount\": -600", "$.items[1].amount", "from 0")]
    public void A_faulty_file_is_named_with_its_path(string right, string wrong, string path, string said)
    {
        var refused = Assert.Throws<CostFileException>(() => Cost(""" "fixedToBasePercent": 50, "weights": "area", "source": "試験" """, Items.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Equal(path, refused.Faults[0].Path);
        Assert.Contains(said, refused.Faults[0].Said.En, StringComparison.Ordinal);
    }
}
