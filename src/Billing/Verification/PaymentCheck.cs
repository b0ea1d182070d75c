using Billing.Collection;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Billing.Verification;

/// <summary>Payments: never allocated beyond their amount, and every allocation stands in the books once.</summary>
internal static class PaymentCheck
{
    public static void Run(IBillingDatabase database, Breaches breaches)
    {
        using var db = database.NewContext();
        var beyond = (
            from p in db.Payments
            where p.Amount.Yen >= 0 && db.Allocations.Where(a => a.PaymentId == p.Id).Sum(a => a.Amount.Yen) > p.Amount.Yen
            select p.Id).Take(20).ToList();
        beyond.ForEach(id => breaches.Add("payment.allocated", $"payment {id}", "収納額を超えて消し込まれています。", "More is allocated than was paid."));
        Cancelled(db, breaches);
        Postings(database, breaches);
    }

    private static void Postings(IBillingDatabase database, Breaches breaches)
    {
        using var allocationsDb = database.NewContext();
        using var transfersDb = database.NewContext();
        var (first, last) = (TransferId.Of(Cause.Received, 0, 0), TransferId.Of(Cause.Overpaid, 0, 0) - 1);
        using var received = new Ascending<Transfer>(
            transfersDb.Transfers.AsNoTracking().Where(t => t.Id >= first && t.Id <= last).OrderBy(t => t.Id), t => t.Id);
        foreach (var allocation in allocationsDb.Allocations.AsNoTracking().OrderBy(a => a.Id))
        {
            var expected = TransferId.Of(Cause.Received, allocation.Id, 0);
            var posted = received.UpTo(expected + 9);
            if (!Matches(allocation, posted))
            {
                breaches.Add("payment.posting", $"allocation {allocation.Id}", "消込と仕訳が一致しません。", "Allocation and posting differ.");
            }
        }

        if (received.UpTo(long.MaxValue).Count > 0)
        {
            breaches.Add("payment.stray-posting", "", "消込のない収納仕訳があります。", "Receipts are posted that have no allocation.");
        }
    }

    private static bool Matches(Allocation allocation, List<Transfer> posted)
    {
        var expected = Receipts.Book(allocation, default);
        return posted is [var only] && only.Id == expected.Id && only.ClaimId == expected.ClaimId && only.Fund == expected.Fund
            && (only.Amount, only.Debit, only.Credit) == (expected.Amount, expected.Debit, expected.Credit);
    }

    /// <summary>A payment that takes another back is its exact opposite, and no payment is taken back twice.</summary>
    private static void Cancelled(BillingDbContext db, Breaches breaches)
    {
        var wrong = (
            from c in db.Payments
            where c.CancelsId != null || c.Amount.Yen < 0
            join p in db.Payments on c.CancelsId equals p.Id into originals
            from p in originals.DefaultIfEmpty()
            where p == null || p.Amount.Yen + c.Amount.Yen != 0 || p.CustomerId != c.CustomerId || db.Payments.Any(o => o.CancelsId == p.Id && o.Id < c.Id)
            select c.Id).Take(20).ToList();
        wrong.ForEach(id => breaches.Add("payment.cancelled", $"payment {id}", "取り消す収納と相殺にならないか、二度取り消しています。", "It does not cancel the payment it takes back, or takes it back twice."));
    }
}
