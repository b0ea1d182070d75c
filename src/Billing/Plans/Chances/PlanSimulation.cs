using Billing.Kernel;

namespace Billing.Plans.Chances;

/// <summary>
/// 不確実性: a case of a plan reckoned many times, its assumptions drawn anew within their ranges each time. The same seed gives the same result on every machine: the numbers come from a generator of our own
/// and factors have six decimals.
/// </summary>
public static class PlanSimulation
{
    /// <summary>Draws at most.</summary>
    public const int MostDraws = 100_000;

    /// <param name="draws">How often, 1 to <see cref="MostDraws"/>.</param>
    /// <param name="rows">Rows to watch.</param>
    /// <param name="percentiles">Between 0 and 100.</param>
    /// <param name="progress">Told the draws done.</param>
    /// <exception cref="BusinessRuleException">plan.no-case; plan.no-range: no assumption has a range; plan.no-row; plan.draws.</exception>
    /// <exception cref="PlanFileException">A draw that cannot be reckoned or whose books do not balance.</exception>
    public static SimulatedPlan Of(FinancePlan plan, string caseKey, int draws, long seed, IReadOnlyList<string> rows, IReadOnlyList<decimal> percentiles, Action<int>? progress = null, CancellationToken cancel = default)
    {
        var compiled = CompiledPlan.Of(plan.Of(caseKey));
        Check(compiled, draws, rows);
        var assumptions = compiled.Plan.Assumptions;
        var random = new SeededNumbers(seed);
        var run = new PlanRun(compiled);
        var years = compiled.Plan.Last - compiled.Plan.First + 1;
        var seen = rows.ToDictionary(row => row, _ => Enumerable.Range(0, years).Select(_ => new decimal[draws]).ToArray());
        var failed = compiled.Plan.Rules.ToDictionary(rule => rule.Key, _ => new int[years]);
        for (var draw = 0; draw < draws; draw++)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Invoke(draw);
            for (var i = 0; i < assumptions.Count; i++)
            {
                if (assumptions[i].Range is { } range)
                {
                    run.Vary(i, Factor(range, random.Next()));
                }
            }

            var result = PlanResult.Of(compiled, caseKey, run);
            foreach (var row in rows)
            {
                for (var year = 0; year < years; year++)
                {
                    seen[row][year][draw] = result.Values[row][year];
                }
            }

            foreach (var outcome in result.Failed)
            {
                failed[outcome.Rule.Key][outcome.Year - compiled.Plan.First]++;
            }
        }

        return new SimulatedPlan(compiled.Plan, caseKey, draws, seed, percentiles, [.. rows.Select(row => new SimulatedRow(row, [.. seen[row].Select(values => Spread(values, percentiles))]))], failed);
    }

    /// <summary>The factor at a share of the draws: the inverse of the distribution.</summary>
    private static decimal Factor(AssumptionRange range, decimal share)
    {
        if (!range.Triangular || range.High == range.Low)
        {
            return Math.Round(range.Low + ((range.High - range.Low) * share), 6);
        }

        var (width, below) = (range.High - range.Low, 1m - range.Low);
        var factor = share * width <= below
            ? range.Low + Root(share * width * below)
            : range.High - Root((1m - share) * width * (range.High - 1m));
        return Math.Round(factor, 6);
    }

    private static decimal Root(decimal value) => (decimal)Math.Sqrt((double)value);

    /// <summary>The smallest value that so many percent of the draws do not exceed.</summary>
    private static decimal[] Spread(decimal[] values, IReadOnlyList<decimal> percentiles)
    {
        Array.Sort(values);
        return [.. percentiles.Select(percent => values[Math.Clamp((int)decimal.Ceiling(values.Length * percent / 100m) - 1, 0, values.Length - 1)])];
    }

    private static void Check(CompiledPlan compiled, int draws, IReadOnlyList<string> rows)
    {
        if (draws is < 1 or > MostDraws)
        {
            throw new BusinessRuleException("plan.draws", $"試行回数は 1〜{MostDraws:N0} 回です。", $"draws must be 1 to {MostDraws:N0}.");
        }

        if (compiled.Plan.Assumptions.All(assumption => assumption.Range is null))
        {
            throw new BusinessRuleException("plan.no-range", "どの前提にも幅(range)がありません。assumptions に low と high を書いてください。", "no assumption has a range; give low and high to those that are uncertain.");
        }

        if (rows.FirstOrDefault(row => !compiled.Rows.ContainsKey(row)) is { } missing)
        {
            throw new BusinessRuleException("plan.no-row", $"「{missing}」という行はありません。", $"there is no row '{missing}'.");
        }
    }
}
