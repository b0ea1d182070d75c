using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>kind <c>relief</c>: 減免 by right of a person, a disaster or a decision of the council.</summary>
public sealed record ReliefRule : Rule
{
    /// <summary>減免区分 that must have been granted to the contract; empty = everybody.</summary>
    public required string Category { get; init; }

    /// <summary>The grant must say that the household pays no municipal tax (住民税非課税).</summary>
    public bool OnlyMunicipalTaxExempt { get; init; }

    /// <summary>Tells reliefs for everybody apart.</summary>
    public string Name { get; init; } = "";

    public override string Key => $"{Category}/{Name}";

    public IReadOnlyList<string> UseClasses { get; init; } = [];

    public int? UpToMeterSize { get; init; }

    /// <summary>First and last 調定月 to which it applies; null = the dates of the rule.</summary>
    public (BillingMonth First, BillingMonth Last)? Months { get; init; }

    /// <summary>Share of the base charge, 1 = all of it.</summary>
    public Fraction Base { get; init; }

    public Fraction MeterFee { get; init; }

    /// <summary>m³ a month whose charge is taken off.</summary>
    public decimal FirstCubicMetres { get; init; }

    public Fraction Volume { get; init; }

    /// <summary>Share of the whole charge.</summary>
    public Fraction Charge { get; init; }

    /// <summary>Yen a month before tax.</summary>
    public decimal Yen { get; init; }

    /// <summary>What a clerk reads out.</summary>
    public required Sentence Said { get; init; }
}
