using Billing.Delinquency;
using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;
using Xunit;

namespace Billing.Tests.Delinquency;

public sealed class LimitationClockTests
{
    private static readonly LocalDate Due = new(2021, 3, 31);

    [Fact]
    public void Five_years_run_from_the_day_after_the_due_date() => Assert.Equal(new LocalDate(2026, 3, 31), Of(Water()).LastDay);

    [Fact]
    public void Only_the_first_reminder_restarts()
    {
        var standing = Of(Water(), (new(2021, 4, 20), LimitationEventKind.Reminder), (new(2024, 1, 10), LimitationEventKind.Reminder));
        Assert.Equal(new LocalDate(2026, 4, 20), standing.LastDay);
        Assert.Equal([true, false], standing.Turns.Select(t => t.Counts));
    }

    [Fact]
    public void A_demand_stays_the_end_for_six_months_once()
    {
        Assert.Equal(new LocalDate(2026, 8, 15), Of(Water(), (new(2026, 2, 15), LimitationEventKind.Demand)).LastDay);
        Assert.Equal(new LocalDate(2026, 8, 15), Of(Water(), (new(2026, 2, 15), LimitationEventKind.Demand), (new(2026, 8, 1), LimitationEventKind.Demand)).LastDay);

        // One long before the end stays nothing, and uses nothing up.
        Assert.Equal(new LocalDate(2026, 8, 15), Of(Water(), (new(2023, 1, 1), LimitationEventKind.Demand), (new(2026, 2, 15), LimitationEventKind.Demand)).LastDay);
    }

    [Theory]
    [InlineData(LimitationEventKind.Acknowledged)]
    [InlineData(LimitationEventKind.PartPayment)]
    [InlineData(LimitationEventKind.Pledged)]
    public void Whoever_owns_to_a_debt_restarts_it(LimitationEventKind kind) => Assert.Equal(new LocalDate(2029, 5, 1), Of(Water(), (new(2024, 5, 1), kind)).LastDay);

    [Fact]
    public void After_the_end_a_public_claim_is_gone_and_a_private_one_can_still_be_owned_to()
    {
        (LocalDate, LimitationEventKind) late = (new(2026, 4, 1), LimitationEventKind.PartPayment);
        Assert.Equal(new LocalDate(2026, 3, 31), Of(Sewer(), late).LastDay);
        Assert.Equal(new LocalDate(2031, 4, 1), Of(Water(), late).LastDay);
        Assert.Equal(new LocalDate(2026, 3, 31), Of(Water(), (new(2026, 4, 1), LimitationEventKind.Reminder)).LastDay);
    }

    [Fact]
    public void A_seizure_stays_the_clock_until_it_ends_and_then_it_runs_anew()
    {
        Assert.Null(Of(Sewer(), (new(2025, 1, 10), LimitationEventKind.Seized)).LastDay);
        Assert.Equal(new LocalDate(2032, 6, 1), Of(Sewer(), (new(2025, 1, 10), LimitationEventKind.Seized), (new(2027, 6, 1), LimitationEventKind.SeizureEnded)).LastDay);
    }

    [Fact]
    public void A_final_title_makes_it_ten_years_for_whatever_follows()
    {
        (LocalDate, LimitationEventKind)[] court = [(new(2025, 1, 10), LimitationEventKind.Filed), (new(2025, 4, 1), LimitationEventKind.Judged)];
        Assert.Equal(new LocalDate(2035, 4, 1), Of(Water(), court).LastDay);
        Assert.Equal(new LocalDate(2040, 2, 1), Of(Water(), [.. court, (new(2030, 2, 1), LimitationEventKind.PartPayment)]).LastDay);
    }

    [Fact]
    public void A_court_s_procedure_that_ends_without_a_title_leaves_six_months()
    {
        Assert.Equal(new LocalDate(2026, 9, 10), Of(Water(), (new(2026, 2, 1), LimitationEventKind.Filed), (new(2026, 3, 10), LimitationEventKind.Withdrawn)).LastDay);
        Assert.Equal(new LocalDate(2026, 3, 31), Of(Water(), (new(2022, 2, 1), LimitationEventKind.Filed), (new(2022, 3, 10), LimitationEventKind.Withdrawn)).LastDay);
    }

    [Fact]
    public void A_contract_of_before_the_reform_may_have_another_period()
    {
        Assert.Equal(new LocalDate(2023, 3, 31), LimitationClock.Of(Water(), Due, [], new LocalDate(2020, 3, 31)).LastDay);
        Assert.Equal(new LocalDate(2026, 3, 31), LimitationClock.Of(Water(), Due, [], new LocalDate(2020, 4, 1)).LastDay);
    }

    [Fact]
    public void No_event_ever_shortens_the_period_and_the_order_in_which_they_are_told_does_not_matter()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 2_000; round++)
        {
            var events = Enumerable.Range(0, random.Next(8)).Select(_ => new LimitationEvent(Due.PlusDays(random.Next(1, 3_000)), (LimitationEventKind)random.Next(1, 11))).ToList();
            var standing = LimitationClock.Of(Sewer(), Due, events);
            Assert.Equal(standing.LastDay, LimitationClock.Of(Sewer(), Due, Enumerable.Reverse(events)).LastDay);
            Assert.True(standing.LastDay is null || standing.LastDay >= Due.PlusYears(5));
        }
    }

    private static LimitationStanding Of(DunningTermsRule terms, params (LocalDate On, LimitationEventKind Kind)[] events) =>
        LimitationClock.Of(terms, Due, events.Select(e => new LimitationEvent(e.On, e.Kind)), new LocalDate(2020, 4, 1));

    private static DunningTermsRule Water() => DunningBooks.Shipped("demo").Needed<DunningTermsRule>(Due, Service.Water);

    private static DunningTermsRule Sewer() => DunningBooks.Shipped("demo").Needed<DunningTermsRule>(Due, Service.Sewer);
}
