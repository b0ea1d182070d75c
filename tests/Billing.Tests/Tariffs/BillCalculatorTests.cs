using Billing.Kernel;
using Billing.Tariffs;
using Xunit;
using static Billing.Tests.Tariffs.TestTariff;

namespace Billing.Tests.Tariffs;

/// <summary>The steps of the format, one by one.</summary>
public class BillCalculatorTests
{
    [Fact]
    public void Usage_exactly_on_a_tier_bound_belongs_to_the_lower_tier()
    {
        var tariff = With();
        Assert.Equal(1000m, tariff.Price(10).BeforeTax);
        Assert.Equal(1100m, tariff.Price(11).BeforeTax);
        Assert.Equal(2000m, tariff.Price(20).BeforeTax);
        Assert.Equal(2150m, tariff.Price(21).BeforeTax);
    }

    [Fact]
    public void Zero_usage_costs_the_base_and_the_fee() =>
        Assert.Equal(1100m, With(("rates", OneRate("1000", """[ { "price": 50 } ]""", """ "meterFee": 100,"""))).Price(0).BeforeTax);

    [Fact]
    public void Zero_usage_of_a_table_without_base_costs_nothing() => Assert.Equal(0, With(("rates", OneRate("0", """[ { "price": 220 } ]"""))).Yen(0));

    [Fact]
    public void One_month_of_a_two_month_table_halves_base_fee_and_bounds()
    {
        var tariff = With(("tableMonths", "2"), ("rates", OneRate("1700", """[ { "upTo": 5, "price": 10 }, { "upTo": 20, "price": 30 }, { "price": 100 } ]""", """ "meterFee": 201,""")));
        // 850 + 100.5 + 2.5 × 10 + 0.5 × 30
        Assert.Equal(990.5m, tariff.Price(3, months: 1).BeforeTax);
        // 850 + 100.5 + 2.5 × 10 + 7.5 × 30 + 2 × 100
        Assert.Equal(1400.5m, tariff.Price(12, months: 1).BeforeTax);
    }

    [Fact]
    public void A_two_month_table_is_not_split_even_where_rounding_is_monthly()
    {
        var tariff = With(("tableMonths", "2"), ("rounding", Rounding("floor", 1, "month")), ("rates", OneRate("1001", """[ { "price": 3 } ]""")));
        Assert.Equal(500.5m, tariff.Price(0, months: 1).BeforeTax);
        Assert.Equal(550, tariff.Yen(0, months: 1));
        Assert.Equal(1101, tariff.Yen(0, months: 2));
        Assert.Equal(2202, tariff.Yen(0, months: 4));
        Assert.Equal(1651, tariff.Yen(0, months: 3));
    }

    [Fact]
    public void Tax_is_added_where_the_table_excludes_it()
    {
        var price = With().Price(15);
        Assert.Equal(1500m, price.BeforeTax);
        Assert.Equal(1650, price.Charged.Yen);
        Assert.Equal(150, price.Tax.Yen);
    }

    [Fact]
    public void Tax_is_contained_where_the_table_includes_it()
    {
        var price = With(("prices", "\"taxIncluded\"")).Price(15);
        Assert.Equal(1500m, price.BeforeTax);
        Assert.Equal(1500, price.Charged.Yen);
        Assert.Equal(136, price.Tax.Yen); // 1,500 × 0.1 ÷ 1.1 = 136.36…
        Assert.Equal(0.1m, price.TaxRate);
    }

    [Fact]
    public void A_table_without_a_rate_takes_the_statutory_one_and_one_with_a_rate_keeps_it()
    {
        var json = Json();
        json.Remove("taxRate");
        var without = Parse(json);
        Assert.Equal(1620, without.Price(15, taxRate: 0.08m).Charged.Yen);
        Assert.Equal(1575, without.Price(15, taxRate: 0.05m).Charged.Yen);
        Assert.Equal(1650, With().Price(15, taxRate: 0.08m).Charged.Yen);
    }

    [Fact]
    public void Ten_yen_rounding_drops_the_last_digit() => Assert.Equal(1160, With(("rounding", Rounding("floor", 10, "month")), ("rates", OneRate("1060", """[ { "price": 1 } ]"""))).Yen(0));

    [Theory]
    [InlineData("floor", 1, 1004)]
    [InlineData("halfUp", 1, 1005)]
    [InlineData("ceiling", 1, 1005)]
    [InlineData("floor", 10, 1000)]
    [InlineData("halfUp", 10, 1000)]
    [InlineData("ceiling", 10, 1010)]
    public void Rounding_goes_the_way_the_table_says(string mode, int unit, long yen) =>
        Assert.Equal(yen, With(("prices", "\"taxIncluded\""), ("rounding", Rounding(mode, unit, "period")), ("rates", OneRate("1004.5", """[ { "price": 1 } ]"""))).Yen(0));

    [Theory]
    [InlineData("1005", 1010)]
    [InlineData("1004.9999", 1000)]
    public void A_half_goes_up_and_anything_less_does_not(string sum, long yen) =>
        Assert.Equal(yen, With(("prices", "\"taxIncluded\""), ("rounding", Rounding("halfUp", 10, "month")), ("rates", OneRate(sum, """[ { "price": 1 } ]"""))).Yen(0));

    [Fact]
    public void Dwellings_multiply_base_fee_and_bounds()
    {
        var tariff = With(("rounding", Rounding("floor", 1, "period")));
        Assert.Equal(10 * tariff.Price(15, months: 2).BeforeTax, tariff.Price(150, months: 2, dwellings: 10).BeforeTax);
    }

    [Fact]
    public void Dwellings_scale_the_table_also_where_months_are_split()
    {
        var tariff = With();
        // Two months of 150 and 150 m³, ten dwellings: bounds 100 and 200.
        Assert.Equal(2 * (10_000m + (50 * 100m)), tariff.Price(300, months: 2, dwellings: 10).BeforeTax);
    }

    [Fact]
    public void Day_and_night_registers_are_added_before_tax_and_rounded_once()
    {
        var tariff = With(("rates", """
            [
              { "useClass": "船舶", "register": "day", "base": 0, "tiers": [ { "price": 220.4 } ] },
              { "useClass": "船舶", "register": "night", "base": 0, "tiers": [ { "price": 320.4 } ] }
            ]
            """));
        var price = BillCalculator.Price(tariff, new PricingInput("船舶", null, [new("day", new(1)), new("night", new(2))], 1, 1), 0m);
        Assert.Equal(220.4m + 640.8m, price.BeforeTax);
        Assert.Equal(947, price.Charged.Yen); // 861.2 × 1.1 = 947.32
        var one = BillCalculator.Price(tariff, new PricingInput("船舶", null, [new("night", new(2))], 1, 1), 0m);
        Assert.Equal(640.8m, one.BeforeTax);
    }

    [Fact]
    public void A_register_that_the_table_does_not_name_is_refused()
    {
        var tariff = With();
        var refusal = Assert.Throws<BusinessRuleException>(() => BillCalculator.Price(tariff, new PricingInput("一般", null, [new("day", new(1))], 1, 1), 0m));
        Assert.Equal("tariff.no-rate", refusal.Code);
    }

    [Theory]
    [InlineData("first", "3,2,2")]
    [InlineData("last", "2,2,3")]
    public void Seven_cubic_metres_over_three_months_split_into_whole_months(string side, string volumes)
    {
        // Only the first and second m³ of a month are free, so the place of the third shows in the explanation.
        var tariff = With(("oddCubicMetre", $"\"{side}\""), ("rates", OneRate("0", """[ { "price": 100 } ]""")));
        var told = BillCalculator.Explain(tariff, new PricingInput("一般", null, new CubicMetres(7), 3), 0m);
        Assert.Equal(volumes, string.Join(',', told.Lines.Where(line => line.Kind == ExplanationKind.Tier).Select(line => (int)line.Quantity!)));
    }

    [Fact]
    public void Every_month_of_a_split_period_is_rounded_and_taxed_alone()
    {
        var tariff = With(("rates", OneRate("1008", """[ { "price": 0 } ]""")));
        Assert.Equal(1108 * 2, tariff.Yen(0, months: 2));
        Assert.Equal(100 * 2, tariff.Price(0, months: 2).Tax.Yen);
        var once = With(("rounding", Rounding("floor", 1, "period")), ("rates", OneRate("1008", """[ { "price": 0 } ]""")));
        Assert.Equal(2217, once.Yen(0, months: 2)); // 階上町: 1,008 × 2 × 1.1 = 2,217.6
    }

    [Fact]
    public void The_first_row_that_fits_is_applied()
    {
        var tariff = With(("rates", """
            [
              { "useClass": "一般", "meterSizes": [13, 20], "base": 500, "tiers": [ { "price": 1 } ] },
              { "useClass": "一般", "meterSizes": [20, 25], "base": 700, "tiers": [ { "price": 1 } ] },
              { "useClass": "一般", "base": 900, "tiers": [ { "price": 1 } ] }
            ]
            """));
        Assert.Equal(500m, tariff.Price(0, size: 20).BeforeTax);
        Assert.Equal(700m, tariff.Price(0, size: 25).BeforeTax);
        Assert.Equal(900m, tariff.Price(0, size: 40).BeforeTax);
        Assert.Equal(900m, tariff.Price(0).BeforeTax);
    }

    [Fact]
    public void Small_use_replaces_the_base_up_to_its_scaled_bound()
    {
        var tariff = With(("rounding", Rounding("floor", 1, "period")), ("rates", OneRate("""{ "13": 1000, "20": 1200 }""", """[ { "price": 10 } ]""", """ "smallUse": { "upTo": 5, "base": { "13": 600, "20": 700 } },""")));
        Assert.Equal(650m, tariff.Price(5, size: 13).BeforeTax);
        Assert.Equal(1060m, tariff.Price(6, size: 13).BeforeTax);
        Assert.Equal(1500m, tariff.Price(10, months: 2, size: 20).BeforeTax);
        Assert.Equal(2510m, tariff.Price(11, months: 2, size: 20).BeforeTax);
        Assert.Equal((600m * 3) + 150m, tariff.Price(15, dwellings: 3, size: 13).BeforeTax);
    }

    [Fact]
    public void A_meter_fee_depends_on_the_size()
    {
        var tariff = With(("rates", OneRate("600", """[ { "price": 0 } ]""", """ "meterFee": { "13": 80, "20": 140 },""")));
        Assert.Equal(680m, tariff.Price(5, size: 13).BeforeTax);
        Assert.Equal(740m, tariff.Price(5, size: 20).BeforeTax);
    }

    [Fact]
    public void A_size_without_a_price_is_refused_and_never_guessed()
    {
        var tariff = With(("rates", OneRate("""{ "13": 600 }""", """[ { "price": 0 } ]""")));
        Assert.Equal("tariff.no-size", Assert.Throws<BusinessRuleException>(() => tariff.Price(5, size: 20)).Code);
        Assert.Equal("tariff.no-size", Assert.Throws<BusinessRuleException>(() => tariff.Price(5)).Code);
    }

    [Fact]
    public void Usage_above_a_closed_last_tier_is_refused_and_never_guessed()
    {
        var tariff = With(("rates", OneRate("600", """[ { "upTo": 10, "price": 100 } ]""")));
        Assert.Equal(1600m, tariff.Price(10).BeforeTax);
        Assert.Equal("tariff.above-last-tier", Assert.Throws<BusinessRuleException>(() => tariff.Price(11)).Code);
        Assert.Equal(3200m, tariff.Price(20, months: 2).BeforeTax);
        Assert.Equal("tariff.above-last-tier", Assert.Throws<BusinessRuleException>(() => tariff.Price(21, months: 2)).Code);
    }

    [Fact]
    public void A_use_class_that_the_table_does_not_name_is_refused_with_those_it_does()
    {
        var refusal = Assert.Throws<BusinessRuleException>(() => With().Price(5, useClass: "営業"));
        Assert.Equal("tariff.no-rate", refusal.Code);
        Assert.Contains("一般", refusal.Said.Ja, StringComparison.Ordinal);
        Assert.Contains("一般", refusal.Said.En, StringComparison.Ordinal);
    }

    [Fact]
    public void The_largest_possible_reading_is_priced_exactly()
    {
        var tariff = With(("rates", OneRate("1000", """[ { "upTo": 10, "price": 0 }, { "price": 372.3456 } ]""")));
        Assert.Equal(1000m + ((int.MaxValue - 10) * 372.3456m), tariff.Price(int.MaxValue).BeforeTax);
    }

    [Fact]
    public void An_amount_beyond_all_sense_is_refused_instead_of_overflowing()
    {
        var tariff = With(("rounding", Rounding("floor", 1, "period")), ("rates", OneRate("999999999.9999", """[ { "price": 999999999.9999 } ]""")));
        Assert.Equal("tariff.too-large", Assert.Throws<BusinessRuleException>(() => tariff.Price(int.MaxValue, months: 1200, dwellings: 1_000_000)).Code);
    }

    [Theory]
    [InlineData(-1, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, -2, 1)]
    [InlineData(1, 1, 0)]
    public void Negative_usage_and_periods_or_houses_that_do_not_exist_are_refused(int usage, int months, int dwellings) =>
        Assert.Equal("tariff.bad-input", Assert.Throws<BusinessRuleException>(() => With().Price(usage, months, dwellings)).Code);

    [Fact]
    public void Usage_must_name_every_register_once()
    {
        Assert.Equal("tariff.bad-input", Assert.Throws<BusinessRuleException>(() => BillCalculator.Price(With(), new PricingInput("一般", null, [], 1, 1), 0m)).Code);
        Assert.Equal("tariff.bad-input", Assert.Throws<BusinessRuleException>(() => BillCalculator.Price(With(), new PricingInput("一般", null, [new(null, new(1)), new(null, new(2))], 1, 1), 0m)).Code);
    }

    [Fact]
    public void A_copy_with_another_tax_rate_is_priced_by_its_own_rate()
    {
        var tariff = With();
        Assert.Equal(1650, tariff.Yen(15));
        Assert.Equal(1620, (tariff with { TaxRate = 0.08m }).Yen(15));
        Assert.Equal(1650, tariff.Yen(15));
    }
}
