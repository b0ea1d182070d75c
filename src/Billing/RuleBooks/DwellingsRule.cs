using Billing.Tariffs;

namespace Billing.RuleBooks;

/// <summary>kind <c>dwellings</c>: how dwellings behind one meter are counted and priced (共同住宅の特例). Without the rule the declared number scales base and bounds.</summary>
public sealed record DwellingsRule : Rule
{
    /// <summary>Several methods to choose from have names; the choice is a declared fact. Empty = for everybody who chose none.</summary>
    public string Name { get; init; } = "";

    public override string Key => Name;

    public required DwellingMethod Method { get; init; }

    /// <summary>Occupied dwellings count where they are declared; else the number of the contract.</summary>
    public bool Occupied { get; init; }

    /// <summary>Each dwelling as if it had a meter of this size, mm; null = the size that hangs there.</summary>
    public int? UnitMeterSize { get; init; }

    /// <summary>用途 for which it holds; empty = all.</summary>
    public IReadOnlyList<string> UseClasses { get; init; } = [];
}
