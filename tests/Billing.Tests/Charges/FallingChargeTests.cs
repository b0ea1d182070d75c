using Billing.Charges;
using Billing.Places;
using NodaTime;
using Xunit;
using static Billing.Tests.Charges.ChargeTown;
using static Billing.Tests.Charges.RandomTown;

namespace Billing.Tests.Charges;

/// <summary>Where a rule itself lets more use cost less, and precisely where; and the published rules that come near and do not.</summary>
public class FallingChargeTests
{
    /// <summary>月形町 and the like: half the base while no more than half of its volume is used.</summary>
    [Fact]
    public void Half_a_month_while_half_the_covered_volume_is_used_never_lets_a_charge_fall() => Check(seed =>
    {
        var town = new RandomTown(seed);
        var engine = town.Engine([Rule("partPeriod", """ "method": "steps", "steps": [ { "upToDays": 15, "includedShareAtMost": 0.5, "months": 0.5 }, { "months": 1 } ] """)]);
        var supply = Stopped(town.Supply with { Facts = [], Usage = Water(0).Usage });
        return Falls(engine, supply, 40).Count == 0;
    });

    [Fact]
    public void A_covered_share_above_the_months_lets_a_charge_fall_only_where_the_share_ends()
    {
        var engine = With(Rule("partPeriod", """ "method": "steps", "steps": [ { "upToDays": 15, "includedShareAtMost": 2, "months": 0.5 }, { "months": 1 } ] """), Rule("relief", """ "base": 0.5, "said": { "ja": "減免", "en": "Relief" } """));

        // 20 m³ in half a month are 250 + 15 × 100 yen, 21 m³ in a whole one 500 + 11 × 100: the base is dearer by less than what it covers.
        Assert.Equal([21], Falls(engine, Stopped(Water(0)), 60));
    }

    /// <summary>The first condition ends at ten times the quantity, the second begins where it would end for the least that it asks.</summary>
    [Fact]
    public void Water_that_does_not_drain_by_a_share_or_by_much_never_lets_a_charge_fall_as_in_tajimi()
    {
        var engine = With(Rule("sewerReduction", """ "anyOf": [ { "atLeastShare": 0.1, "atLeast": 10 }, { "atLeast": 100, "whenUsageAbove": 1000 } ] """, "sewer"));
        foreach (var notDrained in new[] { 9, 10, 60, 99, 100, 101, 150 })
        {
            Assert.Empty(Falls(engine, Drained(notDrained), 1_600));
        }
    }

    [Fact]
    public void Water_that_does_not_drain_counts_only_above_a_usage_and_lets_the_charge_fall_there()
    {
        var engine = With(Rule("sewerReduction", """ "anyOf": [ { "whenUsageAbove": 50 } ] """, "sewer"));

        Assert.Equal([51], Falls(engine, Drained(20), 200));
        Assert.Equal(31, engine.Price(More(Drained(20), 51)).CubicMetres);
    }

    [Fact]
    public void A_leak_that_must_exceed_a_multiple_lets_the_charge_fall_only_there()
    {
        var engine = With(Rule("leakRelief", """ "base": [ { "method": "previous" } ], "bands": [ { "share": "0.5" } ], "overTimesBase": 2 """));

        // B is 20 m³: 40 m³ are charged whole, 41 m³ as 20 + 10.5, rounded down.
        Assert.Equal([41], Falls(engine, Leaking, 200));
    }

    [Fact]
    public void A_leak_that_must_be_a_share_of_the_usage_lets_the_charge_fall_only_there()
    {
        var engine = With(Rule("leakRelief", """ "base": [ { "method": "previous" } ], "bands": [ { "share": "0.5" } ], "leakAtLeastShare": 0.3 """));

        // 28 m³ leaked 8, less than 8.4; 29 m³ leaked 9, more than 8.7.
        Assert.Equal([29], Falls(engine, Leaking, 200));
    }

    [Fact]
    public void A_share_of_the_charge_forgiven_by_steps_lets_it_fall_only_at_a_step()
    {
        var engine = With(Rule("leakRelief", """ "base": [ { "method": "previous" } ], "chargeSteps": [ { "overTimes": 3, "share": 0.5 }, { "overTimes": 10, "share": 0.75 } ] """));

        Assert.Equal([61, 201], Falls(engine, Leaking, 400));
    }

    /// <summary>What is not counted comes off the first register: beside it the dear one shrinks while the cheap one grows.</summary>
    [Fact]
    public void A_leak_told_by_two_registers_may_let_the_charge_fall_where_only_the_second_grows()
    {
        var engine = With(Rule("leakRelief", """ "base": [ { "method": "previous" } ], "bands": [ { "share": "0.5" } ] """));
        Supply Registers(int day, int night) => Leaking with { Usage = [new("day", new(day)), new("night", new(night))] };

        Assert.True(engine.Price(Registers(30, 11)).Charged < engine.Price(Registers(30, 10)).Charged);
        Assert.Empty(Falls(engine, Registers(0, 12), 200));
    }

    /// <summary>The table counts for both: what the tap gives more, the well gives less, until it has no charge of its own.</summary>
    [Fact]
    public void Tap_and_well_charged_apart_fall_where_the_well_is_no_longer_the_larger()
    {
        var engine = With(Rule("sewerVolume", """ "wellOnly": { "eachMore": 10 }, "mixed": "larger", "apart": true """, "sewer"));
        var supply = Sewer(0) with { Facts = [Fact(FactKind.Well, word: "besideTap"), Fact(FactKind.Residents, 2)] };

        // From 1 to 19 m³ two bases and 20 m³; at 20 m³ one base.
        Assert.Equal([20], Falls(engine, supply, 60));
    }

    [Fact]
    public void Reliefs_that_together_forgive_more_than_a_cubic_metre_costs_let_the_charge_fall_to_nothing()
    {
        static string Off(string name) => Rule("relief", $$""" "name": "{{name}}", "charge": 0.6, "said": { "ja": "減免", "en": "Relief" } """).Replace("\"id\": \"relief\"", $"\"id\": \"{name}\"", StringComparison.Ordinal);
        static string Volume() => Rule("relief", """ "volume": 0.6, "said": { "ja": "減免", "en": "Relief" } """);

        // 400 yen of the base are left, and every m³ above 10 takes off 120 of its 100 yen.
        var falls = Falls(With(Off("charge"), Volume()), Water(0), 60);

        Assert.Equal(Enumerable.Range(11, 20), falls);
        Assert.Empty(Falls(With(Off("charge")), Water(0), 60));
    }

    private static Supply Leaking => Water(0) with { Facts = [Fact(FactKind.Leak)], Past = [Past(new LocalDate(2026, 4, 30), 20)] };

    private static Supply Drained(int notDrained) => Sewer(0) with { Facts = [Fact(FactKind.NotDrained, notDrained, to: new LocalDate(2026, 5, 31))] };

    private static Supply Stopped(Supply supply) => supply with { From = new LocalDate(2026, 5, 1), To = new LocalDate(2026, 5, 10), Months = 1, Stops = true, UserSince = new LocalDate(2010, 4, 1) };

    /// <summary>The m³ at which the charge is less than for one m³ fewer.</summary>
    private static List<int> Falls(ChargeEngine engine, Supply supply, int most) =>
        [.. Enumerable.Range(1, most).Where(more => engine.Price(More(supply, more)).Charged < engine.Price(More(supply, more - 1)).Charged)];
}
