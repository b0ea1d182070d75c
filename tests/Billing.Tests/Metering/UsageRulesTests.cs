using Billing.Kernel;
using Billing.Metering;
using Xunit;

namespace Billing.Tests.Metering;

public sealed class UsageRulesTests
{
    [Fact]
    public void Usage_is_the_current_value_less_the_previous_one()
    {
        var usage = new Supply().Base(1234).Read(1254).Work();

        Assert.Equal(new CubicMetres(20), usage.CubicMetres);
        Assert.Equal((1234, 1254, 0, 13), (usage.PreviousIndex, usage.CurrentIndex, usage.OldMeterCubicMetres, usage.MeterSize));
        Assert.Equal((UsageBasis.Metered, UsageState.Passed), (usage.Basis, usage.State));
        Assert.Equal((70L, 7L, 3L, 1), (usage.ContractId, usage.ServicePointId, usage.RoundId!.Value, usage.Months));
        Assert.Equal((Supply.From, Supply.To), (usage.PeriodFrom, usage.PeriodTo));
        Assert.Null(usage.Registers);
    }

    [Theory]
    [InlineData(4, 9_990, 12, 22)]
    [InlineData(5, 99_990, 12, 22)]
    [InlineData(6, 999_990, 12, 22)]
    [InlineData(4, 9_000, 1_000, 2_000)]
    [InlineData(4, 9_999, 0, 1)]
    public void A_dial_near_its_top_rolls_over(int dials, int previous, int current, int expected)
    {
        var supply = new Supply(dials).Base(previous).Read(current);

        Assert.Equal(expected, supply.Work().CubicMetres.Value);
        Assert.Empty(supply.Findings);
    }

    [Theory]
    [InlineData(4, 8_999, 12)]
    [InlineData(5, 9_990, 12)]
    [InlineData(6, 99_990, 12)]
    [InlineData(4, 20, 14)]
    public void A_smaller_value_far_from_the_top_counts_nothing_and_is_held_with_its_figures(int dials, int previous, int current)
    {
        var supply = new Supply(dials).Base(previous).Read(current);

        var usage = supply.Work();

        Assert.Equal((0, UsageState.Held), (usage.CubicMetres.Value, usage.State));
        var finding = Assert.Single(supply.Findings);
        Assert.Equal("negative", finding.RuleId);
        Assert.Contains($"{previous:N0}", finding.Said.Ja, StringComparison.Ordinal);
        Assert.Contains($"{previous:N0} on 2026-10-10, {current:N0} on 2026-11-10", finding.Said.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_difference_holds_even_where_the_book_has_no_rule_for_it()
    {
        var supply = new Supply(4).Base(20).Read(14);

        var usage = supply.Work(Supply.Rules() with { Negative = null });

        Assert.Equal(UsageState.Held, usage.State);
        Assert.Equal("roll-over", Assert.Single(supply.Findings).RuleId);
    }

    [Fact]
    public void An_exchanged_meter_adds_its_part()
    {
        var usage = new Supply().Base(500).Exchanged(512, 3, new(2026, 10, 20)).Read(11).Work();

        Assert.Equal((20, 12, 500, 11), (usage.CubicMetres.Value, usage.OldMeterCubicMetres, usage.PreviousIndex, usage.CurrentIndex));
    }

    [Fact]
    public void Two_exchanges_in_one_period_add_both_parts()
    {
        var usage = new Supply().Base(500)
            .Exchanged(512, 3, new(2026, 10, 20))
            .Exchanged(8, 0, new(2026, 10, 30), size: 20).Read(4).Work();

        Assert.Equal((12 + 5 + 4, 12 + 5, 20), (usage.CubicMetres.Value, usage.OldMeterCubicMetres, usage.MeterSize));
    }

    [Fact]
    public void An_old_meter_may_roll_over_before_it_is_taken_off()
    {
        var usage = new Supply(4).Base(9_995).Exchanged(4, 0, new(2026, 10, 20)).Read(6).Work();

        Assert.Equal((15, 9), (usage.CubicMetres.Value, usage.OldMeterCubicMetres));
    }

    [Fact]
    public void A_meter_read_on_the_day_of_its_exchange_counts_once_in_any_order()
    {
        var day = Supply.To;
        var readings = new Supply().Base(500).Read(510).Exchanged(512, 3, day).Read(5).Input();
        var shuffled = new List<MeterReading>(readings.Readings);
        shuffled.Sort(ReadingOrder.Instance);

        var removedFirst = UsageRules.Work(With(readings, shuffled), Supply.Rules(), []);
        var newMeterFirst = UsageRules.Work(With(readings, [shuffled[0], shuffled[4], shuffled[1], shuffled[2]]), Supply.Rules(), []);

        Assert.Equal((14, 12), (removedFirst.CubicMetres.Value, removedFirst.OldMeterCubicMetres));
        Assert.Equal((14, 12), (newMeterFirst.CubicMetres.Value, newMeterFirst.OldMeterCubicMetres));
    }

    [Fact]
    public void Another_meter_without_an_exchange_is_refused()
    {
        var input = new Supply().Base(500).Exchanged(512, 3, new(2026, 10, 20)).Read(11).Input();

        var noRemoved = Assert.Throws<BusinessRuleException>(() => UsageRules.Work(With(input, [input.Readings[0], input.Readings[2], input.Readings[3]]), Supply.Rules(), []));
        var noInstalled = Assert.Throws<BusinessRuleException>(() => UsageRules.Work(With(input, [input.Readings[0], input.Readings[3]]), Supply.Rules(), []));

        Assert.Equal("usage.no-removed-value", noRemoved.Code);
        Assert.Equal("usage.no-exchange", noInstalled.Code);
        Assert.Contains("M1", noInstalled.Said.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_registers_are_counted_apart_and_together()
    {
        var usage = new Supply(registers: "day,night").Base(100).Base(50, register: 1).Read(220).Read(80, register: 1).Work();

        Assert.Equal(("day=120,night=30", 150), (usage.Registers, usage.CubicMetres.Value));
        Assert.Equal((100, 220), (usage.PreviousIndex, usage.CurrentIndex));
    }

    [Fact]
    public void A_register_without_a_value_is_refused_by_its_name()
    {
        var refusal = Assert.Throws<BusinessRuleException>(() => new Supply(registers: "day,night").Base(100).Base(50, register: 1).Read(220).Work());

        Assert.Equal("usage.no-reading", refusal.Code);
        Assert.Contains("night", refusal.Said.En, StringComparison.Ordinal);
    }

    [Fact]
    public void An_opening_value_begins_a_contract_whatever_the_one_before_used()
    {
        var usage = new Supply().Base(500).Reading(ReadingKind.Closing, 520, new(2026, 10, 5), 0)
            .Reading(ReadingKind.Opening, 522, Supply.From, 0).Read(530).Work();

        Assert.Equal((8, 522), (usage.CubicMetres.Value, usage.PreviousIndex));
    }

    [Fact]
    public void Nothing_to_count_from_and_nothing_to_count_to_are_refused()
    {
        Assert.Equal("usage.no-base-reading", Assert.Throws<BusinessRuleException>(() => new Supply().Work()).Code);
        Assert.Equal("usage.no-reading", Assert.Throws<BusinessRuleException>(() => new Supply().Base(5).Work()).Code);
        Assert.Equal("usage.no-reading", Assert.Throws<BusinessRuleException>(() => new Supply().Base(5).Exchanged(9, 0, Supply.To).Work()).Code);
    }

    [Fact]
    public void An_ordinary_usage_allocates_nothing_but_itself()
    {
        var input = new Supply().Base(1234).Read(1254).Used(20, 22, 19, 18, 21, 20, 20, 23, 19, 20, 21, 22, 20).Input();
        var rules = GateRules.InForce(Db.RuleBookFolder.LoadInstalled("demo"), Supply.To);
        var findings = new List<Finding>();
        Assert.Equal(UsageState.Passed, UsageRules.Work(input, rules, findings).State);

        var before = GC.GetAllocatedBytesForCurrentThread();
        const int Times = 1_000;
        for (var i = 0; i < Times; i++)
        {
            UsageRules.Work(input, rules, findings);
        }

        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / Times;
        Assert.InRange(each, 1, 160); // one Usage is some 130 bytes
    }

    private static PeriodInput With(PeriodInput input, IReadOnlyList<MeterReading> readings) => new()
    {
        ContractId = input.ContractId,
        ServicePointId = input.ServicePointId,
        PeriodFrom = input.PeriodFrom,
        PeriodTo = input.PeriodTo,
        Months = input.Months,
        Readings = readings,
        Meters = input.Meters,
        BilledMeterSize = input.BilledMeterSize,
        Past = input.Past,
    };
}
