using System.Globalization;
using Billing.Kernel;
using Billing.Metering;

namespace Billing.Exchange;

/// <summary>One line of a readings file becomes an entry, or a fault that names its column.</summary>
internal static class ReadingsLine
{
    private static readonly Dictionary<string, ReadingKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = ReadingKind.Regular,
        ["regular"] = ReadingKind.Regular,
        ["定例"] = ReadingKind.Regular,
        ["customer"] = ReadingKind.ByCustomer,
        ["使用者"] = ReadingKind.ByCustomer,
        ["remote"] = ReadingKind.Remote,
        ["遠隔"] = ReadingKind.Remote,
        ["unread"] = ReadingKind.Unread,
        ["不能"] = ReadingKind.Unread,
    };

    /// <summary>The entry of a line; null when it has a fault, which is then the last of <paramref name="faults"/>.</summary>
    public static ReadingEntry? Decode(int line, string[] fields, IReadOnlyList<ReadingColumn> columns, List<LineFault> faults)
    {
        string Text(ReadingColumn column) => At(column) is var at && at >= 0 ? fields[at] : "";
        int At(ReadingColumn column)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                if (columns[i] == column)
                {
                    return i;
                }
            }

            return -1;
        }

        ReadingEntry? Fault(ReadingColumn column, string code, string ja, string en)
        {
            faults.Add(new LineFault(line, At(column) + 1, $"reading-file.{code}", new Sentence(ja, en)));
            return null;
        }

        var point = Text(ReadingColumn.ServicePoint);
        if (point.Length == 0)
        {
            return Fault(ReadingColumn.ServicePoint, "service-point", "水栓番号がありません。", "The service point number is missing.");
        }

        var day = Text(ReadingColumn.ReadOn);
        if (CsvFields.Day(day) is not { } readOn)
        {
            return Fault(ReadingColumn.ReadOn, "date", $"検針日「{CsvFields.Begin(day)}」が日付ではありません。例：2026-11-10", $"'{CsvFields.Begin(day)}' is not a date of reading, e.g. 2026-11-10.");
        }

        var kindText = Text(ReadingColumn.Kind);
        if (!Kinds.TryGetValue(kindText, out var kind))
        {
            return Fault(ReadingColumn.Kind, "kind", $"検針区分「{CsvFields.Begin(kindText)}」は使えません。定例・使用者・遠隔・不能のどれかです。", $"'{CsvFields.Begin(kindText)}' is no kind of reading: regular, customer, remote or unread.");
        }

        var indexText = Text(ReadingColumn.Index);
        var index = 0;
        if (!(kind == ReadingKind.Unread && indexText.Length == 0) && !int.TryParse(indexText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out index))
        {
            return Fault(ReadingColumn.Index, "index", $"指針「{CsvFields.Begin(indexText)}」が整数ではありません。1m³単位の数字で入れてください。", $"'{CsvFields.Begin(indexText)}' is not a whole number of m³.");
        }

        return new ReadingEntry
        {
            Line = line,
            ServicePoint = point,
            Meter = OrNull(Text(ReadingColumn.Meter)),
            Register = OrNull(Text(ReadingColumn.Register)),
            ReadOn = readOn,
            Index = kind == ReadingKind.Unread ? 0 : index,
            Kind = kind,
            Reason = OrNull(Text(ReadingColumn.Reason)),
            Reader = OrNull(Text(ReadingColumn.Reader)),
        };
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
