using System.Text;

namespace Billing.Exchange.FixedWidth;

/// <summary>Single-byte text of the bank's world: JIS X 0201 (half-width kana) or EBCDIC with kana (code page 290). One byte is one character, and one that has none is <see cref="None"/>.</summary>
public static class SingleByteKana
{
    /// <summary>Stands for a byte that is no letter.</summary>
    public const char None = '\uFFFD';

    private static readonly char[] Jis = Table(b => b is >= 0x20 and <= 0x7E ? (char)b : b is >= 0xA1 and <= 0xDF ? (char)(b - 0xA1 + 0xFF61) : None);
    private static readonly char[] Ebcdic = EbcdicTable();
    private static readonly Dictionary<char, byte> JisBytes = Bytes(Jis);
    private static readonly Dictionary<char, byte> EbcdicBytes = Bytes(Ebcdic);

    /// <summary>Every byte as its character.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, bool ebcdic)
    {
        var table = ebcdic ? Ebcdic : Jis;
        var text = new StringBuilder(bytes.Length);
        foreach (var b in bytes)
        {
            text.Append(table[b]);
        }

        return text.ToString();
    }

    /// <summary>The byte of a character; null where it has none.</summary>
    public static byte? ByteOf(char letter, bool ebcdic) => (ebcdic ? EbcdicBytes : JisBytes).TryGetValue(letter, out var b) ? b : null;

    private static char[] Table(Func<byte, char> letter) => [.. Enumerable.Range(0, 256).Select(b => letter((byte)b))];

    /// <summary>Only letters that JIS X 0201 has too: what a bank converts back and forth.</summary>
    private static char[] EbcdicTable()
    {
        var page = CodePagesEncodingProvider.Instance.GetEncoding(20290)!;
        return Table(b => page.GetString([b]) is [var letter] && Array.IndexOf(Jis, letter) >= 0 && letter != None ? letter : None);
    }

    private static Dictionary<char, byte> Bytes(char[] table)
    {
        var bytes = new Dictionary<char, byte>();
        for (var b = 0; b < table.Length; b++)
        {
            if (table[b] != None)
            {
                bytes.TryAdd(table[b], (byte)b);
            }
        }

        return bytes;
    }
}
