using Billing.Charges;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.Tariffs;
using NodaTime;
using Xunit;
using static Billing.Tests.Charges.ChargeTown;

namespace Billing.Tests.Charges;

/// <summary>Periods that a rule settles together: every part keeps its own months, residents, reliefs and rate of tax.</summary>
public class SpanTests
{
    private static readonly string Reprice = Rule("settlement", """ "method": "reprice" """);
    private static readonly string Halves = Rule("partPeriod", """ "method": "steps", "steps": [ { "upToDays": 15, "months": 0.5 }, { "months": 1 } ] """);

    /// <summary>March and April at 1,100 yen each for 10 m³.</summary>
    private static readonly EarlierCharge[] Spring = [Estimated(3, 10, 1_100, 100), Estimated(4, 10, 1_100, 100)];

    [Fact]
    public void A_span_is_priced_over_all_its_months_less_what_was_charged()
    {
        var charge = With(Reprice).Price(Water(25) with { Earlier = Spring });

        // 45 m³ are three months of 15: 1,500 yen and 10 % each.
        Assert.Equal([4_950, -1_100, -1_100], charge.Lines.Select(line => line.Charged.Yen));
        Assert.Equal([450, -100, -100], charge.Lines.Select(line => line.Tax.Yen));
        Assert.Equal((2_750, 250, 45), (charge.Charged.Yen, charge.Tax.Yen, charge.CubicMetres));
        Assert.All(charge.Lines.Skip(1), line => Assert.Equal("settlement", line.RuleId));
    }

    [Fact]
    public void More_taken_than_due_is_a_negative_charge()
    {
        var over = Water(0) with { Earlier = [Estimated(3, 30, 3_300, 300), Estimated(4, 30, 3_300, 300)], Overestimated = [new RegisterUsage(null, new CubicMetres(30))] };

        var charge = With(Reprice).Price(over);

        // 60 m³ were estimated, 30 measured: three months at 1,000 yen.
        Assert.Equal((3_300 - 6_600, 300 - 600, 30), (charge.Charged.Yen, charge.Tax.Yen, charge.CubicMetres));
    }

    [Fact]
    public void Settlement_by_quantity_leaves_earlier_charges_alone()
    {
        var charge = With(Rule("settlement", """ "method": "quantity" """)).Price(Water(25) with { Earlier = Spring });

        Assert.Equal((2_750, 25), (charge.Charged.Yen, charge.CubicMetres));
        Assert.Empty(charge.Lines);
    }

    [Fact]
    public void Charges_of_real_readings_are_not_settled_again()
    {
        var charge = With(Reprice).Price(Water(25) with { Earlier = [Spring[0] with { Provisional = false }, Spring[1]] });

        // 35 m³ in two months: 18 and 17.
        Assert.Equal([1_980 + 1_870, -1_100], charge.Lines.Select(line => line.Charged.Yen));
    }

    [Fact]
    public void A_stop_inside_a_span_shortens_only_its_own_part()
    {
        var stopped = Water(0) with { Earlier = Spring, To = new LocalDate(2026, 5, 12), Stops = true };

        // Two months and a half of 1,000 yen, and no volume above 25 m³.
        Assert.Equal(2_750 - 2_200, With(Reprice, Halves).Price(stopped).Charged.Yen);
    }

    [Fact]
    public void A_start_inside_a_span_shortens_only_the_first_part()
    {
        var since = new LocalDate(2026, 3, 20);
        var started = Water(5) with { UserSince = since, Earlier = [Spring[0] with { From = since, Charged = new Money(550), Tax = new Money(50) }, Spring[1]] };

        // 25 m³, all covered by two months and a half.
        Assert.Equal(2_750 - 550 - 1_100, With(Reprice, Halves).Price(started).Charged.Yen);
    }

    [Fact]
    public void A_base_by_days_counts_the_months_before_in_full()
    {
        var stopped = Water(0) with { Earlier = Spring, To = new LocalDate(2026, 5, 12), Stops = true };
        var days = Rule("partPeriod", """ "method": "dailyBase", "daysPerMonth": 30, "round": { "mode": "floor", "unit": 1 } """);

        // 1,000 × 2 and 1,000 × 12 / 30.
        Assert.Equal(2_640 - 2_200, With(Reprice, days).Price(stopped).Charged.Yen);
    }

    [Fact]
    public void Residents_are_counted_for_the_months_of_every_part()
    {
        var well = Rule("sewerVolume", """ "wellOnly": { "eachMore": 5 }, "mixed": "sum" """, "sewer");
        var supply = Sewer(0) with
        {
            Earlier = [Estimated(3, 0, 1_100, 100), Estimated(4, 0, 1_100, 100)],
            Facts =
            [
                Fact(FactKind.Well, word: "only", from: new LocalDate(2020, 1, 1)),
                Fact(FactKind.Residents, 2, from: new LocalDate(2020, 1, 1), to: new LocalDate(2026, 4, 9)),
                Fact(FactKind.Residents, 3, from: new LocalDate(2026, 4, 10)),
            ],
        };

        // March 10, April and May 15 m³: 40 m³ are 14, 13 and 13 in three months.
        var charge = With(Reprice, well).Price(supply);

        Assert.Equal(40, charge.CubicMetres);
        Assert.Equal(1_320 + 1_265 + 1_265 - 2_200, charge.Charged.Yen);
    }

    [Fact]
    public void A_relief_granted_in_the_last_month_is_a_share_of_the_span()
    {
        var relief = Rule("relief", """ "category": "生活扶助", "base": 1, "said": { "ja": "減免", "en": "Relief" } """);
        var granted = Water(10) with { Earlier = Spring, Facts = [Fact(FactKind.Relief, word: "生活扶助", from: new LocalDate(2026, 5, 1))] };

        // One of three bases, told month by month: a third of 1,000 yen comes off each.
        Assert.Equal((733 * 3) - 2_200, With(Reprice, relief).Price(granted).Charged.Yen);
        Assert.Equal(-2_200, With(Reprice, relief).Price(granted with { Facts = [Fact(FactKind.Relief, word: "生活扶助", from: new LocalDate(2020, 1, 1))] }).Charged.Yen);
    }

    [Fact]
    public void Quantities_that_do_not_drain_count_over_the_whole_span()
    {
        var reduction = Rule("sewerReduction", """ "anyOf": [ { "atLeastShare": 0 } ] """, "sewer");
        var supply = Sewer(30) with { Earlier = [Estimated(4, 30, 2_200, 200)], Facts = [Fact(FactKind.NotDrained, 10, from: new LocalDate(2026, 4, 1), to: new LocalDate(2026, 4, 30)), Fact(FactKind.NotDrained, 6, to: new LocalDate(2026, 5, 31))] };

        Assert.Equal(44, With(Reprice, reduction).Price(supply).CubicMetres);
    }

    [Fact]
    public void What_was_charged_keeps_its_rate_of_tax()
    {
        // September and October 2019 by estimate, the first at 8 %, settled in November.
        var supply = Water(10) with
        {
            From = new LocalDate(2019, 11, 1),
            To = new LocalDate(2019, 11, 30),
            Month = new BillingMonth(2019, 11),
            Earlier = [Estimated(9, 10, 1_080, 80, 2019), Estimated(10, 10, 1_100, 100, 2019)],
        };

        var charge = With(Reprice).Price(supply);

        Assert.Equal([(1_080, 0.08m), (2_200, 0.1m), (-1_080, 0.08m), (-1_100, 0.1m)], charge.Lines.Select(line => ((int)line.Charged.Yen, line.TaxRate)));
        Assert.Equal((1_100, 100), (charge.Charged.Yen, charge.Tax.Yen));
    }

    [Fact]
    public void Registers_keep_their_quantities_and_an_estimate_without_register_counts_on_the_first()
    {
        var supply = Water(0) with
        {
            Usage = [new RegisterUsage("day", new CubicMetres(10)), new RegisterUsage("night", new CubicMetres(20))],
            Earlier = [Spring[1] with { Usage = [new RegisterUsage("day", new CubicMetres(4)), new RegisterUsage("night", new CubicMetres(6))] }, Spring[0] with { From = new LocalDate(2026, 3, 1) }],
        };

        var charge = With(Reprice).Price(supply);

        // Day 10 + 4 + 10, night 20 + 6; three bases of 1,000 yen; each month rounded down.
        Assert.Equal(50, charge.CubicMetres);
        Assert.Equal((3 * 1_000) + (24 * 200) + (26 * 50), charge.BeforeTax);
    }

    [Fact]
    public void The_past_inside_a_span_is_no_yardstick_for_its_leak()
    {
        var leak = Rule("leakRelief", """ "base": [ { "method": "meanOfLast", "count": 1 } ], "bands": [ { "share": "1" } ] """);
        var supply = Water(100) with
        {
            Earlier = [Spring[1]],
            Facts = [Fact(FactKind.Leak)],
            Past = [Past(new LocalDate(2026, 4, 30), 10, UsageBasis.Settled), Past(new LocalDate(2026, 3, 31), 12)],
        };

        Assert.Equal(24, With(Reprice, leak).Price(supply).CubicMetres);
    }

    [Fact]
    public void A_stop_joins_the_month_before_as_its_month()
    {
        var joins = Rule("stopJoinsMonthBefore", "\"upToDays\": 15");
        var stopped = Water(3) with { To = new LocalDate(2026, 5, 10), Stops = true, Earlier = [Spring[1] with { Provisional = false, Usage = [new RegisterUsage(null, new CubicMetres(12))], Charged = new Money(1_320), Tax = new Money(120) }] };

        var charge = With(joins, Halves).Price(stopped);

        Assert.Equal([1_650, -1_320], charge.Lines.Select(line => line.Charged.Yen));
        Assert.Equal("stopJoinsMonthBefore", charge.Lines[1].RuleId);
        Assert.Equal(550, With(joins, Halves).Price(stopped with { To = new LocalDate(2026, 5, 15), Earlier = [] }).Charged.Yen);
    }

    [Fact]
    public void A_stop_settles_estimates_and_joins_the_last_of_them()
    {
        var joins = Rule("stopJoinsMonthBefore", "\"upToDays\": 15");
        var stopped = Water(10) with { To = new LocalDate(2026, 5, 10), Stops = true, Earlier = Spring };

        // 30 m³ in the two months of March and April.
        Assert.Equal(3_300 - 2_200, With(Reprice, joins).Price(stopped).Charged.Yen);
    }

    [Fact]
    public void An_explanation_tells_the_settled_charge_and_cites_its_rule()
    {
        var told = With(Reprice).Explain(Water(25) with { Earlier = Spring });

        Assert.Equal(2_750, told.Charge.Charged.Yen);
        Assert.Contains(told.Lines, line => line.Kind == ExplanationKind.Rule && line.Label.Ja.Contains("3か月分", StringComparison.Ordinal));
        Assert.Equal(-2_200, told.Lines.Where(line => line.Kind == ExplanationKind.Earlier).Sum(line => line.Amount));
    }
}
