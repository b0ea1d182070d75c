using System.Security.Cryptography;
using System.Text;
using Billing.Kernel;
using Billing.Metering;
using CsvHelper;

namespace Billing.Exchange;

/// <summary>
/// Readings as a reader's terminal exports them: CSV (RFC 4180) with a header of
/// <c>service_point,meter,register,read_on,index,kind,reason,reader</c> or the Japanese names, in any order; UTF-8 with or without a mark, or Shift_JIS
/// (code page 932); CRLF or LF. A field holds no line break, so that one bad quote cannot swallow the lines after it. The columns are told in
/// <c>READINGS.md</c> beside this file.
/// </summary>
public static class ReadingsCsv
{
    /// <summary>Decodes <paramref name="bytes"/>: entries, and one numbered fault per line that is none.</summary>
    /// <exception cref="BusinessRuleException"><c>reading-file.encoding</c>, <c>.empty</c>, <c>.unknown-column</c>, <c>.double-column</c>, <c>.missing-column</c>: the file as a whole cannot be read.</exception>
    public static ReadingFile Read(string name, byte[] bytes)
    {
        var entries = new List<ReadingEntry>();
        var faults = new List<LineFault>();
        using var reader = CsvReader.Create(Utf8(name, bytes), Options(faults));
        reader.ReadHeader();
        var columns = ReadingsHeader.Of(name, reader.Headers);
        var fields = new string[columns.Count];
        while (reader.Read())
        {
            var line = (int)reader.LineNumber;
            if (reader.FieldCount != columns.Count)
            {
                faults.Add(FieldCount(line, reader.FieldCount, columns.Count));
                continue;
            }

            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = reader.GetString(i);
            }

            if (ReadingsLine.Decode(line, fields, columns, faults) is { } entry)
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

    private static CsvReaderOptions Options(List<LineFault> faults) => new()
    {
        Separator = ',',
        HasHeader = true,
        TrimWhitespace = true,
        TrackLineNumbers = true,
        AllowLineBreaksInQuotes = false,
        MalformedData = CsvMalformedDataHandling.Skip,
        OnMalformedRecord = bad => faults.Add(Quotes((int)bad.LineNumber)),
    };

    /// <summary>The same text as UTF-8 without a mark. What is not valid UTF-8 is taken as Shift_JIS.</summary>
    private static byte[] Utf8(string name, byte[] bytes)
    {
        if (bytes.Contains((byte)0))
        {
            throw NoText(name); // UTF-16, or no text at all
        }

        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            var mark = Encoding.UTF8.Preamble;
            return bytes.AsSpan().StartsWith(mark) ? bytes[mark.Length..] : bytes;
        }

        try
        {
            var shiftJis = CodePagesEncodingProvider.Instance.GetEncoding(932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
            return Encoding.UTF8.GetBytes(shiftJis.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            throw NoText(name);
        }
    }

    private static BusinessRuleException NoText(string name) => new(
        "reading-file.encoding",
        $"{name}：文字コードがUTF-8でもShift_JISでもありません。どちらかで保存してください。",
        $"{name}: the text is neither UTF-8 nor Shift_JIS. Save it as one of them.");

    private static LineFault Quotes(int line) => new(
        line,
        0,
        "reading-file.quotes",
        new Sentence(
            "引用符（\"）が閉じていないか、引用符の後に文字があります。値を\"で囲むなら最後まで囲み、値の中の\"は\"\"と書いてください。",
            "A quote (\") is not closed, or text follows it. Close what a quote opens, and write \" inside a value as \"\"."));

    private static LineFault FieldCount(int line, int found, int expected) => new(
        line,
        0,
        "reading-file.field-count",
        new Sentence($"項目が{found}個ありますが、見出しは{expected}個です。", $"The line has {found} fields, the header {expected}."));
}
