using Billing.Kernel;
using Billing.RuleBooks;
using Xunit;

namespace Billing.Tests.RuleBooks;

/// <summary>A mistake in the data of a rule is told with file, path and what would be right, in both languages, and never passed over.</summary>
public class RuleDataTests
{
    private const string Head = """ "id": "r", "from": "2021-04-01", "citation": "c" """;

    private const string Sewer = Head + """, "service": "sewer" """;

    private const string Water = Head + """, "service": "water" """;

    private const string Said = """ "said": { "ja": "行", "en": "Line" } """;

    private const string WellOnly = """ "wellOnly": { "eachMore": 4 }, "mixed": "sum" """;

    [Theory]
    [InlineData("""{ "kind": "partPeriod", HEAD, "method": "steps", "steps": [ { "months": 1 } ], "daysPerMonth": 31 }""", ".daysPerMonth", "dailyBase, scaledUsage")]
    [InlineData("""{ "kind": "partPeriod", HEAD, "method": "scaledUsage", "daysPerMonth": 31, "roundUsage": "floor", "fixed": 200 }""", ".fixed", "dailyBase")]
    [InlineData("""{ "kind": "partPeriod", HEAD, "method": "dailyBase", "daysPerMonth": 31, "minimumYen": 220 }""", ".minimumYen", "scaledUsage")]
    [InlineData("""{ "kind": "partPeriod", HEAD, "method": "dailyBase", "daysPerMonth": 31, "steps": [ { "months": 1 } ] }""", ".steps", "method steps")]
    [InlineData("""{ "kind": "partPeriod", HEAD, "method": "steps", "steps": [ { "upToDays": 15, "months": 0.5 } ] }""", ".steps", "without a condition")]
    [InlineData("""{ "kind": "partPeriod", HEAD, "method": "steps", "steps": [ { "upToDays": 31, "months": 1 }, { "upToDays": 15, "months": 0.5 }, { "months": 2 } ] }""", ".steps[1]", "steps[0]")]
    [InlineData("""{ "kind": "partPeriod", HEAD, "method": "dailyBase", "daysPerMonth": 31, "round": { "mode": "floor", "unit": 5 } }""", ".round.unit", "1, 10 or 100")]
    public void A_part_period_has_the_fields_of_its_method_and_steps_that_are_reached(string rule, string at, string right) => Refused(rule, at, right);

    [Theory]
    [InlineData("""{ "kind": "rollOver", WATER, "nearTop": 0.9 }""", ".service", "leave it out")]
    [InlineData("""{ "kind": "gateNegative", SEWER }""", ".service", "leave it out")]
    [InlineData("""{ "kind": "dueDate", HEAD, "monthsAfter": 1, "day": 31, "appliesFrom": { "month": "2021-05" } }""", ".appliesFrom", "use from")]
    [InlineData("""{ "kind": "billingCycle", HEAD, "monthsAfter": 1 }""", ".service", "\"water\" or \"sewer\"")]
    [InlineData("""{ "kind": "sewerVolume", WATER, WELL }""", ".service", "\"sewer\"")]
    [InlineData("""{ "kind": "sewerVolume", HEAD, WELL }""", ".service", "\"sewer\"")]
    [InlineData("""{ "kind": "fee", HEAD, "on": "start", "yen": 1000, "tax": "excluded", SAID }""", ".service", "counted twice")]
    [InlineData("""{ "kind": "relief", HEAD, "yen": 100, SAID }""", ".service", "counted twice")]
    public void A_rule_names_a_service_where_its_kind_has_one_and_only_there(string rule, string at, string right) => Refused(rule, at, right);

    [Theory]
    [InlineData("""{ "month": "2021-03" }""", ".appliesFrom.month", "2021-04")]
    [InlineData("""{ "newUsers": "2021-03-31", "month": "2021-05" }""", ".appliesFrom.newUsers", "2021-04-01")]
    [InlineData("""{ "oddMonth": "2021-03", "evenMonth": "2021-04" }""", ".appliesFrom.oddMonth", "2021-04")]
    [InlineData("""{ "oddMonth": "2021-06", "evenMonth": "2021-06" }""", ".appliesFrom.oddMonth", "odd month")]
    [InlineData("""{ "oddMonth": "2021-05", "evenMonth": "2021-07" }""", ".appliesFrom.evenMonth", "even month")]
    [InlineData("""{ "oddMonth": "2021-05" }""", ".appliesFrom.evenMonth", "requires")]
    [InlineData("""{ "newUsers": "2021-04-01" }""", ".appliesFrom.month", "oddMonth and evenMonth")]
    [InlineData("""{ "month": "2021-05", "oddMonth": "2021-05", "evenMonth": "2021-06" }""", ".appliesFrom.month", "not both")]
    public void A_transition_begins_no_sooner_than_its_rule_and_names_months_of_its_cycle(string appliesFrom, string at, string right) =>
        Refused($$"""{ "kind": "dwellings", HEAD, "method": "scale", "appliesFrom": {{appliesFrom}} }""", at, right);

    [Fact]
    public void A_transition_of_a_table_begins_no_sooner_than_the_table()
    {
        var fault = Assert.Single(Assert.Throws<RuleBookFileException>(() => TestBook.Load(TestBook.Edited(book => book["tariffs"]![1]!["appliesFrom"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "newUsers": "2024-03-31", "month": "2024-05" }""")))).Faults);
        Assert.Equal("$.tariffs[1].appliesFrom.newUsers", fault.Path);
        Assert.Contains("2024-04-01", fault.Said.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "kind": "dwellings", HEAD, "method": "scale", "useClasses": ["一般", "家庭"] }""", ".useClasses[1]", "一般")]
    [InlineData("""{ "kind": "dwellings", HEAD, "method": "scale", "useClasses": ["一般", "一般"] }""", ".useClasses[1]", "keep one")]
    [InlineData("""{ "kind": "relief", HEAD, "base": 1, "useClasses": ["家庭"], SAID }""", ".useClasses[0]", "一般")]
    [InlineData("""{ "kind": "mixedUse", HEAD, "useClass": "営業", "firstUseClass": "一般", "upTo": 30 }""", ".useClass", "一般")]
    [InlineData("""{ "kind": "mixedUse", HEAD, "useClass": "一般", "firstUseClass": "営業", "upTo": 30 }""", ".firstUseClass", "一般")]
    [InlineData("""{ "kind": "mixedUse", HEAD, "useClass": "一般", "firstUseClass": "一般", "upTo": 30 }""", ".firstUseClass", "another use class")]
    public void A_use_class_that_a_rule_names_stands_in_a_table_of_its_service(string rule, string at, string right) => Refused(rule, at, right);

    [Theory]
    [InlineData("""{ "kind": "fee", WATER, "on": "joining", "yen": { "13": 70000 }, "tax": "excluded", SAID }""", ".yen", "20, 25 mm")]
    [InlineData("""{ "kind": "dwellings", WATER, "method": "scale", "unitMeterSize": 30 }""", ".unitMeterSize", "13, 20, 25")]
    public void A_rule_by_meter_size_knows_the_sizes_of_the_tables(string rule, string at, string right)
    {
        var fault = Fault(() => TestBook.Load(BySize(rule)));
        Assert.Equal($"$.rules[1]{at}", fault.Path);
        Assert.Contains(right, fault.Said.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fee_for_every_size_of_the_tables_is_taken() =>
        Assert.Equal(3, Assert.Single(TestBook.Load(BySize("""{ "kind": "fee", WATER, "on": "joining", "yen": { "13": 70000, "20": 140000, "25": 210000 }, "tax": "excluded", SAID }""")).Rules.OfType<FeeRule>()).BySize.Count);

    [Fact]
    public void A_rule_of_a_service_without_a_table_is_refused()
    {
        var fault = Fault(() => TestBook.With($$"""{ "kind": "sewerVolume", {{Sewer}}, {{WellOnly}} }"""));
        Assert.Equal("$.rules[1].service", fault.Path);
        Assert.Contains("tariffs", fault.Said.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "water")]
    [InlineData(""", { "kind": "settlement", "id": "s", "from": "2021-04-01", "service": "water", "method": "reprice", "citation": "c" }""", "sewer")]
    [InlineData(""", { "kind": "settlement", "id": "s", "from": "2022-04-01", "method": "reprice", "citation": "c" }""", "2021-04-01")]
    public void Provisional_bills_need_a_settlement_of_every_service_from_their_first_day(string beside, string right)
    {
        var faults = Faults(() => Load($$"""{ "kind": "provisional", HEAD, "monthsOfYear": [1], "method": "previous" }{{beside}}"""));
        Assert.All(faults, fault => Assert.Equal("$.rules[1].kind", fault.Path));
        Assert.Contains(right, faults[0].Said.En, StringComparison.Ordinal);
        Assert.NotEmpty(Load("""{ "kind": "provisional", HEAD, "monthsOfYear": [1], "method": "previous" }, { "kind": "settlement", "id": "s", "from": "2021-04-01", "method": "reprice", "citation": "c" }""").Rules.OfType<ProvisionalRule>());
    }

    [Theory]
    [InlineData("""{ "kind": "provisional", HEAD, "monthsOfYear": [12, 1, 12], "method": "previous" }""", ".monthsOfYear[2]", "keep one")]
    [InlineData("""{ "kind": "qualitySurcharge", SEWER, "measures": [ { "of": "bod", "over": 200 }, { "of": "bod", "over": 100 } ], "yenPerIndex": 1 }""", ".measures[1]", "keep one")]
    [InlineData("""{ "kind": "qualitySurcharge", SEWER, "measures": [ { "of": "bod", "over": 200, "yenPerStep": 14 } ], "yenPerIndex": 1 }""", ".measures[0].yenPerStep", "perStep")]
    [InlineData("""{ "kind": "qualitySurcharge", SEWER, "measures": [ { "of": "bod", "over": 200 } ], "table": [ { "upTo": 100, "yen": 1 } ] }""", ".table", "without upTo")]
    [InlineData("""{ "kind": "qualitySurcharge", SEWER, "measures": [ { "of": "bod", "over": 200 } ], "table": [ { "upTo": 100, "yen": 1 }, { "upTo": 50, "yen": 2 }, { "yen": 3 } ] }""", ".table[1].upTo", "larger")]
    [InlineData("""{ "kind": "qualitySurcharge", SEWER, "measures": [ { "of": "bod", "over": 200 } ] }""", "", "yenPerIndex")]
    [InlineData("""{ "kind": "sewerReduction", SEWER, "anyOf": [ { "atLeastShare": 0.1, "months": 2 } ] }""", ".anyOf[0].months", "atLeast")]
    [InlineData("""{ "kind": "sewerVolume", SEWER, "wellOnly": {}, "mixed": "sum" }""", ".wellOnly", "persons, eachMore")]
    [InlineData("""{ "kind": "sewerVolume", SEWER, WELL, "byUse": [ { "use": "風呂", "eachMore": 1 }, { "use": "風呂", "eachMore": 2 } ] }""", ".byUse[1].use", "twice")]
    [InlineData("""{ "kind": "leakRelief", HEAD, "base": [ { "method": "previous" } ] }""", ".bands", "chargeSteps")]
    [InlineData("""{ "kind": "leakRelief", HEAD, "base": [ { "method": "previous" }, { "method": "previous" } ], "bands": [ { "share": "1/2" } ] }""", ".base[1]", "keep one")]
    [InlineData("""{ "kind": "leakRelief", HEAD, "base": [ { "method": "previous" } ], "bands": [ { "share": "3/2" } ] }""", ".bands[0].share", "1/3")]
    [InlineData("""{ "kind": "leakRelief", HEAD, "base": [ { "method": "previous" } ], "bands": [ { "upToTimes": 3, "share": "1/3" } ] }""", ".bands", "without upToTimes")]
    [InlineData("""{ "kind": "leakRelief", HEAD, "base": [ { "method": "previous" } ], "bands": [ { "upToTimes": 3, "share": "1/3" }, { "upToTimes": 2, "share": "1/2" }, { "share": "1" } ] }""", ".bands[1]", "larger")]
    [InlineData("""{ "kind": "leakRelief", HEAD, "base": [ { "method": "previous" } ], "chargeSteps": [ { "overTimes": 10, "share": 0.75 }, { "overTimes": 3, "share": 0.5 } ] }""", ".chargeSteps[1]", "larger")]
    [InlineData("""{ "kind": "leakRelief", HEAD, "base": [ { "method": "previous" } ], "declaredLeak": true, "chargeSteps": [ { "overTimes": 3, "share": 0.5 } ] }""", ".declaredLeak", "one band")]
    [InlineData("""{ "kind": "leakRelief", HEAD, "base": [ { "method": "previous" } ], "chargeSteps": [ { "overTimes": 3, "share": 0.5 } ], "mostTimesBase": 6 }""", ".mostTimesBase", "chargeSteps")]
    [InlineData("""{ "kind": "relief", HEAD, SAID }""", "", "takes nothing off")]
    [InlineData("""{ "kind": "relief", HEAD, "base": 1, "months": { "first": "2026-05", "last": "2026-02" }, SAID }""", ".months.last", "before first")]
    public void Values_that_contradict_each_other_are_refused(string rule, string at, string right) => Refused(rule, at, right);

    [Theory]
    [InlineData("""[ { "from": "2019-10-01", "rate": 0.1, "citation": "c", "transition": { "fixedBy": "2019-10-31", "citation": "c" } } ]""", "$.values[0].transition", "rate before")]
    [InlineData("""[ { "from": "2014-04-01", "rate": 0.08, "citation": "c" }, { "from": "2019-10-01", "rate": 0.1, "citation": "c", "transition": { "fixedBy": "2019-09-30", "citation": "c" } } ]""", "$.values[1].transition.fixedBy", "before")]
    [InlineData("""[ { "from": "1997-04-01", "rate": 0.05, "citation": "c" }, { "from": "2014-04-01", "rate": 0.08, "citation": "c", "transition": { "fixedBy": "2014-04-30", "citation": "c" } }, { "from": "2014-04-15", "rate": 0.1, "citation": "c" } ]""", "$.values[2].from", "2014-04-30")]
    public void A_transition_of_the_tax_lies_between_two_rates(string values, string path, string right)
    {
        var fault = Fault(() => ConsumptionTaxLoader.Parse($$"""{ "format": "water-law/1", "id": "i", "title": "t", "values": {{values}} }""", "law.json"));
        Assert.Equal(("law.json", path), (fault.File, fault.Path));
        Assert.Contains(right, fault.Said.En, StringComparison.Ordinal);
    }

    private static void Refused(string rule, string at, string right)
    {
        var fault = Fault(() => Load(rule));
        Assert.Equal(("city/book/rulebook.json", $"$.rules[1]{at}"), (fault.File, fault.Path));
        Assert.Contains(right, fault.Said.En, StringComparison.Ordinal);
        Assert.Matches("[ぁ-ん]", fault.Said.Ja);
    }

    private static FileFault Fault(Action load) => Assert.Single(Faults(load));

    private static IReadOnlyList<FileFault> Faults(Action load) => Assert.ThrowsAny<DataFileException>(load).Faults;

    /// <summary>A book with both services and use class 一般.</summary>
    private static RuleBook Load(string rule) => TestBook.Load(TestBook.Json([TestBook.Choice, Filled(rule)])
        .Replace("""../tables/new.json" }""", """../tables/new.json" }, { "service": "sewer", "file": "../tables/sewer.json" }""", StringComparison.Ordinal));

    private static string BySize(string rule) => TestBook.Json([TestBook.Choice, Filled(rule)]).Replace("../tables/new.json", "../tables/sized.json", StringComparison.Ordinal);

    private static string Filled(string rule) => rule
        .Replace("HEAD", Head, StringComparison.Ordinal)
        .Replace("WATER", Water, StringComparison.Ordinal)
        .Replace("SEWER", Sewer, StringComparison.Ordinal)
        .Replace("SAID", Said, StringComparison.Ordinal)
        .Replace("WELL", WellOnly, StringComparison.Ordinal);
}
