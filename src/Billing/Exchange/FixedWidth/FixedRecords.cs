using System.Globalization;

namespace Billing.Exchange.FixedWidth;

/// <summary>How records stand one after another.</summary>
public enum LineEnds : byte
{
    /// <summary>No breaks.</summary>
    None,

    /// <summary>CR LF after every record.</summary>
    CrLf,
}

/// <summary>Bytes of a file ⇄ records of a fixed length. Breaks (none, CR, LF or CR LF) are seen by themselves; one 0x1A at the end is passed over (MEMORY: old transfer programs add it).</summary>
internal static class FixedRecords
{
    /// <summary>Length of every record of a bank's or an agent's file.</summary>
    public const int Length = 120;

    private const byte Cr = 0x0D;
    private const byte EndOfFile = 0x1A;

    /// <summary>LF, and NEL as EBCDIC hosts write it.</summary>
    private static bool IsFeed(byte b, bool ebcdic) => b == 0x0A || (ebcdic && b is 0x25 or 0x15);

    /// <summary>The records; one that has another length is a fault and stays out.</summary>
    public static List<(int Number, string Text)> Split(byte[] bytes, bool ebcdic, FaultList faults)
    {
        var end = bytes.Length > 0 && bytes[^1] == EndOfFile ? bytes.Length - 1 : bytes.Length;
        var all = bytes.AsSpan(0, end);
        var broken = all.Length > Length && (all[Length] == Cr || IsFeed(all[Length], ebcdic));
        return broken || HasBreak(all, ebcdic) ? Lines(all, ebcdic, faults) : Blocks(all, ebcdic, faults);
    }

    /// <summary>The bytes of records, each of the length.</summary>
    public static byte[] Join(IEnumerable<string> records, bool ebcdic, LineEnds ends)
    {
        var bytes = new List<byte>();
        foreach (var record in records)
        {
            foreach (var letter in record)
            {
                bytes.Add(SingleByteKana.ByteOf(letter, ebcdic) ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The letter U+{(int)letter:X4} was let through to the file.")));
            }

            if (ends == LineEnds.CrLf)
            {
                bytes.AddRange([Cr, 0x0A]);
            }
        }

        return [.. bytes];
    }

    private static bool HasBreak(ReadOnlySpan<byte> all, bool ebcdic)
    {
        foreach (var b in all)
        {
            if (b == Cr || IsFeed(b, ebcdic))
            {
                return true;
            }
        }

        return false;
    }

    private static List<(int Number, string Text)> Blocks(ReadOnlySpan<byte> all, bool ebcdic, FaultList faults)
    {
        var records = new List<(int, string)>();
        var rest = all.Length % Length;
        for (var at = 0; at + Length <= all.Length; at += Length)
        {
            records.Add((records.Count + 1, SingleByteKana.Decode(all.Slice(at, Length), ebcdic)));
        }

        if (rest != 0)
        {
            Wrong(records.Count + 1, rest, faults);
        }

        return records;
    }

    private static List<(int Number, string Text)> Lines(ReadOnlySpan<byte> all, bool ebcdic, FaultList faults)
    {
        var records = new List<(int, string)>();
        var (number, from) = (0, 0);
        while (from < all.Length && !faults.IsFull)
        {
            var to = from;
            while (to < all.Length && all[to] != Cr && !IsFeed(all[to], ebcdic))
            {
                to++;
            }

            number++;
            if (to - from == Length)
            {
                records.Add((number, SingleByteKana.Decode(all[from..to], ebcdic)));
            }
            else
            {
                Wrong(number, to - from, faults);
            }

            from = to + (to + 1 < all.Length && all[to] == Cr && IsFeed(all[to + 1], ebcdic) ? 2 : 1);
        }

        return records;
    }

    private static void Wrong(int number, int length, FaultList faults) => faults.Add(
        number, 0, "length",
        $"レコードが{length}バイトです。{Length}バイトでなければなりません。転送で文字が欠けたか、改行や文字コードが変わっていないか確かめてください。",
        $"The record has {length} bytes; it must have {Length}. Check that the transfer lost nothing and changed neither breaks nor characters.");
}
