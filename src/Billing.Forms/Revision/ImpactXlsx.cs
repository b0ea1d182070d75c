using System.Globalization;
using Billing.Forms.Reports;
using Billing.Kernel;
using Billing.Revision;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Billing.Forms.Revision;

/// <summary>An impact as a workbook whose numbers live: every sum, difference and percentage is a formula over the sheet of cells, with its value beside it, so that whoever changes a count or a bill sees what follows.</summary>
public static partial class ImpactXlsx
{
    private const uint Whole = 1;
    private const uint Part = 2;
    private static readonly Sentence Cells = new("分布", "Cells");

    /// <param name="language"><c>ja</c> or <c>en</c>.</param>
    /// <param name="neighbours">Bills beside one's own, in the usages of <paramref name="samples"/>; null = none.</param>
    /// <param name="household">The household's bill m³ by m³; null = none.</param>
    /// <param name="head">Lines that say what it is, who made it, on what assumptions.</param>
    public static byte[] Write(Impact impact, IReadOnlyList<HouseholdBill> samples, IReadOnlyList<string> head, string language, IReadOnlyList<NeighbourRow>? neighbours = null, ImpactCharts? household = null)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = ReportXlsx.Styles();
            var sheets = new Sheets();
            void Add(Sentence name, SheetData data, bool frozen)
            {
                var part = book.AddNewPart<WorksheetPart>();
                var widths = new Columns(new Column { Min = 1, Max = 1, Width = 26, CustomWidth = true }, new Column { Min = 2, Max = 16, Width = 15, CustomWidth = true });
                part.Worksheet = frozen ? new Worksheet(ReportXlsx.Frozen(), widths, data) : new Worksheet(widths, data);
                sheets.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1, Name = name.In(language) });
            }

            var page = new Pages(impact, language);
            Add(new("概要", "Summary"), page.Summary(head), false);
            Add(new("用途別", "By class"), page.ByClass(), true);
            Add(new("モデル世帯", "Samples"), page.Samples(samples), true);
            Add(Cells, page.AllCells(), true);
            Add(new("口径別", "By size"), page.BySize(), true);
            Add(new("水量帯別", "By usage"), page.ByUsage(), true);
            Add(new("用途・口径別", "By class and size"), page.ByClassAndSize(), true);
            Add(new("十分位", "Tenths"), page.Deciles(), true);
            Add(new("段階別", "Steps"), page.Tiers(), true);
            if (neighbours is { Count: > 2 })
            {
                Add(new("近隣", "Neighbours"), page.Neighbours(neighbours, samples), true);
            }

            if (household is not null)
            {
                Add(new("分かれ目と段差", "Turning points"), page.Turning(household), true);
            }

            book.Workbook = new Workbook(sheets, new CalculationProperties { FullCalculationOnLoad = true });
        }

        return stream.ToArray();
    }

    private sealed partial class Pages(Impact impact, string language)
    {
        private readonly string _cells = Cells.In(language);
        private readonly int _last = impact.Usage.Cells.Count + 1;

        public SheetData Summary(IReadOnlyList<string> head)
        {
            var total = impact.Total;
            var (up, same, down) = impact.Directions();
            var billed = (Before: (decimal)total.Baseline.Billed.Yen, After: (decimal)total.Proposal.Billed.Yen);
            var rows = new List<Row>(head.Select(line => new Row(Words(line))));
            var at = rows.Count + 2;
            rows.Add(new Row());
            void Line(Sentence name, string formula, decimal value, uint style) => rows.Add(new Row(Words(name), Formula(formula, value, style)));
            Line(new("件数", "Bills"), $"SUM({Column('G')})", impact.Usage.Bills, Whole);
            Line(new("水量(m³)", "m³"), $"SUMPRODUCT({Column('F')},{Column('G')})", impact.Usage.CubicMetres, Whole);
            Line(new("請求額 現行(円、税込)", "Billed today (yen, tax included)"), $"SUM({Column('L')})", billed.Before, Whole);
            Line(new("請求額 改定案(円、税込)", "Billed, proposed (yen, tax included)"), $"SUM({Column('M')})", billed.After, Whole);
            Line(new("差額(円)", "Difference (yen)"), $"B{at + 3}-B{at + 2}", billed.After - billed.Before, Whole);
            Line(new("改定率(%、税込)", "Change (%, tax included)"), $"IF(B{at + 2}=0,\"\",B{at + 4}/B{at + 2}*100)", billed.Before == 0m ? 0m : (billed.After - billed.Before) / billed.Before * 100m, Part);
            Line(new("値上げ(件)", "Bills that rise"), $"SUMIF({Column('J')},\">0\",{Column('G')})", up, Whole);
            Line(new("同じ(件)", "Bills that stay"), $"SUMIF({Column('J')},0,{Column('G')})", same, Whole);
            Line(new("値下げ(件)", "Bills that fall"), $"SUMIF({Column('J')},\"<0\",{Column('G')})", down, Whole);
            rows.Add(new Row(Words(new Sentence("税抜収入 現行(円)", "Revenue before tax today (yen)")), Number(total.Baseline.BeforeTax, Part)));
            rows.Add(new Row(Words(new Sentence("税抜収入 改定案(円)", "Revenue before tax, proposed (yen)")), Number(total.Proposal.BeforeTax, Part)));
            Line(new("改定率(%、税抜)", "Change (%, before tax)"), $"IF(B{at + 9}=0,\"\",(B{at + 10}-B{at + 9})/B{at + 9}*100)", total.ChangePercent ?? 0m, Part);
            return new SheetData(rows);
        }

        public SheetData ByClass()
        {
            var data = new SheetData(Heading(["用途", "件数", "水量 m³", "請求額 現行", "請求額 改定案", "差額", "改定率 %"], ["Use class", "Bills", "m³", "Billed today", "Billed, proposed", "Difference", "Change %"]));
            var rows = impact.ByUseClass();
            for (var i = 0; i < rows.Count; i++)
            {
                var (row, r) = (rows[i], i + 2);
                var (before, after) = ((decimal)row.Baseline.Billed.Yen, (decimal)row.Proposal.Billed.Yen);
                data.Append(new Row(
                    Words(row.Name),
                    Formula($"SUMIF({Column('A')},A{r},{Column('G')})", row.Bills, Whole),
                    Formula($"SUMPRODUCT(({Column('A')}=A{r})*{Column('F')}*{Column('G')})", row.CubicMetres, Whole),
                    Formula($"SUMIF({Column('A')},A{r},{Column('L')})", before, Whole),
                    Formula($"SUMIF({Column('A')},A{r},{Column('M')})", after, Whole),
                    Formula($"E{r}-D{r}", after - before, Whole),
                    Formula($"IF(D{r}=0,\"\",F{r}/D{r}*100)", before == 0m ? 0m : (after - before) / before * 100m, Part)));
            }

            return data;
        }

        public SheetData Samples(IReadOnlyList<HouseholdBill> samples)
        {
            var data = new SheetData(Heading(
                ["水量 m³", "現行", "改定案", "差額", "改定率 %", "上下水道 現行", "上下水道 改定案", "差額", "改定率 %"],
                ["m³", "Today", "Proposed", "Difference", "Change %", "Both today", "Both proposed", "Difference", "Change %"]));
            for (var i = 0; i < samples.Count; i++)
            {
                var (bill, r) = (samples[i].Bill, i + 2);
                var row = new Row(Number(bill.CubicMetres, Whole), Number(bill.Before, Whole), Number(bill.After, Whole), Formula($"C{r}-B{r}", bill.Yen, Whole), Formula($"IF(B{r}=0,\"\",D{r}/B{r}*100)", bill.Percent ?? 0m, Part));
                if (samples[i] is { BothBefore: { } before, BothAfter: { } after })
                {
                    row.Append(Number(before, Whole), Number(after, Whole), Formula($"G{r}-F{r}", after - before, Whole), Formula($"IF(F{r}=0,\"\",H{r}/F{r}*100)", samples[i].BothPercent ?? 0m, Part));
                }

                data.Append(row);
            }

            return data;
        }

        public SheetData AllCells()
        {
            var data = new SheetData(Heading(
                ["用途", "口径 mm", "指針区分", "月数", "戸数", "水量 m³", "件数", "料金 現行", "料金 改定案", "差額", "改定率 %", "計 現行", "計 改定案"],
                ["Use class", "Size mm", "Register", "Months", "Dwellings", "m³", "Bills", "Bill today", "Bill, proposed", "Difference", "Change %", "Total today", "Total, proposed"]));
            for (var i = 0; i < impact.Changes.Count; i++)
            {
                var (change, input, r) = (impact.Changes[i], impact.Changes[i].Cell.Input, i + 2);
                data.Append(new Row(
                    Words(input.UseClass),
                    input.MeterSize is { } size ? Number(size, Whole) : new Cell(),
                    Words(change.Cell.Register ?? ""),
                    Number(input.Months, Whole),
                    Number(input.Dwellings, Whole),
                    Number(change.Cell.CubicMetres, Whole),
                    Number(change.Cell.Count, Whole),
                    Number(change.Before, Whole),
                    Number(change.After, Whole),
                    Formula($"I{r}-H{r}", change.Yen, Whole),
                    Formula($"IF(H{r}=0,\"\",J{r}/H{r}*100)", change.Percent ?? 0m, Part),
                    Formula($"G{r}*H{r}", (decimal)change.Before * change.Cell.Count, Whole),
                    Formula($"G{r}*I{r}", (decimal)change.After * change.Cell.Count, Whole)));
            }

            return data;
        }

        private Row Heading(string[] ja, string[] en) => new((language == "en" ? en : ja).Select(word => ReportXlsx.Text(word, ReportXlsx.Bold)));

        /// <summary>A column of the sheet of cells.</summary>
        private string Column(char letter) => $"'{_cells}'!${letter}$2:${letter}${_last}";

        private Cell Words(Sentence words) => Words(words.In(language));

        private static Cell Words(string words) => ReportXlsx.Text(words, 0);

        private static Cell Number(decimal number, uint style) => new() { CellValue = Value(number), DataType = CellValues.Number, StyleIndex = style };

        private static Cell Formula(string formula, decimal value, uint style) => new() { CellFormula = new CellFormula(formula), CellValue = Value(value), StyleIndex = style };

        private static CellValue Value(decimal number) => new(Math.Round(number, 8).ToString(CultureInfo.InvariantCulture));
    }
}
