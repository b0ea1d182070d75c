using Billing.Charges;
using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Tariffs;
using Billing.Tests.RuleBooks;
using Billing.Tests.Tariffs;
using NodaTime;
using Xunit;

namespace Billing.Tests.Charges;

public class PartPeriodTests
{
    private static readonly LocalDate Before = new(2020, 1, 1);

    /// <summary>From 2 August, the day after a reading on the 1st, or the first day of use, to 15 August.</summary>
    [Theory]
    [InlineData(true, true, false, false, true, 14)]
    [InlineData(true, false, false, false, true, 13)]
    [InlineData(true, false, true, false, true, 14)]
    [InlineData(true, true, true, false, true, 15)]
    [InlineData(true, true, false, true, false, 14)]
    [InlineData(false, true, false, true, false, 13)]
    [InlineData(true, false, false, true, false, 14)]
    [InlineData(true, true, true, true, false, 14)]
    [InlineData(true, true, false, true, true, 14)]
    [InlineData(false, false, false, true, true, 12)]
    [InlineData(true, false, true, true, true, 13)]
    public void Days_of_use_count_as_the_rule_says(bool first, bool last, bool reading, bool starts, bool stops, int days) =>
        Assert.Equal(days, PartPeriods.Days(Rule(first, last, reading), Supply(new LocalDate(2026, 8, 2), new LocalDate(2026, 8, 15), starts, stops)));

    [Fact]
    public void Use_that_begins_and_stops_on_one_day_is_a_day_whatever_counts() =>
        Assert.Equal(1, PartPeriods.Days(Rule(first: false, last: false), Supply(new LocalDate(2026, 8, 2), new LocalDate(2026, 8, 2), starts: true, stops: true)));

    [Theory]
    [InlineData("2026-01-31", "2026-02-27", 1)]
    [InlineData("2026-01-31", "2026-02-28", 2)]
    [InlineData("2026-02-01", "2026-02-28", 1)]
    [InlineData("2028-02-01", "2028-02-29", 1)]
    [InlineData("2026-02-01", "2026-03-01", 2)]
    [InlineData("2026-12-15", "2027-01-14", 1)]
    public void A_month_is_one_of_the_calendar(string from, string to, int months)
    {
        var rule = Rule() with { Steps = [new(null, 1, null, false, 1m), new(null, null, null, false, 2m)] };
        var supply = Supply(Day(from), Day(to), starts: false, stops: true);

        Assert.Equal(months, PartPeriods.Apply(rule, supply, supply.Usage, Table(1), new PricingTerms(), null).Terms.Months);
    }

    [Fact]
    public void The_included_volume_of_a_table_for_two_months_is_half_of_it_a_month()
    {
        var rule = Rule() with { Steps = [new(15, null, 0.5m, false, 0.5m), new(null, null, null, false, 1m)] };
        var supply = Supply(new LocalDate(2026, 8, 2), new LocalDate(2026, 8, 15), starts: false, stops: true, cubicMetres: 5);

        Assert.Equal(0.5m, PartPeriods.Apply(rule, supply, supply.Usage, Table(1), new PricingTerms(), null).Terms.Months);
        Assert.Equal(1m, PartPeriods.Apply(rule, supply, supply.Usage, Table(2), new PricingTerms(), null).Terms.Months);
        Assert.Equal(0.5m, PartPeriods.Apply(rule, supply with { Dwellings = 2 }, supply.Usage, Table(2), new PricingTerms(), null).Terms.Months);
        Assert.Equal(1m, PartPeriods.Apply(rule, supply with { Dwellings = 2 }, supply.Usage, Table(2), new PricingTerms { Dwellings = DwellingMethod.BaseOnly }, null).Terms.Months);
    }

    [Theory]
    [InlineData(1, 600)]
    [InlineData(2, 300)]
    public void The_base_by_days_is_that_of_a_month_whatever_the_table_covers(int tableMonths, int yen)
    {
        var input = new PricingInput("一般", null, [new RegisterUsage(null, CubicMetres.Zero)], 1, 1) { Terms = new PricingTerms { Months = 1, DailyBase = new DailyBase(15, 30, 0m, null, default) } };

        Assert.Equal(yen, BillCalculator.Price(Table(tableMonths, basePrice: 1200), input, 0.1m).BeforeTax);
    }

    [Theory]
    [InlineData("start", true, false, true)]
    [InlineData("start", false, true, false)]
    [InlineData("stop", false, true, true)]
    [InlineData("stop", true, false, false)]
    [InlineData("stop", true, true, true)]
    [InlineData("start", true, true, true)]
    [InlineData("both", true, false, true)]
    [InlineData("both", false, false, false)]
    public void A_rule_for_starts_or_stops_leaves_the_other_alone(string on, bool starts, bool stops, bool halved)
    {
        var book = TestBook.With($$"""{ "kind": "partPeriod", "id": "half", "from": "2020-01-01", "on": "{{on}}", "method": "steps", "steps": [ { "months": 0.5 } ], "citation": "c" }""");
        var supply = Supply(new LocalDate(2026, 8, 2), new LocalDate(2026, 8, 15), starts, stops, cubicMetres: 0);

        Assert.Equal(halved ? 450m : 900m, new ChargeEngine(book).Price(supply).BeforeTax);
    }

    private static LocalDate Day(string iso) => NodaTime.Text.LocalDatePattern.Iso.Parse(iso).Value;

    private static PartPeriodRule Rule(bool first = true, bool last = true, bool reading = false) => new()
    {
        Id = "r",
        From = Before,
        Citation = "c",
        Method = PartPeriodMethod.Steps,
        CountsFirstDay = first,
        CountsLastDay = last,
        CountsReadingDay = reading,
    };

    private static Supply Supply(LocalDate from, LocalDate to, bool starts, bool stops, int cubicMetres = 4) => new()
    {
        Service = Service.Water,
        UseClass = "一般",
        Usage = [new RegisterUsage(null, new CubicMetres(cubicMetres))],
        From = from,
        To = to,
        Months = 1,
        Month = BillingMonth.Of(to),
        UserSince = starts ? from : Before,
        Stops = stops,
    };

    /// <summary>A table whose base covers 10 m³.</summary>
    private static Tariff Table(int months, int basePrice = 1000) =>
        TestTariff.With(("tableMonths", $"{months}"), ("rates", TestTariff.OneRate($"{basePrice}", """[ { "upTo": 10, "price": 0 }, { "price": 100 } ]""")));
}
