using System.Globalization;
using Billing.Kernel;
using Billing.Metering;
using NodaTime;
using NodaTime.Text;

namespace Billing.Exchange;

/// <summary>One line of a readings file becomes an entry, or a fault that names its column.</summary>
internal static class ReadingsLine
{
    private static readonly LocalDatePattern[] DatePatterns =
    [
        LocalDatePattern.Iso,
        LocalDatePattern.CreateWithInvariantCulture("uuuu/M/d"),
        LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd"),
    ];

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
        if (Day(day) is not { } readOn)
        {
            return Fault(ReadingColumn.ReadOn, "date", $"検針日「{Begin(day)}」が日付ではありません。例：2026-11-10", $"'{Begin(day)}' is not a date of reading, e.g. 2026-11-10.");
        }

        var kindText = Text(ReadingColumn.Kind);
        if (!Kinds.TryGetValue(kindText, out var kind))
        {
            return Fault(ReadingColumn.Kind, "kind", $"検針区分「{Begin(kindText)}」は使えません。定例・使用者・遠隔・不能のどれかです。", $"'{Begin(kindText)}' is no kind of reading: regular, customer, remote or unread.");
        }

        var indexText = Text(ReadingColumn.Index);
        var index = 0;
        if (!(kind == ReadingKind.Unread && indexText.Length == 0) && !int.TryParse(indexText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out index))
        {
            return Fault(ReadingColumn.Index, "index", $"指針「{Begin(indexText)}」が整数ではありません。1m³単位の数字で入れてください。", $"'{Begin(indexText)}' is not a whole number of m³.");
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

    private static LocalDate? Day(string text)
    {
        foreach (var pattern in DatePatterns)
        {
            if (pattern.Parse(text).TryGetValue(default, out var day))
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>Enough of a wrong value to find it.</summary>
    private static string Begin(string text) => text.Length <= 20 ? text : text[..20] + "…";

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
