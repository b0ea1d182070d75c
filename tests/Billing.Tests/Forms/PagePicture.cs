using System.Globalization;
using System.Text;

namespace Billing.Tests.Forms;

/// <summary>One page as grey pixels, read from a portable grey map (P5).</summary>
internal sealed record PagePicture(int Width, int Height, ReadOnlyMemory<byte> Grey)
{
    public const string DotsPerInch = "72";

    private const byte White = 250;

    /// <summary>The pictures that stand behind one another in <paramref name="maps"/>.</summary>
    public static IReadOnlyList<PagePicture> Read(ReadOnlyMemory<byte> maps)
    {
        var pictures = new List<PagePicture>();
        while (maps.Length > 0)
        {
            var head = Encoding.ASCII.GetString(maps.Span[..Math.Min(40, maps.Length)]).Split('\n');
            var size = head[1].Split(' ');
            var (width, height) = (int.Parse(size[0], CultureInfo.InvariantCulture), int.Parse(size[1], CultureInfo.InvariantCulture));
            maps = maps[(head[0].Length + head[1].Length + head[2].Length + 3)..];
            pictures.Add(new PagePicture(width, height, maps[..(width * height)]));
            maps = maps[(width * height)..];
        }

        return pictures;
    }

    /// <summary>Whether anything is printed at least <paramref name="millimetres"/> away from every edge.</summary>
    public bool HasInk(int millimetres) => Any((x, y) => Distance(x, y) >= Pixels(millimetres));

    /// <summary>Whether anything is printed nearer than that to an edge.</summary>
    public bool HasInkWithin(int millimetres) => Any((x, y) => Distance(x, y) < Pixels(millimetres));

    /// <summary>Whether anything is printed inside a rectangle, in millimetres from the upper left corner.</summary>
    public bool HasInkIn(int left, int top, int right, int bottom) => Any((x, y) => x >= Pixels(left) && x < Pixels(right) && y >= Pixels(top) && y < Pixels(bottom));

    private static int Pixels(int millimetres) => millimetres * 72 * 10 / 254;

    private int Distance(int x, int y) => Math.Min(Math.Min(x, Width - 1 - x), Math.Min(y, Height - 1 - y));

    private bool Any(Func<int, int, bool> where)
    {
        for (var i = 0; i < Grey.Length; i++)
        {
            if (Grey.Span[i] < White && where(i % Width, i / Width))
            {
                return true;
            }
        }

        return false;
    }
}
