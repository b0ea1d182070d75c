using Billing.Plans.Demand;
using Xunit;

namespace Billing.Tests.Plans.Demand;

public sealed class TrendTests
{
    private static readonly Dictionary<int, decimal> Observed = new() { [2020] = 100m, [2021] = 104m, [2022] = 30m, [2023] = 96m, [2024] = 110m };

    private static Trend Of(TrendRule rule, decimal? outlier = null, int? last = null, bool highest = false) => new(rule, Observed, last, outlier, highest);

    [Fact]
    public void Outliers_are_left_out_and_named()
    {
        var trend = Of(TrendRule.Average, 20m);
        Assert.Equal([2022], trend.LeftOut());
        Assert.Equal(102.5m, trend.At(2030));
        Assert.Contains("2022", trend.Told().Ja, StringComparison.Ordinal);
        Assert.Contains("without 2022", trend.Told().En, StringComparison.Ordinal);
        Assert.Equal(88m, Of(TrendRule.Average).At(2030));
    }

    [Fact]
    public void The_latest_the_last_years_and_the_highest_left_out()
    {
        Assert.Equal(110m, Of(TrendRule.Latest).At(2030));
        Assert.Equal((96m + 110m) / 2m, Of(TrendRule.Average, last: 2).At(2030));
        Assert.Equal((100m + 104m + 30m + 96m) / 4m, Of(TrendRule.Average, highest: true).At(2030));
        Assert.Equal(110m, Of(TrendRule.HigherOfAverageAndLatest, 20m).At(2030));
    }

    [Fact]
    public void A_line_goes_on_as_it_was()
    {
        var line = new Trend(TrendRule.Line, new Dictionary<int, decimal> { [2020] = 10m, [2021] = 12m, [2022] = 14m }, null, null, false);
        Assert.Equal((16m, 30m), (line.At(2023), line.At(2030)));
        Assert.Equal(5m, new Trend(TrendRule.Line, new Dictionary<int, decimal> { [2020] = 5m }, null, null, false).At(2030));
    }
}
