namespace Billing.Db.Demo;

internal enum PointKind : byte
{
    General,
    Group,
    Industrial,
    Ship,
    Temporary,

    /// <summary>空き家: no contract runs.</summary>
    Vacant,

    /// <summary>親メーター of an apartment house; billed through its children.</summary>
    Parent,
}

/// <summary>How many points of each kind there are. A point's rank, shuffled over the town, says its kind and where it stands in its class.</summary>
internal sealed class TownPlan
{
    private const int DocumentedGeneral = 16_223;
    private const int DocumentedGroup = 199;
    private const int DocumentedIndustrial = 16;

    private readonly int[] _ends = new int[7];

    public TownPlan(int accounts)
    {
        var documented = accounts == DemoOptions.DocumentedAccounts;
        var scale = accounts / (double)DemoOptions.DocumentedAccounts;
        var group = documented ? DocumentedGroup : Share(DocumentedGroup * scale, accounts >= 50);
        var industrial = documented ? DocumentedIndustrial : Share(DocumentedIndustrial * scale, accounts >= 500);
        var ships = Share(4 * scale, accounts >= 1000);
        var temporary = Share(8 * scale, accounts >= 500);
        Parents = accounts / 800;
        PlantedParents = Parents > 0 ? 1 : 0;
        General = documented ? DocumentedGeneral : accounts - group - industrial - ships - temporary;
        Running = General + group + industrial + ships + temporary;
        int[] counts = [General - PlantedParents, group, industrial, ships, temporary, accounts * 3 / 100, Parents];
        var end = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            _ends[i] = end += counts[i];
        }

        Points = end;
    }

    /// <summary>一般用 contracts, the planted parents among them.</summary>
    public int General { get; }

    public int Parents { get; }

    /// <summary>Parent meters on which a contract was opened by mistake, so that parent and children are both billed.</summary>
    public int PlantedParents { get; }

    public int Running { get; }

    public int Points { get; }

    /// <summary>The kind of a rank, its place within the kind, and its share: where it stands in its class from smallest to largest.</summary>
    public (PointKind Kind, int Place, double Share) Of(int rank)
    {
        var kind = 0;
        while (rank >= _ends[kind])
        {
            kind++;
        }

        var start = kind == 0 ? 0 : _ends[kind - 1];
        return ((PointKind)kind, rank - start, (rank - start + 0.5) / (_ends[kind] - start));
    }

    private static int Share(double exact, bool atLeastOne) => Math.Max((int)Math.Round(exact), atLeastOne ? 1 : 0);
}
