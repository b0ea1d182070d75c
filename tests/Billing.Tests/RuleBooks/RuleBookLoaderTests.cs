using System.Text.Json.Nodes;
using Billing.Kernel;
using Billing.RuleBooks;
using Xunit;

namespace Billing.Tests.RuleBooks;

/// <summary>What a rule book is refused for.</summary>
public class RuleBookLoaderTests
{
    [Fact]
    public void A_kind_that_the_engine_lacks_is_refused_with_the_kinds_it_has()
    {
        var fault = Assert.Single(Refused("""{ "kind": "winterDiscount", "id": "w", "from": "2010-01-01", "citation": "c" }"""));
        Assert.Equal(("city/book/rulebook.json", "$.rules[1].kind"), (fault.File, fault.Path));
        Assert.All(RuleBookLoader.Kinds, kind => Assert.Contains(kind, fault.Said.En, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "kind": "rollOver", "id": "r", "from": "2010-01-01", "nearTop": 0.9 }""", "$.rules[1].citation")]
    [InlineData("""{ "kind": "rollOver", "id": "r", "from": "2010-01-01", "nearTop": 0.9, "citation": "" }""", "$.rules[1].citation")]
    [InlineData("""{ "kind": "rollOver", "id": "r", "from": "2010-01-01", "nearTop": 1.1, "citation": "c" }""", "$.rules[1].nearTop")]
    [InlineData("""{ "kind": "rollOver", "id": "r", "from": "2010-01-01", "nearTop": 0.9, "farTop": 1, "citation": "c" }""", "$.rules[1].farTop")]
    [InlineData("""{ "kind": "rollOver", "id": "r", "nearTop": 0.9, "citation": "c" }""", "$.rules[1].from")]
    [InlineData("""{ "kind": "rollOver", "id": "choice", "from": "2010-01-01", "nearTop": 0.9, "citation": "c" }""", "$.rules[1].id")]
    [InlineData("""{ "kind": "gateZero", "id": "r", "from": "2010-01-01", "to": "2009-01-01", "previousAtLeast": 1, "citation": "c" }""", "$.rules[1].to")]
    [InlineData("""{ "kind": "rollOver", "id": "r", "from": "2010-01-01", "to": "2012-01-01", "nearTop": 0.9, "citation": "c" }""", "$.rules[1].to")]
    [InlineData("""{ "kind": "invoice", "id": "i", "from": "2010-01-01", "issuer": "x", "registrationNumber": "T12", "citation": "c" }""", "$.rules[1].registrationNumber")]
    [InlineData("""{ "kind": "gateAgainst", "id": "g", "from": "2010-01-01", "against": "previous", "atLeast": 10, "citation": "c" }""", "$.rules[1]")]
    [InlineData("""{ "kind": "gateAgainst", "id": "g", "from": "2010-01-01", "against": "yesterday", "above": 2, "atLeast": 10, "citation": "c" }""", "$.rules[1].against")]
    [InlineData("""{ "kind": "gateMeterCapacity", "id": "g", "from": "2010-01-01", "cubicMetresPerMonth": { "big": 1 }, "citation": "c" }""", "$.rules[1].cubicMetresPerMonth.big")]
    public void A_wrong_rule_is_refused_by_its_path(string rule, string path) => Assert.Equal(path, Assert.Single(Refused(rule)).Path);

    [Fact]
    public void Two_rules_of_one_kind_from_one_day_overlap() =>
        Assert.Equal("$.rules[2].from", Assert.Single(Refused(Roll("a", "2010-01-01"), Roll("b", "2010-01-01"))).Path);

    [Fact]
    public void A_rule_that_says_it_lasts_beyond_the_next_ones_start_overlaps() =>
        Assert.Equal("$.rules[2].from", Assert.Single(Refused(Roll("a", "2010-01-01", "2015-01-01"), Roll("b", "2015-01-01"))).Path);

    [Fact]
    public void A_kind_that_must_always_hold_may_not_leave_days_open()
    {
        var fault = Assert.Single(Refused(Roll("a", "2010-01-01", "2014-12-30"), Roll("b", "2015-01-01")));
        Assert.Contains("2014-12-31", fault.Said.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tariff_needs_a_choice_rule_from_its_first_day()
    {
        var late = """{ "kind": "tariffChoice", "id": "choice", "from": "2010-04-01", "basis": "periodEnd", "citation": "c" }""";
        var refusal = Assert.Throws<RuleBookFileException>(() => TestBook.WithRules(late));
        Assert.Equal("$.rules", Assert.Single(refusal.Faults).Path);
    }

    [Fact]
    public void A_tariff_file_that_is_missing_or_of_the_other_service_is_refused()
    {
        Assert.Equal("$.tariffs[0].file", RefusedBook(book => book["tariffs"]![0]!["file"] = "none.json")[0].Path);
        Assert.Equal("$.tariffs[0].service", RefusedBook(book => book["tariffs"]![0]!["file"] = "../tables/sewer.json")[0].Path);
    }

    [Fact]
    public void The_same_table_twice_is_refused() =>
        Assert.Equal("$.tariffs", RefusedBook(book => book["tariffs"]![1]!["file"] = "old.json")[0].Path);

    [Fact]
    public void Days_without_a_table_between_two_versions_are_refused() =>
        Assert.Contains("2010-03-31", RefusedBook(book => book["tariffs"]![0]!["file"] = "ended.json")[0].Said.En, StringComparison.Ordinal);

    [Fact]
    public void A_fault_inside_a_tariff_file_is_told_with_that_files_name()
    {
        var refusal = Assert.Throws<RuleBookFileException>(() => RuleBookLoader.Load("b", path => path.EndsWith("rulebook.json", StringComparison.Ordinal)
            ? TestBook.Json([TestBook.Choice]).Replace("../../law.json", "law.json", StringComparison.Ordinal).Replace("../tables/new.json", "old.json", StringComparison.Ordinal)
            : path == "b/law.json" ? TestBook.Law : """{ "format": "water-tariff/9" }"""));
        Assert.Equal(("b/old.json", "$.format"), (refusal.Faults[0].File, refusal.Faults[0].Path));
    }

    [Fact]
    public void Another_format_or_an_unknown_field_of_the_book_is_refused()
    {
        Assert.Equal("$.format", RefusedBook(book => book["format"] = "water-rulebook/2")[0].Path);
        Assert.Equal("$.winter", RefusedBook(book => book["winter"] = 1)[0].Path);
    }

    [Fact]
    public void Statutory_rates_out_of_order_are_refused()
    {
        const string law = """{ "format": "water-law/1", "id": "i", "title": "t", "values": [ { "from": "2019-10-01", "rate": 0.1, "citation": "c" }, { "from": "2014-04-01", "rate": 0.08, "citation": "c" } ] }""";
        Assert.Equal("$.values[1].from", Assert.Single(Assert.Throws<RuleBookFileException>(() => ConsumptionTaxLoader.Parse(law, "l.json")).Faults).Path);
    }

    private static IReadOnlyList<FileFault> Refused(params string[] rules) => Assert.Throws<RuleBookFileException>(() => TestBook.With(rules)).Faults;

    private static IReadOnlyList<FileFault> RefusedBook(Action<JsonObject> change) => Assert.Throws<RuleBookFileException>(() => TestBook.Load(TestBook.Edited(change))).Faults;

    private static string Roll(string id, string from, string? to = null) =>
        $$"""{ "kind": "rollOver", "id": "{{id}}", "from": "{{from}}", {{(to is null ? "" : $"\"to\": \"{to}\",")}} "nearTop": 0.9, "citation": "c" }""";
}
