using System.Text.Json;
using Billing.Db;
using Billing.Kernel;
using Billing.Metering;
using Billing.RuleBooks;
using Billing.Tariffs;
using NodaTime;
using Xunit;

namespace Billing.Tests.Metering;

/// <summary>
/// The six reported failures of <c>Cases/incidents.json</c>, under the gate that the demo town's book ships: each would have stopped before its bill.
/// That a held usage is not billed until a named person releases it is the night's to show.
/// </summary>
public sealed class IncidentTests
{
    private static readonly LocalDate Day = new(2026, 11, 10);
    private static readonly RuleBook Book = RuleBookFolder.LoadInstalled("demo");
    private static readonly GateRules Rules = GateRules.InForce(Book, Day);

    [Fact]
    public void Koura_a_wrong_earlier_reading_is_no_roll_over()
    {
        Assert.Contains("9,994 m3", Incident("koura").GetProperty("cause").GetString()!, StringComparison.Ordinal);
        var supply = new Supply(dials: 4).Base(1_236).Read(1_230).Used(8, 7, 8);

        var usage = supply.Work(Rules);

        Assert.Equal(9_994, 1_230 + 10_000 - 1_236); // what was billed
        Assert.Equal((0, UsageState.Held), (usage.CubicMetres.Value, usage.State));
        Assert.Equal("gate-negative", Assert.Single(supply.Findings).RuleId);
    }

    [Fact]
    public void Koura_even_near_the_top_of_the_dial_the_quantity_is_held()
    {
        var supply = new Supply(dials: 4).Base(9_506).Read(9_500).Used(8, 7, 8);

        Assert.Equal((9_994, UsageState.Held), (supply.Work(Rules).CubicMetres.Value, supply.Work(Rules).State));
        Assert.Contains(supply.Findings, f => f.RuleId == "gate-capacity");
    }

    [Fact]
    public void Kitsuki_a_mistyped_reading_is_held_and_needs_a_second_person()
    {
        var incident = Incident("kitsuki");
        var billed = incident.GetProperty("billed").GetInt64();
        var mistyped = QuantityFor(billed);
        var usual = QuantityFor(incident.GetProperty("correct").GetInt64());
        var supply = new Supply(dials: 5).Base(10_000).Read(10_000 + mistyped).Used(usual, usual, usual);

        Assert.Equal(UsageState.Held, supply.Work(Rules).State);
        Assert.Contains(supply.Findings, f => f.RuleId == "gate-previous" && f.Said.Ja.Contains($"{mistyped:N0}m³", StringComparison.Ordinal));
        Assert.True(billed >= Rules.SecondPerson!.FromYen);
    }

    [Fact]
    public void Oyamazaki_the_warning_that_was_missed_twice_is_a_hold()
    {
        var over = Incident("oyamazaki").GetProperty("over_yen").GetInt64();
        var mistyped = QuantityFor(over);
        var supply = new Supply(dials: 5).Base(10_000).Read(10_000 + mistyped).Used(20, 21, 19);

        Assert.Equal(UsageState.Held, supply.Work(Rules).State);
        Assert.Equal(["gate-average", "gate-capacity", "gate-previous"], supply.Findings.Select(f => f.RuleId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Itoigawa_a_meter_of_another_size_is_held_at_the_exchange_and_at_the_next_one()
    {
        Assert.Contains("13->20 mm", Incident("itoigawa").GetProperty("cause").GetString()!, StringComparison.Ordinal);
        var enlarged = new Supply(size: 13).Base(500).Exchanged(512, 0, new(2026, 10, 20), size: 20).Read(9).Used(20, 21, 19);
        var expiry = new Supply(size: 20) { BilledMeterSize = 13 }.Base(500).Exchanged(512, 0, new(2026, 10, 20), size: 20).Read(9).Used(20, 21, 19);

        Assert.All([enlarged, expiry], supply =>
        {
            Assert.Equal(UsageState.Held, supply.Work(Rules).State);
            var finding = Assert.Single(supply.Findings);
            Assert.Equal("gate-meter-size", finding.RuleId);
            Assert.Contains("13mm", finding.Said.Ja, StringComparison.Ordinal);
            Assert.Contains("20mm", finding.Said.Ja, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Nobeoka_a_parent_meter_and_its_children_are_not_both_billed_unseen()
    {
        Assert.Contains("both billed", Incident("nobeoka").GetProperty("cause").GetString()!, StringComparison.Ordinal);
        var supply = new Supply { ParentAndChildBilled = true }.Base(500).Read(520).Used(20, 21, 19);

        Assert.Equal(UsageState.Held, supply.Work(Rules).State);
        Assert.Equal("gate-parent-child", Assert.Single(supply.Findings).RuleId);
    }

    /// <summary>
    /// The part-period article itself belongs to a later issue. What this one gives: a city whose by-law treats a stop inside a month on its own puts the rule
    /// gateShortPeriod into its book, and the first such stop stands before a person, not the 1,902nd.
    /// </summary>
    [Fact]
    public void Saito_the_first_stop_inside_a_month_stands_before_a_person()
    {
        Assert.Contains("mid-month stop", Incident("saito").GetProperty("cause").GetString()!, StringComparison.Ordinal);
        var rules = Rules with { ShortPeriod = new() { Id = "gate-short-period", From = new(2013, 11, 1), Citation = "CHOICE: test", DaysPerMonth = 20 } };
        var stopped = Stop(on: 22);
        var atTheEnd = Stop(on: 39);

        Assert.Equal(UsageState.Held, stopped.Work(rules).State);
        Assert.Contains("2026-10-11～2026-10-22は12日間ですが、1か月分として", Assert.Single(stopped.Findings).Said.Ja, StringComparison.Ordinal);
        Assert.Equal(UsageState.Passed, atTheEnd.Work(rules).State);
        Assert.Equal(UsageState.Passed, Stop(on: 22).Work(Rules).State);
    }

    /// <summary>A contract that ended that many days after 2026-09-30, read at its closing.</summary>
    private static Supply Stop(int on)
    {
        var day = new LocalDate(2026, 9, 30).PlusDays(on);
        return new Supply { PeriodTo = day }.Base(500).Reading(ReadingKind.Closing, 508, day, 0).Used(10, 11, 9);
    }

    private static JsonElement Incident(string id)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(CaseFiles.Case("incidents.json")));
        return file.RootElement.GetProperty("incidents").EnumerateArray().Single(i => i.GetProperty("id").GetString() == id).Clone();
    }

    /// <summary>The smallest quantity that the demo town's water table charges at least <paramref name="yen"/> for, 13 mm, one month.</summary>
    private static int QuantityFor(long yen)
    {
        int low = 0, high = 100_000;
        while (low < high)
        {
            var middle = (low + high) / 2;
            var price = BillCalculator.Price(Book.TariffFor(Service.Water, Day, BillingMonth.Of(Day)), new PricingInput("一般用", 13, new CubicMetres(middle)), Book.TaxRateOn(Day));
            (low, high) = price.Charged.Yen >= yen ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
