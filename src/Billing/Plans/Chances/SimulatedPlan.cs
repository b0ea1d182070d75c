namespace Billing.Plans.Chances;

/// <summary>What many draws came to.</summary>
/// <param name="Plan">The plan of the case; its assumptions say what was varied.</param>
/// <param name="Percentiles">Of each row and year, in this order.</param>
/// <param name="Failed">Rule → in how many draws it failed, from the first year on.</param>
public sealed record SimulatedPlan(FinancePlan Plan, string Case, int Draws, long Seed, IReadOnlyList<decimal> Percentiles, IReadOnlyList<SimulatedRow> Rows, IReadOnlyDictionary<string, int[]> Failed)
{
    /// <summary>Percentiles that papers show: the middle, half of the draws, nine of ten.</summary>
    public static readonly IReadOnlyList<decimal> Usual = [5m, 25m, 50m, 75m, 95m];
}

/// <param name="Years">From the first year on: the value at each percentile.</param>
public sealed record SimulatedRow(string Key, IReadOnlyList<decimal[]> Years);
