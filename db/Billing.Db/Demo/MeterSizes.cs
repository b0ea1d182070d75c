namespace Billing.Db.Demo;

/// <summary>口径 by usage. The bounds lie below the monthly quantities that meter makers recommend (MEMORY: 100, 170, 260, 700, 2,600, 4,100 m³).</summary>
internal static class MeterSizes
{
    private static readonly (int Size, double UpTo)[] Bounds = [(13, 62), (20, 125), (25, 210), (40, 600), (50, 2000), (75, 3400), (100, double.MaxValue)];

    /// <summary>mm for <paramref name="cubicMetres"/> a month. Newer houses have 20 mm whatever they use.</summary>
    public static int For(double cubicMetres, PointKind kind, ref DemoRandom random)
    {
        var size = Bounds.First(b => cubicMetres <= b.UpTo).Size;
        var least = kind switch
        {
            PointKind.Group => 20,
            PointKind.Ship or PointKind.Parent => 40,
            PointKind.Industrial => 40,
            PointKind.Temporary => 20,
            _ => random.Chance(0.2) ? 20 : 13,
        };
        return Math.Max(size, least);
    }

    public static int Above(int size) => Bounds.First(b => b.Size > size).Size;
}
