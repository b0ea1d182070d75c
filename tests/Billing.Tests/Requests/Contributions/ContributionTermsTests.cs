using Billing.Kernel;
using Billing.Requests.Contributions;
using NodaTime;
using Xunit;

namespace Billing.Tests.Requests.Contributions;

/// <summary>Figures of 静岡市, 宇美町 and 野田市, as published.</summary>
public sealed class ContributionTermsTests
{
    private static readonly LocalDate First = new(2026, 7, 31);

    [Theory]
    [InlineData(33_058, 300, 0, 10, 99_170)]
    [InlineData(20_000, 500, 0, 10, 100_000)]
    [InlineData(20_000, 500, 25, 10, 75_000)]
    [InlineData(1, 300, 0, 10, 0)]
    public void The_amount_is_area_times_unit_price_less_relief(long hundredths, int price, int relief, int floor, long yen) =>
        Assert.Equal(yen, ContributionTerms.Amount(hundredths, price, relief, floor).Yen);

    [Theory]
    [InlineData(100_000, 20, 10, 5_000, 5_000)]
    [InlineData(99_170, 15, 100, 6_770, 6_600)]
    [InlineData(99_170, 20, 10, 5_120, 4_950)]
    public void Terms_are_equal_and_the_first_takes_the_remainder(long yen, int terms, int unit, long first, long later)
    {
        var split = ContributionTerms.Split(new Money(yen), terms, unit);

        Assert.Equal((terms, first, later), (split.Count, split[0].Yen, split[^1].Yen));
        Assert.Equal(yen, split.Sum(t => t.Yen));
    }

    [Fact]
    public void An_amount_too_small_for_its_terms_is_one_term() => Assert.Equal([new Money(90)], ContributionTerms.Split(new Money(90), 20, 10));

    [Fact]
    public void Paying_100_000_yen_of_20_terms_with_the_first_is_531_months_and_13_200_yen()
    {
        var due = ContributionTerms.DueDays(First, [7, 9, 12, 2], 20);
        var later = due.Skip(1).Select(day => (new Money(5_000), ContributionTerms.MonthsAhead(First, day))).ToList();

        Assert.Equal((new LocalDate(2026, 7, 31), new LocalDate(2026, 9, 30), new LocalDate(2031, 2, 28)), (due[0], due[1], due[^1]));
        Assert.Equal(531, later.Sum(t => t.Item2));
        Assert.Equal(13_275m, 5_000m * 5 / 1000 * 531);
        Assert.Equal(13_200, ContributionTerms.Bonus(later, 5, 100).Yen);
    }

    [Theory]
    [InlineData(95_000, 9_500)]
    [InlineData(95_090, 9_500)]
    public void Ten_percent_of_the_later_terms_drops_what_is_below_ten_yen(long later, long bonus) => Assert.Equal(bonus, ContributionTerms.Share(new Money(later), 10, 10).Yen);
}
