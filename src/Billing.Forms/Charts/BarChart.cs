namespace Billing.Forms.Charts;

/// <summary>Upright bars, one beside another, each with its name below; what lies below zero hangs.</summary>
public static class BarChart
{
    /// <param name="title">What the picture says, for those who do not see it.</param>
    /// <param name="along">What the bars are.</param>
    /// <param name="bars">Name, height, and the class that a bar is coloured by.</param>
    public static string Svg(string title, string along, IReadOnlyList<(string Name, decimal Height, string Kind)> bars)
    {
        var frame = new ChartFrame(title, 0m, bars.Count, Math.Min(0m, bars.Select(bar => bar.Height).DefaultIfEmpty().Min()), Math.Max(0m, bars.Select(bar => bar.Height).DefaultIfEmpty().Max()));
        var every = Enumerable.Range(1, Math.Max(1, bars.Count)).First(step => Fits(bars, step));
        for (var i = 0; i < bars.Count; i++)
        {
            var width = frame.X(i + 1) - frame.X(i);
            frame.Bar(frame.X(i) + (width * 0.12m), width * 0.76m, 0m, bars[i].Height, $"bar {bars[i].Kind}");
            if (i % every == 0)
            {
                frame.Text(frame.X(i) + (width / 2m), ChartFrame.Height - 27, bars[i].Name, "middle");
            }
        }

        frame.Text(ChartFrame.Width / 2m, ChartFrame.Height - 8, along, "middle");
        return frame.Done();
    }

    /// <summary>Whether the names of every so many bars stand side by side: a name takes about seven of the 558 pixels a letter, and a blank beside it.</summary>
    private static bool Fits(IReadOnlyList<(string Name, decimal Height, string Kind)> bars, int step)
    {
        for (var i = 0; i + step < bars.Count; i += step)
        {
            if ((bars[i].Name.Length + bars[i + step].Name.Length + 2) * 3.5m > step * 558m / bars.Count)
            {
                return false;
            }
        }

        return true;
    }
}
