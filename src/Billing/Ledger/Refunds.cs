using Billing.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Billing.Ledger;

/// <summary>還付: pays a credit out.</summary>
public static class Refunds
{
    /// <summary>Refunds everything that stands to the payer's credit on a claim. A second call finds nothing left and refuses.</summary>
    /// <returns>Yen refunded.</returns>
    /// <exception cref="BusinessRuleException">Nothing to refund.</exception>
    public static Money RefundAll(IBillingDatabase database, long claimId, CreditAct act)
    {
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var use = Refund(db, claimId, null, act);
        transaction.Commit();
        return use.Amount;
    }

    /// <summary>Pays a credit out inside the caller's transaction.</summary>
    /// <param name="amount">Above zero, at most the credit; null = all of it.</param>
    /// <param name="act">Who does it: it stands beside the transfer (<see cref="CreditUse"/>).</param>
    /// <returns>What was paid out, and who decided it.</returns>
    /// <exception cref="BusinessRuleException"><c>refund.no-credit</c>, <c>refund.amount</c>.</exception>
    public static CreditUse Refund(BillingDbContext db, long claimId, Money? amount, CreditAct act)
    {
        var claim = db.Claims.AsNoTracking().Single(c => c.Id == claimId);
        ClaimLock.Take(db, [claim.DebtorId]);
        var credit = Balances.Credit(db, claimId);
        var paid = amount ?? credit;
        RefuseUnlessWithin(claimId, paid, credit);
        var refund = Posting.Refund(claim, paid, act.On, TransferId.FreeLeg(db, Cause.Refunded, claimId, legs: 1));
        db.Transfers.Add(refund);
        var use = new CreditUse { Id = refund.Id, FromClaimId = claimId, Amount = paid, On = act.On, At = act.At, By = act.Person };
        db.CreditUses.Add(use);
        db.SaveChanges();
        return use;
    }

    internal static void RefuseUnlessWithin(long claimId, Money amount, Money credit)
    {
        if (credit <= Money.Zero)
        {
            throw new BusinessRuleException("refund.no-credit", $"債権 {claimId} に還付する金額はありません。", $"Nothing stands to the payer's credit on claim {claimId}.");
        }

        if (amount <= Money.Zero || amount > credit)
        {
            throw new BusinessRuleException("refund.amount", $"還付できるのは1円から{credit}円までです（入力: {amount}円）。", $"From 1 to {credit} yen can be refunded, not {amount}.");
        }
    }
}
