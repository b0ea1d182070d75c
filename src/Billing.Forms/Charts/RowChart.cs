using System.Globalization;
using System.Net;
using System.Text;

namespace Billing.Forms.Charts;

/// <summary>Lying bars, one below another, each with its name before it and its number behind it: for names that are long.</summary>
public static class RowChart
{
    private const int Width = 640;
    private const int Names = 200;
    private const int Numbers = 76;
    private const int Row = 24;

    /// <param name="title">What the picture says, for those who do not see it.</param>
    /// <param name="rows">Name, length (none = nothing to show), and the class that a bar is coloured by.</param>
    /// <param name="none">Said where there is no length.</param>
    public static string Svg(string title, IReadOnlyList<(string Name, decimal? Length, string Kind)> rows, string none)
    {
        var most = Math.Max(1m, rows.Max(row => row.Length) ?? 1m);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart\" viewBox=\"0 0 {Width} {(rows.Count * Row) + 8}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(title)}\">");
        for (var i = 0; i < rows.Count; i++)
        {
            var (name, length, kind) = rows[i];
            var y = (i * Row) + 4;
            var width = (length ?? 0m) / most * (Width - Names - Numbers);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Names - 8}\" y=\"{y + 16}\" text-anchor=\"end\">{WebUtility.HtmlEncode(name)}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Names}\" y=\"{y + 3}\" width=\"{Math.Max(1m, width):0.#}\" height=\"{Row - 6}\" class=\"bar {kind}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Names + width + 6m:0.#}\" y=\"{y + 16}\">{(length is { } yen ? ChartFrame.Short(yen) : WebUtility.HtmlEncode(none))}</text>");
        }

        return svg.Append("</svg>").ToString();
    }
}
