using Billing.Forms;
using Billing.Forms.Notices;
using Billing.Kernel;
using NodaTime;
using Xunit;

namespace Billing.Tests.Forms;

public sealed class FormTextTests
{
    [Theory]
    [InlineData(2026, 11, 22, "令和8年11月22日")]
    [InlineData(2019, 5, 1, "令和元年5月1日")]
    [InlineData(2019, 4, 30, "平成31年4月30日")]
    [InlineData(1989, 1, 7, "昭和64年1月7日")]
    public void Japanese_dates_are_in_eras(int year, int month, int day, string expected)
        => Assert.Equal(expected, FormText.Japanese.Date(new LocalDate(year, month, day)));

    [Fact]
    public void English_dates_name_the_month()
        => Assert.Equal("1 May 2019", FormText.English.Date(new LocalDate(2019, 5, 1)));

    [Theory]
    [InlineData(0, "0円")]
    [InlineData(1_234_567, "1,234,567円")]
    [InlineData(-5_719, "−5,719円")]
    public void Amounts_are_whole_yen_with_separators(long yen, string expected)
        => Assert.Equal(expected, FormText.Japanese.Yen(new Money(yen)));

    [Theory]
    [InlineData(100, "10%")]
    [InlineData(78, "7.8%")]
    public void Rates_are_percentages(int perMille, string expected)
        => Assert.Equal(expected, FormText.Percent(perMille));

    [Fact]
    public void The_largest_bar_is_full_and_a_negative_one_lies_flat()
    {
        NoticePeriod[] periods = [Period(9, -4), Period(10, 10), Period(11, 20)];
        Assert.Equal([260, 130, 0], periods.Select(p => UsageChart.Top(p.Usage.Value, UsageChart.Largest(periods))));
        Assert.Equal("M775 260V260h46V260zM851 260V130h46V260z", UsageChart.Path(periods, 0, 2));
    }

    [Fact]
    public void A_chart_without_any_usage_has_flat_bars()
        => Assert.Equal(UsageChart.Height, UsageChart.Top(0, 0));

    private static NoticePeriod Period(int month, int usage) => new(new BillingMonth(2026, month), new CubicMetres(usage), Estimated: false);
}
