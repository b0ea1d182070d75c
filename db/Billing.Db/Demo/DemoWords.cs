namespace Billing.Db.Demo;

/// <summary>A word as written and as read.</summary>
internal readonly record struct Spoken(string Text, string Kana)
{
    public Spoken In(Spoken pattern) => new(
        pattern.Text.Replace("{0}", Text, StringComparison.Ordinal),
        pattern.Kana.Replace("{0}", Kana, StringComparison.Ordinal));
}

/// <summary>The lists in Demo/Data: names, bodies and quarters, all composed for this project.</summary>
internal static class DemoWords
{
    public static IReadOnlyList<Spoken> Families { get; } = [.. Lines("families").Select(f => new Spoken(f[0], f[1]))];

    public static IReadOnlyList<Spoken> Given { get; } = [.. Lines("given").Select(f => new Spoken(f[0], f[1]))];

    public static IReadOnlyList<Spoken> Towns { get; } = [.. Lines("towns").Select(f => new Spoken(f[0], f[1]))];

    /// <summary>Patterns of bodies' names by what they are: business, association, bath, pool, factory, ship, site.</summary>
    public static IReadOnlyDictionary<string, Spoken[]> Bodies { get; } =
        Lines("bodies").GroupBy(f => f[0], f => new Spoken(f[1], f[2])).ToDictionary(g => g.Key, g => g.ToArray());

    /// <summary>Commonest first: the rank's square grows evenly, so the first tenth of the list names about a third of the people.</summary>
    public static Spoken Family(ref DemoRandom random)
    {
        var unit = random.Unit();
        return Families[(int)(unit * unit * Families.Count)];
    }

    private static IEnumerable<string[]> Lines(string name)
    {
        using var stream = typeof(DemoWords).Assembly.GetManifestResourceStream("Demo." + name)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split(' ');
            }
        }
    }
}
