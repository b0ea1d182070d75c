using Billing.Db;
using Billing.Kernel;
using Billing.LateCharges;
using Billing.RuleBooks;
using NodaTime;
using Xunit;

namespace Billing.Tests.LateCharges;

public class LateChargeTests
{
    private static readonly RuleBook Book = RuleBookFolder.LoadInstalled("demo");

    private static LateChargeRule Water { get; } = Book.Needed<LateChargeRule>(new LocalDate(2024, 5, 3), Service.Water);

    private static LateChargeRule Sewer { get; } = Book.Needed<LateChargeRule>(new LocalDate(2024, 5, 3), Service.Sewer);

    /// <summary>北見市 and 津市 publish these.</summary>
    [Theory]
    [InlineData(Service.Water, 80_500, "2024-05-02", "2024-10-30", 1_190, 1_100)]
    [InlineData(Service.Sewer, 48_400, "2024-05-02", "2024-10-30", 1_814, 1_800)]
    [InlineData(Service.Water, 100_500, "2024-04-30", "2024-10-28", 1_487, 1_400)]
    public void Published_examples_come_out_to_the_yen(Service service, long principal, string due, string paid, long raw, long yen)
    {
        var accrual = Of(service == Service.Water ? Water : Sewer, principal, Day(due), Day(paid));

        Assert.Equal((raw, yen), (accrual.Raw.Yen, accrual.Yen.Yen));
        Assert.Equal(raw, accrual.Parts.Sum(part => part.Amount.Yen));
        Assert.Equal(181, accrual.Parts.Sum(part => part.Days));
    }

    [Fact]
    public void The_tax_style_charge_has_a_first_month_and_the_rest()
    {
        var accrual = Of(Sewer, 48_400, Day("2024-05-02"), Day("2024-10-30"));

        Assert.Equal([(31, 2.4m), (150, 8.7m)], accrual.Parts.Select(part => (part.Days, part.RatePercent)));
    }

    [Fact]
    public void The_tax_style_rate_changes_at_New_Year_inside_one_delay()
    {
        var accrual = Of(Sewer, 365_000, Day("2025-11-30"), Day("2026-01-10"));

        Assert.Equal([("2025-12-01", "2025-12-31", 2.4m), ("2026-01-01", "2026-01-10", 9.1m)], accrual.Parts.Select(part => (Iso(part.From), Iso(part.To), part.RatePercent)));
        Assert.Equal((31 * 24) + (10 * 91), accrual.Raw.Yen);
    }

    [Fact]
    public void The_first_month_goes_on_over_New_Year_at_the_new_rate() =>
        Assert.Equal([(16, 2.4m), (15, 2.8m), (5, 9.1m)], Of(Sewer, 100_000, Day("2025-12-15"), Day("2026-01-20")).Parts.Select(part => (part.Days, part.RatePercent)));

    [Fact]
    public void The_civil_rate_is_that_of_the_first_day_of_delay_however_long_it_lasts()
    {
        var rule = Water with { From = new LocalDate(2010, 1, 1) };
        var before = LateCharge.Of(rule, Book.DelayRates, new Money(100_000), Day("2020-03-30"), Day("2021-03-31"));
        var after = LateCharge.Of(rule, Book.DelayRates, new Money(100_000), Day("2020-03-31"), Day("2021-03-31"));

        Assert.Equal([5m], before.Parts.Select(part => part.RatePercent));
        Assert.Equal([3m], after.Parts.Select(part => part.RatePercent));
        Assert.Equal((5_013, 3_000), (before.Raw.Yen, after.Raw.Yen));
    }

    [Fact]
    public void A_leap_year_has_365_days_too() => Assert.Equal(3_008, Of(Water, 100_000, Day("2023-12-31"), Day("2024-12-31")).Raw.Yen);

    [Theory]
    [InlineData("2024-05-03", "2024-06-02")]
    [InlineData("2025-01-31", "2025-02-28")]
    [InlineData("2025-01-30", "2025-02-28")]
    [InlineData("2025-02-01", "2025-02-28")]
    [InlineData("2025-03-01", "2025-03-31")]
    [InlineData("2024-01-30", "2024-02-29")]
    [InlineData("2024-01-29", "2024-02-28")]
    public void A_month_ends_the_day_before_the_same_day_or_with_its_month(string first, string last) => Assert.Equal(Day(last), RateSpans.OneMonthFrom(Day(first)));

    [Theory]
    [InlineData(1_999, 0)]
    [InlineData(2_000, 600)]
    [InlineData(2_999, 600)]
    public void A_base_below_two_thousand_bears_nothing_and_its_fraction_is_dropped(long principal, long raw) =>
        Assert.Equal(raw, LateCharge.Of(Water, Book.DelayRates, new Money(principal), Day("2020-04-30"), Day("2030-04-28")).Raw.Yen);

    [Theory]
    [InlineData(999, 0)]
    [InlineData(1_000, 1_000)]
    [InlineData(1_099, 1_000)]
    [InlineData(1_100, 1_100)]
    public void A_result_below_a_thousand_is_not_asked_and_its_fraction_is_dropped(long raw, long asked) => Assert.Equal(asked, AccrualCalculator.Asked(Water, new Money(raw)).Yen);

    [Fact]
    public void Another_ordinance_has_its_own_rates_and_a_base_of_100_yen()
    {
        var rule = Sewer with { Rates = RateSource.Own, FirstMonth = 7.25m, After = 14.5m, BaseFloor = 100, LeastBase = 100, LeastResult = 10, ResultFloor = 10 };
        var accrual = LateCharge.Of(rule, DelayRates.None, new Money(10_150), Day("2026-03-31"), Day("2026-05-10"));

        Assert.Equal([(30, 7.25m), (10, 14.5m)], accrual.Parts.Select(part => (part.Days, part.RatePercent)));
        Assert.Equal((100, 100), (accrual.Raw.Yen, accrual.Yen.Yen));
    }

    [Fact]
    public void A_part_payment_lowers_the_base_from_the_day_after_it()
    {
        var due = Day("2024-05-02");
        var accrual = LateCharge.Of(Water, Book.DelayRates, [new Owing(due.PlusDays(1), new Money(80_500)), new Owing(Day("2024-07-02"), new Money(30_900))], due, Day("2024-10-30"));

        Assert.Equal([("2024-07-01", 60, 80_000L), ("2024-10-30", 121, 30_000L)], accrual.Parts.Select(part => (Iso(part.To), part.Days, part.Base.Yen)));
        Assert.Equal(((80_000 * 3 * 60) + (30_000 * 3 * 121)) / 36_500, accrual.Raw.Yen);
    }

    [Fact]
    public void Nothing_accrues_until_the_due_date_has_passed()
    {
        Assert.Equal(Accrual.None.Yen, Of(Water, 1_000_000, Day("2024-05-02"), Day("2024-05-02")).Yen);
        Assert.Empty(Of(Sewer, 1_000_000, Day("2024-05-02"), Day("2024-03-01")).Parts);
    }

    [Fact]
    public void Beyond_the_last_announced_year_the_last_rate_goes_on_and_the_amount_says_so()
    {
        var last = Book.DelayRates.TaxStyle[^1].To;

        Assert.False(Of(Sewer, 50_000, last.PlusDays(-40), last).IsProvisional);
        Assert.True(Of(Sewer, 50_000, last.PlusDays(-40), last.PlusDays(1)).IsProvisional);
    }

    private static Accrual Of(LateChargeRule rule, long principal, LocalDate due, LocalDate paid) => LateCharge.Of(rule, Book.DelayRates, new Money(principal), due, paid);

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    private static string Iso(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}
