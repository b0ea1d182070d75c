using Billing.Charges;
using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Tariffs;
using Billing.Tests.RuleBooks;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Billing.Tests.Charges;

/// <summary>経過措置: who has a new table or rule from when.</summary>
public class TransitionTests
{
    private const string ByCycle = """ "appliesFrom": { "newUsers": "2024-04-01", "oddMonth": "2024-05", "evenMonth": "2024-06" } """;

    [Theory]
    [InlineData("2024-03", null, 600)]
    [InlineData("2024-04", null, 600)]
    [InlineData("2024-05", null, 900)]
    [InlineData("2024-06", null, 900)]
    [InlineData("2024-04", "2024-04-01", 900)]
    [InlineData("2024-04", "2024-03-31", 600)]
    [InlineData("2024-12", "2024-03-31", 900)]
    public void A_table_begins_for_each_cycle_with_its_reading_and_for_new_users_with_the_day(string month, string? since, int basePrice) =>
        Assert.Equal(basePrice, new ChargeEngine(Book(ByCycle)).Price(Supply(month, since)).BeforeTax);

    [Fact]
    public void Without_a_day_new_users_are_treated_as_continuing_ones()
    {
        var engine = new ChargeEngine(Book(""" "appliesFrom": { "month": "2024-06" } """));

        Assert.Equal(600m, engine.Price(Supply("2024-05", "2024-04-20")).BeforeTax);
        Assert.Equal(900m, engine.Price(Supply("2024-06", "2024-04-20")).BeforeTax);
    }

    [Theory]
    [InlineData("2024-05", null, 300)]
    [InlineData("2024-04", null, 600)]
    [InlineData("2024-04", "2024-04-01", 300)]
    public void A_rule_has_its_own_transition(string month, string? since, int basePrice)
    {
        var engine = new ChargeEngine(Book(""" "appliesFrom": { "month": "2030-01" } """,
            $$"""{ "kind": "relief", "id": "half", "from": "2024-04-01", {{ByCycle}}, "base": 0.5, "said": { "ja": "半額", "en": "half" }, "citation": "c" }"""));

        Assert.Equal(basePrice, engine.Price(Supply(month, since)).BeforeTax);
    }

    [Fact]
    public void Continuing_and_new_users_asked_in_turn_keep_their_own_tables()
    {
        var engine = new ChargeEngine(Book(ByCycle));

        var bases = new[] { (string?)null, "2024-04-01", null, "2024-04-10", "2024-03-31" }.Select(since => engine.Price(Supply("2024-04", since)).BeforeTax);

        Assert.Equal([600m, 900m, 600m, 900m, 600m], bases);
    }

    [Theory]
    [InlineData("periodEnd", "2024-03-02", "2024-03-31", 600)]
    [InlineData("periodEnd", "2024-03-03", "2024-04-01", 900)]
    [InlineData("periodStart", "2024-03-31", "2024-04-30", 600)]
    [InlineData("periodStart", "2024-04-01", "2024-04-30", 900)]
    [InlineData("byDays", "2024-03-17", "2024-04-15", 750)]
    [InlineData("billMonth", "2024-03-31", "2024-04-30", 600)]
    [InlineData("billMonth", "2024-05-01", "2024-05-31", 900)]
    public void The_choice_of_the_table_is_data(string basis, string from, string to, int basePrice)
    {
        var engine = new ChargeEngine(TestBook.WithRules(TestBook.Choice.Replace("periodEnd", basis, StringComparison.Ordinal)));
        var supply = Supply("2024-04", null) with { From = Day(from), To = Day(to), Month = BillingMonth.Of(Day(to)) };

        Assert.Equal(basePrice, engine.Price(supply).BeforeTax);
    }

    /// <summary>March was charged at 600 yen; the days to the stop on 10 April, when 900 hold, join it.</summary>
    [Theory]
    [InlineData("periodStart", 600)]
    [InlineData("periodEnd", 900)]
    [InlineData("byDays", 675)]
    public void What_is_priced_together_has_the_table_of_all_its_days(string basis, int basePrice)
    {
        var engine = new ChargeEngine(TestBook.WithRules(
            TestBook.Choice.Replace("periodEnd", basis, StringComparison.Ordinal),
            """{ "kind": "stopJoinsMonthBefore", "id": "joins", "from": "2020-01-01", "citation": "c" }"""));
        var march = new EarlierCharge(Day("2024-03-02"), 1, [new RegisterUsage(null, CubicMetres.Zero)], new Money(660), new Money(60), Provisional: false);
        var supply = Supply("2024-04", null) with { From = Day("2024-04-01"), To = Day("2024-04-10"), Stops = true, Earlier = [march] };

        Assert.Equal(basePrice, engine.Price(supply).BeforeTax);
    }

    private static LocalDate Day(string iso) => LocalDatePattern.Iso.Parse(iso).Value;

    private static RuleBook Book(string appliesFrom, params string[] rules) =>
        TestBook.Load(TestBook.Json([TestBook.Choice, .. rules]).Replace("\"../tables/new.json\"", $"\"../tables/new.json\", {appliesFrom}", StringComparison.Ordinal));

    /// <summary>A month without use that ends on the 20th of the billing month.</summary>
    private static Supply Supply(string month, string? since)
    {
        var to = Day(month + "-20");
        return new Supply
        {
            Service = Service.Water,
            UseClass = "一般",
            Usage = [new RegisterUsage(null, CubicMetres.Zero)],
            From = to.PlusMonths(-1).PlusDays(1),
            To = to,
            Months = 1,
            Month = BillingMonth.Of(to),
            UserSince = since is null ? new LocalDate(2010, 1, 1) : Day(since),
        };
    }
}
