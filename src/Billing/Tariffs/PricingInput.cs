using Billing.Kernel;

namespace Billing.Tariffs;

/// <summary>Everything the calculator needs to know of a supply and its usage. The night, a quote at the counter and a simulation fill in the same record.</summary>
/// <param name="UseClass">用途, as the tariff writes it.</param>
/// <param name="MeterSize">口径 in mm; null where the table does not ask (sewer, temporary supply).</param>
/// <param name="Usage">Usage per register; nearly always one entry with a null register.</param>
/// <param name="Months">Months of the period.</param>
/// <param name="Dwellings">Dwellings that share the supply; 1 for a house.</param>
public sealed record PricingInput(string UseClass, int? MeterSize, IReadOnlyList<RegisterUsage> Usage, int Months, int Dwellings)
{
    /// <summary>A supply with a single register.</summary>
    public PricingInput(string useClass, int? meterSize, CubicMetres usage, int months = 1, int dwellings = 1)
        : this(useClass, meterSize, [new RegisterUsage(null, usage)], months, dwellings)
    {
    }

    /// <summary>What rules say beyond usage and table; null for an ordinary supply.</summary>
    public PricingTerms? Terms { get; init; }
}

/// <summary>Usage counted by one register of a meter.</summary>
/// <param name="Register">Null = the only one; else the tariff's word, e.g. <c>day</c>, <c>night</c>.</param>
/// <param name="CubicMetres">Whole m³ in the period.</param>
public sealed record RegisterUsage(string? Register, CubicMetres CubicMetres);
