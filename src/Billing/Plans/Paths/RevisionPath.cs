namespace Billing.Plans.Paths;

/// <summary>One revision of a path.</summary>
/// <param name="Percent">Increase over the prices before, percent.</param>
public sealed record RevisionStep(int Year, decimal Percent);

/// <summary>What a search for revisions found.</summary>
/// <param name="Steps">The smallest path; empty where no revision is needed; null where none was found.</param>
/// <param name="Proven">Whether every smaller path (or, where none was found, every path) of the grid was ruled out; false = the search was stopped before, and a smaller one may exist.</param>
/// <param name="Reckoned">Years reckoned on the way.</param>
/// <param name="Obstacle">Where none was found: the rule that breaks latest, with the prices that came furthest.</param>
/// <param name="Result">The plan with the path in it; null where none was found.</param>
public sealed record RevisionPath(IReadOnlyList<RevisionStep>? Steps, bool Proven, long Reckoned, RuleOutcome? Obstacle, PlanResult? Result)
{
    /// <summary>All increases together, percent points.</summary>
    public decimal Total => Steps?.Sum(step => step.Percent) ?? 0m;
}
