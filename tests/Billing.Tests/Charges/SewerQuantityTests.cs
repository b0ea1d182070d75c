using Billing.Charges;
using Billing.Kernel;
using Billing.Places;
using NodaTime;
using Xunit;
using static Billing.Tests.Charges.ChargeTown;

namespace Billing.Tests.Charges;

public class SewerQuantityTests
{
    private static readonly SupplyFact[] Household = [Fact(FactKind.Well, word: FactWords.WellBesideTap), Fact(FactKind.Residents, 4)];

    [Theory]
    [InlineData("larger", 10, 20)]
    [InlineData("larger", 25, 25)]
    [InlineData("sum", 10, 30)]
    [InlineData("tapOnly", 10, 10)]
    [InlineData("tapAndTableLessHalfTap", 10, 25)]
    [InlineData("tapAndTableLessHalfTap", 50, 50)]
    public void Tap_and_well_are_put_together_as_the_rule_says(string mixed, int tap, int drained) => Assert.Equal((drained, null), Of(tap, Household, Well(mixed)));

    [Theory]
    [InlineData("floor", 17)]
    [InlineData("halfUp", 18)]
    [InlineData("ceiling", 18)]
    public void Half_a_cubic_metre_is_rounded_as_the_rule_says(string round, int drained) =>
        Assert.Equal((drained, null), Of(10, [Household[0], Fact(FactKind.Residents, 3)], $$""" "wellOnly": { "eachMore": 2.5 }, "mixed": "sum", "round": "{{round}}" """));

    [Fact]
    public void Tap_and_well_may_be_charged_apart() => Assert.Equal((10, 15), Of(10, Household, Well("tapAndTableLessHalfTap") + """, "apart": true """));

    [Fact]
    public void A_reduction_comes_off_the_tap_before_the_well()
    {
        var rules = new[] { Rule("sewerVolume", Well("tapAndTableLessHalfTap") + """, "apart": true """, "sewer"), Rule("sewerReduction", """ "anyOf": [ { "atLeastShare": 0 } ] """, "sewer") };

        Assert.Equal((4, 15), Of(10, [.. Household, Fact(FactKind.NotDrained, 6)], rules));
        Assert.Equal((0, 13), Of(10, [.. Household, Fact(FactKind.NotDrained, 12)], rules));
    }

    [Fact]
    public void The_order_of_facts_does_not_matter()
    {
        SupplyFact[] facts = [.. Household, Fact(FactKind.Residents, 6, from: new LocalDate(2026, 5, 9)), Fact(FactKind.OtherWater, 7)];

        Assert.Equal((47, null), Of(10, facts, Well("sum")));
        Assert.Equal((47, null), Of(10, [.. facts.Reverse()], Well("sum")));
    }

    [Fact]
    public void A_word_that_means_nothing_is_refused()
    {
        var refusal = Assert.Throws<BusinessRuleException>(() => Of(10, [Fact(FactKind.Well, word: "Only"), Household[1]], Well("sum")));

        Assert.Equal("charge.unknown-word", refusal.Code);
    }

    [Fact]
    public void A_fact_without_its_rule_is_refused()
    {
        Assert.Equal("charge.no-rule", Assert.Throws<BusinessRuleException>(() => Of(10, Household, [])).Code);
        Assert.Equal("charge.no-rule", Assert.Throws<BusinessRuleException>(() => Of(10, [Fact(FactKind.NotDrained, 6)], [])).Code);
    }

    private static string Well(string mixed) => $$""" "wellOnly": { "eachMore": 5 }, "mixed": "{{mixed}}" """;

    private static (int CubicMetres, int? WellApart) Of(int tap, SupplyFact[] facts, string well) => Of(tap, facts, [Rule("sewerVolume", well, "sewer")]);

    private static (int CubicMetres, int? WellApart) Of(int tap, SupplyFact[] facts, string[] rules)
    {
        var supply = Sewer(tap) with { Facts = facts };
        var of = new ChargeRules(With(rules).Book, supply.Occasion);
        return SewerQuantity.Of(of, Span.Of(of, supply, null), tap, null);
    }
}
