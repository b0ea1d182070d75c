using Billing.Kernel;
using Billing.Revision;
using Billing.Tariffs;
using Xunit;

namespace Billing.Tests.Revision;

public sealed class BillCurveTests
{
    private static readonly PricingInput Works = new("工業用", 13, new CubicMetres(0));

    [Fact]
    public void Every_usage_of_a_curve_is_what_the_calculator_charges()
    {
        var curve = BillCurve.Of(Komatsushima.Current, new PricingInput("一般用", 13, new CubicMetres(0), months: 2), 300, 0.1m);
        Assert.Equal(301, curve.Prices.Count);
        Assert.All(Enumerable.Range(0, 301), m3 => Assert.Equal(BillCalculator.Price(Komatsushima.Current, new PricingInput("一般用", 13, new CubicMetres(m3), months: 2), 0.1m), curve.Prices[m3]));
    }

    [Fact]
    public void A_table_of_tiers_alone_has_no_cliff_and_the_end_of_small_use_is_one()
    {
        Assert.Empty(BillCurve.Of(Komatsushima.Current, new PricingInput("一般用", 13, new CubicMetres(0)), 200, 0m).Cliffs());
        Assert.Equal([new PriceCliff(6, 500m, 100m)], BillCurve.Of(WithSmallUse(500), new PricingInput("一般用", null, new CubicMetres(0)), 50, 0m).Cliffs());
        Assert.Equal([new PriceCliff(6, -200m, 100m)], BillCurve.Of(WithSmallUse(1200), new PricingInput("一般用", null, new CubicMetres(0)), 50, 0m).Cliffs());
    }

    [Fact]
    public void A_bill_turns_where_the_dearer_m3_have_eaten_up_the_cheaper_base()
    {
        // Table 6-5: the base falls by 15,000 − 8,300 − 60 of the fee = 6,640 yen, each m³ beyond 150 rises by 36: 184 of them make 6,624.
        var stretches = TurningPoints.Of(BillCurve.Of(Komatsushima.Current, Works, 400, 0m), BillCurve.Of(Komatsushima.PlanA, Works, 400, 0m));
        Assert.Equal([new ChangeStretch(0, 334, -1, -16, -6_640), new ChangeStretch(335, 400, 1, 20, 2_360)], stretches);
    }

    [Fact]
    public void The_same_table_changes_nothing_anywhere()
    {
        var curve = BillCurve.Of(Komatsushima.Current, Works, 400, 0.1m);
        Assert.Equal([new ChangeStretch(0, 400, 0, 0, 0)], TurningPoints.Of(curve, curve));
    }

    [Fact]
    public void A_curve_beyond_a_closed_table_or_without_end_is_refused()
    {
        var closed = RepricedTariff.With(Komatsushima.Current, null, rate => rate with { Tiers = [new Tier(50, new UnitPrice(100m))] });
        Assert.Equal("tariff.above-last-tier", Assert.Throws<BusinessRuleException>(() => BillCurve.Of(closed, Works, 51, 0m)).Code);
        Assert.Equal("revision.curve-too-long", Assert.Throws<BusinessRuleException>(() => BillCurve.Of(closed, Works, BillCurve.Most + 1, 0m)).Code);
        Assert.Throws<ArgumentException>(() => TurningPoints.Of(BillCurve.Of(closed, Works, 3, 0m), BillCurve.Of(closed, Works, 4, 0m)));
    }

    private static Tariff WithSmallUse(int yen) => TariffLoader.Parse(
        $$"""
        { "format": "water-tariff/1", "id": "small", "utility": "例", "service": "water", "effectiveFrom": "2020-04-01", "citations": ["例"], "prices": "taxExcluded", "tableMonths": 1, "oddCubicMetre": "first",
          "rounding": { "mode": "floor", "unit": 1, "each": "month" },
          "rates": [{ "useClass": "一般用", "base": 1000, "smallUse": { "upTo": 5, "base": {{yen}} }, "tiers": [{ "upTo": 10, "price": 0 }, { "price": 100 }] }] }
        """,
        "small.json");
}
