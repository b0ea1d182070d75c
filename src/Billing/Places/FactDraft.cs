using Billing.Kernel;
using NodaTime;

namespace Billing.Places;

/// <summary>A declaration as a form or a line of a file says it: not checked yet.</summary>
public sealed record FactDraft
{
    public required FactKind Kind { get; init; }

    /// <summary>Null = both services.</summary>
    public Service? Service { get; init; }

    public LocalDate? From { get; init; }

    public LocalDate? To { get; init; }

    public decimal? Number { get; init; }

    public string? Word { get; init; }

    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>Office and document it came from.</summary>
    public string? Source { get; init; }
}
