using Billing.Plans.Desk;
using NodaTime;

namespace Billing.Web.Pages.Plans;

/// <summary>A version without its text, as lists show it.</summary>
public sealed record SavedPlan
{
    public required int Number { get; init; }

    public required PlanKind Kind { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    public required string Remark { get; init; }

    public required Instant SavedAt { get; init; }

    public required string SavedBy { get; init; }

    /// <summary>Where it opens.</summary>
    public string Address => Kind == PlanKind.Cost ? $"/Plans/Cost/{Number}" : $"/Plans/Show/{Number}";
}
