using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>A step of the schedule for the claims that have come so far.</summary>
/// <param name="Debts">Oldest due date first.</param>
/// <param name="DueOn">First day on which it might be taken for one of them.</param>
/// <param name="LatestOn">Day by which it ought to be; null = none is set.</param>
public sealed record DueStep(DunningStepRule Rule, IReadOnlyList<CaseDebt> Debts, LocalDate DueOn, LocalDate? LatestOn)
{
    public Money Owed => new(Debts.Sum(d => d.Owed.Yen));
}
