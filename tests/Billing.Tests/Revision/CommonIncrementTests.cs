using Billing.Kernel;
using Billing.Revision;
using Xunit;

namespace Billing.Tests.Revision;

public sealed class CommonIncrementTests
{
    private static SolvedIncrement? Solve(decimal percent, PriceKinds kinds) =>
        CommonIncrement.Solve(Komatsushima.Current, Komatsushima.PlanBeforeIncrease, Komatsushima.Ten, percent, kinds, 0m, 0m);

    [Fact]
    public void The_smallest_increment_is_the_one_of_the_figures()
    {
        // K-SOLVE-01
        var found = Solve(17m, PriceKinds.Tiers)!;
        Assert.Equal(25, found.Yen);
        Assert.True(found.ChangePercent >= 17m);
        var less = RepricedTariff.With(Komatsushima.PlanBeforeIncrease, PriceKinds.Tiers, null, price => price == 0m ? 0m : price + 24m);
        Assert.True(PricedUsage.Of(less, Komatsushima.Ten, 0m).BeforeTax() < found.Before * 1.17m);
        Assert.Equal(found.After, PricedUsage.Of(found.Tariff, Komatsushima.Ten, 0m).BeforeTax());
    }

    [Theory]
    [InlineData(PriceKinds.Tiers)]
    [InlineData(PriceKinds.Base)]
    [InlineData(PriceKinds.All)]
    public void No_smaller_increment_reaches_any_target(PriceKinds kinds)
    {
        for (var percent = 0m; percent <= 60m; percent += 3.7m)
        {
            var found = Solve(percent, kinds)!;
            var target = found.Before * (1m + (percent / 100m));
            decimal With(int yen) => PricedUsage.Of(RepricedTariff.With(Komatsushima.PlanBeforeIncrease, kinds, null, price => price == 0m ? 0m : price + yen), Komatsushima.Ten, 0m).BeforeTax();
            Assert.True(With(found.Yen) >= target);
            Assert.True(found.Yen == 0 || With(found.Yen - 1) < target);
        }
    }

    [Fact]
    public void A_proposal_that_brings_in_enough_needs_none() => Assert.Equal(0, Solve(-10m, PriceKinds.Tiers)!.Yen);

    [Fact]
    public void Where_nobody_pays_the_price_no_increment_reaches_the_target()
    {
        var small = Komatsushima.Usage([(3, 5), (8, 2)]);
        Assert.Null(CommonIncrement.Solve(Komatsushima.Current, Komatsushima.PlanBeforeIncrease, small, 50m, PriceKinds.Tiers, 0m, 0m));
        Assert.NotNull(CommonIncrement.Solve(Komatsushima.Current, Komatsushima.PlanBeforeIncrease, small, 50m, PriceKinds.Base, 0m, 0m));
    }

    [Fact]
    public void A_percentage_of_nothing_is_refused()
    {
        var free = RepricedTariff.With(Komatsushima.Current, PriceKinds.All, null, _ => 0m);
        var refused = Assert.Throws<BusinessRuleException>(() => CommonIncrement.Solve(free, Komatsushima.PlanA, Komatsushima.Ten, 5m, PriceKinds.Tiers, 0m, 0m));
        Assert.Equal("revision.no-revenue", refused.Code);
    }
}
