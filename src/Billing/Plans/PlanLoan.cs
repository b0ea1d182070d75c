using Billing.Plans.Accounts;

namespace Billing.Plans;

/// <summary>企業債 of one kind: each year's issue is a bond of its own, with that year's rate.</summary>
/// <param name="Key">Its name in <c>interest()</c>, <c>repayment()</c> and <c>balance()</c>.</param>
/// <param name="Issue">Formula of the amount borrowed in a year; null = only <paramref name="Issued"/>.</param>
/// <param name="RatePercent">Formula of the interest in the year of issue, percent.</param>
/// <param name="FirstPayment">Years from the issue to the first payment: 1 = the year after.</param>
/// <param name="Issued">起債台帳: bonds from before the plan or of its years.</param>
/// <param name="Path">JSON path, for faults.</param>
public sealed record PlanLoan(string Key, LoanTerms Terms, string? Issue, string RatePercent, int FirstPayment, IReadOnlyList<IssuedBond> Issued, string Path);

/// <param name="Year">Year of issue.</param>
/// <param name="Amount">発行額 in the plan's unit.</param>
/// <param name="RatePercent">Interest of a year.</param>
public sealed record IssuedBond(int Year, decimal Amount, decimal RatePercent);
