namespace Billing.Forms.Charts;

/// <summary>Lines over fiscal years, each named at its end, so that no colour has to be known; areas behind them where values spread.</summary>
public static class YearChart
{
    private const int Widest = 190;
    private const decimal LineHeight = 15m;

    /// <param name="title">What the picture says, for those who do not see it.</param>
    /// <param name="along">What runs along the bottom.</param>
    /// <param name="lines">At least one.</param>
    /// <param name="areas">Drawn first, one over another.</param>
    /// <param name="dots">Single years, with the class of the dot.</param>
    /// <param name="fromZero">Whether nothing must be in the picture: amounts yes, ratios no.</param>
    public static string Svg(string title, string along, IReadOnlyList<YearLine> lines, IReadOnlyList<YearArea>? areas = null, IReadOnlyList<(int Year, decimal Value, string Kind)>? dots = null, bool fromZero = true)
    {
        var heights = lines.SelectMany(line => line.Values.Select(value => value.Value)).Concat((areas ?? []).SelectMany(area => area.Values.SelectMany(value => (decimal[])[value.Low, value.High]))).Concat((dots ?? []).Select(dot => dot.Value)).ToList();
        var years = lines.SelectMany(line => line.Values.Select(value => value.Year)).Concat((dots ?? []).Select(dot => dot.Year)).ToList();
        var (least, most) = (heights.Min(), heights.Max());
        var names = lines.Select(line => (line.Name, line.Kind, End: line.Values[^1])).Concat((areas ?? []).Where(area => area.Name.Length > 0).Select(area => (area.Name, Kind: "", End: (area.Values[^1].Year, Value: area.Values[^1].High)))).Where(name => name.Name.Length > 0).ToList();
        var right = Math.Min(Widest, 26 + names.Select(name => WidthOf(name.Name)).DefaultIfEmpty().Max());
        var frame = new ChartFrame(title, years.Min(), years.Max(), fromZero ? Math.Min(0m, least) : least, fromZero ? Math.Max(0m, most) : most, right);
        frame.Along(along, year: true);
        foreach (var area in areas ?? [])
        {
            frame.Area([.. area.Values.Select(value => ((decimal)value.Year, value.Low, value.High))], area.Kind);
        }

        foreach (var line in lines)
        {
            frame.Path(line.Values.Select(value => ((decimal)value.Year, value.Value)), line.Kind);
        }

        foreach (var (year, value, kind) in dots ?? [])
        {
            frame.Dot(year, value, kind);
        }

        Names(frame, names, years.Max());
        return frame.Done();
    }

    /// <summary>Names at the ends of the lines, pushed apart where ends meet, with a piece of the line before each.</summary>
    private static void Names(ChartFrame frame, IEnumerable<(string Name, string Kind, (int Year, decimal Value) End)> names, int last)
    {
        var sorted = names.OrderBy(name => frame.Y(name.End.Value)).ToList();
        var tops = sorted.Select(name => frame.Y(name.End.Value)).ToArray();
        for (var i = 1; i < tops.Length; i++)
        {
            tops[i] = Math.Max(tops[i], tops[i - 1] + LineHeight);
        }

        var below = ChartFrame.Height - 40m;
        for (var i = tops.Length - 1; i >= 0; i--)
        {
            tops[i] = Math.Min(tops[i], below - ((tops.Length - 1 - i) * LineHeight));
        }

        var x = frame.X(last);
        for (var i = 0; i < sorted.Count; i++)
        {
            if (sorted[i].Kind.Length > 0)
            {
                frame.Stroke(x + 3m, frame.Y(sorted[i].End.Value), x + 18m, tops[i], sorted[i].Kind);
            }

            frame.Text(x + 22m, tops[i] + 4m, sorted[i].Name, "start", "mark");
        }
    }

    /// <summary>About how wide a name is: twelve pixels a Japanese letter, seven a Latin one.</summary>
    private static int WidthOf(string name) => name.Sum(letter => letter > 0xFF ? 12 : 7);
}

/// <param name="Name">Stands at the end of the line; empty = none.</param>
/// <param name="Values">In the order of the years; years between may be missing.</param>
/// <param name="Kind">Class that it is drawn by.</param>
public sealed record YearLine(string Name, IReadOnlyList<(int Year, decimal Value)> Values, string Kind);

/// <param name="Name">Stands at its upper end; empty = none.</param>
/// <param name="Kind">Class that it is filled by.</param>
public sealed record YearArea(string Name, IReadOnlyList<(int Year, decimal Low, decimal High)> Values, string Kind);
