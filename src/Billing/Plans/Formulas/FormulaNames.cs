namespace Billing.Plans.Formulas;

/// <summary>What names in a formula stand for.</summary>
/// <param name="Rows">Row or assumption → number of the row.</param>
/// <param name="Loans">Bond → number.</param>
/// <param name="Assets">Asset → number.</param>
/// <param name="First">First year of the plan.</param>
/// <param name="Last">Last year of the plan.</param>
public sealed record FormulaNames(IReadOnlyDictionary<string, int> Rows, IReadOnlyDictionary<string, int> Loans, IReadOnlyDictionary<string, int> Assets, int First, int Last);
