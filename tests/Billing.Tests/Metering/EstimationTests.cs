using Billing.Metering;
using Billing.RuleBooks;
using Xunit;

namespace Billing.Tests.Metering;

public sealed class EstimationTests
{
    [Fact]
    public void An_unread_meter_is_estimated_by_the_mean_of_the_last_readings_halves_up()
    {
        var supply = new Supply().Base(500).Unread().Used(20, 21, 22, 90);

        var usage = supply.Work();

        Assert.Equal((21, UsageBasis.Estimated, UsageState.Passed), (usage.CubicMetres.Value, usage.Basis, usage.State));
        Assert.Equal((500, 500), (usage.PreviousIndex, usage.CurrentIndex));
        Assert.Equal(21, new Supply().Base(500).Unread().Used(20, 21).Work(Supply.Rules(count: 2)).CubicMetres.Value);
    }

    [Fact]
    public void An_estimate_of_two_months_takes_the_months_of_the_past_into_account()
    {
        var supply = new Supply { Months = 2, PeriodFrom = new(2026, 9, 11) }.Base(500).Unread().UsedIn(41, 2, new(2026, 9, 10)).UsedIn(20, 1, new(2026, 7, 10));

        Assert.Equal(41, supply.Work().CubicMetres.Value);
    }

    [Fact]
    public void Estimates_are_not_estimated_from_while_there_is_a_metered_quantity()
    {
        var supply = new Supply().Base(500, new(2026, 9, 10)).Unread(new(2026, 10, 10)).Unread()
            .UsedIn(80, 1, new(2026, 10, 10), UsageBasis.Estimated).UsedIn(20, 1, new(2026, 9, 10));

        Assert.Equal(20, supply.Work().CubicMetres.Value);
    }

    [Fact]
    public void The_same_period_last_year_and_the_previous_quantity_are_other_methods()
    {
        Supply Past() => new Supply().Base(500).Unread().UsedIn(18, 1, new(2026, 10, 10)).UsedIn(33, 1, new(2025, 11, 12));

        Assert.Equal(33, Past().Work(Supply.Rules(method: EstimateMethod.SamePeriodLastYear)).CubicMetres.Value);
        Assert.Equal(18, Past().Work(Supply.Rules(method: EstimateMethod.Previous)).CubicMetres.Value);
    }

    [Fact]
    public void Without_a_last_year_the_mean_takes_its_place()
    {
        var usage = new Supply().Base(500).Unread().Used(10, 20).Work(Supply.Rules(method: EstimateMethod.SamePeriodLastYear));

        Assert.Equal((15, UsageState.Passed), (usage.CubicMetres.Value, usage.State));
    }

    [Fact]
    public void Without_any_past_the_estimate_is_nothing_and_held()
    {
        var supply = new Supply().Base(500).Unread();

        var usage = supply.Work();

        Assert.Equal((0, UsageBasis.Estimated, UsageState.Held), (usage.CubicMetres.Value, usage.Basis, usage.State));
        Assert.Equal("estimate", Assert.Single(supply.Findings).RuleId);
    }

    [Fact]
    public void The_next_real_reading_settles_what_the_estimates_billed()
    {
        var supply = new Supply().Base(500, new(2026, 8, 10)).Unread(new(2026, 9, 10)).Unread(new(2026, 10, 10)).Read(575)
            .UsedIn(20, 1, new(2026, 10, 10), UsageBasis.Estimated)
            .UsedIn(20, 1, new(2026, 9, 10), UsageBasis.Estimated)
            .UsedIn(25, 1, new(2026, 8, 10));

        var usage = supply.Work(Supply.Rules() with { Against = [Supply.Against(Yardstick.Previous, 1.3m, 0.7m)] });

        Assert.Equal((35, UsageBasis.Settled, UsageState.Passed), (usage.CubicMetres.Value, usage.Basis, usage.State));
        Assert.Empty(supply.Findings);
    }

    [Fact]
    public void A_settlement_counts_the_old_meter_that_was_exchanged_while_nobody_could_read()
    {
        var usage = new Supply().Base(500, new(2026, 9, 10)).Unread(new(2026, 10, 10))
            .Exchanged(530, 0, new(2026, 10, 20)).Read(12)
            .UsedIn(20, 1, new(2026, 10, 10), UsageBasis.Estimated).Work();

        Assert.Equal((22, 30, UsageBasis.Settled), (usage.CubicMetres.Value, usage.OldMeterCubicMetres, usage.Basis));
    }

    [Fact]
    public void Estimates_above_the_measured_total_bill_nothing_and_a_person_decides()
    {
        var supply = new Supply().Base(500, new(2026, 9, 10)).Unread(new(2026, 10, 10)).Read(515)
            .UsedIn(20, 1, new(2026, 10, 10), UsageBasis.Estimated).UsedIn(8, 1, new(2026, 9, 10));

        var usage = supply.Work();

        Assert.Equal((0, UsageBasis.Settled, UsageState.Held), (usage.CubicMetres.Value, usage.Basis, usage.State));
        Assert.Contains("counted 15 m³, but estimates already billed 20 m³", Assert.Single(supply.Findings).Said.En, StringComparison.Ordinal);
    }

    [Fact]
    public void An_estimate_of_two_registers_stands_on_the_first_is_held_and_comes_off_again()
    {
        var unread = new Supply(registers: "day,night").Base(100).Base(50, register: 1).Unread().Used(40);
        var settled = new Supply(registers: "day,night").Base(100, new(2026, 9, 10)).Base(50, new(2026, 9, 10), 1).Unread(new(2026, 10, 10))
            .Read(130).Read(90, register: 1).UsedIn(40, 1, new(2026, 10, 10), UsageBasis.Estimated);

        var estimated = unread.Work();

        Assert.Equal(("day=40,night=0", UsageState.Held), (estimated.Registers, estimated.State));
        Assert.Equal("day=0,night=30", settled.Work().Registers);
    }
}
