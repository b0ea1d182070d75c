using Billing.Kernel;
using Billing.Revision.Proposals;
using Billing.Tariffs;
using Billing.Tests.Tariffs;
using Xunit;

namespace Billing.Tests.Revision;

public sealed class ProposalTests
{
    private const string Head = """
        "format": "water-proposal/1", "id": "plan", "title": "改定案②A", "author": "経営等審議会", "date": "2016-10-01", "citations": ["答申 6.2(3)"], "effectiveFrom": "2017-04-01"
        """;

    private static Proposal Parse(string changes, string more = "") => ProposalLoader.Parse($$"""{ {{Head}}, "changes": [{{changes}}]{{more}} }""", "plan.json");

    private static Tariff On(string changes) => Parse(changes).On(Komatsushima.Current, new Dictionary<string, Tariff> { [Komatsushima.PlanA.Id] = Komatsushima.PlanA });

    private static decimal Yen(Tariff tariff, string useClass, int size, int cubicMetres) => BillCalculator.Price(tariff, new PricingInput(useClass, size, new CubicMetres(cubicMetres)), 0m).BeforeTax;

    /// <summary>表6-4: the council's own policy, class by class, gives its own table 6-5.</summary>
    [Fact]
    public void The_policy_of_the_council_s_plan_gives_its_printed_table()
    {
        var made = On("""
            { "kind": "set", "meterFee": { "13": 140 }, "note": "13mmのみ20mmと統一" },
            { "kind": "set", "useClasses": ["団体用"], "base": 2800 },
            { "kind": "set", "useClasses": ["工業用"], "base": 8300 },
            { "kind": "flatten", "useClasses": ["一般用"] },
            { "kind": "add", "prices": ["tiers"], "yen": 36 }
            """);
        foreach (var useClass in (string[])["一般用", "団体用", "工業用"])
        {
            foreach (var size in (int[])[13, 20, 25, 40, 50, 75, 100])
            {
                foreach (var cubicMetres in (int[])[0, 8, 9, 15, 16, 20, 45, 55, 56, 130, 150, 151, 500])
                {
                    Assert.Equal(Yen(Komatsushima.PlanA, useClass, size, cubicMetres), Yen(made, useClass, size, cubicMetres));
                }
            }
        }
    }

    [Fact]
    public void The_table_made_is_a_file_that_reads_as_the_same_table()
    {
        var made = On("""{ "kind": "scale", "prices": ["all"], "percent": 12.5, "step": 5 }""");
        var read = TariffLoader.Parse(made.SourceText, "made.json");
        Assert.Equal(("plan", made.Sha256), (read.Id, read.Sha256));
        Assert.Equal(Yen(made, "一般用", 13, 77), Yen(read, "一般用", 13, 77));
        Assert.Equal("改定案②A", read.Note);
        Assert.Empty(TariffDiff.Changes(made, read));
    }

    [Fact]
    public void Every_published_table_is_written_and_read_as_the_same_table()
    {
        foreach (var tariff in PublishedTariffs.All)
        {
            var read = TariffLoader.Parse(TariffWriter.Write(tariff), tariff.Id);
            Assert.Empty(TariffDiff.Changes(tariff, read));
            Assert.Equal(tariff.Examples.Count, read.Examples.Count);
            Assert.Equal(TariffWriter.Write(tariff), TariffWriter.Write(read));
        }
    }

    [Theory]
    [InlineData("""{ "kind": "scale", "percent": 10, "prices": ["tiers"], "step": 1 }""", 20, 600 + 80 + (12 * 116))] // 105 × 1.1 = 115.5 → 116
    [InlineData("""{ "kind": "add", "prices": ["base"], "yen": 100 }""", 20, 700 + 80 + (12 * 105))]
    [InlineData("""{ "kind": "flatten", "share": 0.5 }""", 60, 680 + (47 * 105) + (5 * 113))] // 120 → 112.5 → 113
    [InlineData("""{ "kind": "baseVolume", "useClasses": ["一般用"], "upTo": 0 }""", 20, 680 + (20 * 105))]
    [InlineData("""{ "kind": "baseVolume", "useClasses": ["一般用"], "upTo": 5 }""", 20, 680 + (15 * 105))]
    [InlineData("""{ "kind": "baseVolume", "useClasses": ["一般用"], "upTo": 60 }""", 70, 680 + (10 * 120))]
    [InlineData("""{ "kind": "mergeClasses", "useClasses": ["一般用"], "into": "団体用" }""", 20, 1500 + 80 + (5 * 135))]
    [InlineData("""{ "kind": "bySize", "useClasses": ["一般用", "団体用"], "base": { "13": 900, "25": 2000 }, "tiersOf": "一般用" }""", 20, 900 + 80 + (12 * 105))]
    [InlineData("""{ "kind": "adopt", "prices": ["tiers", "meterFee"], "from": "komatsushima-water-plan2-a" }""", 20, 600 + 140 + (12 * 141))]
    [InlineData("""{ "kind": "set", "useClasses": ["一般用"], "tiers": [{ "upTo": 10, "price": 0 }, { "price": 200.5 }] }""", 13, 680 + 601)] // 3 × 200.5 = 601.5
    public void Each_change_gives_the_bill_that_it_says(string change, int cubicMetres, int yen) => Assert.Equal(yen, decimal.Floor(Yen(On(change), "一般用", 13, cubicMetres)));

    [Fact]
    public void One_price_for_all_sizes_is_taken_apart_where_only_one_size_changes()
    {
        var made = On("""{ "kind": "set", "useClasses": ["一般用"], "base": { "13": 500 } }""");
        Assert.Equal(500 + 80, Yen(made, "一般用", 13, 0));
        Assert.Equal(600 + 140, Yen(made, "一般用", 20, 0));
        Assert.Equal(1500 + 80, Yen(made, "団体用", 13, 0));
    }

    [Fact]
    public void Changes_are_made_one_after_the_other()
    {
        Assert.Equal(680 + 212, Yen(On("""{ "kind": "add", "yen": 1 }, { "kind": "scale", "percent": 100 }"""), "一般用", 13, 9));
        Assert.Equal(680 + 211, Yen(On("""{ "kind": "scale", "percent": 100 }, { "kind": "add", "yen": 1 }"""), "一般用", 13, 9));
    }

    [Fact]
    public void A_step_lies_between_the_old_table_and_the_new_on_every_cubic_metre()
    {
        var proposal = Parse("""{ "kind": "flatten", "useClasses": ["一般用"] }, { "kind": "add", "yen": 36 }, { "kind": "set", "meterFee": { "13": 140 } }""", """, "steps": [{ "effectiveFrom": "2017-01-01", "share": 0.5 }]""");
        var tables = proposal.StepsOn(Komatsushima.Current, new Dictionary<string, Tariff>());
        Assert.Equal(["plan-step1", "plan"], tables.Select(table => table.Id));
        Assert.Equal(600 + 110 + (12 * 123), Yen(tables[0], "一般用", 13, 20)); // fee 80 → 140: 110; 105 → 141: 123
        Assert.Equal(600 + 110 + (47 * 123) + (10 * 131), Yen(tables[0], "一般用", 13, 65)); // 120 → 141: 130.5 → 131
        Assert.Equal(new NodaTime.LocalDate(2017, 1, 1), tables[0].EffectiveFrom);
    }

    [Theory]
    [InlineData("""{ "kind": "add", "yen": 1, "useClasses": ["家事用"] }""", "revision.no-class")]
    [InlineData("""{ "kind": "mergeClasses", "useClasses": ["一般用"], "into": "家事用" }""", "revision.no-class")]
    [InlineData("""{ "kind": "adopt", "from": "elsewhere" }""", "revision.no-table")]
    [InlineData("""{ "kind": "bySize", "base": { "13": 1 }, "tiersOf": "家事用" }""", "revision.no-class")]
    public void A_change_that_cannot_be_made_is_refused(string change, string code) => Assert.Equal(code, Assert.Throws<BusinessRuleException>(() => On(change)).Code);

    [Fact]
    public void A_proposal_for_another_table_or_an_older_day_is_refused()
    {
        var none = new Dictionary<string, Tariff>();
        Assert.Equal("revision.other-baseline", Assert.Throws<BusinessRuleException>(() => Parse("", """, "baseline": "otake-sewer-2023" """).On(Komatsushima.Current, none)).Code);
        var old = Parse("") with { EffectiveFrom = new NodaTime.LocalDate(1999, 4, 1) };
        Assert.Equal("revision.older-proposal", Assert.Throws<BusinessRuleException>(() => old.On(Komatsushima.Current, none)).Code);
    }

    [Fact]
    public void Every_fault_of_a_file_is_told_with_its_path()
    {
        var refused = Assert.Throws<ProposalFileException>(() => Parse("""
            { "kind": "raise" }, { "kind": "add", "yen": "1" }, { "kind": "add", "yen": 1, "prices": ["tier"] }, { "kind": "scale", "percent": 5, "step": 0 },
            { "kind": "set" }, { "kind": "set", "tiers": [{ "price": 1 }, { "upTo": 5, "price": 2 }] }, { "kind": "flatten", "useClasses": [] }, { "kind": "mergeClasses", "into": "一般用" }, { "kind": "add", "yen": 1, "class": "x" }
            """, """, "steps": [{ "effectiveFrom": "2018-01-01", "share": 0.5 }]"""));
        Assert.Equal(
            ["$.changes[0].kind", "$.changes[1].yen", "$.changes[2].prices", "$.changes[3].step", "$.changes[4]", "$.changes[5].tiers[1].upTo", "$.changes[6].useClasses", "$.changes[7].useClasses", "$.changes[8].class", "$.steps"],
            refused.Faults.Select(fault => fault.Path));
    }
}
