using System.Globalization;
using System.Text;
using Billing.Kernel;

namespace Billing.Reports;

/// <summary>A report as CSV (RFC 4180): UTF-8 with a byte order mark, so that a spreadsheet opens the Japanese; and no cell of words that it would take for a formula.</summary>
public static class ReportCsv
{
    /// <param name="language"><c>ja</c> or <c>en</c>.</param>
    public static byte[] Write(Report report, string language)
    {
        var text = new StringBuilder();
        Line(text, report.Columns.Select(column => CsvText.Words(ReportWords.Heading(column, language))));
        foreach (var row in report.Rows)
        {
            Line(text, row.Cells.Select(cell => cell.Word is { } word ? CsvText.Words(word.In(language)) : Number(cell.Number)));
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>A number as a program reads it, without separators; nothing for none.</summary>
    private static string Number(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    private static void Line(StringBuilder text, IEnumerable<string> fields) => text.AppendJoin(',', fields).Append("\r\n");
}
