using Billing.Charges;
using Billing.Kernel;
using Billing.Nights;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>督促手数料: an occasional bill of its own, so that it is owed, paid and reported like any other claim.</summary>
internal static class StepFee
{
    /// <returns>Key of the bill; null where the step charges nothing, or is about earlier fees alone.</returns>
    public static long? Assess(BillingDbContext db, RuleBook book, DunningStepRule rule, DueStep due, LocalDate dueOn, Officer officer)
    {
        if (rule.FeeYen == 0 || due.Debts.All(d => d.IsFee))
        {
            return null;
        }

        var first = due.Debts.First(d => !d.IsFee).Claim;
        return new OccasionalBills(book).Assess(
            db,
            new OccasionalCharge
            {
                DebtorId = first.DebtorId,
                ContractId = first.ContractId == 0 ? null : first.ContractId,
                Service = first.Service,
                Lines = [new OccasionalLine(ChargeLineKind.CollectionCost, new Sentence($"{rule.Said.Ja} 手数料", $"{rule.Said.En}, fee"), new Money(rule.FeeYen), rule.FeeTax, rule.Id)],
                DueOn = dueOn,
                Reason = rule.Article,
            },
            officer.Person,
            officer.Today).Id;
    }
}
