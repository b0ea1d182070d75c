using System.Globalization;
using System.Net;
using System.Text;

namespace Billing.Forms.Charts;

/// <summary>The paper of a chart: axes with round numbers, and places on them. Colours and fonts are those of the sheet around it (classes <c>chart</c>, <c>old</c>, <c>new</c>, <c>bar</c>, <c>mark</c> …): an SVG carries no style of its own.</summary>
internal sealed class ChartFrame
{
    public const int Width = 640;
    public const int Height = 280;
    private const int Narrowest = 66;
    private const int Top = 16;
    private const int Bottom = 44;

    private readonly StringBuilder _svg = new();
    private readonly decimal _x0;
    private readonly decimal _x1;
    private readonly decimal _y0;
    private readonly decimal _y1;
    private readonly int _left;
    private readonly int _right;

    /// <param name="title">What the picture says, for those who do not see it.</param>
    /// <param name="right">Room beside the picture, for names of lines.</param>
    public ChartFrame(string title, decimal x0, decimal x1, decimal y0, decimal y1, int right = 16)
    {
        var step = Step((y1 - y0) / 5m);
        (_x0, _x1) = (x0, Math.Max(x1, x0 + 1m));
        (_y0, _y1) = (decimal.Floor(y0 / step) * step, Math.Max(decimal.Ceiling(y1 / step) * step, (decimal.Floor(y0 / step) * step) + step));

        // A figure of an amount takes about eight pixels on paper.
        (_left, _right) = (Math.Max(Narrowest, 10 + (8 * Math.Max(Short(_y0).Length, Short(_y1).Length))), right);
        _svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Escaped(title)}\">");
        for (var y = _y0; y <= _y1; y += step)
        {
            Line(_left, Y(y), Width - _right, Y(y), y == 0m ? "axis" : "grid");
            Text(_left - 6, Y(y) + 4m, Short(y), "end");
        }
    }

    /// <summary>Round distances between marks: 1, 2 or 5 times a power of ten.</summary>
    public static decimal Step(decimal least)
    {
        for (var power = 0.01m; ; power *= 10m)
        {
            foreach (var step in (ReadOnlySpan<decimal>)[power, 2m * power, 5m * power])
            {
                if (step >= least)
                {
                    return step;
                }
            }
        }
    }

    public decimal X(decimal x) => _left + ((x - _x0) / (_x1 - _x0) * (Width - _left - _right));

    public decimal Y(decimal y) => Height - Bottom - ((y - _y0) / (_y1 - _y0) * (Height - Top - Bottom));

    /// <summary>Numbers along the bottom.</summary>
    /// <param name="name">What they are.</param>
    /// <param name="year">Whole years, written without separators.</param>
    public void Along(string name, bool year = false)
    {
        var step = Math.Max(year ? 1m : 0m, Step((_x1 - _x0) / 8m));
        for (var x = decimal.Ceiling(_x0 / step) * step; x <= _x1; x += step)
        {
            Line(X(x), Height - Bottom, X(x), Height - Bottom + 4, "axis");
            Text(X(x), Height - Bottom + 17, year ? x.ToString("0", CultureInfo.InvariantCulture) : Short(x), "middle");
        }

        Text((_left + Width - _right) / 2m, Height - 8, name, "middle");
    }

    public void Line(decimal x1, decimal y1, decimal x2, decimal y2, string kind) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\" class=\"{kind}\"/>");

    public void Text(decimal x, decimal y, string text, string anchor, string kind = "") =>
        _svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\"{(kind.Length > 0 ? $" class=\"{kind}\"" : "")}>{Escaped(text)}</text>");

    public void Bar(decimal x, decimal width, decimal from, decimal to, string kind) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.#}\" y=\"{Math.Min(Y(from), Y(to)):0.#}\" width=\"{Math.Max(1m, width):0.#}\" height=\"{Math.Abs(Y(from) - Y(to)):0.#}\" class=\"{kind}\"/>");

    /// <summary>A dot on the picture.</summary>
    public void Dot(decimal x, decimal y, string kind) => _svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(x):0.#}\" cy=\"{Y(y):0.#}\" r=\"4\" class=\"{kind}\"/>");

    public void Path(IEnumerable<(decimal X, decimal Y)> points, string kind)
    {
        _svg.Append("<path d=\"");
        var first = true;
        foreach (var (x, y) in points)
        {
            _svg.Append(CultureInfo.InvariantCulture, $"{(first ? 'M' : 'L')}{X(x):0.#} {Y(y):0.#}");
            first = false;
        }

        _svg.Append(CultureInfo.InvariantCulture, $"\" class=\"{kind}\"/>");
    }

    /// <summary>A straight piece of a line, drawn as the line is.</summary>
    public void Stroke(decimal x1, decimal y1, decimal x2, decimal y2, string kind) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x1:0.#} {y1:0.#}L{x2:0.#} {y2:0.#}\" class=\"{kind}\"/>");

    /// <summary>Between a lower and an upper line.</summary>
    public void Area(IReadOnlyList<(decimal X, decimal Low, decimal High)> points, string kind)
    {
        _svg.Append("<path d=\"");
        var first = true;
        foreach (var (x, y) in points.Select(p => (p.X, p.Low)).Concat(points.Reverse().Select(p => (p.X, p.High))))
        {
            _svg.Append(CultureInfo.InvariantCulture, $"{(first ? 'M' : 'L')}{X(x):0.#} {Y(y):0.#}");
            first = false;
        }

        _svg.Append(CultureInfo.InvariantCulture, $"Z\" class=\"{kind}\"/>");
    }

    public string Done() => _svg.Append("</svg>").ToString();

    /// <summary>A number as an axis says it.</summary>
    public static string Short(decimal number) => number.ToString("#,0.##;−#,0.##", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
