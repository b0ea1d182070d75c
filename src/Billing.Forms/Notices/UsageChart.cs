using System.Globalization;
using System.Text;

namespace Billing.Forms.Notices;

/// <summary>The bars of a notice's usage chart as SVG path data: one path for the past and one for this period, because hundreds of elements per sheet slow printing down.</summary>
/// <remarks>Coordinates are tenths of a millimetre: 1000 × 260, the base line at 260.</remarks>
public static class UsageChart
{
    public const int Width = 1000;

    public const int Height = 260;

    /// <summary>Bars that fit: this period and the twelve before.</summary>
    public const int Most = 13;

    private const int Step = Width / Most;

    private const int BarWidth = 46;

    /// <summary>Left edge of bar <paramref name="index"/> of <paramref name="count"/>; the last one stands at the right.</summary>
    public static int Left(int index, int count) => ((Most - count + index) * Step) + ((Step - BarWidth) / 2);

    /// <summary>Middle of the bar.</summary>
    public static int Middle(int index, int count) => Left(index, count) + (BarWidth / 2);

    /// <summary>Top of a bar; the largest reaches 0, nothing or less stands on the base line.</summary>
    public static int Top(int usage, int largest) => largest <= 0 ? Height : Height - (int)(Height * (long)Math.Max(usage, 0) / largest);

    /// <summary>Path data of the bars <paramref name="from"/> up to, not including, <paramref name="to"/>.</summary>
    public static string Path(IReadOnlyList<NoticePeriod> periods, int from, int to)
    {
        var largest = Largest(periods);
        var path = new StringBuilder();
        for (var i = from; i < to; i++)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{Left(i, periods.Count)} {Height}V{Top(periods[i].Usage.Value, largest)}h{BarWidth}V{Height}z");
        }

        return path.ToString();
    }

    public static int Largest(IReadOnlyList<NoticePeriod> periods) => periods.Max(p => p.Usage.Value);
}
