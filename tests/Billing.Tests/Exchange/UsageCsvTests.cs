using System.Text;
using Billing.Exchange;
using Billing.Kernel;
using Xunit;

namespace Billing.Tests.Exchange;

public sealed class UsageCsvTests
{
    private static IReadOnlyList<UsageRow> Read(string text) => UsageCsv.Read("usage.csv", Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Columns_come_in_any_order_and_in_either_language()
    {
        var expected = new UsageRow("一般用", 13, null, 20, 2, 1, 7);
        Assert.Equal(expected, Assert.Single(Read("use_class,meter_size,cubic_metres,months,count\n一般用,13,20,2,7\n")));
        Assert.Equal(expected with { Register = "night", Dwellings = 4 }, Assert.Single(Read("件数,月数,水量,口径,用途,指針区分,戸数\r\n7,2,20,13,一般用,night,4\r\n")));
        Assert.Equal(expected with { MeterSize = null }, Assert.Single(Read("use_class,meter_size,cubic_metres,months,count\n一般用,,20,2,7\n")));
    }

    [Fact]
    public void What_was_written_reads_the_same()
    {
        UsageRow[] rows = [new("一般用", 13, null, 20, 2, 1, 7), new("船舶用, \"昼\"", null, "day", 0, 1, 12, 1_000_000_000)];
        Assert.Equal(rows, Read(UsageCsv.Write(rows)));
    }

    [Fact]
    public void Every_wrong_line_is_told_and_nothing_is_taken()
    {
        var refused = Assert.Throws<UsageFileException>(() => Read("use_class,meter_size,cubic_metres,months,count\n,13,20,1,1\n一般用,13,-5,1,1\n一般用,13,5.5,0,x\n一般用,13,5,1,1\n一般用,13,5\n"));
        Assert.Equal(["line 2", "line 3", "line 4", "line 4", "line 4", "line 6"], refused.Faults.Select(fault => fault.Path));
        Assert.Contains("'-5' must be a whole number from 0", refused.Faults[1].Said.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "usage-file.missing-column")]
    [InlineData("use_class,meter_size,cubic_metres,months,count\n", "usage-file.empty")]
    [InlineData("use_class,meter_size,cubic_metres,months\n一般用,13,1,1\n", "usage-file.missing-column")]
    [InlineData("use_class,meter_size,cubic_metres,months,count,price\n一般用,13,1,1,1,1\n", "usage-file.unknown-column")]
    [InlineData("use_class,meter_size,from,up_to,months,count,cubic_metres\n一般用,13,1,2,1,1,1\n", "usage-file.unknown-column")]
    public void A_file_that_cannot_be_read_as_a_whole_says_why(string text, string code) => Assert.Equal(code, Assert.Throws<BusinessRuleException>(() => Read(text)).Code);

    [Fact]
    public void Bands_are_spread_evenly_over_their_cubic_metres()
    {
        var rows = Read("用途,口径,下限,上限,月数,件数\n一般用,13,0,4,1,12\n一般用,13,5,5,1,3\n一般用,13,6,10,1,0\n");
        Assert.Equal([(0, 2L), (1, 2L), (2, 3L), (3, 2L), (4, 3L), (5, 3L)], rows.Select(row => (row.CubicMetres, row.Count)));
    }

    [Fact]
    public void A_total_that_the_band_cannot_hold_is_refused()
    {
        var refused = Assert.Throws<UsageFileException>(() => Read("use_class,meter_size,from,up_to,months,count,total\n一般用,13,0,10,1,5,51\n一般用,13,10,5,1,5,50\n"));
        Assert.Contains("5 bills of 0 to 10 m³ cannot make 51 m³", refused.Faults[0].Said.En, StringComparison.Ordinal);
        Assert.Equal("line 3", refused.Faults[1].Path);
    }

    [Fact]
    public void Bills_and_cubic_metres_of_a_band_come_out_exactly()
    {
        var random = new Random(20261122);
        for (var i = 0; i < 3_000; i++)
        {
            var from = random.Next(0, 60);
            var upTo = from + random.Next(0, 80);
            long count = random.Next(1, 500);
            var total = (from * count) + random.NextInt64(0, ((upTo - from) * count) + 1);
            var spread = BandSpread.Of(from, upTo, count, random.Next(3) == 0 ? null : total);
            Assert.Equal(count, spread.Sum(m => m.Count));
            Assert.All(spread, m => Assert.True(m.CubicMetres >= from && m.CubicMetres <= upTo && m.Count > 0));
            var known = BandSpread.Of(from, upTo, count, total);
            Assert.Equal((count, total), (known.Sum(m => m.Count), known.Sum(m => m.Count * m.CubicMetres)));
        }
    }
}
