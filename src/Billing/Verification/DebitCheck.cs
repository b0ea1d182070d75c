using System.Security.Cryptography;
using Billing.Collection;
using Microsoft.EntityFrameworkCore;

namespace Billing.Verification;

/// <summary>Direct debits: a run is the sum of its entries and an entry of its claims, the bytes for the bank are the ones that were made, what was debited is paid once, and nothing else is.</summary>
internal static class DebitCheck
{
    public static void Run(BillingDbContext db, Breaches breaches)
    {
        Runs(db, breaches);
        Entries(db, breaches);
        var twice = db.DebitEntries.Where(e => e.PaymentId != null).GroupBy(e => e.PaymentId).Where(g => g.Count() > 1).Select(g => g.Key).Take(20).ToList();
        twice.ForEach(id => breaches.Add("debit.payment-twice", $"payment {id}", "一つの収納に二件の振替があります。", "Two entries point to one payment."));
        var alive = (
            from e in db.DebitEntries
            where e.Next == DebitNext.StopMandate
            join r in db.DebitRuns on e.RunId equals r.Id
            join m in db.Mandates on e.MandateId equals m.Id
            where m.State != MandateState.Ended || m.To > r.DebitOn
            select e.Id).Take(20).ToList();
        alive.ForEach(id => breaches.Add("debit.mandate", $"entry {id}", "振替停止の結果なのに、口座振替が続いています。", "The bank's answer ended the mandate, but it goes on."));
    }

    private static void Runs(BillingDbContext db, Breaches breaches)
    {
        var sums = db.DebitEntries.GroupBy(e => new { e.RunId, e.State }).Select(g => new { g.Key.RunId, g.Key.State, Count = g.Count(), Yen = g.Sum(e => e.Amount.Yen) }).ToList().ToLookup(s => s.RunId);
        foreach (var run in db.DebitRuns.AsNoTracking())
        {
            var (count, yen) = (sums[run.Id].Sum(s => s.Count), sums[run.Id].Sum(s => s.Yen));
            var (waiting, debited) = (sums[run.Id].Where(s => s.State == DebitEntryState.Asked).Sum(s => s.Count), sums[run.Id].Where(s => s.State == DebitEntryState.Debited).Sum(s => s.Yen));
            if ((run.Entries, run.Asked.Yen, run.Debited.Yen) != (count, yen, debited))
            {
                breaches.Add("debit.run", $"debit run {run.Id}", $"{run.Entries}件{run.Asked}円、振替済{run.Debited}円のはずが、明細は{count}件{yen}円、振替済{debited}円です。", $"It says {run.Entries} entries, {run.Asked} yen and {run.Debited} debited; its entries make {count}, {yen} and {debited}.");
            }

            if (waiting != (run.State == DebitRunState.Answered ? 0 : count))
            {
                breaches.Add("debit.answer", $"debit run {run.Id}", "結果取込の状態と明細の状態が一致しません。", "Whether it was answered and whether its entries were is not the same.");
            }
        }

        foreach (var id in db.DebitRuns.Select(r => r.Id).ToList())
        {
            var (bytes, said) = (db.DebitRequestFiles.AsNoTracking().Where(f => f.RunId == id).Select(f => f.Bytes).SingleOrDefault(), db.DebitRuns.Where(r => r.Id == id).Select(r => r.Sha256).Single());
            if (bytes is null || Convert.ToHexStringLower(SHA256.HashData(bytes)) != said)
            {
                breaches.Add("debit.file", $"debit run {id}", "金融機関に送ったファイルが残っていないか、変わっています。", "The file for the bank is missing or has been changed.");
            }
        }
    }

    private static void Entries(BillingDbContext db, Breaches breaches)
    {
        var astray = (
            from e in db.DebitEntries
            where db.DebitEntryClaims.Where(c => c.EntryId == e.Id).Sum(c => c.Amount.Yen) != e.Amount.Yen
            select e.Id).Take(20).ToList();
        astray.ForEach(id => breaches.Add("debit.entry", $"entry {id}", "請求額が債権の合計と一致しません。", "It does not ask for the sum of its claims."));
        var open = (
            from c in db.DebitEntryClaims
            join e in db.DebitEntries on c.EntryId equals e.Id
            join r in db.DebitRuns on e.RunId equals r.Id
            let isOpen = r.State == DebitRunState.Made || r.State == DebitRunState.Sent
            where (isOpen && (c.OpenClaimId == null || c.OpenClaimId != c.ClaimId)) || (!isOpen && c.OpenClaimId != null)
            select e.Id).Take(20).ToList();
        open.ForEach(id => breaches.Add("debit.open", $"entry {id}", "結果待ちの印と請求の状態が一致しません。", "Its mark of waiting for the bank is not as its run stands."));
        var unpaid = (
            from e in db.DebitEntries
            where e.State == DebitEntryState.Debited
            join r in db.DebitRuns on e.RunId equals r.Id
            where !db.Payments.Any(p => p.Id == e.PaymentId && p.Amount.Yen == e.Amount.Yen && p.Channel == PaymentChannel.DirectDebit && p.ReceivedOn == r.DebitOn)
            select e.Id).Take(20).ToList();
        unpaid.ForEach(id => breaches.Add("debit.payment", $"entry {id}", "振替済の明細どおりの収納がありません。", "It was debited, but there is no payment of it on the debit day."));
        var wrong = db.DebitEntries.Where(e =>
            (e.State == DebitEntryState.Asked && (e.Result != null || e.PaymentId != null || e.Next != null))
            || (e.State == DebitEntryState.Debited && (e.Result != 0 || e.Next != null))
            || (e.State == DebitEntryState.Returned && (e.Result == null || e.Result == 0 || e.PaymentId != null || e.Next == null))).Select(e => e.Id).Take(20).ToList();
        wrong.ForEach(id => breaches.Add("debit.result", $"entry {id}", "状態と振替結果コードが一致しません。", "Its state and the bank's result are not the same."));
    }
}
