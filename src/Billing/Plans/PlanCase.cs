using Billing.Kernel;

namespace Billing.Plans;

/// <summary>ケース: what differs from the plan as it is written. Rows, loans and assumptions of the same key are replaced, others added.</summary>
/// <param name="Key">As in <c>--case A</c>.</param>
/// <param name="Note">What it supposes.</param>
public sealed record PlanCase(string Key, Sentence Label, string? Note, IReadOnlyList<PlanRow> Rows, IReadOnlyList<PlanAssumption> Assumptions, IReadOnlyList<PlanLoan> Loans, IReadOnlyList<PlanAsset> Assets)
{
    /// <summary>Whether the document prints this case: where it does not, only what the case itself calls printed is held against it.</summary>
    public bool IsPrinted { get; init; } = true;
}
