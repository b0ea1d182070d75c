using System.Text;
using Billing.Forms.Printing;
using Billing.Forms.Reports;
using Billing.Kernel;
using Billing.Reports;
using Billing.Tests.Forms;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using NodaTime;
using Xunit;

namespace Billing.Tests.Reports;

/// <summary>The same table as CSV, workbook and sheet of paper.</summary>
public sealed class ReportFilesTests
{
    private static readonly Report Sample = new(
        ReportList.Find("volume")!, new LocalDate(2026, 4, 1), new LocalDate(2026, 9, 30),
        [new(new("用途", "Use class"), ReportUnit.Word), new(new("調定額", "Assessed"), ReportUnit.Yen), new(new("率", "Rate"), ReportUnit.Percent)],
        [
            new([ReportCell.Of("=HYPERLINK(\"http://example\")"), ReportCell.Of(new Money(-1_234_567)), ReportCell.Of(98.5m)]),
            new([ReportCell.Of("一般用,\"A\""), ReportCell.Empty, ReportCell.Empty]),
            new([ReportCell.Of(ReportWords.Total), ReportCell.Of(new Money(5)), ReportCell.Empty], RowRole.Total),
        ],
        [new("注記です。", "A note.")]);

    [Fact]
    public void The_csv_opens_with_its_japanese_in_a_spreadsheet_and_holds_no_formula()
    {
        var bytes = ReportCsv.Write(Sample, "ja");
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes.Take(3));
        Assert.Equal(
            ["用途,調定額(円),率(%)", "\"'=HYPERLINK(\"\"http://example\"\")\",-1234567,98.5", "\"一般用,\"\"A\"\"\",,", "合計,5,", ""],
            Encoding.UTF8.GetString(bytes.AsSpan(3)).Split("\r\n"));
    }

    [Fact]
    public void The_workbook_is_valid_and_holds_words_as_words_and_numbers_as_numbers()
    {
        using var stream = new MemoryStream(ReportXlsx.Write(Sample, "ja"));
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var rows = document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Select(r => r.Elements<Cell>().ToList()).ToList();
        Assert.Equal("用途別・段階別水量", document.WorkbookPart.Workbook.Descendants<Sheet>().Single().Name);
        Assert.Equal(["用途", "調定額(円)", "率(%)"], rows[0].Select(c => c.InnerText));
        Assert.Equal((CellValues.InlineString, "=HYPERLINK(\"http://example\")"), (rows[1][0].DataType!.Value, rows[1][0].InnerText));
        Assert.Equal((CellValues.Number, "-1234567"), (rows[1][1].DataType!.Value, rows[1][1].CellValue!.Text));
        Assert.Empty(document.WorkbookPart.WorksheetParts.Single().Worksheet.Descendants<CellFormula>());
    }

    [Theory]
    [InlineData("ja", "用途別・段階別水量", "注記です。")]
    [InlineData("en", "Water volume by use class and tier", "A note.")]
    public async Task The_pdf_says_what_the_page_says_on_paper_laid_across(string language, string title, string note)
    {
        Poppler.SkipWithoutPrinter();
        var stop = TestContext.Current.CancellationToken;
        var rows = Enumerable.Range(1, 90).Select(i => new ReportRow([ReportCell.Of($"用途{i}"), ReportCell.Of(new Money(i * 1000)), ReportCell.Empty])).Concat(Sample.Rows).ToList();
        var pdf = await new ReportSheets(new PrintSettings()).PdfAsync(Sample with { Rows = rows }, new("青波市", "Aonami"), new LocalDate(2026, 10, 1), language, stop);
        var file = Path.Combine(Path.GetTempPath(), $"report-{language}-{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(file, pdf, stop);
        var text = await Poppler.TextAsync(file);
        File.Delete(file);

        Assert.Contains(title, text, StringComparison.Ordinal);
        Assert.Contains(note, text, StringComparison.Ordinal);
        Assert.Contains("−1,234,567", text, StringComparison.Ordinal);
        Assert.Contains("98.5%", text, StringComparison.Ordinal);

        // Headings stand on every page.
        Assert.True(text.Split(language == "ja" ? "調定額(円)" : "Assessed (yen)").Length > 2, text);
    }
}
