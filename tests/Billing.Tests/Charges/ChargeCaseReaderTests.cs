using Billing.Charges;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using NodaTime;
using Xunit;

namespace Billing.Tests.Charges;

public class ChargeCaseReaderTests
{
    private const string Supply = """ "service": "water", "useClass": "一般", "from": "2026-04-01", "to": "2026-05-31", "months": 2 """;

    [Fact]
    public void A_case_says_only_what_it_needs()
    {
        var supply = Read($$"""{ {{Supply}}, "m3": 30 }""").Supply;

        Assert.Equal((Service.Water, "一般", null, 30, 2), (supply.Service, supply.UseClass, supply.MeterSize, supply.CubicMetres, supply.Months));
        Assert.Equal((new BillingMonth(2026, 5), 1, false, false), (supply.Month, supply.Dwellings, supply.Starts, supply.Stops));
    }

    [Fact]
    public void Registers_facts_past_and_earlier_charges_are_read()
    {
        var supply = Read($$"""
            { {{Supply}}, "registers": { "day": 3, "night": 4 }, "month": "2026-06", "userSince": "2026-04-01", "stops": true, "dwellings": 5,
              "facts": [ { "kind": "leak", "from": "2026-04-05", "to": "2026-04-09", "number": 2.5, "word": "地下漏水", "marks": ["notDrained", "designatedContractor"], "service": "sewer" } ],
              "past": [ { "to": "2026-03-31", "months": 2, "m3": 9, "basis": "estimated" } ],
              "earlier": [ { "from": "2026-02-01", "months": 2, "m3": 9, "yen": 1000, "tax": 90, "provisional": true } ] }
            """).Supply;

        Assert.Equal([("day", 3), ("night", 4)], supply.Usage.Select(usage => (usage.Register!, usage.CubicMetres.Value)));
        Assert.Equal((new BillingMonth(2026, 6), 5, true, true), (supply.Month, supply.Dwellings, supply.Starts, supply.Stops));
        var fact = Assert.Single(supply.Facts);
        Assert.Equal((FactKind.Leak, 2.5m, "地下漏水", Service.Sewer), (fact.Kind, fact.Number, fact.Word, fact.Service));
        Assert.True(fact.Has(FactMarks.NotDrained) && fact.Has(FactMarks.DesignatedContractor) && fact.Holds(new LocalDate(2026, 4, 9)) && !fact.Holds(new LocalDate(2026, 4, 10)));
        Assert.Equal(new PastUsage(new LocalDate(2026, 3, 31), 2, 9, UsageBasis.Estimated), Assert.Single(supply.Past));
        var earlier = Assert.Single(supply.Earlier);
        Assert.Equal((new Money(1000), new Money(90), true, 9), (earlier.Charged, earlier.Tax, earlier.Provisional, earlier.Usage[0].CubicMetres.Value));
    }

    [Theory]
    [InlineData(""" "m3": 1, "registers": { "day": 1 } """, "$.cases[0].supply.m3")]
    [InlineData(""" "dwellings": 2 """, "$.cases[0].supply.m3")]
    [InlineData(""" "m3": 1, "userSince": "2026-04-02" """, "$.cases[0].supply.userSince")]
    [InlineData(""" "m3": 1, "facts": [ { "kind": "moon", "from": "2026-04-01" } ] """, "$.cases[0].supply.facts[0].kind")]
    [InlineData(""" "m3": 1, "colour": 1 """, "$.cases[0].supply.colour")]
    public void A_wrong_supply_is_named_by_path(string fields, string path) => AssertFault($"{{ {Supply}, {fields} }}", """{ "yen": 1 }""", path);

    [Theory]
    [InlineData("{ }", "$.cases[0].expect")]
    [InlineData("""{ "yen": 1, "refused": "charge.no-residents" }""", "$.cases[0].expect")]
    [InlineData("""{ "yen": 1.5 }""", "$.cases[0].expect.yen")]
    [InlineData("""{ "lines": [ { "kind": "usage" } ] }""", "$.cases[0].expect.lines[0].yen")]
    public void A_wrong_expectation_is_named_by_path(string expect, string path) => AssertFault($$"""{ {{Supply}}, "m3": 1 }""", expect, path);

    [Fact]
    public void Two_cases_with_one_id_and_a_file_without_source_are_refused()
    {
        var of = $$"""{ "id": "a", "what": "w", "supply": { {{Supply}}, "m3": 1 }, "expect": { "yen": 1 } }""";

        var refused = Assert.Throws<ChargeCaseFileException>(() => ChargeCaseReader.Parse($$"""{ "format": "water-rule-cases/1", "title": "t", "cases": [ {{of}}, {{of}} ] }""", "f.json"));

        Assert.Equal(["$.citations", "$.cases[1].id"], refused.Faults.Select(fault => fault.Path));
    }

    private static ChargeCase Read(string supply, string expect = """{ "yen": 1 }""") => Assert.Single(ChargeCaseReader.Parse(
        $$"""{ "format": "water-rule-cases/1", "title": "t", "citations": ["c"], "cases": [ { "id": "a", "what": "w", "supply": {{supply}}, "expect": {{expect}} } ] }""", "f.json").Cases);

    private static void AssertFault(string supply, string expect, string path) =>
        Assert.Contains(Assert.Throws<ChargeCaseFileException>(() => Read(supply, expect)).Faults, fault => fault.File == "f.json" && fault.Path == path);
}
