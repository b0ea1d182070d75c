using System.Globalization;

namespace Billing.Forms.Revision;

/// <summary>Numbers as the studio's pages and papers write them: digits in groups, a sign where it says what moves, a dash where there is none.</summary>
public static class Figures
{
    /// <summary>As many decimals as it has, two at most; empty for nothing.</summary>
    public static string Exact(decimal? number) => number is { } n ? Said(n, "#,0.##;−#,0.##") : "";

    /// <summary>Without decimals.</summary>
    public static string Whole(decimal number) => Said(Math.Round(number), "#,0;−#,0");

    /// <summary>With its sign; ±0 for nothing.</summary>
    public static string Moved(decimal number) => Said(number, "+#,0.##;−#,0.##;±0");

    /// <summary>A change in percent.</summary>
    public static string Percent(decimal? percent) => percent is { } p ? Said(p, "+0.00;−0.00;±0") + " %" : "—";

    /// <summary>A share (0–1) in percent.</summary>
    public static string Share(decimal? share) => share is { } s ? Said(s * 100m, "0.0") + " %" : "—";

    private static string Said(decimal number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
