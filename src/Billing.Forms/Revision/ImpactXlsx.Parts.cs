using Billing.Kernel;
using Billing.Revision;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Billing.Forms.Revision;

/// <summary>The workbook's further sheets: parts of the town, steps, neighbours, turning points.</summary>
public static partial class ImpactXlsx
{
    private sealed partial class Pages
    {
        /// <summary>Bills of a cell by usage a month: m³ over months.</summary>
        private string PerMonth => $"({Column('F')}/{Column('D')})";

        public SheetData BySize()
        {
            var data = new SheetData(Heading(["口径 mm", "件数", "水量 m³", "請求額 現行", "請求額 改定案", "差額", "改定率 %"], ["Size mm", "Bills", "m³", "Billed today", "Billed, proposed", "Difference", "Change %"]));
            var rows = impact.ByMeterSize();
            for (var i = 0; i < rows.Count; i++)
            {
                var (row, r) = (rows[i], i + 2);
                var size = row.Name.Length == 0 ? "\"\"" : $"A{r}";
                data.Append(new Row(
                    row.Name.Length == 0 ? Words("") : Number(int.Parse(row.Name, System.Globalization.CultureInfo.InvariantCulture), Whole),
                    Formula($"SUMPRODUCT(({Column('B')}={size})*{Column('G')})", row.Bills, Whole),
                    Formula($"SUMPRODUCT(({Column('B')}={size})*{Column('F')}*{Column('G')})", row.CubicMetres, Whole),
                    Formula($"SUMPRODUCT(({Column('B')}={size})*{Column('L')})", row.Baseline.Billed.Yen, Whole),
                    Formula($"SUMPRODUCT(({Column('B')}={size})*{Column('M')})", row.Proposal.Billed.Yen, Whole),
                    Formula($"E{r}-D{r}", row.Proposal.Billed.Yen - row.Baseline.Billed.Yen, Whole),
                    Formula($"IF(D{r}=0,\"\",F{r}/D{r}*100)", row.Baseline.Billed.Yen == 0 ? 0m : (row.Proposal.Billed.Yen - row.Baseline.Billed.Yen) * 100m / row.Baseline.Billed.Yen, Part)));
            }

            return data;
        }

        public SheetData ByUsage()
        {
            var data = new SheetData(Heading(["超 m³/月", "以下 m³/月", "件数", "値上げ", "同じ", "値下げ", "平均改定額"], ["Above m³ a month", "Up to", "Bills", "Rise", "Stay", "Fall", "Mean change"]));
            var groups = BillGroup.ByUsage(impact);
            for (var i = 0; i < groups.Count; i++)
            {
                var (group, r) = (groups[i], i + 2);

                // The first band begins with 0 m³ itself.
                var within = $"({PerMonth}>{(group.From == 0m ? "=" : "")}A{r})*{(group.To is null ? "1" : $"({PerMonth}<=B{r})")}";
                data.Append(new Row([
                    Number(group.From!.Value, Whole),
                    group.To is { } to ? Number(to, Whole) : new Cell(),
                    .. Moves(group, within, r)]));
            }

            return data;
        }

        public SheetData ByClassAndSize()
        {
            var data = new SheetData(Heading(["用途", "口径 mm", "件数", "値上げ", "同じ", "値下げ", "平均改定額"], ["Use class", "Size mm", "Bills", "Rise", "Stay", "Fall", "Mean change"]));
            var groups = BillGroup.ByClassAndSize(impact);
            for (var i = 0; i < groups.Count; i++)
            {
                var (group, r) = (groups[i], i + 2);
                var within = $"({Column('A')}=A{r})*({Column('B')}={(group.MeterSize is null ? "\"\"" : $"B{r}")})";
                data.Append(new Row([
                    Words(group.UseClass),
                    group.MeterSize is { } size ? Number(size, Whole) : new Cell(),
                    .. Moves(group, within, r)]));
            }

            return data;
        }

        /// <summary>Bills of a group, those that rise, stay and fall, and what they move by: columns C to G.</summary>
        private IEnumerable<Cell> Moves(BillGroup group, string within, int row) =>
        [
            Formula($"SUMPRODUCT({within}*{Column('G')})", group.Bills, Whole),
            Formula($"SUMPRODUCT({within}*({Column('J')}>0)*{Column('G')})", group.Up, Whole),
            Formula($"SUMPRODUCT({within}*({Column('J')}=0)*{Column('G')})", group.Same, Whole),
            Formula($"SUMPRODUCT({within}*({Column('J')}<0)*{Column('G')})", group.Down, Whole),
            Formula($"IF(C{row}=0,\"\",SUMPRODUCT({within}*{Column('J')}*{Column('G')})/C{row})", group.MeanChange, Part),
        ];

        /// <summary>Tenths cut through cells, which no formula of a sheet can follow: values.</summary>
        public SheetData Deciles()
        {
            var data = new SheetData(Heading(["用途", "十分位", "件数", "m³/月 から", "m³/月 まで", "現行の平均", "平均改定額", "平均改定率 %"], ["Use class", "Tenth", "Bills", "From m³ a month", "To", "Mean today", "Mean change", "Mean change %"]));
            data.Append(Decile.Of(impact).Select(d => new Row(Words(d.UseClass), Number(d.Number, Whole), Number(d.Bills, Whole), Number(d.From, Part), Number(d.To, Part), Number(d.MeanBefore, Part), Number(d.MeanChange, Part), Number(d.MeanPercent, Part))));
            return data;
        }

        public SheetData Tiers()
        {
            var data = new SheetData(Heading(["段階", "m³ 現行", "単価 現行", "円 現行", "m³ 改定案", "単価 改定案", "円 改定案"], ["Step", "m³ today", "Price today", "Yen today", "m³ proposed", "Price proposed", "Yen proposed"]));
            var r = 1;
            foreach (var (before, after) in TierRevenue.Beside(impact.Baseline.Whole.Tariff, impact.Proposal.Whole.Tariff, impact.Usage))
            {
                r++;
                var row = new Row(Words((after ?? before)!.Said));
                row.Append(before is null ? [new Cell(), new Cell(), new Cell()] : [Number(before.CubicMetres, Whole), Number(before.Price, Part), Formula($"B{r}*C{r}", before.Yen, Whole)]);
                row.Append(after is null ? [new Cell(), new Cell(), new Cell()] : [Number(after.CubicMetres, Whole), Number(after.Price, Part), Formula($"E{r}*F{r}", after.Yen, Whole)]);
                data.Append(row);
            }

            return data;
        }

        public SheetData Neighbours(IReadOnlyList<NeighbourRow> rows, IReadOnlyList<HouseholdBill> samples)
        {
            var data = new SheetData(Heading(
                ["事業体", "料金表", "用途", .. samples.Select(s => $"{s.Bill.CubicMetres} m³")],
                ["Utility", "Table", "Use class", .. samples.Select(s => $"{s.Bill.CubicMetres} m³")]));
            data.Append(rows.Select(row => new Row([Words(row.Said), Words(row.Table.Id), Words(row.UseClass), .. row.Yen.Select(yen => yen is { } y ? Number(y, Whole) : Words("—"))])));
            return data;
        }

        public SheetData Turning(ImpactCharts household)
        {
            var data = new SheetData(Heading(["m³ から", "m³ まで", "向き", "最小の差", "最大の差"], ["From m³", "To m³", "Direction", "Least difference", "Largest difference"]));
            data.Append(household.Stretches.Select(s => new Row(Number(s.From, Whole), Number(s.To, Whole), Words(s.Direction > 0 ? new Sentence("値上げ", "rise") : s.Direction < 0 ? new Sentence("値下げ", "fall") : new Sentence("同じ", "stay")), Number(s.Least, Whole), Number(s.Most, Whole))));
            data.Append(new Row());
            data.Append(Heading(["段差 m³ 目", "円", "最高の単価"], ["Cliff at m³", "Yen", "Dearest price"]));
            data.Append(household.After.Cliffs().Select(cliff => new Row(Number(cliff.CubicMetres, Whole), Number(cliff.Yen, Part), Number(cliff.DearestPrice, Part))));
            return data;
        }
    }
}
