using Billing.Charges;
using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Tariffs;
using NodaTime;
using Xunit;

namespace Billing.Tests.RuleBooks;

/// <summary>What is in force on a day.</summary>
public class RuleBookTests
{
    private const string ByMonth = """{ "kind": "tariffChoice", "id": "choice", "from": "2007-04-01", "basis": "billMonth", "citation": "c" }""";

    [Theory]
    [InlineData(2007, 4, 1, "old")]
    [InlineData(2024, 3, 31, "old")]
    [InlineData(2024, 4, 1, "new")]
    [InlineData(2030, 1, 1, "new")]
    public void The_version_in_force_on_the_last_day_of_the_period_is_chosen(int year, int month, int day, string id) =>
        Assert.Equal(id, TestBook.With().TariffFor(Service.Water, new LocalDate(year, month, day), new BillingMonth(2030, 1)).Id);

    [Theory]
    [InlineData(2024, 4, "old")]
    [InlineData(2024, 5, "new")]
    public void The_version_whose_bill_month_has_come_is_chosen_where_the_book_says_so(int year, int month, string id) =>
        Assert.Equal(id, TestBook.WithRules(ByMonth).TariffFor(Service.Water, new LocalDate(2024, 4, 30), new BillingMonth(year, month)).Id);

    [Fact]
    public void A_period_before_the_first_version_is_refused()
    {
        var book = TestBook.With("""{ "kind": "tariffChoice", "id": "early", "from": "2000-01-01", "to": "2007-03-31", "basis": "periodEnd", "citation": "c" }""");
        Assert.Equal("rulebook.no-tariff", Assert.Throws<BusinessRuleException>(() => book.TariffFor(Service.Water, new LocalDate(2007, 3, 31), new BillingMonth(2007, 4))).Code);
    }

    [Fact]
    public void A_service_without_a_table_is_refused() =>
        Assert.Equal("rulebook.no-tariff", Assert.Throws<BusinessRuleException>(() => TestBook.With().TariffFor(Service.Sewer, new LocalDate(2024, 4, 1), new BillingMonth(2024, 5))).Code);

    [Fact]
    public void A_day_without_a_choice_rule_is_refused() =>
        Assert.Equal("rulebook.no-rule", Assert.Throws<BusinessRuleException>(() => TestBook.With().TariffFor(Service.Water, new LocalDate(2000, 1, 1), new BillingMonth(2000, 1))).Code);

    [Fact]
    public void A_bill_takes_the_table_and_the_tax_of_its_own_day()
    {
        var engine = new ChargeEngine(TestBook.With());
        Assert.Equal(735, Charged(engine, new LocalDate(2010, 1, 31))); // 700 × 1.05
        Assert.Equal(756, Charged(engine, new LocalDate(2014, 5, 31))); // 700 × 1.08
        Assert.Equal(1100, Charged(engine, new LocalDate(2024, 4, 30))); // 1,000 × 1.1
    }

    private static long Charged(ChargeEngine engine, LocalDate to)
    {
        var supply = new Supply
        {
            Service = Service.Water,
            UseClass = "一般",
            Usage = [new RegisterUsage(null, new CubicMetres(1))],
            From = to.PlusDays(-29),
            To = to,
            Months = 1,
            Month = BillingMonth.Of(to),
            UserSince = new LocalDate(2007, 4, 1),
        };
        Assert.Equal(engine.Price(supply).Charged, engine.Explain(supply).Charge.Charged);
        return engine.Price(supply).Charged.Yen;
    }

    [Fact]
    public void The_next_rule_of_a_kind_ends_the_one_before()
    {
        var book = TestBook.With(Roll("a", "2010-01-01", 0.9m), Roll("b", "2020-01-01", 0.8m));
        Assert.Null(book.InForce<RollOverRule>(new LocalDate(2009, 12, 31)));
        Assert.Equal("a", book.InForce<RollOverRule>(new LocalDate(2019, 12, 31))!.Id);
        Assert.Equal("b", book.InForce<RollOverRule>(new LocalDate(2020, 1, 1))!.Id);
    }

    [Fact]
    public void A_services_own_rule_comes_before_one_for_both()
    {
        var book = TestBook.With(Due("both", ""), Due("water", """ "service": "water", """));
        var day = new LocalDate(2020, 1, 1);
        Assert.Equal("water", book.InForce<DueDateRule>(day, Service.Water)!.Id);
        Assert.Equal("both", book.InForce<DueDateRule>(day, Service.Sewer)!.Id);
        Assert.Equal("both", book.InForce<DueDateRule>(day)!.Id);
    }

    [Fact]
    public void An_ended_rule_is_not_replaced_by_the_one_it_had_replaced()
    {
        var book = TestBook.With(Zero("a", "2010-01-01"), Zero("b", "2015-01-01", """ "to": "2016-12-31", """));
        Assert.Equal("b", book.InForce<GateZeroRule>(new LocalDate(2016, 12, 31))!.Id);
        Assert.Null(book.InForce<GateZeroRule>(new LocalDate(2017, 1, 1)));
    }

    [Fact]
    public void Yardsticks_of_the_gate_hold_side_by_side()
    {
        var book = TestBook.With(Against("p1", "previous", "2010-01-01"), Against("p2", "previous", "2015-01-01"), Against("avg", "average", "2010-01-01"));
        Assert.Equal(["avg", "p2"], book.AllInForce<GateAgainstRule>(new LocalDate(2020, 1, 1)).Select(rule => rule.Id));
        Assert.Equal(["avg", "p1"], book.AllInForce<GateAgainstRule>(new LocalDate(2012, 1, 1)).Select(rule => rule.Id));
        Assert.Equal(3, book.AllInForce<Rule>(new LocalDate(2020, 1, 1)).Count);
    }

    private static string Due(string id, string more) => $$"""{ "kind": "dueDate", "id": "{{id}}", "from": "2010-01-01", {{more}} "monthsAfter": 1, "day": 31, "citation": "c" }""";

    private static string Roll(string id, string from, decimal nearTop) => $$"""{ "kind": "rollOver", "id": "{{id}}", "from": "{{from}}", "nearTop": {{nearTop}}, "citation": "c" }""";

    private static string Zero(string id, string from, string more = "") => $$"""{ "kind": "gateZero", "id": "{{id}}", "from": "{{from}}", {{more}} "previousAtLeast": 5, "citation": "c" }""";

    private static string Against(string id, string against, string from) => $$"""{ "kind": "gateAgainst", "id": "{{id}}", "from": "{{from}}", "against": "{{against}}", "above": 2, "atLeast": 10, "citation": "c" }""";
}
