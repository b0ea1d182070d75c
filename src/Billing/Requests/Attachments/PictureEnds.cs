using System.Buffers.Binary;

namespace Billing.Requests.Attachments;

/// <summary>Where a picture ends in a file, by its own structure: the first byte behind it; null = it is cut short.</summary>
internal static class PictureEnds
{
    /// <summary>Chunk by chunk to IEND.</summary>
    public static int? Png(ReadOnlySpan<byte> content)
    {
        for (var at = 8L; at + 12 <= content.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(content[(int)at..]);
            var isEnd = content.Slice((int)at + 4, 4).SequenceEqual("IEND"u8);
            at += 12L + length;
            if (isEnd)
            {
                return at <= content.Length ? (int)at : null;
            }
        }

        return null;
    }

    /// <summary>The RIFF header says how long it is.</summary>
    public static int? WebP(ReadOnlySpan<byte> content)
    {
        var length = 8L + BinaryPrimitives.ReadUInt32LittleEndian(content[4..]);
        return length <= content.Length ? (int)length : null;
    }

    /// <summary>Segment by segment to the scan, then to the first end-of-image mark that is not inside the scan's own bytes.</summary>
    public static int? Jpeg(ReadOnlySpan<byte> content)
    {
        var at = 2;
        while (at + 4 <= content.Length && content[at] == 0xFF)
        {
            var mark = content[at + 1];
            if (mark == 0xD9)
            {
                return at + 2;
            }

            if (mark is 0x01 or (>= 0xD0 and <= 0xD7))
            {
                at += 2;
                continue;
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
            if (mark == 0xDA)
            {
                at = AfterScan(content, at);
            }
        }

        return at + 2 <= content.Length && content[at] == 0xFF && content[at + 1] == 0xD9 ? at + 2 : null;
    }

    /// <summary>The next mark behind the coded bytes: FF followed by anything but a stuffed zero or a restart.</summary>
    private static int AfterScan(ReadOnlySpan<byte> content, int at)
    {
        while (at + 1 < content.Length)
        {
            if (content[at] == 0xFF && content[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }

            at++;
        }

        return content.Length;
    }
}
