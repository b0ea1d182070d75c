namespace Billing.Db.Demo;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): one independent stream per seed, place and purpose, so that the order of making does not matter.</summary>
internal struct DemoRandom
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong _state;

    public DemoRandom(long seed, long place, Purpose purpose) =>
        _state = unchecked(Mix(Mix(Mix((ulong)seed + Step) + (ulong)place) + (ulong)purpose));

    public ulong Next() => Mix(unchecked(_state += Step));

    /// <summary>In [0, 1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>0 to <paramref name="count"/> − 1.</summary>
    public int Below(int count) => (int)(Unit() * count);

    /// <summary>Both bounds included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Chance(double probability) => Unit() < probability;

    public T Of<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    /// <summary>Standard normal.</summary>
    public double Normal() => Demo.Normal.Quantile((Next() >> 11 | 1) * (1.0 / (1UL << 53)));

    internal static ulong Mix(ulong z) => unchecked(Finish((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9));

    private static ulong Finish(ulong z)
    {
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }
}

/// <summary>What a stream of random numbers decides.</summary>
internal enum Purpose : byte
{
    Route = 1,
    Building,
    Place,
    Meter,
    People,
    Usage,
    Names,
    Payment,
    Shuffle,
    Mandate,
    Cast,
    Year,
}
