namespace Billing.Forms.Charts;

/// <summary>Lines over a quantity: told apart by dashes as well as by colour.</summary>
public static class LineChart
{
    /// <param name="title">What the picture says, for those who do not see it.</param>
    /// <param name="along">What runs along the bottom.</param>
    /// <param name="lines">Points, and the class (<c>old</c>, <c>new</c>) that a line is drawn by.</param>
    /// <param name="marks">Places that a word stands at: an upright line there.</param>
    /// <param name="dots">Points that a dot stands on.</param>
    /// <param name="fromZero">The upright axis has its zero; else it begins where the lines are.</param>
    /// <param name="most">Largest height; null = that of the lines.</param>
    public static string Svg(string title, string along, IReadOnlyList<(IReadOnlyList<(decimal X, decimal Y)> Points, string Kind)> lines, IReadOnlyList<(decimal X, string Name)>? marks = null, IReadOnlyList<(decimal X, decimal Y)>? dots = null, decimal? most = null, bool fromZero = true)
    {
        var points = lines.SelectMany(line => line.Points).ToList();
        var frame = new ChartFrame(title, points.Min(p => p.X), points.Max(p => p.X), fromZero ? Math.Min(0m, points.Min(p => p.Y)) : points.Min(p => p.Y), most ?? points.Max(p => p.Y));
        frame.Along(along);
        var row = 0;

        // Marks at one place share one line and stand in one row of words.
        foreach (var (x, name) in (marks ?? []).GroupBy(mark => mark.X).Select(place => (place.Key, string.Join(" / ", place.Select(mark => mark.Name)))))
        {
            // Names of marks that lie close together stand below each other.
            frame.Line(frame.X(x), 16, frame.X(x), ChartFrame.Height - 44, "mark");
            var late = frame.X(x) > ChartFrame.Width * 0.75m;
            frame.Text(frame.X(x) + (late ? -4 : 4), 28 + (row++ % 4 * 14), name, late ? "end" : "start", "mark");
        }

        foreach (var (line, kind) in lines.Where(line => line.Points.Count > 0))
        {
            frame.Path(line, kind);
        }

        foreach (var (x, y) in dots ?? [])
        {
            frame.Dot(x, y, "dot");
        }

        return frame.Done();
    }

    /// <summary>The points of a staircase: each value holds until the next.</summary>
    public static IReadOnlyList<(decimal X, decimal Y)> Stairs(IReadOnlyList<(decimal From, decimal Y)> steps, decimal end) =>
        [.. steps.SelectMany((step, i) => new[] { (step.From, step.Y), (i + 1 < steps.Count ? steps[i + 1].From : end, step.Y) })];
}
