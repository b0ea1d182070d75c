using Billing.Kernel;

namespace Billing.Plans.Desk;

/// <summary>A number of a plan that a form may change.</summary>
/// <param name="Name">In addresses: <c>a.inflation</c>, <c>a.plant_om_total~optimum</c>, <c>r.2017~B</c>, <c>g.power</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Of the assumption or row; the year of a revision.</param>
/// <param name="Case">Key of the case that it belongs to; empty = the plan.</param>
/// <param name="Value">As it stands: one number, or one per year with commas between.</param>
public sealed record PlanField(string Name, PlanFieldKind Kind, string Key, string Case, Sentence Label, string Value, string? Unit, string? Source, AssumptionRange? Range);

/// <summary>What a field of a plan changes.</summary>
public enum PlanFieldKind : byte
{
    /// <summary>A named assumption.</summary>
    Assumption = 1,

    /// <summary>The increase of prices in a year, percent.</summary>
    Revision = 2,

    /// <summary>A given row, so many percent more or less from a year on.</summary>
    Given = 3,
}
