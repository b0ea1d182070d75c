using Billing.Channels;
using Billing.Kernel;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Billing.Verification;

/// <summary>Files of agents: what a file brought is posted or in suspense, and each payment of a file traces to its record.</summary>
internal static class ChannelCheck
{
    public static void Run(BillingDbContext db, Breaches breaches)
    {
        Files(db, breaches);
        Suspense(db, breaches);
        var astray = (
            from n in db.CollectionNotices
            where n.Fate == NoticeFate.Posted
            join p in db.Payments on n.PaymentId equals p.Id into payments
            from p in payments.DefaultIfEmpty()
            where p == null || p.Amount.Yen != n.Amount.Yen
            select n.Id).Take(20).ToList();
        astray.ForEach(id => breaches.Add("channel.payment", $"notice {id}", "通知どおりの収納がありません。", "There is no payment of what the notice says."));
        var twice = db.CollectionNotices.Where(n => n.PaymentId != null).GroupBy(n => n.PaymentId).Where(g => g.Count() > 1).Select(g => g.Key).Take(20).ToList();
        twice.ForEach(id => breaches.Add("channel.payment-twice", $"payment {id}", "一つの収納に二つの通知があります。", "Two notices point to one payment."));
        var waiting = (
            from n in db.CollectionNotices
            where n.Fate == NoticeFate.Suspended
            where db.SuspenseItems.Count(i => i.NoticeId == n.Id && i.Amount.Yen == n.Amount.Yen) != 1
            select n.Id).Take(20).ToList();
        waiting.ForEach(id => breaches.Add("channel.suspense", $"notice {id}", "仮受の記録がありません。", "Its money is not in suspense."));
        var assigned = db.SuspenseItems.Where(i => i.End == SuspenseEnd.Assigned && !db.Payments.Any(p => p.Id == i.PaymentId && p.Amount.Yen == i.Amount.Yen)).Select(i => i.Id).Take(20).ToList();
        assigned.ForEach(id => breaches.Add("channel.assigned", $"suspense {id}", "充当した収納がありません。", "It was assigned, but there is no payment of it."));
    }

    /// <summary>What waits stands on 仮受金, and what was cleared left it once.</summary>
    private static void Suspense(BillingDbContext db, Breaches breaches)
    {
        var (first, before) = (TransferId.Of(Cause.Suspended, 0, 0), TransferId.Of(Cause.Suspended + 1, 0, 0));
        var booked = db.Transfers.AsNoTracking().Where(t => t.Id >= first && t.Id < before).ToDictionary(t => t.Id, t => (t.Debit, t.Credit, t.Amount));
        foreach (var item in db.SuspenseItems.AsNoTracking())
        {
            var (into, gone) = (TransferId.Of(Cause.Suspended, item.Id, 0), TransferId.Of(Cause.Suspended, item.Id, 1));
            var (came, left) = (booked.Remove(into, out var i) ? i : default, booked.Remove(gone, out var o) ? o : default);
            if (came != (Account.Cash, Account.Suspense, item.Amount) || left != (item.End is null ? default : (Account.Suspense, Account.Cash, item.Amount)))
            {
                breaches.Add("channel.suspense-posting", $"suspense {item.Id}", "仮受の記録と仮受金の仕訳が一致しません。", "The item and its postings on suspense differ.");
            }
        }

        foreach (var stray in booked.Keys.Order().Take(20))
        {
            breaches.Add("channel.suspense-stray", $"transfer {stray}", "仮受の記録のない仮受金の仕訳です。", "It is booked on suspense, but nothing waits or waited there.");
        }
    }

    private static void Files(BillingDbContext db, Breaches breaches)
    {
        var sums = (
            from n in db.CollectionNotices
            where n.Fate == NoticeFate.Posted || n.Fate == NoticeFate.Suspended
            group n by new { n.FileId, n.Fate } into g
            select new { g.Key.FileId, g.Key.Fate, Yen = g.Sum(n => n.Amount.Yen) }).ToList().ToDictionary(s => (s.FileId, s.Fate), s => new Money(s.Yen));
        foreach (var file in db.CollectionFiles.AsNoTracking())
        {
            var (posted, suspended) = (sums.GetValueOrDefault((file.Id, NoticeFate.Posted)), sums.GetValueOrDefault((file.Id, NoticeFate.Suspended)));
            if (file.Brought != posted + suspended || file.Posted != posted || file.Suspended != suspended)
            {
                breaches.Add("channel.file", $"file {file.Id}", $"{file.Brought}円のうち収納{posted}円・仮受{suspended}円で、合計が合いません。", $"It brought {file.Brought} yen; {posted} are posted and {suspended} in suspense, which is not the same.");
            }
        }
    }
}
