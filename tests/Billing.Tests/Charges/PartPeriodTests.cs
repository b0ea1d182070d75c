using System.Text.Json.Nodes;
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
        Assert.Equal(days, PartPeriods.Days(Rule(first, last, reading), new SpanPart(new LocalDate(2026, 8, 2), new LocalDate(2026, 8, 15), 1, 0, starts, stops)));

    [Fact]
    public void Use_that_begins_and_stops_on_one_day_is_a_day_whatever_counts() =>
        Assert.Equal(1, PartPeriods.Days(Rule(first: false, last: false, reading: false), new SpanPart(new LocalDate(2026, 8, 2), new LocalDate(2026, 8, 2), 1, 0, Starts: true, Stops: true)));

    [Theory]
    [InlineData("2026-01-31", "2026-02-27", 1)]
    [InlineData("2026-01-31", "2026-02-28", 2)]
    [InlineData("2026-02-01", "2026-02-28", 1)]
    [InlineData("2028-02-01", "2028-02-29", 1)]
    [InlineData("2026-02-01", "2026-03-01", 2)]
    [InlineData("2026-12-15", "2027-01-14", 1)]
    public void A_month_is_one_of_the_calendar(string from, string to, int months)
    {
        var engine = Engine("""[ { "upToMonths": 1, "months": 1 }, { "months": 2 } ]""");

        Assert.Equal(1000m * months, engine.Price(Supply(Day(from), Day(to), starts: false, stops: true)).BeforeTax);
    }

    /// <summary>A table whose base covers 10 m³ in its one month or two; 5 m³ in 14 days.</summary>
    [Theory]
    [InlineData(1, 1, "scale", 500)]
    [InlineData(2, 1, "scale", 500)]
    [InlineData(2, 2, "scale", 500)]
    [InlineData(2, 2, "baseOnly", 1000)]
    [InlineData(2, 2, "none", 500)]
    public void Usage_is_compared_with_the_volume_that_the_bases_of_a_month_cover(int tableMonths, int dwellings, string method, int yen)
    {
        var engine = Engine("""[ { "upToDays": 15, "includedShareAtMost": 0.5, "months": 0.5 }, { "months": 1 } ]""", tableMonths, method);
        var supply = Supply(new LocalDate(2026, 8, 2), new LocalDate(2026, 8, 15), starts: false, stops: true, cubicMetres: 5) with { Dwellings = dwellings };

        Assert.Equal(yen, engine.Price(supply).BeforeTax);
    }

    [Theory]
    [InlineData(1, 600)]
    [InlineData(2, 300)]
    public void The_base_by_days_is_that_of_a_month_whatever_the_table_covers(int tableMonths, int yen)
    {
        var input = new PricingInput("一般", null, [new RegisterUsage(null, CubicMetres.Zero)], 1, 1) { Terms = new PricingTerms { Months = 1, DailyBase = new DailyBase(15, 30, 0m, null, default) } };

        Assert.Equal(yen, BillCalculator.Price(Table(tableMonths, 1200), input, 0.1m).BeforeTax);
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

    private static PartPeriodRule Rule(bool first, bool last, bool reading) => new()
    {
        Id = "r",
        From = Before,
        Citation = "c",
        Method = PartPeriodMethod.Steps,
        CountsFirstDay = first,
        CountsLastDay = last,
        CountsReadingDay = reading,
    };

    private static ChargeEngine Engine(string steps, int tableMonths = 1, string dwellings = "scale")
    {
        var book = TestBook.Json([
            TestBook.Choice.Replace("2007-04-01", "2019-10-01", StringComparison.Ordinal),
            $$"""{ "kind": "dwellings", "id": "dwellings", "from": "2020-01-01", "method": "{{dwellings}}", "citation": "c" }""",
            $$"""{ "kind": "partPeriod", "id": "steps", "from": "2020-01-01", "method": "steps", "steps": {{steps}}, "citation": "c" }""",
        ]);
        book = book.Replace(", { \"service\": \"water\", \"file\": \"../tables/new.json\" }", "", StringComparison.Ordinal);
        return new ChargeEngine(RuleBookLoader.Load("a/b", path => path.EndsWith("rulebook.json", StringComparison.Ordinal) ? book : path.EndsWith("law.json", StringComparison.Ordinal) ? TestBook.Law : TableJson(tableMonths, 1000).ToJsonString()));
    }

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

    private static Tariff Table(int months, int basePrice) => TestTariff.Parse(TableJson(months, basePrice));

    /// <summary>A table whose base covers 10 m³.</summary>
    private static JsonObject TableJson(int months, int basePrice)
    {
        var json = TestTariff.Json();
        json["tableMonths"] = months;
        json["rates"] = JsonNode.Parse(TestTariff.OneRate($"{basePrice}", """[ { "upTo": 10, "price": 0 }, { "price": 100 } ]"""));
        return json;
    }
}
