using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Billing.Kernel;

namespace Billing.Requests.Attachments;

/// <summary>Refuses a PDF that does something: scripts, programs, files inside it, forms that send. What cannot be looked into (encrypted, oddly packed) is refused too.</summary>
/// <remarks>
/// Dictionaries may hide in compressed object streams (ISO 32000-1, 7.5.7), which are opened. Short names are looked for outside of streams alone: among the bytes of a
/// drawing they occur by chance. A name may write any letter as <c>#xx</c> (7.3.5); nobody has to, so that a letter written in this way is refused.
/// </remarks>
internal static partial class PdfCheck
{
    /// <summary>Most bytes that one compressed stream may grow to: more is no dictionary.</summary>
    private const int MostInflated = 20_000_000;

    public static void Refuse(string name, ReadOnlySpan<byte> content)
    {
        var text = Encoding.Latin1.GetString(content);
        if (text.LastIndexOf("%%EOF", StringComparison.Ordinal) < Math.Max(0, text.Length - 2_048))
        {
            throw new BusinessRuleException("attachment.broken", $"PDF「{name}」が途中で切れているか、後ろに別のデータが付いています。", $"The PDF \"{name}\" is cut short, or something else stands behind it.");
        }

        var found = LongNames().Match(text) is { Success: true } whole ? whole.Value : OutsideStreams(text).Select(Acts).FirstOrDefault(what => what is not null);
        if (found is not null)
        {
            throw new BusinessRuleException(
                "attachment.active",
                $"PDF「{name}」にスクリプト・埋込みファイルなど動作する内容({found})があるか、中を確かめられません。印刷し直した PDF を添付してください。",
                $"The PDF \"{name}\" holds something that acts, or cannot be looked into ({found}): print it to a new PDF and attach that.");
        }
    }

    private static string? Acts(string part) =>
        LongNames().Match(part) is { Success: true } one ? one.Value
        : ShortNames().Match(part) is { Success: true } two ? two.Value
        : EscapedLetter().Match(part) is { Success: true } three ? three.Value
        : null;

    /// <summary>The text between streams, and what compressed object streams hold.</summary>
    private static IEnumerable<string> OutsideStreams(string text)
    {
        var at = 0;
        foreach (var stream in Streams().Matches(text).Cast<Match>())
        {
            if (stream.Index < at)
            {
                continue;
            }

            var begin = text[at..(stream.Index + stream.Length)];
            yield return begin;
            var end = text.IndexOf("endstream", stream.Index + stream.Length, StringComparison.Ordinal);
            end = end < 0 ? text.Length : end;
            var dictionary = begin[Math.Max(0, begin.LastIndexOf("obj", StringComparison.Ordinal))..];
            if (dictionary.Contains("/ObjStm", StringComparison.Ordinal))
            {
                yield return Inflate(Encoding.Latin1.GetBytes(text[(stream.Index + stream.Length)..end])) ?? "/Encrypt ";
            }

            at = end;
        }

        yield return text[at..];
    }

    /// <summary>Null = it is packed in another way.</summary>
    private static string? Inflate(byte[] deflated)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(deflated), CompressionMode.Decompress);
            using var open = new MemoryStream();
            var buffer = new byte[65_536];
            for (var read = zlib.Read(buffer); read > 0; read = zlib.Read(buffer))
            {
                open.Write(buffer, 0, read);
                if (open.Length > MostInflated)
                {
                    return null;
                }
            }

            return Encoding.Latin1.GetString(open.ToArray());
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData)(?![A-Za-z0-9])")]
    private static partial Regex LongNames();

    [GeneratedRegex(@"/(JS|AA|XFA|Encrypt)(?![A-Za-z0-9])")]
    private static partial Regex ShortNames();

    [GeneratedRegex(@"/[^\s/<>\[\]()%{}]{0,100}#(4[1-9A-Fa-f]|5[0-9Aa]|6[1-9A-Fa-f]|7[0-9Aa])")]
    private static partial Regex EscapedLetter();

    [GeneratedRegex(@">>\s*stream\r?\n")]
    private static partial Regex Streams();
}
