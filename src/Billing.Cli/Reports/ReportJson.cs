using System.Text.Encodings.Web;
using System.Text.Json;
using Billing.Cli.Common;
using Billing.Reports;

namespace Billing.Cli.Reports;

/// <summary>A report as one JSON document: its columns, and a list of values per row.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static byte[] Write(Report report, string language) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Report = report.Kind.Name,
            Title = report.Kind.Title.In(language),
            From = $"{report.From:uuuu-MM-dd}",
            To = $"{report.To:uuuu-MM-dd}",
            Columns = report.Columns.Select(column => new { Title = column.Title.In(language), Unit = JsonWords.Of(column.Unit) }),
            Rows = report.Rows.Select(row => new { Role = JsonWords.Of(row.Role), Values = row.Cells.Select(cell => cell.Word is { } word ? word.In(language) : (object?)Exact.Number(cell.Number)) }),
            Notes = report.Notes.Select(note => note.In(language)),
        },
        Options);
}
