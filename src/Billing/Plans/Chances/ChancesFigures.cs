namespace Billing.Plans.Chances;

/// <summary>What <c>billing plan chances --json</c> prints, and what lies in a plan's archive to be held against it.</summary>
public static class ChancesFigures
{
    /// <param name="simulated">One per case, all with the same draws, seed and percentiles.</param>
    public static object Of(FinancePlan plan, IReadOnlyList<SimulatedPlan> simulated) =>
        new { Plan = plan.Id, simulated[0].Draws, simulated[0].Seed, simulated[0].Percentiles, Cases = simulated.Select(Case) };

    private static object Case(SimulatedPlan one) => new
    {
        one.Case,
        Varied = one.Plan.Assumptions.Where(assumption => assumption.Range is not null).Select(assumption => new { assumption.Key, Low = PlanFigures.Number(assumption.Range!.Low), High = PlanFigures.Number(assumption.Range.High), assumption.Range.Triangular }),
        Rows = one.Rows.Select(row => new { row.Key, Years = row.Years.Select((values, i) => new { Year = one.Plan.First + i, Values = values.Select(PlanFigures.Number) }) }),
        Failed = one.Plan.Rules.Select(rule => new { Rule = rule.Key, Years = one.Failed[rule.Key].Select((count, i) => new { Year = one.Plan.First + i, Draws = count }) }),
    };
}
