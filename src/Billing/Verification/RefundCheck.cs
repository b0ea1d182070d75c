using Billing.Bills;
using Billing.Kernel;
using Billing.LateCharges;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Billing.Verification;

/// <summary>Refunds: the interest is reckoned again from the payments it names, and the books hold it once.</summary>
internal static class RefundCheck
{
    public static void Run(BillingDbContext db, FrozenBooks frozen, Breaches breaches)
    {
        foreach (var entry in db.RefundEntries.AsNoTracking().OrderBy(e => e.Id).ToList())
        {
            var lots = RefundLots.Read(entry.Lots);
            if (lots.Sum(l => l.Amount.Yen) != entry.Amount.Yen)
            {
                breaches.Add("refund.lots", $"refund {entry.Id}", "還付額と、もとの納付の内訳の計が一致しません。", "Its amount is not the sum of the payments it goes back to.");
            }

            var again = frozen.Of(entry.RuleBookId) is { } book ? RefundInterest.Of(book, BillNumber.ServiceOfClaim(entry.ClaimId), lots, entry.On).Yen : Money.Zero;
            if (again != entry.Interest)
            {
                breaches.Add("refund.interest", $"refund {entry.Id}", $"還付加算金 {entry.Interest} 円に対し、計算し直すと {again} 円です。", $"Its interest is {entry.Interest} yen; reckoned again it is {again}.");
            }
        }

        var undecided = (
            from e in db.RefundEntries
            join u in db.CreditUses on e.Id equals u.Id into uses
            from u in uses.DefaultIfEmpty()
            where u == null || u.FromClaimId != e.ClaimId || u.ToClaimId != null || u.Amount.Yen != e.Amount.Yen || u.On != e.On
            select e.Id).Take(20).ToList();
        undecided.ForEach(id => breaches.Add("refund.decided", $"refund {id}", "還付の決定の記録と一致しません。", "It is not what was decided to be paid out."));
        Booked(db, breaches);
    }

    private static void Booked(BillingDbContext db, Breaches breaches)
    {
        var (first, last) = (TransferId.Of(Cause.RefundInterest, 0, 0), TransferId.Of(Cause.Settled, 0, 0) - 1);
        var interest = db.Transfers.Where(t => t.Id >= first && t.Id <= last).GroupBy(t => t.ClaimId).Select(g => new { g.Key, Yen = g.Sum(t => t.Amount.Yen) }).ToDictionary(x => x.Key, x => x.Yen);
        var entries = db.RefundEntries.GroupBy(e => e.ClaimId).Select(g => new { g.Key, Yen = g.Sum(e => e.Interest.Yen) }).Where(x => x.Yen != 0).ToDictionary(x => x.Key, x => x.Yen);
        foreach (var claim in interest.Keys.Union(entries.Keys).Where(id => interest.GetValueOrDefault(id) != entries.GetValueOrDefault(id)).Order())
        {
            breaches.Add("refund.posting", $"claim {claim}", $"還付加算金の仕訳 {interest.GetValueOrDefault(claim)} 円と記録 {entries.GetValueOrDefault(claim)} 円が一致しません。", $"Interest of {interest.GetValueOrDefault(claim)} yen is posted, {entries.GetValueOrDefault(claim)} recorded.");
        }
    }
}
