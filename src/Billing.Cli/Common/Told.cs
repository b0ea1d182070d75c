using Billing.Tariffs;

namespace Billing.Cli.Common;

/// <summary>An explanation as the terminal and JSON tell it.</summary>
internal static class Told
{
    /// <summary>Headings and sums at the margin, what they consist of indented with its yen, and rules as notes between them.</summary>
    /// <param name="margin">Spaces before each line.</param>
    public static void Print(Terminal console, string margin, IEnumerable<ExplanationLine> lines)
    {
        foreach (var line in lines)
        {
            console.Line(margin + Text(console, line));
        }
    }

    public static IEnumerable<object> Lines(IEnumerable<ExplanationLine> lines, string language) => lines.Select(line => new
    {
        Kind = JsonWords.Of(line.Kind),
        Label = line.Label.In(language),
        Quantity = Exact.Number(line.Quantity),
        UnitPrice = Exact.Number(line.UnitPrice),
        Amount = Exact.Number(line.Amount),
    });

    private static string Text(Terminal console, ExplanationLine line)
    {
        var label = console.Say(line.Label);
        if (line.IsNote)
        {
            return $"  * {label}";
        }

        return line.MovesTheSum ? $"  {label} = {Exact.Words(line.Amount)}{console.Say("円", " yen")}" : label;
    }
}
