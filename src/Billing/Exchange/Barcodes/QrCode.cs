using System.Globalization;
using System.Text;
using Billing.Kernel;

namespace Billing.Exchange.Barcodes;

/// <summary>A QR code (JIS X 0510, ISO/IEC 18004) of a text: byte mode, error correction level M, versions 1 to 10. Pure.</summary>
public sealed class QrCode
{
    /// <summary>Most bytes: version 10 at level M.</summary>
    public const int Most = 213;

    /// <summary>Light modules that must stand around it.</summary>
    public const int Quiet = 4;

    private const int Versions = 10;

    // By version from 1, level M: check bytes in a block, and blocks.
    private static readonly int[] CheckBytes = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26];
    private static readonly int[] Blocks = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5];
    private static readonly int[][] Alignments = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];

    private readonly int _version;
    private readonly bool[,] _dark;
    private readonly bool[,] _fixed;

    private QrCode(int version)
    {
        _version = version;
        Size = (version * 4) + 17;
        (_dark, _fixed) = (new bool[Size, Size], new bool[Size, Size]);
    }

    /// <summary>Modules on a side, without the quiet zone.</summary>
    public int Size { get; }

    public bool this[int x, int y] => _dark[x, y];

    /// <exception cref="BusinessRuleException"><c>qr.length</c>: more than <see cref="Most"/> bytes in UTF-8.</exception>
    public static QrCode Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var version = 1; version <= Versions; version++)
        {
            if (bytes.Length + (version < Versions ? 2 : 3) <= DataBytes(version))
            {
                var code = new QrCode(version);
                code.DrawFixed();
                code.DrawData(Interleave(version, Data(version, bytes)));
                code.Mask();
                return code;
            }
        }

        throw new BusinessRuleException("qr.length", $"QRコードの内容が{bytes.Length}バイトあります。{Most}バイトまでです。", $"The QR code would hold {bytes.Length} bytes; at most {Most} fit.");
    }

    /// <summary>The dark modules as one SVG path, the quiet zone included in its coordinates.</summary>
    public string Path()
    {
        var path = new StringBuilder();
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                if (_dark[x, y])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x + Quiet} {y + Quiet}h1v1h-1z");
                }
            }
        }

        return path.ToString();
    }

    private static int RawBytes(int version)
    {
        var modules = (((16 * version) + 128) * version) + 64;
        if (version >= 2)
        {
            var alignments = (version / 7) + 2;
            modules -= (((25 * alignments) - 10) * alignments) - 55 + (version >= 7 ? 36 : 0);
        }

        return modules / 8;
    }

    private static int DataBytes(int version) => RawBytes(version) - (CheckBytes[version - 1] * Blocks[version - 1]);

    /// <summary>Mode, length, the bytes, and what fills the rest.</summary>
    private static byte[] Data(int version, byte[] bytes)
    {
        var bits = new List<bool>();
        void Put(int value, int length)
        {
            for (var i = length - 1; i >= 0; i--)
            {
                bits.Add(((value >> i) & 1) == 1);
            }
        }

        var room = DataBytes(version);
        Put(4, 4);
        Put(bytes.Length, version < Versions ? 8 : 16);
        foreach (var b in bytes)
        {
            Put(b, 8);
        }

        Put(0, Math.Min(4, (room * 8) - bits.Count));
        Put(0, (8 - (bits.Count % 8)) % 8);
        for (var pad = 0xEC; bits.Count < room * 8; pad ^= 0xEC ^ 0x11)
        {
            Put(pad, 8);
        }

        return [.. bits.Chunk(8).Select(eight => (byte)eight.Aggregate(0, (sum, bit) => (sum << 1) | (bit ? 1 : 0)))];
    }

    /// <summary>Blocks with their check bytes, byte by byte in turn.</summary>
    private static byte[] Interleave(int version, byte[] data)
    {
        var (count, check, raw) = (Blocks[version - 1], CheckBytes[version - 1], RawBytes(version));
        var (shorts, length) = (count - (raw % count), (raw / count) - check);
        var divisor = ReedSolomon.Divisor(check);
        var (parts, checks, at) = (new List<byte[]>(), new List<byte[]>(), 0);
        for (var i = 0; i < count; i++)
        {
            var part = data[at..(at + length + (i < shorts ? 0 : 1))];
            at += part.Length;
            parts.Add(part);
            checks.Add(ReedSolomon.Remainder(part, divisor));
        }

        return [.. Enumerable.Range(0, length + 1).SelectMany(i => parts.Where(p => i < p.Length).Select(p => p[i])), .. Enumerable.Range(0, check).SelectMany(i => checks.Select(c => c[i]))];
    }

    private void Set(int x, int y, bool dark) => (_dark[x, y], _fixed[x, y]) = (dark, true);

    private void DrawFixed()
    {
        for (var i = 0; i < Size; i++)
        {
            Set(6, i, i % 2 == 0);
            Set(i, 6, i % 2 == 0);
        }

        Ring(3, 3, 4, 2);
        Ring(Size - 4, 3, 4, 2);
        Ring(3, Size - 4, 4, 2);
        var places = Alignments[_version - 1];
        foreach (var x in places)
        {
            foreach (var y in places.Where(y => !((x == 6 && y == 6) || (x == 6 && y == places[^1]) || (y == 6 && x == places[^1]))))
            {
                Ring(x, y, 2, 1);
            }
        }

        DrawFormat(0);
        DrawVersion();
    }

    /// <summary>Rings around a middle; one of them, and what lies outside of the outermost, is light.</summary>
    private void Ring(int middleX, int middleY, int reach, int light)
    {
        for (var dy = -reach; dy <= reach; dy++)
        {
            for (var dx = -reach; dx <= reach; dx++)
            {
                var (x, y, ring) = (middleX + dx, middleY + dy, Math.Max(Math.Abs(dx), Math.Abs(dy)));
                if (x >= 0 && x < Size && y >= 0 && y < Size)
                {
                    Set(x, y, ring != light && ring != 4);
                }
            }
        }
    }

    private void DrawFormat(int mask)
    {
        // Level M is 00.
        var rest = mask;
        for (var i = 0; i < 10; i++)
        {
            rest = (rest << 1) ^ ((rest >> 9) * 0x537);
        }

        var bits = ((mask << 10) | rest) ^ 0x5412;
        bool Bit(int i) => ((bits >> i) & 1) == 1;
        for (var i = 0; i < 15; i++)
        {
            var (x, y) = i switch { < 6 => (8, i), 6 => (8, 7), 7 => (8, 8), 8 => (7, 8), _ => (14 - i, 8) };
            Set(x, y, Bit(i));
            Set(i < 8 ? Size - 1 - i : 8, i < 8 ? 8 : Size - 15 + i, Bit(i));
        }

        Set(8, Size - 8, true);
    }

    private void DrawVersion()
    {
        if (_version < 7)
        {
            return;
        }

        var rest = _version;
        for (var i = 0; i < 12; i++)
        {
            rest = (rest << 1) ^ ((rest >> 11) * 0x1F25);
        }

        var bits = (_version << 12) | rest;
        for (var i = 0; i < 18; i++)
        {
            var (a, b) = (Size - 11 + (i % 3), i / 3);
            Set(a, b, ((bits >> i) & 1) == 1);
            Set(b, a, ((bits >> i) & 1) == 1);
        }
    }

    /// <summary>Up and down in columns of two, from the right.</summary>
    private void DrawData(byte[] bytes)
    {
        var i = 0;
        for (var right = Size - 1; right >= 1; right -= right == 8 ? 3 : 2)
        {
            for (var step = 0; step < Size; step++)
            {
                var upward = ((right + 1) & 2) == 0;
                var y = upward ? Size - 1 - step : step;
                foreach (var x in (int[])[right, right - 1])
                {
                    if (!_fixed[x, y] && i < bytes.Length * 8)
                    {
                        _dark[x, y] = ((bytes[i >> 3] >> (7 - (i & 7))) & 1) == 1;
                        i++;
                    }
                }
            }
        }
    }

    /// <summary>Takes the mask under which fewest modules run together.</summary>
    private void Mask()
    {
        var best = Enumerable.Range(0, 8).MinBy(mask =>
        {
            Apply(mask);
            var penalty = Runs();
            Apply(mask);
            return penalty;
        });
        Apply(best);
        DrawFormat(best);
    }

    private void Apply(int mask)
    {
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var turned = mask switch
                {
                    0 => (x + y) % 2,
                    1 => y % 2,
                    2 => x % 3,
                    3 => (x + y) % 3,
                    4 => ((x / 3) + (y / 2)) % 2,
                    5 => (x * y % 2) + (x * y % 3),
                    6 => ((x * y % 2) + (x * y % 3)) % 2,
                    _ => (((x + y) % 2) + (x * y % 3)) % 2,
                } == 0;
                _dark[x, y] ^= turned && !_fixed[x, y];
            }
        }
    }

    /// <summary>Modules beyond the fourth of one colour in a row or column, and blocks of two by two.</summary>
    private int Runs()
    {
        var penalty = 0;
        for (var a = 0; a < Size; a++)
        {
            var (row, column) = (1, 1);
            for (var b = 1; b < Size; b++)
            {
                row = _dark[b, a] == _dark[b - 1, a] ? row + 1 : 1;
                column = _dark[a, b] == _dark[a, b - 1] ? column + 1 : 1;
                penalty += (row >= 5 ? 1 : 0) + (column >= 5 ? 1 : 0);
                penalty += a > 0 && _dark[b, a] == _dark[b - 1, a] && _dark[b, a] == _dark[b, a - 1] && _dark[b, a] == _dark[b - 1, a - 1] ? 3 : 0;
            }
        }

        return penalty;
    }
}
