using Billing.Metering;
using Billing.Places;

namespace Billing.Web.Pages.Nights;

/// <summary>One usage that the gate held, with what a person needs to judge it.</summary>
public sealed record HeldFile
{
    public required Usage Usage { get; init; }

    public required Contract Contract { get; init; }

    public required ServicePoint Point { get; init; }

    /// <summary>備考 that hold today; empty for a protected person.</summary>
    public required IReadOnlyList<PlaceNote> Notes { get; init; }

    public required Customer User { get; init; }

    public required IReadOnlyList<GateFinding> Findings { get; init; }

    /// <summary>Null while nobody has released it.</summary>
    public required GateRelease? Release { get; init; }

    /// <summary>Periods before this one, oldest first.</summary>
    public required IReadOnlyList<Usage> Before { get; init; }

    /// <summary>Tells address, telephone and note, or that they are withheld.</summary>
    public required Disclosure Gate { get; init; }

    public int? Previous => Before.Count > 0 ? Before[^1].CubicMetres.Value : null;

    /// <summary>m³ of the same month a year before.</summary>
    public int? LastYear => Before.LastOrDefault(u => u.PeriodTo.Year == Usage.PeriodTo.Year - 1 && u.PeriodTo.Month == Usage.PeriodTo.Month)?.CubicMetres.Value;

    public bool WaitsForSecondPerson => Release is { NeedsSecondPerson: true, ConfirmedBy: null };
}
