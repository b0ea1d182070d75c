using Billing.Kernel;
using Billing.Plans.Formulas;

namespace Billing.Plans;

/// <summary>One case of a plan with its formulas read: rows first, then assumptions, each with a number. Immutable; shared by all runs of the case.</summary>
public sealed class CompiledPlan
{
    private CompiledPlan(FinancePlan plan, List<FileFault> faults)
    {
        Plan = plan;
        Keys = [.. plan.Rows.Select(row => row.Key), .. plan.Assumptions.Select(assumption => assumption.Key)];
        var names = new FormulaNames(Numbered(plan, Keys, faults), Numbered(plan, [.. plan.Loans.Select(loan => loan.Key)], faults), Numbered(plan, [.. plan.Assets.Select(asset => asset.Key)], faults), plan.First, plan.Last);
        Formula? Parse(string? text, string path) => Read(text, path, names, plan.File, faults);

        Rows = names.Rows;
        Formulas = [.. plan.Rows.Select(row => Parse(row.Formula, row.Path + ".formula")), .. plan.Assumptions.Select(_ => (Formula?)null)];
        Issues = [.. plan.Loans.Select(loan => Parse(loan.Issue, loan.Path + ".issue"))];
        Rates = [.. plan.Loans.Select(loan => Parse(loan.RatePercent, loan.Path + ".ratePercent"))];
        Costs = [.. plan.Assets.Select(asset => Parse(asset.Cost, asset.Path + ".cost"))];
        Checks = [.. plan.Checks.Select(rule => Comparison(rule, names, plan.File, faults))];
        Rules = [.. plan.Rules.Select(rule => Comparison(rule, names, plan.File, faults))];
    }

    public FinancePlan Plan { get; }

    /// <summary>Keys of rows and assumptions in the order of their numbers.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>Key → number.</summary>
    public IReadOnlyDictionary<string, int> Rows { get; }

    /// <summary>Formula of each row; null where it is given, and for assumptions.</summary>
    public IReadOnlyList<Formula?> Formulas { get; }

    /// <summary>What each loan borrows.</summary>
    public IReadOnlyList<Formula?> Issues { get; }

    /// <summary>Interest of each loan, percent.</summary>
    public IReadOnlyList<Formula?> Rates { get; }

    /// <summary>What of each asset is acquired.</summary>
    public IReadOnlyList<Formula?> Costs { get; }

    public IReadOnlyList<OperationFormula?> Checks { get; }

    public IReadOnlyList<OperationFormula?> Rules { get; }

    /// <exception cref="PlanFileException">A formula that cannot be read.</exception>
    public static CompiledPlan Of(FinancePlan plan)
    {
        var faults = new List<FileFault>();
        var compiled = new CompiledPlan(plan, faults);
        return faults.Count == 0 ? compiled : throw new PlanFileException(faults);
    }

    /// <summary>What is wrong with the formulas of a plan; empty = nothing.</summary>
    public static IReadOnlyList<FileFault> Faults(FinancePlan plan)
    {
        var faults = new List<FileFault>();
        var compiled = new CompiledPlan(plan, faults);
        if (plan.Revision is { } terms)
        {
            compiled.Look(terms.Row, plan.Rows.Select(row => row.Key), "$.revision.row", faults);
            foreach (var rule in terms.Rules)
            {
                compiled.Look(rule, plan.Rules.Select(known => known.Key), "$.revision.rules", faults);
            }
        }

        return faults;
    }

    private void Look(string key, IEnumerable<string> known, string path, List<FileFault> faults)
    {
        if (!known.Contains(key))
        {
            faults.Add(new FileFault(Plan.File, path, new Sentence($"「{key}」はありません。使えるもの: {string.Join(", ", known)}", $"names '{key}', which is not there; known are {string.Join(", ", known)}")));
        }
    }

    private static Dictionary<string, int> Numbered(FinancePlan plan, IReadOnlyList<string> keys, List<FileFault> faults)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < keys.Count; i++)
        {
            if (!FormulaTokens.IsName(keys[i]) || FormulaParser.Words.Contains(keys[i]))
            {
                faults.Add(new FileFault(plan.File, "$", new Sentence($"「{keys[i]}」は名前に使えません。文字で始まり、文字・数字・_ だけで、関数名でないものにしてください。", $"'{keys[i]}' cannot be a key; begin with a letter, use letters, digits and _, and no word of the formula language")));
            }
            else if (!numbers.TryAdd(keys[i], i))
            {
                faults.Add(new FileFault(plan.File, "$", new Sentence($"「{keys[i]}」が2回あります。行・前提・起債・資産はそれぞれ一つずつにしてください。", $"'{keys[i]}' stands twice; keep one")));
            }
        }

        return numbers;
    }

    private static Formula? Read(string? text, string path, FormulaNames names, string file, List<FileFault> faults)
    {
        try
        {
            return text is null ? null : FormulaParser.Parse(text, names);
        }
        catch (FormulaException wrong)
        {
            faults.Add(new FileFault(file, path, new Sentence($"「{text}」: {wrong.Said.Ja}", $"'{text}' {wrong.Said.En}")));
            return null;
        }
    }

    private static OperationFormula? Comparison(PlanRule rule, FormulaNames names, string file, List<FileFault> faults)
    {
        var formula = Read(rule.Formula, rule.Path + ".formula", names, file, faults);
        if (formula is OperationFormula { IsComparison: true } comparison)
        {
            return comparison;
        }

        if (formula is not null)
        {
            faults.Add(new FileFault(file, rule.Path + ".formula", new Sentence($"「{rule.Formula}」は比べていません。net_profit >= 0 のように書いてください。", $"'{rule.Formula}' compares nothing; write it like net_profit >= 0")));
        }

        return null;
    }
}
