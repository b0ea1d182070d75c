using Billing.Kernel;
using NodaTime;

namespace Billing.Revision.Studio;

/// <summary>近隣の料金表: another utility's published table as finance took it in. Never changed; a later one of the same id takes its place, and what was a mistake is withdrawn.</summary>
public sealed class NeighbourTariff
{
    public int Id { get; set; }

    public Service Service { get; set; }

    /// <summary>Id of the table.</summary>
    public required string TariffId { get; set; }

    /// <summary>The utility as the table names it.</summary>
    public required string Utility { get; set; }

    public LocalDate EffectiveFrom { get; set; }

    /// <summary>The table, <c>water-tariff/1</c>, as it was taken in.</summary>
    public required string Text { get; set; }

    /// <summary>SHA-256 of <see cref="Text"/> in UTF-8, hex.</summary>
    public required string Sha256 { get; set; }

    public Instant TakenAt { get; set; }

    public required string TakenBy { get; set; }

    public Instant? WithdrawnAt { get; set; }

    public string? WithdrawnBy { get; set; }
}
