using Billing.Collection;
using Billing.Kernel;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Billing.Verification;

/// <summary>現金箱: a drawer should hold its float and its own clerk's cash of its day; what was counted adds up by pieces, a difference has a reason, a second person and its posting, and the bank got no more than there was.</summary>
internal static class DrawerCheck
{
    public static void Run(BillingDbContext db, Breaches breaches)
    {
        var drawers = db.CashDrawers.AsNoTracking().OrderBy(d => d.Id).ToList();
        var entries = db.DrawerEntries.GroupBy(e => e.DrawerId).Select(g => new { g.Key, Yen = g.Sum(e => e.Amount.Yen) }).ToDictionary(g => g.Key, g => g.Yen);
        var pieces = db.CashPieces.GroupBy(p => new { p.DrawerId, p.Count }).Select(g => new { g.Key, Yen = g.Sum(p => (long)p.Denomination * p.Pieces) }).ToDictionary(g => (g.Key.DrawerId, g.Key.Count), g => g.Yen);
        foreach (var drawer in drawers)
        {
            Counted(drawer, entries.GetValueOrDefault(drawer.Id), n => pieces.GetValueOrDefault((drawer.Id, n)), breaches);
        }

        Entries(db, breaches);
        Differences(db, drawers, breaches);
        var deposits = (from b in db.CashDeposits join d in db.CashDrawers on b.DrawerId equals d.Id select new { b, d }).AsNoTracking().ToList();
        foreach (var wrong in deposits.Where(x => x.d.State != DrawerState.Closed || x.b.Amount < Money.Zero || x.b.Amount > x.d.Counted))
        {
            breaches.Add("drawer.deposit", $"drawer {wrong.d.Id}", "締めていないか、有高を超えて入金されています。", "More was handed to the bank than was counted, or before it was closed.");
        }
    }

    private static void Counted(CashDrawer drawer, long moved, Func<int, long> pieces, Breaches breaches)
    {
        if (drawer.StartingFloat.Yen != pieces(0) || (drawer.Counted is { } counted && counted.Yen != pieces(drawer.Counts)))
        {
            breaches.Add("drawer.pieces", $"drawer {drawer.Id}", "金種の計と有高が一致しません。", "Its pieces do not add up to what was counted.");
        }

        if (drawer.State != DrawerState.Open && drawer.Expected?.Yen != drawer.StartingFloat.Yen + moved)
        {
            breaches.Add("drawer.expected", $"drawer {drawer.Id}", $"あるべき額は {drawer.StartingFloat.Yen + moved} 円ですが、締めの記録は {drawer.Expected} 円です。", $"It should hold {drawer.StartingFloat.Yen + moved} yen; its closing says {drawer.Expected}.");
        }

        if (drawer.State == DrawerState.Closed && (drawer.Difference is not { } difference || (difference != Money.Zero && (drawer.Reason is null || drawer.SecondPerson is null || drawer.SecondPerson == drawer.Clerk))))
        {
            breaches.Add("drawer.alone", $"drawer {drawer.Id}", "過不足の理由または第二の職員の確認がありません。", "It was closed with a difference that has no reason or no second person.");
        }
    }

    /// <summary>Cash of the drawer's own clerk and day, as the payment or the refund says.</summary>
    private static void Entries(BillingDbContext db, Breaches breaches)
    {
        var payments = (
            from e in db.DrawerEntries
            where e.PaymentId != null
            join d in db.CashDrawers on e.DrawerId equals d.Id
            join p in db.Payments on e.PaymentId equals p.Id into paid
            from p in paid.DefaultIfEmpty()
            where p == null || p.Channel != PaymentChannel.Counter || p.Amount.Yen != e.Amount.Yen || p.TakenBy != d.Clerk || p.ReceivedOn != d.Day
            select e.Id).Take(20).ToList();
        var refunds = (
            from e in db.DrawerEntries
            where e.PaymentId == null
            join d in db.CashDrawers on e.DrawerId equals d.Id
            join r in db.RefundEntries on e.RefundId equals r.Id into repaid
            from r in repaid.DefaultIfEmpty()
            where r == null || r.Amount.Yen + r.Interest.Yen != -e.Amount.Yen || r.On != d.Day
            select e.Id).Take(20).ToList();
        payments.Concat(refunds).ToList().ForEach(id => breaches.Add("drawer.entry", $"entry {id}", "現金箱の出入りが収納・還付の記録と一致しません。", "It is not what the payment or refund says, or another clerk's or day's."));
    }

    private static void Differences(BillingDbContext db, List<CashDrawer> drawers, Breaches breaches)
    {
        var (first, before) = (TransferId.Of(Cause.CashDiffers, 0, 0), TransferId.Of(Cause.CashDiffers + 1, 0, 0));
        var booked = db.Transfers.AsNoTracking().Where(t => t.Id >= first && t.Id < before).ToDictionary(t => t.Id, t => t.Debit == Account.Cash ? t.Amount : -t.Amount);
        foreach (var drawer in drawers.Where(d => d.State == DrawerState.Closed && d.Difference is { } difference && difference != Money.Zero))
        {
            if (!booked.Remove(TransferId.Of(Cause.CashDiffers, drawer.Id, 0), out var yen) || yen != drawer.Difference)
            {
                breaches.Add("drawer.posting", $"drawer {drawer.Id}", "過不足の仕訳がありません。", "Its difference is not in the books.");
            }
        }

        foreach (var stray in booked.Keys.Order())
        {
            breaches.Add("drawer.stray", $"transfer {stray}", "過不足の記録のない仕訳です。", "It is booked, but no drawer differed.");
        }
    }
}
