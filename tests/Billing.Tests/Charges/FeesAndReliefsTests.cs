using Billing.Charges;
using Billing.Kernel;
using Billing.Places;
using Billing.RuleBooks;
using NodaTime;
using Xunit;
using static Billing.Tests.Charges.ChargeTown;

namespace Billing.Tests.Charges;

public class FeesAndReliefsTests
{
    private const string Said = """ "said": { "ja": "開栓手数料", "en": "Opening fee" } """;
    private static readonly Supply First = Water(10) with { UserSince = new LocalDate(2026, 5, 1) };

    [Theory]
    [InlineData("excluded", 1_000, 1_100, 100, 0.1)]
    [InlineData("included", 1_000, 1_000, 90, 0.1)]
    [InlineData("none", 1_000, 1_000, 0, 0)]
    [InlineData("excluded", 1_005.5, 1_106, 100, 0.1)]
    [InlineData("included", -50, -50, -4, 0.1)]
    public void A_fee_bears_tax_as_the_rule_says(string tax, double yen, int charged, int contained, double rate)
    {
        var rules = new ChargeRules(With(Rule("fee", $$""" "on": "start", "yen": {{yen}}, "tax": "{{tax}}", {{Said}} """, "water")).Book, First.Occasion);
        var lines = new List<ChargeLine>();

        Fees.Add(rules, First, 0.1m, lines, null);

        var line = Assert.Single(lines);
        Assert.Equal((charged, contained, (decimal)rate), (line.Charged.Yen, line.Tax.Yen, line.TaxRate));
        Assert.Equal(yen < 0 ? ChargeLineKind.Discount : ChargeLineKind.Fee, line.Kind);
    }

    [Fact]
    public void Two_fees_of_one_event_are_two_lines()
    {
        var second = Rule("fee", """ "on": "start", "name": "検査", "yen": 300, "tax": "none", "said": { "ja": "検査手数料", "en": "Inspection fee" } """, "water").Replace("\"id\": \"fee\"", "\"id\": \"inspection\"", StringComparison.Ordinal);

        var charge = With(Rule("fee", $""" "on": "start", "yen": 1000, "tax": "included", {Said} """, "water"), second).Price(First);

        Assert.Equal([1_100, 1_000, 300], charge.Lines.Select(line => line.Charged.Yen));
    }

    [Fact]
    public void A_fee_of_the_water_is_not_charged_with_the_sewer()
    {
        var engine = With(Rule("fee", $""" "on": "start", "yen": 1000, "tax": "included", {Said} """, "water"));

        Assert.Empty(engine.Price(First with { Service = Service.Sewer }).Lines);
        Assert.Equal(2, engine.Price(First).Lines.Count);
    }

    [Theory]
    [InlineData(500, 150, 50, 340)]
    [InlineData(200, 200, 30, 0)]
    [InlineData(0, 204, 0, 4)]
    [InlineData(0, 0, 31, 2)]
    public void The_index_of_waste_water_counts_what_lies_above_the_bounds(int bod, int ss, int oil, int index)
    {
        var rule = With(Rule("qualitySurcharge", """
            "measures": [ { "of": "bod", "over": 200 }, { "of": "ss", "over": 200, "weight": 1.1 }, { "of": "oil", "over": 30, "weight": 2 } ], "roundIndex": "halfUp", "yenPerIndex": 0.5
            """, "sewer")).Book.Rules.OfType<QualitySurchargeRule>().Single();
        var supply = Sewer(1_000) with { Facts = [Fact(FactKind.Bod, bod), Fact(FactKind.Ss, ss), Fact(FactKind.Oil, oil)] };

        Assert.Equal((index, index * 0.5m), Adjustments.Quality(rule, supply));
    }

    [Fact]
    public void Steps_are_paid_where_the_index_weighs_nothing()
    {
        var rule = With(Rule("qualitySurcharge", """ "measures": [ { "of": "bod", "over": 200, "weight": 0, "perStep": 100, "yenPerStep": 14 } ] """, "sewer")).Book.Rules.OfType<QualitySurchargeRule>().Single();

        Assert.Equal((0m, 28m), Adjustments.Quality(rule, Sewer(1_000) with { Facts = [Fact(FactKind.Bod, 301)] }));
    }

    [Fact]
    public void Reliefs_together_take_off_no_more_than_the_charge()
    {
        var all = Rule("relief", """ "category": "a", "charge": 1, "said": { "ja": "免除", "en": "Free" } """);
        var yen = Rule("relief", """ "category": "b", "yen": 300, "said": { "ja": "定額", "en": "Fixed" } """, "water").Replace("\"id\": \"relief\"", "\"id\": \"fixed\"", StringComparison.Ordinal);

        Assert.Equal(0, With(all, yen).Price(Water(30) with { Facts = [Fact(FactKind.Relief, word: "a"), Fact(FactKind.Relief, word: "b")] }).Charged.Yen);
        Assert.Equal(2_970, With(all, yen).Price(Water(30) with { Facts = [Fact(FactKind.Relief, word: "b")] }).Charged.Yen);
    }
}
