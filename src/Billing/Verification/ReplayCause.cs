using Billing.Kernel;

namespace Billing.Verification;

/// <summary>Why a part comes out differently under two books.</summary>
/// <param name="Aspect">
/// What alone makes the difference: a kind of rule as the data names it (<c>partPeriod</c>), <c>table</c> or, where one field of the table is enough,
/// <c>table.rates</c>, <c>table.rounding</c>, <c>table.taxRate</c>, <c>table.oddCubicMetre</c>, <c>table.tableMonths</c>; <c>consumptionTax</c>; several that
/// are needed together are joined by <c>+</c>.
/// </param>
/// <param name="Rule">Ids on both sides, <c>old → new</c>; <c>—</c> where a side has none.</param>
/// <param name="Refusal">Where one book refuses; null = both charge.</param>
public readonly record struct ReplayCause(string Aspect, string Rule, ReplayRefusal? Refusal);

/// <param name="ByNew">Whether the new book refuses, else the old one.</param>
/// <param name="Code">As in <see cref="BusinessRuleException.Code"/>.</param>
public readonly record struct ReplayRefusal(bool ByNew, string Code);
