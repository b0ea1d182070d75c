using Billing.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Billing.Ledger;

/// <summary>充当: what stands to a payer's credit on one claim settles another of the same service and debtor (地方自治法 231条の3第4項; 地方税法 17条の2の例).</summary>
public static class Credits
{
    /// <summary>Sets off part of a credit inside the caller's transaction; the caller saves nothing more.</summary>
    /// <param name="fromClaimId">The claim on which the credit stands.</param>
    /// <param name="toClaimId">The claim that is owed.</param>
    /// <param name="amount">Above zero; at most the credit and at most what is owed.</param>
    /// <param name="act">Who does it: it stands beside the transfers (<see cref="CreditUse"/>).</param>
    /// <exception cref="BusinessRuleException"><c>setoff.unknown-claim</c>, <c>setoff.other-service</c>, <c>setoff.other-debtor</c>, <c>setoff.amount</c>.</exception>
    public static void SetOff(BillingDbContext db, long fromClaimId, long toClaimId, Money amount, CreditAct act)
    {
        var (from, to) = (Claim(db, fromClaimId), Claim(db, toClaimId));
        RefuseUnlessAlike(from, to);
        ClaimLock.Take(db, [from.DebtorId]);
        var most = Smaller(Balances.Credit(db, from.Id), Balances.Owed(db, to.Id));
        if (amount <= Money.Zero || amount > most)
        {
            throw new BusinessRuleException(
                "setoff.amount",
                $"充当できるのは1円から{most}円までです（入力: {amount}円）。",
                $"From 1 to {most} yen can be set off, not {amount}.");
        }

        List<Transfer> legs = [.. Posting.SetOff(from, to, amount, act.On, TransferId.FreeLeg(db, Cause.SetOff, to.Id, legs: 2))];
        db.Transfers.AddRange(legs);
        db.CreditUses.Add(new CreditUse { Id = legs.Min(t => t.Id), FromClaimId = from.Id, ToClaimId = to.Id, Amount = amount, On = act.On, At = act.At, By = act.Person });
        db.SaveChanges();
    }

    private static Claim Claim(BillingDbContext db, long id) => db.Claims.AsNoTracking().SingleOrDefault(c => c.Id == id)
        ?? throw new BusinessRuleException("setoff.unknown-claim", $"債権 {id} はありません。", $"There is no claim {id}.");

    private static void RefuseUnlessAlike(Claim from, Claim to)
    {
        if (from.Service != to.Service)
        {
            throw new BusinessRuleException(
                "setoff.other-service",
                "水道と下水道は会計が別なので、互いに充当できません。還付してから納めてもらってください。",
                "Water and sewer keep separate books: one cannot settle the other. Refund the one and take payment for the other.");
        }

        if (from.DebtorId != to.DebtorId)
        {
            throw new BusinessRuleException("setoff.other-debtor", "納付者が違う債権には充当できません。", "The claims belong to different payers.");
        }
    }

    private static Money Smaller(Money a, Money b) => a < b ? a : b;
}
