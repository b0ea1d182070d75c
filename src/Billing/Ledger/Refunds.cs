using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Ledger;

/// <summary>還付: pays a credit out.</summary>
public static class Refunds
{
    /// <summary>Refunds everything that stands to the payer's credit on a claim. A second call finds nothing left and refuses.</summary>
    /// <returns>Yen refunded.</returns>
    /// <exception cref="BusinessRuleException">Nothing to refund.</exception>
    public static Money RefundAll(IBillingDatabase database, long claimId, LocalDate on)
    {
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var claim = db.Claims.AsNoTracking().Single(c => c.Id == claimId);
        var credit = Balances.Credit(db, claimId);
        if (credit <= Money.Zero)
        {
            throw new BusinessRuleException("refund.no-credit", $"債権 {claimId} に還付する金額はありません。", $"Nothing stands to the payer's credit on claim {claimId}.");
        }

        db.Transfers.Add(Posting.Refund(claim, credit, on));
        db.SaveChanges();
        transaction.Commit();
        return credit;
    }
}
