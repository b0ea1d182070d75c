namespace Billing.Plans.Accounts;

/// <summary>How a bond is paid back.</summary>
/// <param name="Years">償還期間 in years, with the years of grace in it.</param>
/// <param name="Grace">据置期間: years of interest alone. Less than <paramref name="Years"/>.</param>
/// <param name="PerYear">Instalments a year: 1 or 2.</param>
/// <param name="Decimals">Decimals of the plan's unit to which instalments and interest are rounded, halves up; null = not rounded.</param>
public sealed record LoanTerms(LoanMethod Method, int Years, int Grace, int PerYear, int? Decimals);
