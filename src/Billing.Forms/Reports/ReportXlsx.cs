using System.Globalization;
using Billing.Reports;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Billing.Forms.Reports;

/// <summary>A report as a workbook with one sheet: words as words, which a spreadsheet never takes for a formula, and numbers as numbers in the format of their unit.</summary>
public static class ReportXlsx
{
    private const int LongestName = 31;

    /// <summary>Places in <see cref="Styles"/>: plain, then bold, each for words, whole numbers and percent.</summary>
    internal const uint Bold = 3;

    /// <param name="language"><c>ja</c> or <c>en</c>.</param>
    public static byte[] Write(Report report, string language)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(Frozen(), Widths(report), Data(report, language));
            book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = SheetName(report.Kind.Title.In(language)) }));
        }

        return stream.ToArray();
    }

    private static SheetData Data(Report report, string language)
    {
        var data = new SheetData(new Row(report.Columns.Select(column => Text(ReportWords.Heading(column, language), Bold))));
        foreach (var row in report.Rows)
        {
            var style = row.Role == RowRole.Detail ? 0 : Bold;
            data.Append(new Row(row.Cells.Select((cell, i) => Of(cell, report.Columns[i].Unit, style, language))));
        }

        return data;
    }

    private static Cell Of(ReportCell cell, ReportUnit unit, uint style, string language) => cell switch
    {
        { Word: { } word } => Text(word.In(language), style),
        { Number: { } number } => new Cell { CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)), DataType = CellValues.Number, StyleIndex = style + (unit == ReportUnit.Percent ? 2u : 1u) },
        _ => new Cell { StyleIndex = style },
    };

    internal static Cell Text(string words, uint style) => new(new InlineString(new Text(words) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };

    /// <summary>The headings stay while the rows scroll.</summary>
    internal static SheetViews Frozen() => new(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 });

    private static Columns Widths(Report report) => new(report.Columns.Select((column, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = column.Unit == ReportUnit.Word ? 22 : 16, CustomWidth = true }));

    internal static Stylesheet Styles()
    {
        CellFormat Format(uint font, uint number) => new() { FontId = font, NumberFormatId = number, ApplyNumberFormat = true, ApplyFont = true };
        return new Stylesheet(
            new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "#,##0" }, new NumberingFormat { NumberFormatId = 165, FormatCode = "0.0###" }),
            new Fonts(new Font(), new Font(new Bold())),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(Format(0, 0), Format(0, 164), Format(0, 165), Format(1, 0), Format(1, 164), Format(1, 165)));
    }

    /// <summary>A name that a workbook takes.</summary>
    private static string SheetName(string title)
    {
        var name = string.Concat(title.Where(c => !"[]:*?/\\".Contains(c, StringComparison.Ordinal)));
        return name[..Math.Min(name.Length, LongestName)];
    }
}
