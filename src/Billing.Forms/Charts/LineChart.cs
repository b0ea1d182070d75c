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

        // Marks at one place share one line and one row of words.
        var places = (marks ?? []).GroupBy(mark => mark.X).Select(place => (X: frame.X(place.Key), Name: string.Join(" / ", place.Select(mark => mark.Name)))).ToList();
        foreach (var (x, _) in places)
        {
            frame.Line(x, 16, x, ChartFrame.Height - 44, "mark");
        }

        foreach (var (line, kind) in lines.Where(line => line.Points.Count > 0))
        {
            frame.Path(line, kind);
        }

        foreach (var (x, y) in dots ?? [])
        {
            frame.Dot(x, y, "dot");
        }

        // Words last, above the lines; those of marks that lie close together stand below each other.
        for (var i = 0; i < places.Count; i++)
        {
            var late = places[i].X > ChartFrame.Width * 0.75m;
            frame.Text(places[i].X + (late ? -4 : 4), 28 + (i % 4 * 14), places[i].Name, late ? "end" : "start", "mark");
        }

        return frame.Done();
    }

    /// <summary>The points of a staircase: each value holds until the next.</summary>
    public static IReadOnlyList<(decimal X, decimal Y)> Stairs(IReadOnlyList<(decimal From, decimal Y)> steps, decimal end) =>
        [.. steps.SelectMany((step, i) => new[] { (step.From, step.Y), (i + 1 < steps.Count ? steps[i + 1].From : end, step.Y) })];
}
