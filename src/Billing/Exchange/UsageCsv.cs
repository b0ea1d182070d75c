using System.Globalization;
using Billing.Kernel;
using Billing.Metering;

namespace Billing.Exchange;

/// <summary>
/// How much was used, as counts: CSV with a header of <c>use_class,meter_size,cubic_metres,months,count</c> and optional <c>register,dwellings</c>, or the Japanese names. A file of
/// bands has <c>from,up_to</c> (and optional <c>total</c>) in place of <c>cubic_metres</c>, spread by <see cref="BandSpread"/>. See <c>USAGE.md</c> beside this file. One fault and nothing is taken.
/// </summary>
public static class UsageCsv
{
    private const string Code = "usage-file";

    /// <summary>A wider band tells nothing that a tier could be charged by.</summary>
    private const int WidestBand = 10_000_000;

    /// <exception cref="BusinessRuleException"><c>usage-file.encoding</c>, <c>.empty</c>, <c>.unknown-column</c>, <c>.double-column</c>, <c>.missing-column</c>.</exception>
    /// <exception cref="UsageFileException">Lines are wrong, each told.</exception>
    public static IReadOnlyList<UsageRow> Read(string name, byte[] bytes)
    {
        var faults = new List<LineFault>();
        var table = new CsvTable<UsageColumn>(Code, name, bytes, HasBands(bytes) ? UsageHeader.Bands : UsageHeader.Exact, faults);
        var rows = new List<UsageRow>();
        foreach (var (line, fields) in table.Rows())
        {
            rows.AddRange(new Line(line, fields, table.Columns, faults).Decode());
        }

        if (rows.Count == 0 && faults.Count == 0)
        {
            throw new BusinessRuleException($"{Code}.empty", $"{name}：使用水量のデータがありません。見出しの次の行から入れてください。", $"{name}: there is no usage. It begins on the line after the header.");
        }

        return faults.Count == 0 ? rows : throw new UsageFileException([.. faults.OrderBy(f => (f.Line, f.Column)).Select(f => new FileFault(name, $"line {f.Line}", f.Said))]);
    }

    /// <summary>Rows as such a file, in the order given.</summary>
    public static string Write(IEnumerable<UsageRow> rows)
    {
        var text = new System.Text.StringBuilder("use_class,meter_size,register,cubic_metres,months,dwellings,count\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{CsvText.Words(row.UseClass)},{row.MeterSize},{CsvText.Words(row.Register ?? "")},{row.CubicMetres},{row.Months},{row.Dwellings},{row.Count}\n");
        }

        return text.ToString();
    }

    /// <summary>A header that names an upper bound is that of bands; both names are ASCII or valid in either encoding's first line.</summary>
    internal static bool HasBands(byte[] bytes)
    {
        var end = Array.IndexOf(bytes, (byte)'\n');
        var header = System.Text.Encoding.UTF8.GetString(bytes, 0, end < 0 ? bytes.Length : end);
        return header.Contains("up_to", StringComparison.OrdinalIgnoreCase) || header.Contains("上限", StringComparison.Ordinal) || bytes.AsSpan(0, end < 0 ? bytes.Length : end).IndexOf(ShiftJisUpTo) >= 0;
    }

    /// <summary>上限 in code page 932.</summary>
    private static ReadOnlySpan<byte> ShiftJisUpTo => [0x8F, 0xE3, 0x8C, 0xC0];

    private readonly ref struct Line(int number, string[] fields, IReadOnlyList<UsageColumn> columns, List<LineFault> faults)
    {
        public IEnumerable<UsageRow> Decode()
        {
            var before = faults.Count;
            var useClass = Text(UsageColumn.UseClass);
            if (useClass.Length == 0)
            {
                Fault(UsageColumn.UseClass, "use-class", "用途がありません。", "The use class is missing.");
            }

            var size = Whole(UsageColumn.MeterSize, "口径", "meter size in mm", 1, 3_000, needed: false);
            var months = Whole(UsageColumn.Months, "月数", "months", 1, 1_200, needed: true);
            var dwellings = Whole(UsageColumn.Dwellings, "戸数", "dwellings", 1, 1_000_000, needed: false);
            var count = Whole(UsageColumn.Count, "件数", "count", 0, 1_000_000_000_000, needed: true);
            var register = Text(UsageColumn.Register) is { Length: > 0 } word ? word : null;
            var volumes = Volumes(count);
            CheckRegisters(register, volumes);
            return faults.Count == before
                ? [.. volumes.Select(v => new UsageRow(useClass, (int?)size, register, v.CubicMetres, (int)months!.Value, (int)(dwellings ?? 1), v.Count))]
                : [];
        }

        /// <summary>Several registers make up the m³ of the line, to the last one.</summary>
        private void CheckRegisters(string? register, IReadOnlyList<(int CubicMetres, long Count)> volumes)
        {
            if (!UsageRow.HasSeveral(register))
            {
                return;
            }

            try
            {
                var sum = RegisterText.Parse(register!).Sum(r => (long)r.CubicMetres.Value);
                if (columns.Contains(UsageColumn.UpTo) || (volumes is [var one] && one.CubicMetres != sum))
                {
                    Fault(UsageColumn.Register, "registers", $"指針区分「{CsvFields.Begin(register!)}」の合計 {sum:N0} m³ は水量の列と同じでなければなりません(水量帯のファイルでは使えません)。", $"the registers '{CsvFields.Begin(register!)}' make {sum:N0} m³, which must be the m³ of the line (a file of bands has no several registers).");
                }
            }
            catch (FormatException)
            {
                Fault(UsageColumn.Register, "registers", $"指針区分「{CsvFields.Begin(register!)}」は 昼=120,夜=30 のように書いてください。", $"the registers '{CsvFields.Begin(register!)}' must be written like day=120,night=30.");
            }
        }

        private IReadOnlyList<(int CubicMetres, long Count)> Volumes(long? count)
        {
            var first = Whole(UsageColumn.CubicMetres, "水量", "m³", 0, int.MaxValue, needed: true);
            if (!columns.Contains(UsageColumn.UpTo))
            {
                return first is { } m3 && count is { } bills ? [((int)m3, bills)] : [];
            }

            var last = Whole(UsageColumn.UpTo, "上限", "up_to", 0, int.MaxValue, needed: true);
            var total = Whole(UsageColumn.Total, "総水量", "total", 0, 1_000_000_000_000_000, needed: false);
            if (first is not { } from || last is not { } upTo || count is not { } inBand)
            {
                return [];
            }

            if (upTo < from || upTo - from > WidestBand)
            {
                Fault(UsageColumn.UpTo, "band", $"上限 {upTo} は下限 {from} 以上、幅 {WidestBand:N0} m³ 以内でなければなりません。", $"up_to {upTo} must not be below from {from}, nor more than {WidestBand:N0} m³ above it.");
                return [];
            }

            if (inBand == 0)
            {
                return [];
            }

            if (total is { } all && !BandSpread.Holds((int)from, (int)upTo, inBand, all))
            {
                Fault(UsageColumn.Total, "total", $"{from}〜{upTo} m³ の {inBand:N0} 件で総水量 {all:N0} m³ にはなりません。", $"{inBand:N0} bills of {from} to {upTo} m³ cannot make {all:N0} m³.");
                return [];
            }

            return BandSpread.Of((int)from, (int)upTo, inBand, total);
        }

        private string Text(UsageColumn column) => Place(column) is > 0 and var place ? CsvText.Plain(fields[place - 1]) : "";

        private int Place(UsageColumn column)
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

        private long? Whole(UsageColumn column, string ja, string en, long least, long most, bool needed)
        {
            var text = Text(column);
            if (text.Length == 0 && !needed)
            {
                return null;
            }

            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            {
                return value;
            }

            Fault(column, "number", $"{ja}「{CsvFields.Begin(text)}」は {least:N0}〜{most:N0} の整数でなければなりません。", $"{en} '{CsvFields.Begin(text)}' must be a whole number from {least:N0} to {most:N0}.");
            return null;
        }

        private void Fault(UsageColumn column, string code, string ja, string en) => faults.Add(new LineFault(number, Place(column), $"{Code}.{code}", new Sentence(ja, en)));
    }
}
