using System.Security.Cryptography;
using Billing.Kernel;
using Billing.Metering;

namespace Billing.Exchange;

/// <summary>
/// Readings as a reader's terminal exports them: CSV (RFC 4180) with a header of
/// <c>service_point,meter,register,read_on,index,kind,reason,reader</c> or the Japanese names, in any order; UTF-8 with or without a mark, or Shift_JIS
/// (code page 932); CRLF or LF. A field holds no line break, so that one bad quote cannot swallow the lines after it. The columns are told in
/// <c>READINGS.md</c> beside this file.
/// </summary>
public static class ReadingsCsv
{
    private const string Prefix = "reading-file";

    /// <summary>Decodes <paramref name="bytes"/>: entries, and one numbered fault per line that is none.</summary>
    /// <exception cref="BusinessRuleException"><c>reading-file.encoding</c>, <c>.empty</c>, <c>.unknown-column</c>, <c>.double-column</c>, <c>.missing-column</c>: the file as a whole cannot be read.</exception>
    public static ReadingFile Read(string name, byte[] bytes)
    {
        var entries = new List<ReadingEntry>();
        var faults = new List<LineFault>();
        var table = new CsvTable<ReadingColumn>(Prefix, name, bytes, ReadingsHeader.Columns, faults);
        foreach (var (line, fields) in table.Rows())
        {
            if (ReadingsLine.Decode(line, fields, table.Columns, faults) is { } entry)
            {
                entries.Add(entry);
            }
        }

        if (entries.Count == 0 && faults.Count == 0)
        {
            throw new BusinessRuleException("reading-file.empty", $"{name}：検針データがありません。見出しの次の行から検針値を入れてください。", $"{name}: there are no readings. They begin on the line after the header.");
        }

        faults.Sort((a, b) => a.Line.CompareTo(b.Line));
        return new ReadingFile(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), entries, faults);
    }
}
