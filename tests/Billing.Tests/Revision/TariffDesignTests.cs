using Billing.Kernel;
using Billing.Revision;
using Billing.Revision.Design;
using Billing.Tariffs;
using Xunit;

namespace Billing.Tests.Revision;

public sealed class TariffDesignTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static UsageHistogram Town { get; } = UsageHistogram.Of([
        .. Komatsushima.Usage([(3, 200), (8, 300), (12, 260), (20, 400), (30, 250), (45, 110), (80, 60), (130, 25), (400, 5)]).Cells,
        new(new PricingInput("一般用", 20, new CubicMetres(22)), 90),
        new(new PricingInput("団体用", 25, new CubicMetres(70)), 12),
        new(new PricingInput("工業用", 50, new CubicMetres(600)), 2),
    ]);

    private static decimal Today { get; } = PricedUsage.Of(Komatsushima.Current, Town, 0m).BeforeTax();

    private static DesignRequest Asked(decimal percent) => new() { Baseline = Komatsushima.Current, Usage = Town, Revenue = Today * (1m + (percent / 100m)), TaxRate = 0.1m };

    [Fact]
    public void The_designed_table_brings_in_the_revenue_and_keeps_every_limit_on_every_bill()
    {
        var request = Asked(17m) with { MostIncreasePercent = 25m, MostProgression = 1.5m, Step = 5m };
        var result = TariffDesign.Solve(request, cancel: Stop);

        Assert.True(result.Search.IsProved);
        Assert.Equal(0m, result.Search.Gap);
        Assert.True(result.Revenue >= request.Revenue);
        Assert.All(result.Prices, price => Assert.Equal(0m, price.After % 5m));
        Assert.All(result.Prices, price => Assert.True(price.After >= price.Before));
        foreach (var cell in Town.Cells)
        {
            // Every m³ up to the largest, not only the bounds that the model looks at.
            for (var m3 = 0; m3 <= cell.CubicMetres; m3++)
            {
                var input = cell.Input with { Usage = [new RegisterUsage(null, new CubicMetres(m3))] };
                var (before, after) = (BillCalculator.Price(request.Baseline, input, 0m).BeforeTax, BillCalculator.Price(result.Tariff!, input, 0m).BeforeTax);
                Assert.True(after <= before * 1.25m, $"{cell.Input.UseClass} {m3} m³: {before} → {after}");
            }
        }

        var tiers = result.Tariff!.Rates[0].Tiers.Where(tier => tier.Price.Yen > 0m).Select(tier => tier.Price.Yen).ToList();
        Assert.True(tiers[^1] <= tiers[0] * 1.5m && tiers[^1] >= tiers[0]);
    }

    [Fact]
    public void Small_users_are_spared_as_far_as_the_limits_allow()
    {
        // Nobody small pays a tier of 一般用 above 8 m³ with less than 8: the whole increase can lie on the volume.
        var result = TariffDesign.Solve(Asked(10m) with { SmallUse = 8m }, cancel: Stop);
        Assert.All(Town.Cells.Where(cell => cell.PerMonth <= 8m), cell => Assert.Equal(BillCalculator.Price(Komatsushima.Current, cell.Input, 0m).BeforeTax, BillCalculator.Price(result.Tariff!, cell.Input, 0m).BeforeTax));
        Assert.True(result.Search.IsProved);
    }

    [Fact]
    public void Bases_stay_where_only_tiers_may_move()
    {
        var result = TariffDesign.Solve(Asked(12m) with { Moving = PriceKinds.Tiers }, cancel: Stop);
        Assert.All(result.Prices, price => Assert.Equal(PriceKinds.Tiers, price.Slot.Kind));
        Assert.Equal(600m, result.Tariff!.Rates[0].Base.Flat!.Value.Yen);
        Assert.True(result.Revenue >= Today * 1.12m);
    }

    [Fact]
    public void A_share_of_fixed_revenue_is_kept()
    {
        var result = TariffDesign.Solve(Asked(20m) with { LeastBaseShare = 0.4m }, cancel: Stop);
        Assert.True(SplitUsage.Of(result.Tariff!, Town, 0m).Revenue().BaseShare >= 0.4m);
    }

    [Fact]
    public void Limits_that_no_table_keeps_are_proved_to_be_so()
    {
        var result = TariffDesign.Solve(Asked(17m) with { MostIncreasePercent = 10m }, cancel: Stop);
        Assert.Null(result.Tariff);
        Assert.True(result.Search.IsProved);
        Assert.Equal("revision.nothing-moves", Assert.Throws<BusinessRuleException>(() => TariffDesign.Solve(Asked(5m) with { Moving = 0 }, cancel: Stop)).Code);
    }

    [Fact]
    public void The_trade_off_falls_as_the_limit_is_loosened()
    {
        var curve = TariffDesign.TradeOff(Asked(17m) with { Step = 5m, SmallUse = 12m }, [15m, 20m, 25m, 30m, 40m], cancel: Stop);
        Assert.Null(curve[0].Result.Tariff);
        var burdens = curve.Where(point => point.Result.Search.Cost is not null).Select(point => point.Result.Search.Cost!.Value).ToList();
        Assert.True(burdens.Count >= 3);
        Assert.Equal(burdens.OrderDescending(), burdens);
    }

    /// <summary>Every table of a small grid, counted out by hand, against the search.</summary>
    [Fact]
    public void The_optimum_is_that_of_counting_every_table_out()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var (n, m) = (random.Next(1, 4), random.Next(1, 5));
            var program = new IntegerProgram
            {
                Cost = [.. Enumerable.Range(0, n).Select(_ => (decimal)random.Next(0, 30))],
                Rows = [.. Enumerable.Range(0, m).Select(_ => (Enumerable.Range(0, n).Select(_ => random.Next(-12, 25) / 4m).ToArray(), random.Next(-20, 90) / 4m))],
                Least = [.. Enumerable.Range(0, n).Select(_ => (long)random.Next(-2, 3))],
                Most = [.. Enumerable.Range(0, n).Select(_ => (long)random.Next(3, 9))],
            };
            var found = program.Solve(100_000, cancel: Stop);
            var best = Every(program).Where(program.Holds).Select(program.CostOf).Cast<decimal?>().Min();
            Assert.True(found.IsProved);
            Assert.Equal(best, found.Cost);
        }
    }

    private static IEnumerable<long[]> Every(IntegerProgram program)
    {
        var x = (long[])program.Least.Clone();
        while (true)
        {
            yield return (long[])x.Clone();
            var j = 0;
            while (j < x.Length && ++x[j] > program.Most[j])
            {
                x[j] = program.Least[j];
                j++;
            }

            if (j == x.Length)
            {
                yield break;
            }
        }
    }
}
