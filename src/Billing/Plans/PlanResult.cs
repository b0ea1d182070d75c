using Billing.Kernel;
using Billing.Plans.Formulas;

namespace Billing.Plans;

/// <summary>What a case of a plan comes to. Everything in it is reckoned; nothing is left to be found out.</summary>
public sealed class PlanResult
{
    private PlanResult(FinancePlan plan, string caseKey, Dictionary<string, decimal[]> values, IReadOnlyList<RuleOutcome> outcomes)
    {
        (Plan, Case, Values, Outcomes) = (plan, caseKey, values, outcomes);
        Differences = [.. plan.Rows.SelectMany(row => row.Printed.OrderBy(printed => printed.Key).Select(printed => Held(row, printed.Key, printed.Value, values[row.Key][printed.Key - plan.First]))).OfType<PrintedDifference>()];
    }

    /// <summary>The plan of the case, its changes made.</summary>
    public FinancePlan Plan { get; }

    /// <summary>Key of the case; empty where the plan has none.</summary>
    public string Case { get; }

    /// <summary>Key of row or assumption → values from the first year on.</summary>
    public IReadOnlyDictionary<string, decimal[]> Values { get; }

    /// <summary>Every rule in every year in which it must hold.</summary>
    public IReadOnlyList<RuleOutcome> Outcomes { get; }

    /// <summary>Rules that do not hold, by year.</summary>
    public IReadOnlyList<RuleOutcome> Failed => [.. Outcomes.Where(outcome => !outcome.Holds).OrderBy(outcome => outcome.Year)];

    /// <summary>Where the document prints another number than its own rows come to.</summary>
    public IReadOnlyList<PrintedDifference> Differences { get; }

    /// <summary>Reckons every row of every year.</summary>
    /// <param name="caseKey">A key of <see cref="FinancePlan.CaseKeys"/>.</param>
    /// <exception cref="PlanFileException">A row cannot be reckoned, or the books do not balance: which, where and by how much.</exception>
    /// <exception cref="BusinessRuleException">plan.no-case.</exception>
    public static PlanResult Of(FinancePlan plan, string caseKey)
    {
        var compiled = CompiledPlan.Of(plan.Of(caseKey));
        return Of(compiled, caseKey, new PlanRun(compiled));
    }

    /// <summary>The result of a run that may have values set.</summary>
    /// <exception cref="PlanFileException">As above.</exception>
    public static PlanResult Of(CompiledPlan compiled, string caseKey, PlanRun run)
    {
        var plan = compiled.Plan;

        // Year by year, so that a long plan never recurses deeply.
        foreach (var year in plan.Years)
        {
            foreach (var key in compiled.Keys)
            {
                _ = run[key, year];
            }
        }

        Balance(compiled, run);
        var values = compiled.Keys.ToDictionary(key => key, key => plan.Years.Select(year => run[key, year]).ToArray());
        return new PlanResult(plan, caseKey, values, [.. Compared(plan.Rules, compiled.Rules, run)]);
    }

    /// <summary>Refuses books that do not balance.</summary>
    private static void Balance(CompiledPlan compiled, PlanRun run)
    {
        var faults = Compared(compiled.Plan.Checks, compiled.Checks, run).Where(outcome => !outcome.Holds).Select(outcome => new FileFault(compiled.Plan.File, outcome.Rule.Path, new Sentence(
            $"{outcome.Year} 年度の帳簿が合いません({outcome.Rule.Label.Ja}): {outcome.Rule.Formula} の左辺 {outcome.Left:#,0.##}、右辺 {outcome.Right:#,0.##}、差 {outcome.Left - outcome.Right:#,0.##} {compiled.Plan.Unit}。この式の行の値を直してください。",
            $"the books of {outcome.Year} do not balance ({outcome.Rule.Label.En}): {outcome.Rule.Formula} has {outcome.Left:#,0.##} on the left and {outcome.Right:#,0.##} on the right, {outcome.Left - outcome.Right:#,0.##} {compiled.Plan.Unit} apart; correct the rows that it names"))).ToList();
        if (faults.Count > 0)
        {
            throw new PlanFileException(faults);
        }
    }

    private static IEnumerable<RuleOutcome> Compared(IReadOnlyList<PlanRule> rules, IReadOnlyList<OperationFormula?> comparisons, PlanRun run) =>
        rules.SelectMany((rule, i) => Enumerable.Range(rule.From, rule.To - rule.From + 1).Select(year => run.Compare(rule, comparisons[i]!, year)));

    private static PrintedDifference? Held(PlanRow row, int year, decimal printed, decimal reckoned)
    {
        var shown = row.PrintedDecimals is { } decimals ? Rounding.By(row.PrintedRounding, reckoned, decimals) : reckoned;
        return shown == printed ? null : new PrintedDifference(row, year, printed, reckoned, row.Known.GetValueOrDefault(year));
    }
}

/// <summary>A number of the document that its own rows do not come to.</summary>
/// <param name="Printed">As the document prints it.</param>
/// <param name="Reckoned">What the plan's formula gives.</param>
/// <param name="Known">Why, where somebody found out; null = nobody did.</param>
public sealed record PrintedDifference(PlanRow Row, int Year, decimal Printed, decimal Reckoned, string? Known)
{
    public decimal Difference => Printed - Reckoned;
}
