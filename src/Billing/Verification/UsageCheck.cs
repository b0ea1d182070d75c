using Billing.Bills;
using Billing.Metering;
using Billing.Nights;

namespace Billing.Verification;

/// <summary>Every usage that may be billed is billed once; none that is held is billed at all.</summary>
internal static class UsageCheck
{
    public static void Run(BillingDbContext db, Breaches breaches)
    {
        // Standing bills only: one that has been reversed is no longer the bill of its usage.
        var standing = db.Bills.Where(b => b.Kind != BillKind.Reversal
            && !db.Bills.Any(r => r.ContractId == b.ContractId && r.PeriodTo == b.PeriodTo && r.Kind == BillKind.Reversal && r.CorrectsId == b.Id));
        var unbilled = (
            from u in db.Usages
            where u.State == UsageState.Passed || u.State == UsageState.Billed
            where !standing.Any(b => b.ContractId == u.ContractId && b.PeriodTo == u.PeriodTo && b.UsageId == u.Id)
            where !db.DeferredParts.Any(d => d.UsageId == u.Id)
            where !db.NightSteps.Any(s => s.Stage == Stage.Usage && s.FirstId <= u.Id && u.Id <= s.LastId
                && db.NightSteps.Any(x => x.NightId == s.NightId && x.Chunk == s.Chunk && x.Stage == Stage.Bills && x.State != StepState.Done))
            select u.Id).Take(20).ToList();
        unbilled.ForEach(id => breaches.Add("usage.unbilled", $"usage {id}", "検査を通った使用水量に調定がありません。", "It passed the gate and has no bill."));
        var stopped = (
            from u in db.Usages
            where u.State == UsageState.Held || u.State == UsageState.SetAside || u.State == UsageState.Superseded
            where standing.Any(b => b.ContractId == u.ContractId && b.PeriodTo == u.PeriodTo && b.UsageId == u.Id)
            select u.Id).Take(20).ToList();
        stopped.ForEach(id => breaches.Add("usage.stopped-billed", $"usage {id}", "保留中・除外・差替え済みの使用水量が調定されています。", "It is held, set aside or superseded, and yet billed."));
        var twice = (
            from a in standing
            join b in db.Bills on new { a.ContractId, a.PeriodTo, a.UsageId } equals new { b.ContractId, b.PeriodTo, b.UsageId }
            where b.Kind != BillKind.Reversal && a.UsageId != 0 && a.Id < b.Id
            where db.BillParts.Any(p => p.Id == (a.Id * 10) + 1) && db.BillParts.Any(p => p.Id == (b.Id * 10) + 1)
                || db.BillParts.Any(p => p.Id == (a.Id * 10) + 2) && db.BillParts.Any(p => p.Id == (b.Id * 10) + 2)
            select b.Id).Take(20).ToList();
        twice.ForEach(id => breaches.Add("usage.billed-twice", BillNumber.Print(id), "同じ使用水量が二度調定されています。", "Its usage is billed twice."));
        Deferred(db, standing, breaches);
        Reversals(db, breaches);
    }

    /// <summary>What waits for its month is not billed yet, and is billed once that night has been.</summary>
    private static void Deferred(BillingDbContext db, IQueryable<Bill> standing, Breaches breaches)
    {
        var late = (
            from d in db.DeferredParts
            where db.Nights.Any(n => n.FinishedAt != null && n.Date >= d.DueOn)
            where !db.NightFailures.Any(f => f.UsageId == d.UsageId && f.Stage == Stage.Bills)
            select d.UsageId).Take(20).ToList();
        late.ForEach(id => breaches.Add("usage.unbilled", $"usage {id}", "後の月に請求するはずの分が、その夜を過ぎても調定されていません。", "A service that was deferred has no bill though its night is over."));
        var twice = (
            from d in db.DeferredParts
            join u in db.Usages on d.UsageId equals u.Id
            join b in standing on new { u.ContractId, u.PeriodTo, UsageId = u.Id } equals new { b.ContractId, b.PeriodTo, b.UsageId }
            where db.BillParts.Any(p => p.Id == (b.Id * 10) + (d.Id % 10))
            select b.Id).Take(20).ToList();
        twice.ForEach(id => breaches.Add("usage.billed-twice", BillNumber.Print(id), "後の月に請求するはずの分が既に調定されています。", "A service that is still deferred stands on it already."));
    }

    private static void Reversals(BillingDbContext db, Breaches breaches)
    {
        var wrong = (
            from r in db.Bills
            where r.Kind == BillKind.Reversal
            join b in db.Bills on r.CorrectsId equals b.Id into originals
            from b in originals.DefaultIfEmpty()
            where b == null || b.Total.Yen + r.Total.Yen != 0 || b.ContractId != r.ContractId
            select r.Id).Take(20).ToList();
        wrong.ForEach(id => breaches.Add("bill.reversal", BillNumber.Print(id), "元の調定と相殺になりません。", "It does not cancel the bill it takes back."));
    }
}
