using System.Text;
using Billing.Kernel;
using CsvHelper;

namespace Billing.Exchange;

/// <summary>
/// A CSV file from outside (RFC 4180) with a header: UTF-8 with or without a mark, or Shift_JIS (code page 932); CRLF or LF; columns in any order. A field holds no line
/// break, so that one bad quote cannot swallow the lines after it.
/// </summary>
/// <param name="prefix">Beginning of the codes of its faults, e.g. <c>reading-file</c>.</param>
/// <param name="name">Name of the file.</param>
/// <param name="faults">Receives one fault per line that cannot be taken apart.</param>
internal sealed class CsvTable<TColumn>(string prefix, string name, byte[] bytes, CsvColumns<TColumn> known, List<LineFault> faults)
    where TColumn : struct, Enum
{
    /// <summary>The column at each place; known once the rows are asked for.</summary>
    public IReadOnlyList<TColumn> Columns { get; private set; } = [];

    /// <summary>The rows that have as many fields as the header, with the number of their line. The array is used again for the next row.</summary>
    /// <exception cref="BusinessRuleException"><c>.encoding</c>, <c>.unknown-column</c>, <c>.double-column</c>, <c>.missing-column</c>: the file as a whole cannot be read.</exception>
    public IEnumerable<(int Line, string[] Fields)> Rows()
    {
        using var reader = CsvReader.Create(Utf8(), Options());
        reader.ReadHeader();
        Columns = known.Of(prefix, name, reader.Headers);
        var fields = new string[Columns.Count];
        while (reader.Read())
        {
            var line = (int)reader.LineNumber;
            if (reader.FieldCount != fields.Length)
            {
                faults.Add(FieldCount(line, reader.FieldCount, fields.Length));
                continue;
            }

            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = reader.GetString(i);
            }

            yield return (line, fields);
        }
    }

    private CsvReaderOptions Options() => new()
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
    private byte[] Utf8()
    {
        if (bytes.Contains((byte)0))
        {
            throw NoText(); // UTF-16, or no text at all
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
            throw NoText();
        }
    }

    private BusinessRuleException NoText() => new(
        $"{prefix}.encoding",
        $"{name}：文字コードがUTF-8でもShift_JISでもありません。どちらかで保存してください。",
        $"{name}: the text is neither UTF-8 nor Shift_JIS. Save it as one of them.");

    private LineFault Quotes(int line) => new(
        line,
        0,
        $"{prefix}.quotes",
        new Sentence(
            "引用符（\"）が閉じていないか、引用符の後に文字があります。値を\"で囲むなら最後まで囲み、値の中の\"は\"\"と書いてください。",
            "A quote (\") is not closed, or text follows it. Close what a quote opens, and write \" inside a value as \"\"."));

    private LineFault FieldCount(int line, int found, int expected) => new(
        line,
        0,
        $"{prefix}.field-count",
        new Sentence($"項目が{found}個ありますが、見出しは{expected}個です。", $"The line has {found} fields, the header {expected}."));
}
