using System.Globalization;
using Billing.Exchange.Barcodes;
using Billing.Exchange.FixedWidth;
using Billing.Kernel;
using NodaTime;

namespace Billing.Exchange.Agents;

/// <summary>An agent's CSV, its columns as the profile maps them.</summary>
internal static class ReceiptCsv
{
    public static (string Header, List<ReceiptRecord> Records) Read(string name, byte[] bytes, AgentProfile profile, FaultList faults)
    {
        var names = profile.Columns.SelectMany(c => c.Names.Select(n => (n, c.Column))).ToDictionary(pair => pair.n, pair => pair.Column, StringComparer.OrdinalIgnoreCase);
        ReceiptColumn[] order = [.. profile.Columns.Select(c => c.Column)];
        var columns = new CsvColumns<ReceiptColumn>(names, [.. order.Where(c => IsNeeded(c) && (c != ReceiptColumn.Notice || profile.OnlyNotice is null))], profile.ByPlace ? order : null);
        var broken = new List<LineFault>();
        var table = new CsvTable<ReceiptColumn>(ReceiptFileReader.Prefix, name, bytes, columns, broken);
        var records = new List<ReceiptRecord>();
        foreach (var (line, fields) in table.Rows())
        {
            if (faults.IsFull)
            {
                break;
            }

            if (new Row(line, fields, table.Columns, profile, faults).Decode() is { } record)
            {
                records.Add(record);
            }
        }

        RefuseHeaderless(name, bytes, profile);
        faults.AddRange(broken);
        return ("", records);
    }

    private static bool IsNeeded(ReceiptColumn column) => column is ReceiptColumn.Notice or ReceiptColumn.PaidOn or ReceiptColumn.Amount or ReceiptColumn.Barcode or ReceiptColumn.Key or ReceiptColumn.Free;

    /// <summary>A file read by place whose first line is a receipt already would lose it.</summary>
    private static void RefuseHeaderless(string name, byte[] bytes, AgentProfile profile)
    {
        if (profile.ByPlace && bytes.Length > 0 && (char.IsAsciiDigit((char)bytes[0]) || (bytes[0] == '"' && bytes.Length > 1 && char.IsAsciiDigit((char)bytes[1]))))
        {
            throw new BusinessRuleException("receipt-file.no-header", $"{name}：1行目が見出しではありません。見出しの行を付けてください。", $"{name}: the first line is no header. Put the header before the receipts.");
        }
    }

    private sealed class Row(int line, string[] fields, IReadOnlyList<ReceiptColumn> columns, AgentProfile profile, FaultList faults)
    {
        private readonly int _before = faults.Count;

        public ReceiptRecord? Decode()
        {
            var code = Code();
            var amount = Yen();
            var record = new ReceiptRecord
            {
                Record = line,
                Notice = Notice(),
                Company = code?.Company ?? (Text(ReceiptColumn.Free) is { Length: StoreBarcode.FreeLength } free ? free[..5] : null),
                Key = code?.Key ?? Key(),
                Reissue = code?.Reissue ?? Digit(ReceiptColumn.Reissue, "reissue", "再発行区分", "reissue number"),
                Limit = code?.Limit,
                Amount = new Money(amount),
                PaidOn = Day(ReceiptColumn.PaidOn, needed: true) ?? default,
                PaidAt = Time(),
                RemitOn = Day(ReceiptColumn.RemitOn, needed: false),
                MadeOn = Day(ReceiptColumn.MadeOn, needed: false),
                Stamp = Digit(ReceiptColumn.Stamp, "stamp", "印紙フラグ", "stamp flag") ?? 0,
                Store = Text(ReceiptColumn.Store),
                Chain = (Text(ReceiptColumn.Chain) + " " + Text(ReceiptColumn.ChainName)).Trim(),
            };
            if (code is not null && code.Amount.Yen != amount)
            {
                Fault(ReceiptColumn.Amount, "amount-differs", $"金額{amount:#,0}円が、バーコードの{code.Amount}円と違います。", $"The amount is {amount:#,0} yen, but the barcode says {code.Amount}.");
            }

            return faults.Count == _before ? record : null;
        }

        private StoreBarcode? Code()
        {
            if (Place(ReceiptColumn.Barcode) == 0)
            {
                return null;
            }

            try
            {
                return StoreBarcode.Parse(Text(ReceiptColumn.Barcode));
            }
            catch (BusinessRuleException refusal)
            {
                Fault(ReceiptColumn.Barcode, refusal.Code.Replace('.', '-'), refusal.Said.Ja, refusal.Said.En);
                return null;
            }
        }

        private string Key()
        {
            var column = Place(ReceiptColumn.Free) > 0 ? ReceiptColumn.Free : ReceiptColumn.Key;
            var text = Text(column);
            var length = column == ReceiptColumn.Free ? StoreBarcode.FreeLength : StoreBarcode.FreeLength - 5;
            if (Place(ReceiptColumn.Barcode) == 0 && (text.Length != length || !text.All(char.IsAsciiDigit)))
            {
                Fault(column, "key", $"納付番号「{CsvFields.Begin(text)}」は使えません。{length}桁の数字でなければなりません。", $"The slip's key '{CsvFields.Begin(text)}' must be {length} digits.");
            }

            return column == ReceiptColumn.Free && text.Length == length ? text[5..] : text;
        }

        private ReceiptNotice Notice()
        {
            var text = Text(ReceiptColumn.Notice);
            if (text.Length == 0 && profile.OnlyNotice is { } only)
            {
                return only;
            }

            // A spreadsheet loses the leading zero of 01.
            if (profile.Notices.TryGetValue(text, out var notice) || profile.Notices.TryGetValue(text.PadLeft(2, '0'), out notice))
            {
                return notice;
            }

            Fault(ReceiptColumn.Notice, "notice", $"種別「{CsvFields.Begin(text)}」は使えません。{string.Join("・", profile.Notices.Keys)} のどれかです。", $"'{CsvFields.Begin(text)}' is no kind of notice: {string.Join(", ", profile.Notices.Keys)}.");
            return ReceiptNotice.Quick;
        }

        private long Yen()
        {
            var text = Text(ReceiptColumn.Amount);
            if (text.Length <= 12 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var yen) && yen > 0)
            {
                return yen;
            }

            Fault(ReceiptColumn.Amount, "amount", $"金額「{CsvFields.Begin(text)}」は使えません。1円以上の、桁区切りのない数字でなければなりません。", $"The amount '{CsvFields.Begin(text)}' must be digits above zero, without separators.");
            return 0;
        }

        private LocalDate? Day(ReceiptColumn column, bool needed)
        {
            var text = Text(column);
            if (!needed && text.Trim('0').Length == 0)
            {
                return null;
            }

            if (CsvFields.Day(text) is { } day)
            {
                return day;
            }

            Fault(column, "date", $"「{CsvFields.Begin(text)}」は日付ではありません。例：20261110", $"'{CsvFields.Begin(text)}' is not a date, e.g. 20261110.");
            return null;
        }

        /// <summary>HHMM or HHMMSS; a spreadsheet loses the leading zero (944 = 09:44).</summary>
        private LocalTime? Time()
        {
            var text = Text(ReceiptColumn.PaidAt).Replace(":", "", StringComparison.Ordinal);
            if (text.Length == 0)
            {
                return null;
            }

            var full = text.Length <= 4 ? text.PadLeft(4, '0') + "00" : text.PadLeft(6, '0');
            if (full.Length == 6 && full.All(char.IsAsciiDigit) && Two(full, 0) < 24 && Two(full, 2) < 60 && Two(full, 4) < 60)
            {
                return new LocalTime(Two(full, 0), Two(full, 2), Two(full, 4));
            }

            Fault(ReceiptColumn.PaidAt, "time", $"収納時刻「{CsvFields.Begin(text)}」は時刻ではありません。例：0944", $"The time '{CsvFields.Begin(text)}' is none, e.g. 0944.");
            return null;
        }

        private int? Digit(ReceiptColumn column, string code, string ja, string en)
        {
            var text = Text(column);
            if (text.Length == 0)
            {
                return null;
            }

            if (text is [>= '0' and <= '9'])
            {
                return text[0] - '0';
            }

            Fault(column, code, $"{ja}「{CsvFields.Begin(text)}」は使えません。0から9までの1桁です。", $"The {en} '{CsvFields.Begin(text)}' must be one digit.");
            return null;
        }

        private static int Two(string text, int at) => int.Parse(text.AsSpan(at, 2), NumberStyles.None, CultureInfo.InvariantCulture);

        private string Text(ReceiptColumn column) => Place(column) is > 0 and var place ? fields[place - 1] : "";

        private int Place(ReceiptColumn column)
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

        private void Fault(ReceiptColumn column, string code, string ja, string en) => faults.Add(line, Place(column), code, ja, en);
    }
}
