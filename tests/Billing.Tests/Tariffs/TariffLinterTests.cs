using Billing.Tariffs;
using Xunit;
using static Billing.Tests.Tariffs.TestTariff;

namespace Billing.Tests.Tariffs;

/// <summary>Slips that a well-formed table can hold.</summary>
public class TariffLinterTests
{
    [Fact]
    public void A_clean_table_has_nothing_but_the_note_that_it_proves_nothing() =>
        Assert.Equal(["example.none"], TariffLinter.Check(With()).Select(finding => finding.Code));

    [Theory]
    [InlineData("""[ { "upTo": 20, "price": 1 }, { "upTo": 10, "price": 2 }, { "price": 3 } ]""", "tier.unordered", "$.rates[0].tiers[1].upTo", LintSeverity.Error)]
    [InlineData("""[ { "upTo": 10, "price": 1 }, { "upTo": 10, "price": 2 }, { "price": 3 } ]""", "tier.duplicate", "$.rates[0].tiers[1].upTo", LintSeverity.Error)]
    [InlineData("""[ { "upTo": 10, "price": 1 }, { "price": 2 }, { "upTo": 30, "price": 3 } ]""", "tier.unreachable", "$.rates[0].tiers[2]", LintSeverity.Error)]
    [InlineData("""[ { "upTo": 0, "price": 1 }, { "price": 2 } ]""", "tier.unreachable", "$.rates[0].tiers[0].upTo", LintSeverity.Error)]
    [InlineData("""[ { "upTo": 10, "price": 1 }, { "upTo": 10.5, "price": 2 }, { "price": 2 } ]""", "tier.unreachable", "$.rates[0].tiers[1]", LintSeverity.Warning)]
    [InlineData("""[ { "upTo": 10, "price": 1 }, { "upTo": 20, "price": 2 } ]""", "tier.closed", "$.rates[0].tiers[1]", LintSeverity.Note)]
    [InlineData("""[ { "upTo": 10, "price": 15 }, { "price": 1550 } ]""", "price.cliff", "$.rates[0].tiers[1].price", LintSeverity.Warning)]
    [InlineData("""[ { "upTo": 10, "price": 0 }, { "upTo": 11, "price": 900 }, { "price": 100 } ]""", "price.cliff", "$.rates[0].tiers[1].price", LintSeverity.Warning)]
    public void Tiers_that_cannot_be_meant_are_found(string tiers, string code, string path, LintSeverity severity) =>
        Expect(With(("rates", OneRate("100", tiers))), code, path, severity);

    [Fact]
    public void A_base_for_small_use_above_the_ordinary_one_makes_totals_fall() => Expect(
        With(("rates", OneRate("500", """[ { "price": 10 } ]""", """ "smallUse": { "upTo": 5, "base": 900 },"""))),
        "total.falling", "$.rates[0].smallUse", LintSeverity.Warning);

    [Fact]
    public void A_base_for_small_use_far_below_the_ordinary_one_is_a_cliff() => Expect(
        With(("rates", OneRate("1500", """[ { "price": 10 } ]""", """ "smallUse": { "upTo": 5, "base": 900 },"""))),
        "price.cliff", "$.rates[0].smallUse", LintSeverity.Warning);

    [Fact]
    public void A_table_without_a_source_is_found() => Expect(With(("citations", "[]")), "citation.missing", "$.citations", LintSeverity.Warning);

    [Fact]
    public void A_field_that_the_format_does_not_name_is_found() => Expect(With(("winter", "true")), "field.unknown", "$.winter", LintSeverity.Warning);

    [Fact]
    public void A_row_that_an_earlier_one_hides_is_unreachable()
    {
        Expect(Rows("", ""), "rate.unreachable", "$.rates[1]", LintSeverity.Error);
        Expect(Rows("", "[13]"), "rate.unreachable", "$.rates[1]", LintSeverity.Error);
        Expect(Rows("[13, 20]", "[20, 13]"), "rate.unreachable", "$.rates[1]", LintSeverity.Error);
        Expect(Rows("[13, 20]", "[20, 25]"), "rate.overlap", "$.rates[1].meterSizes", LintSeverity.Warning);
        Assert.DoesNotContain(TariffLinter.Check(Rows("[13, 20]", "")), finding => finding.Code.StartsWith("rate.", StringComparison.Ordinal));

        static Tariff Rows(string first, string second) => With(("rates", $"[ {Row(first)}, {Row(second)} ]"));
        static string Row(string sizes) => $$"""{ "useClass": "一般", {{(sizes.Length == 0 ? "" : $"\"meterSizes\": {sizes},")}} "base": 1, "tiers": [ { "price": 1 } ] }""";
    }

    [Fact]
    public void A_meter_size_without_a_price_is_a_gap_and_a_price_without_a_size_unreachable()
    {
        var tariff = With(("rates", OneRate("""{ "13": 1, "25": 1 }""", """[ { "price": 1 } ]""", """ "meterSizes": [13, 20],""")));
        Expect(tariff, "size.gap", "$.rates[0].base", LintSeverity.Error);
        Expect(tariff, "size.unreachable", "$.rates[0].base", LintSeverity.Warning);
    }

    [Fact]
    public void A_class_that_leaves_out_sizes_which_others_have_is_noted() => Expect(
        With(("rates", """[ { "useClass": "A", "meterSizes": [13, 20], "base": 1, "tiers": [ { "price": 1 } ] }, { "useClass": "B", "meterSizes": [13], "base": 1, "tiers": [ { "price": 1 } ] } ]""")),
        "rate.gap", "$.rates[1]", LintSeverity.Note);

    [Fact]
    public void An_example_that_the_table_cannot_price_is_found() => Expect(
        With(("examples", """[ { "useClass": "営業", "cubicMetres": 1, "months": 1, "yen": 1 } ]""")), "example.unreachable", "$.examples[0]", LintSeverity.Error);

    [Fact]
    public void Versions_with_days_between_them_or_in_common_are_found()
    {
        var first = With(("effectiveTo", "\"2024-03-31\""));
        Assert.Empty(TariffLinter.CheckVersions([first, With(("effectiveFrom", "\"2024-04-01\""))]));
        Assert.Equal("dates.gap", Assert.Single(TariffLinter.CheckVersions([With(("effectiveFrom", "\"2024-05-01\"")), first])).Finding.Code);
        Assert.Equal("dates.overlap", Assert.Single(TariffLinter.CheckVersions([first, With(("effectiveFrom", "\"2024-03-31\""))])).Finding.Code);
        Assert.Empty(TariffLinter.CheckVersions([With(), With(("effectiveFrom", "\"2024-03-31\""))]));
    }

    [Fact]
    public void No_published_table_holds_an_error() =>
        Assert.All(PublishedTariffs.All, tariff => Assert.DoesNotContain(TariffLinter.Check(tariff), finding => finding.Severity == LintSeverity.Error));

    private static void Expect(Tariff tariff, string code, string path, LintSeverity severity) =>
        Assert.Contains(TariffLinter.Check(tariff), finding => finding.Code == code && finding.Path == path && finding.Severity == severity && finding.Said.Ja.Length > 0);
}
