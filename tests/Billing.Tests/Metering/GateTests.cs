using Billing.Metering;
using Billing.RuleBooks;
using NodaTime;
using Xunit;

namespace Billing.Tests.Metering;

public sealed class GateTests
{
    private static readonly LocalDate LongAgo = new(2000, 4, 1);

    [Theory]
    [InlineData(40, 20, false)]
    [InlineData(41, 20, true)]
    [InlineData(10, 20, false)]
    [InlineData(9, 20, true)]
    [InlineData(3, 1, false)]
    [InlineData(5, 0, true)]
    [InlineData(4, 0, false)]
    public void Usage_is_held_beyond_the_multiples_of_the_previous_one(int now, int then, bool held)
    {
        var supply = new Supply().Base(100).Read(100 + now).Used(then);

        var usage = supply.Work(Supply.Rules() with { Against = [Supply.Against(Yardstick.Previous, 2m, 0.5m)] });

        Assert.Equal(held ? UsageState.Held : UsageState.Passed, usage.State);
        Assert.Equal(held, supply.Findings.Exists(f => f.RuleId == "against-Previous"));
        Assert.Equal(now, usage.CubicMetres.Value);
    }

    [Fact]
    public void A_finding_says_its_figures_in_both_languages()
    {
        var supply = new Supply { Months = 2, PeriodFrom = new(2026, 9, 11) }.Base(1000).Read(3001).UsedIn(40, 2, new(2026, 9, 10));

        supply.Work(Supply.Rules() with { Against = [Supply.Against(Yardstick.Previous, 2m, 0.5m)] });

        var said = Assert.Single(supply.Findings).Said;
        Assert.Equal("今回は2,001m³（2か月、月1,000.5m³）で、前回の40m³（2か月、月20m³）の2倍を超えています。指針の読み違い・入力誤り・漏水を確かめてください。", said.Ja);
        Assert.Equal("This time 2,001 m³ in 2 months (1,000.5 a month), more than 2 times the previous usage of 40 m³ in 2 months (20 a month). Check for a misreading, a typing error or a leak.", said.En);
    }

    [Fact]
    public void Two_months_are_compared_with_one_month_by_the_month()
    {
        var supply = new Supply { Months = 2, PeriodFrom = new(2026, 9, 11) }.Base(1000).Read(1040).UsedIn(20, 1, new(2026, 9, 10));

        Assert.Equal(UsageState.Passed, supply.Work(Supply.Rules() with { Against = [Supply.Against(Yardstick.Previous, 1m, 1m, 0)] }).State);
    }

    [Theory]
    [InlineData("2025-11-10", true)]
    [InlineData("2025-11-25", true)]
    [InlineData("2025-11-26", false)]
    [InlineData("2025-10-26", true)]
    [InlineData("2025-10-25", false)]
    public void Last_year_is_the_period_that_ended_350_to_380_days_before(string periodTo, bool found)
    {
        var to = NodaTime.Text.LocalDatePattern.Iso.Parse(periodTo).Value;
        var supply = new Supply().Base(100).Read(160).UsedIn(60, 1, new(2026, 10, 10)).UsedIn(20, 1, to);

        var usage = supply.Work(Supply.Rules() with { Against = [Supply.Against(Yardstick.SamePeriodLastYear, 2m, null)] });

        Assert.Equal(found ? UsageState.Held : UsageState.Passed, usage.State);
    }

    [Fact]
    public void The_average_takes_up_to_three_periods()
    {
        GateRules rules = Supply.Rules() with { Against = [Supply.Against(Yardstick.Average, 1.5m, null, 0)] };

        Assert.Equal(UsageState.Passed, new Supply().Base(100).Read(130).Used(10, 20, 30, 900).Work(rules).State);
        Assert.Equal(UsageState.Held, new Supply().Base(100).Read(131).Used(10, 20, 30, 900).Work(rules).State);
        Assert.Equal(UsageState.Held, new Supply().Base(100).Read(131).Used(20).Work(rules).State);
        Assert.Equal(UsageState.Passed, new Supply().Base(100).Read(131).Work(rules).State);
    }

    [Fact]
    public void No_usage_after_enough_usage_is_held()
    {
        var rules = Supply.Rules() with { Zero = new() { Id = "zero", From = LongAgo, Citation = "CHOICE: test", PreviousAtLeast = 5 } };

        Assert.Equal(UsageState.Held, new Supply().Base(100).Read(100).Used(5).Work(rules).State);
        Assert.Equal(UsageState.Passed, new Supply().Base(100).Read(100).Used(4).Work(rules).State);
        Assert.Equal(UsageState.Passed, new Supply().Base(100).Read(100).UsedIn(9, 2, new(2026, 10, 10)).Work(rules).State);
        Assert.Equal(UsageState.Passed, new Supply().Base(100).Read(100).Used(0, 30).Work(rules).State);
    }

    [Theory]
    [InlineData(13, 100, false)]
    [InlineData(13, 101, true)]
    [InlineData(16, 250, false)]
    [InlineData(16, 251, true)]
    [InlineData(25, 90_000, false)]
    public void More_than_the_meter_passes_is_held_and_a_size_between_takes_the_next_larger(int size, int used, bool held)
    {
        var rules = Supply.Rules() with
        {
            Capacity = new() { Id = "capacity", From = LongAgo, Citation = "CHOICE: test", CubicMetresPerMonth = new Dictionary<int, int> { [13] = 100, [20] = 250 } },
        };
        var supply = new Supply(size: size).Base(100).Read(100 + used);

        Assert.Equal(held ? UsageState.Held : UsageState.Passed, supply.Work(rules).State);
    }

    [Fact]
    public void Every_rule_that_finds_something_says_so()
    {
        var supply = new Supply(size: 20) { BilledMeterSize = 13, ParentAndChildBilled = true }.Base(100).Read(900).Used(20);
        var rules = Supply.Rules() with
        {
            Against = [Supply.Against(Yardstick.Previous, 2m, null), Supply.Against(Yardstick.Average, 2m, null)],
            Capacity = new() { Id = "capacity", From = LongAgo, Citation = "CHOICE: test", CubicMetresPerMonth = new Dictionary<int, int> { [20] = 250 } },
            MeterSize = new() { Id = "size", From = LongAgo, Citation = "CHOICE: test" },
            ParentChild = new() { Id = "parent", From = LongAgo, Citation = "CHOICE: test" },
        };

        supply.Work(rules);

        Assert.Equal(["against-Previous", "against-Average", "capacity", "size", "parent"], supply.Findings.Select(f => f.RuleId));
        Assert.All(supply.Findings, f => Assert.NotEqual(f.Said.Ja, f.Said.En));
    }

    [Fact]
    public void An_estimate_is_not_held_against_the_past_that_it_was_made_of()
    {
        var supply = new Supply().Base(100).Unread().Used(2, 60, 60);

        Assert.Equal(UsageState.Passed, supply.Work(Supply.Rules() with { Against = [Supply.Against(Yardstick.Previous, 2m, 0.5m)] }).State);
    }

    [Theory]
    [InlineData(20, UsageState.Passed)]
    [InlineData(19, UsageState.Held)]
    public void A_period_much_shorter_than_its_months_is_held(int days, UsageState expected)
    {
        var supply = new Supply { PeriodTo = Supply.From.PlusDays(days - 1) }.Base(100).Read(105);

        var usage = supply.Work(Supply.Rules() with { ShortPeriod = new() { Id = "short", From = LongAgo, Citation = "CHOICE: test", DaysPerMonth = 20 } });

        Assert.Equal(expected, usage.State);
    }
}
