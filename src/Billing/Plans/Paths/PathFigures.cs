namespace Billing.Plans.Paths;

/// <summary>What <c>billing plan path --json</c> prints, and what lies in a plan's archive to be held against it.</summary>
public static class PathFigures
{
    /// <param name="paths">Case and what was found for it.</param>
    /// <param name="language"><c>ja</c> or <c>en</c>: of labels.</param>
    public static object Of(FinancePlan plan, IReadOnlyList<(string Key, RevisionPath Path)> paths, string language) => new
    {
        Plan = plan.Id,
        Cases = paths.Select(found => new
        {
            Case = found.Key,
            Path = found.Path.Steps?.Select(step => new { step.Year, Percent = PlanFigures.Number(step.Percent) }),
            TotalPercent = found.Path.Steps is null ? (decimal?)null : PlanFigures.Number(found.Path.Total),
            found.Path.Proven,
            found.Path.Reckoned,
            Obstacle = found.Path.Obstacle is { } outcome ? new { Rule = outcome.Rule.Key, Label = outcome.Rule.Label.In(language), outcome.Year, Left = PlanFigures.Number(outcome.Left), Right = PlanFigures.Number(outcome.Right) } : null,
        }),
    };
}
