using Billing.Kernel;

namespace Billing.Plans;

/// <summary>前提: a number that somebody chose, with its source. Every result lists them all; formulas name them like rows.</summary>
public sealed record PlanAssumption
{
    /// <summary>Its name in formulas.</summary>
    public required string Key { get; init; }

    public required Sentence Label { get; init; }

    /// <summary>Year → value; the same for every year where it is one number.</summary>
    public required IReadOnlyDictionary<int, decimal> Values { get; init; }

    public string? Unit { get; init; }

    /// <summary>Document, law, or that it is an assumption of this plan.</summary>
    public required string Source { get; init; }

    /// <summary>Between what it may lie; null = it is not varied.</summary>
    public AssumptionRange? Range { get; init; }

    /// <summary>JSON path, for faults.</summary>
    public string Path { get; init; } = "$";
}

/// <summary>How far an assumption may be off: a factor on its values, drawn once for the whole plan.</summary>
/// <param name="Low">Least factor: 0.9 = a tenth less.</param>
/// <param name="High">Most factor.</param>
/// <param name="Triangular">Most often 1 and seldom the ends; else every factor as often.</param>
public sealed record AssumptionRange(decimal Low, decimal High, bool Triangular);
