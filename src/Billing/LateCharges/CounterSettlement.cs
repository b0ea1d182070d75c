using Billing.Collection;
using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.LateCharges;

/// <summary>窓口収納 with the late charges that fall due by it: they become claims in the same transaction, and are paid with it where the payer does so.</summary>
public sealed class CounterSettlement(CounterPayments payments, RuleBook book)
{
    private readonly LateChargeAssessment _assessment = new(book);

    /// <summary>Takes cash into the clerk's drawer (<see cref="DrawerCash"/>); see <see cref="CounterPayments.Take"/>.</summary>
    /// <param name="withLateCharges">The payer pays what falls due at once: it is part of what is taken.</param>
    /// <param name="record">How the rule chose, where the payer named nothing.</param>
    public Payment Take(long contractId, IReadOnlyList<Chosen> chosen, Money seen, Money tendered, bool withLateCharges, LocalDate today, string person, AllocationRecord? record = null)
    {
        var fallen = new List<Ledger.LateChargeEntry>();
        var addition = new CounterAddition(record, (db, paying) =>
        {
            var sums = paying.GroupBy(c => c.ClaimId).ToDictionary(of => of.Key, of => new Money(of.Sum(c => c.Amount.Yen)));
            var shares = new List<Chosen>();
            foreach (var due in _assessment.Foresee(db, sums, today))
            {
                fallen.Add(_assessment.Assess(db, due, paymentId: 0, person, today));
                shares.Add(new Chosen(fallen[^1].ClaimId, due.Yen));
            }

            return withLateCharges ? shares : [];
        }, (db, payment) =>
        {
            // The payment has its key only now.
            fallen.ForEach(entry => entry.PaymentId = payment.Id);
            db.SaveChanges();
            DrawerCash.Put(db, book, payment);
        });
        return payments.Take(contractId, chosen, seen, tendered, today, person, addition);
    }

    /// <summary>Takes a payment of the same day back, with the late charges that fell due by it.</summary>
    public Payment Cancel(long paymentId, string reason, string person, LocalDate today) =>
        payments.Cancel(paymentId, reason, person, today, (db, back) =>
        {
            LateChargeAssessment.TakeBack(db, paymentId, reason, person, today);
            DrawerCash.Put(db, book, back);
        });
}
