using System.Globalization;
using System.Security.Cryptography;
using Billing.Kernel;

namespace Billing.Exchange;

/// <summary>
/// What another system billed, to hold our own bills against before a change of systems: CSV with a header of <c>contract,period_to,service,yen,tax,m3</c> or the
/// Japanese names; see <see cref="CsvTable{TColumn}"/> for encodings and <c>BILLS.md</c> beside this file for the columns. One fault and nothing of the file is taken:
/// a comparison that left out lines would call a system right that is not.
/// </summary>
public static class OldBillsCsv
{
    private const string Code = "bill-file";

    /// <exception cref="BusinessRuleException"><c>bill-file.encoding</c>, <c>.empty</c>, <c>.unknown-column</c>, <c>.double-column</c>, <c>.missing-column</c>.</exception>
    /// <exception cref="OldBillFileException">Lines are wrong: <c>bill-file.quotes</c>, <c>.field-count</c>, <c>.contract</c>, <c>.date</c>, <c>.service</c>, <c>.yen</c>, <c>.tax</c>, <c>.m3</c>, <c>.duplicate</c>.</exception>
    public static OldBillFile Read(string name, byte[] bytes)
    {
        var faults = new List<LineFault>();
        var bills = Bills(name, bytes, faults);
        if (bills.Count == 0 && faults.Count == 0)
        {
            throw new BusinessRuleException($"{Code}.empty", $"{name}：請求データがありません。見出しの次の行から入れてください。", $"{name}: there are no bills. They begin on the line after the header.");
        }

        bills.Sort(Compare);
        RefuseDuplicates(bills, faults);
        faults.Sort((a, b) => (a.Line, a.Column).CompareTo((b.Line, b.Column)));
        return faults.Count == 0 ? new OldBillFile(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), [.. bills]) : throw new OldBillFileException(name, faults);
    }

    private static List<OldBill> Bills(string name, byte[] bytes, List<LineFault> faults)
    {
        var table = new CsvTable<OldBillColumn>(Code, name, bytes, OldBillsHeader.Columns, faults);

        // A contract has many bills: its number is kept once.
        var contracts = new HashSet<string>(StringComparer.Ordinal);
        var bills = new List<OldBill>();
        foreach (var (line, fields) in table.Rows())
        {
            if (new Line(line, fields, table.Columns, faults).Decode() is { } bill)
            {
                contracts.Add(bill.Contract);
                bills.Add(contracts.TryGetValue(bill.Contract, out var once) ? bill with { Contract = once } : bill);
            }
        }

        return bills;
    }

    private static int Compare(OldBill a, OldBill b)
    {
        var byContract = string.CompareOrdinal(a.Contract, b.Contract);
        return byContract != 0 ? byContract : (a.PeriodTo, a.Service, a.Line).CompareTo((b.PeriodTo, b.Service, b.Line));
    }

    private static void RefuseDuplicates(List<OldBill> sorted, List<LineFault> faults)
    {
        for (var i = 1; i < sorted.Count; i++)
        {
            var (first, bill) = (sorted[i - 1], sorted[i]);
            if (first.Contract == bill.Contract && first.PeriodTo == bill.PeriodTo && first.Service == bill.Service)
            {
                faults.Add(new LineFault(bill.Line, 0, $"{Code}.duplicate", new Sentence(
                    $"{first.Line}行目と同じ契約・期間末日・事業です。どちらか一方にするか、合計した1行にしてください。",
                    $"It has the same contract, last day and service as line {first.Line}. Keep one of them, or one line with the sum.")));
            }
        }
    }

    private readonly ref struct Line(int number, string[] fields, IReadOnlyList<OldBillColumn> columns, List<LineFault> faults)
    {
        /// <summary>The bill of the line; null when something is wrong, every fault written down.</summary>
        public OldBill? Decode()
        {
            var before = faults.Count;
            var contract = Text(OldBillColumn.Contract);
            if (contract.Length == 0)
            {
                Fault(OldBillColumn.Contract, "contract", "契約番号がありません。", "The contract number is missing.");
            }

            var dayText = Text(OldBillColumn.PeriodTo);
            var day = CsvFields.Day(dayText);
            if (day is null)
            {
                Fault(OldBillColumn.PeriodTo, "date", $"期間末日「{CsvFields.Begin(dayText)}」が日付ではありません。例：2026-11-10", $"'{CsvFields.Begin(dayText)}' is not a date, e.g. 2026-11-10.");
            }

            var serviceText = Text(OldBillColumn.Service);
            if (!OldBillsHeader.Services.TryGetValue(serviceText, out var service))
            {
                Fault(OldBillColumn.Service, "service", $"事業「{CsvFields.Begin(serviceText)}」は使えません。water（水道）か sewer（下水道）です。", $"'{CsvFields.Begin(serviceText)}' is no service: water or sewer.");
            }

            var yen = Whole(OldBillColumn.Yen, "yen", "金額", "yen, tax included", needed: true);
            var tax = Whole(OldBillColumn.Tax, "tax", "消費税額", "yen of tax", needed: false);
            var m3 = Whole(OldBillColumn.CubicMetres, "m3", "水量", "m³", needed: false);
            if (m3 is < 0 or > int.MaxValue)
            {
                Fault(OldBillColumn.CubicMetres, "m3", $"水量 {m3} は 0 以上の整数でなければなりません。", $"{m3} m³ must be a whole number from 0 up.");
            }

            return faults.Count == before ? new OldBill(number, contract, day ?? default, service, yen ?? 0, tax, (int?)m3) : null;
        }

        /// <summary>The field of a column; empty where the file has no such column.</summary>
        private string Text(OldBillColumn column) => Place(column) is > 0 and var place ? fields[place - 1] : "";

        /// <summary>Place of a column, the first being 1; 0 = the file has none.</summary>
        private int Place(OldBillColumn column)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                if (columns[i] == column)
                {
                    return i + 1;
                }
            }

            return 0;
        }

        private long? Whole(OldBillColumn column, string code, string ja, string en, bool needed)
        {
            var text = Text(column);
            if (text.Length == 0 && !needed)
            {
                return null;
            }

            if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value is > -1_000_000_000_000_000 and < 1_000_000_000_000_000)
            {
                return value;
            }

            Fault(column, code, $"{ja}「{CsvFields.Begin(text)}」が整数ではありません。桁区切りや単位のない数字で入れてください。", $"'{CsvFields.Begin(text)}' is not a whole number of {en}; write digits without separators or units.");
            return null;
        }

        private void Fault(OldBillColumn column, string code, string ja, string en) =>
            faults.Add(new LineFault(number, Place(column), $"{Code}.{code}", new Sentence(ja, en)));
    }
}
