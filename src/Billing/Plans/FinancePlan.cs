using Billing.Kernel;
using Billing.Plans.Paths;

namespace Billing.Plans;

/// <summary>投資・財政計画 as a file says it (<c>PLAN.md</c>): rows, assumptions, bonds, assets, checks, rules and cases. Immutable, and nothing in it is reckoned yet.</summary>
public sealed record FinancePlan
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Unit of its money: <c>千円</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>First fiscal year.</summary>
    public required int First { get; init; }

    /// <summary>Last fiscal year: one to sixty after the first.</summary>
    public required int Last { get; init; }

    public required IReadOnlyList<string> Citations { get; init; }

    public required IReadOnlyList<PlanAssumption> Assumptions { get; init; }

    public required IReadOnlyList<PlanRow> Rows { get; init; }

    public required IReadOnlyList<PlanLoan> Loans { get; init; }

    public required IReadOnlyList<PlanAsset> Assets { get; init; }

    /// <summary>What must hold in any books.</summary>
    public required IReadOnlyList<PlanRule> Checks { get; init; }

    /// <summary>What the plan sets itself.</summary>
    public required IReadOnlyList<PlanRule> Rules { get; init; }

    /// <summary>Empty = the plan as it is written is the one case.</summary>
    public required IReadOnlyList<PlanCase> Cases { get; init; }

    /// <summary>How revisions are searched for; null = they are not.</summary>
    public PathTerms? Revision { get; init; }

    /// <summary>Name of the file, for faults.</summary>
    public required string File { get; init; }

    public IEnumerable<int> Years => Enumerable.Range(First, Last - First + 1);

    /// <summary>The keys that <c>--case</c> takes; one empty key where the plan has no cases.</summary>
    public IReadOnlyList<string> CaseKeys => Cases.Count == 0 ? [""] : [.. Cases.Select(one => one.Key)];

    /// <summary>The plan of a case.</summary>
    /// <exception cref="BusinessRuleException">plan.no-case.</exception>
    public FinancePlan Of(string caseKey)
    {
        if (caseKey.Length == 0)
        {
            return this;
        }

        var one = Cases.FirstOrDefault(found => found.Key == caseKey) ?? throw new BusinessRuleException(
            "plan.no-case",
            $"計画 {Id} にケース {caseKey} はありません。あるのは {string.Join(", ", Cases.Select(c => c.Key))} です。",
            $"the plan {Id} has no case {caseKey}; it has {string.Join(", ", Cases.Select(c => c.Key))}.");
        return this with
        {
            Rows = Replaced(one.IsPrinted ? Rows : [.. Rows.Select(row => row with { Printed = Unprinted })], one.Rows, row => row.Key),
            Assumptions = Replaced(Assumptions, one.Assumptions, assumption => assumption.Key),
            Loans = Replaced(Loans, one.Loans, loan => loan.Key),
            Assets = Replaced(Assets, one.Assets, asset => asset.Key),
        };
    }

    private static readonly Dictionary<int, decimal> Unprinted = [];

    private static IReadOnlyList<T> Replaced<T>(IReadOnlyList<T> all, IReadOnlyList<T> changed, Func<T, string> key) =>
        [.. all.Select(old => changed.FirstOrDefault(row => key(row) == key(old)) ?? old), .. changed.Where(row => all.All(old => key(old) != key(row)))];
}
