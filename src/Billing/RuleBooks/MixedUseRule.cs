namespace Billing.RuleBooks;

/// <summary>kind <c>mixedUse</c>: one meter for two uses; the first m³ of a month are priced as another use class.</summary>
public sealed record MixedUseRule : Rule
{
    public required string UseClass { get; init; }

    public override string Key => UseClass;

    public required string FirstUseClass { get; init; }

    /// <summary>m³ a month.</summary>
    public required decimal UpTo { get; init; }

    /// <summary>The base is that of the first use class.</summary>
    public bool BaseOfFirst { get; init; }

    /// <summary>The rest begins at the first tier of its table.</summary>
    public bool RestAnew { get; init; }
}
