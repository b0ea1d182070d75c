using Billing.Delinquency;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Billing.Verification;

/// <summary>Cases of arrears: the state is the one its steps lead to, write-offs are booked once and by two persons, supply that was stopped is given back where nothing is owed.</summary>
internal static class DunningCheck
{
    public static void Run(BillingDbContext db, Breaches breaches)
    {
        Chains(db, breaches);
        Claims(db, breaches);
        WriteOffs(db, breaches);
        Supplies(db, breaches);
        Pledges(db, breaches);
    }

    /// <summary>Each step begins where the one before ended, by a row of the machine, and the case stands where the last one led.</summary>
    private static void Chains(BillingDbContext db, Breaches breaches)
    {
        var rows = DunningMachine.Table.Table.Select(r => (r.From, r.Trigger, r.To)).ToHashSet();
        var states = new Dictionary<long, string>();
        foreach (var step in db.DunningSteps.AsNoTracking().OrderBy(s => s.CaseId).ThenBy(s => s.Id).Select(s => new { s.Id, s.CaseId, s.From, s.Trigger, s.To }).AsEnumerable())
        {
            if (states.GetValueOrDefault(step.CaseId, DunningMachine.None) != step.From || !rows.Contains((step.From, step.Trigger, step.To)))
            {
                breaches.Add("dunning.step", $"step {step.Id}", "前の処理の続きでないか、状態遷移表にありません。", "It does not carry on the step before it, or the machine has no such row.");
            }

            states[step.CaseId] = step.To;
        }

        foreach (var of in db.DunningCases.AsNoTracking().Select(c => new { c.Id, c.State, c.ClosedOn }).AsEnumerable())
        {
            if (states.GetValueOrDefault(of.Id) != of.State || of.ClosedOn is not null != DunningMachine.Table.State(of.State).IsClosed)
            {
                breaches.Add("dunning.state", $"case {of.Id}", "状態が最後の処理と一致しません。", "Its state is not where its last step led.");
            }
        }

        var twice = db.DunningCases.Where(c => c.ClosedOn == null).GroupBy(c => new { c.DebtorId, c.Service }).Where(g => g.Count() > 1).Select(g => g.Key.DebtorId).Take(20).ToList();
        twice.ForEach(debtor => breaches.Add("dunning.twice", $"debtor {debtor}", "未完了の滞納整理票が重複しています。", "Two cases stand open for one kind of claim."));
    }

    /// <summary>A step is about claims of its case's service, and says their sum.</summary>
    private static void Claims(BillingDbContext db, Breaches breaches)
    {
        var wrong = (
            from s in db.DunningSteps
            join c in db.DunningCases on s.CaseId equals c.Id
            where db.DunningStepClaims.Any(x => x.StepId == s.Id && x.ClaimId / 10 % 10 != (long)(byte)c.Service)
                || db.DunningStepClaims.Where(x => x.StepId == s.Id).Sum(x => x.Owed.Yen) != s.Amount.Yen
            select s.Id).Take(20).ToList();
        wrong.ForEach(id => breaches.Add("dunning.claims", $"step {id}", "別の会計の債権を含むか、金額が債権の合計と一致しません。", "It names a claim of the other service, or its yen are not their sum."));
    }

    /// <summary>What was confirmed is booked, once, by two persons, and taken back at most once by two; nothing else is.</summary>
    private static void WriteOffs(BillingDbContext db, Breaches breaches)
    {
        var (first, last) = (TransferId.Of(Cause.WrittenOff, 0, 0), TransferId.Of(Cause.WrittenOff + 1, 0, 0) - 1);
        var booked = db.Transfers.AsNoTracking().Where(t => t.Id >= first && t.Id <= last).ToDictionary(t => t.Id);
        var decided = db.WriteOffs.AsNoTracking().Where(w => w.Confirmed == true).ToDictionary(w => w.Id);
        foreach (var lost in decided.Values)
        {
            if (!IsBooked(booked, lost.TransferId, lost, Account.WrittenOff, Account.Receivable) || lost.DecidedBy is null || lost.DecidedBy == lost.AskedBy)
            {
                breaches.Add("writeoff.posting", $"claim {lost.ClaimId}", "不納欠損の決裁と仕訳が一致しないか、一人で決裁されています。", "The write-off and its posting differ, or one person decided alone.");
            }
        }

        var back = db.WriteOffReversals.AsNoTracking().Where(r => r.Confirmed == true).OrderBy(r => r.Id).ToList();
        foreach (var taken in back)
        {
            var lost = decided.GetValueOrDefault(taken.WriteOffId);
            if (lost is null || !IsBooked(booked, taken.TransferId, lost, Account.Receivable, Account.WrittenOff) || taken.DecidedBy is null || taken.DecidedBy == taken.AskedBy || back.Exists(r => r.Id < taken.Id && r.WriteOffId == taken.WriteOffId))
            {
                breaches.Add("writeoff.back", $"write-off {taken.WriteOffId}", "不納欠損の取消と仕訳が一致しないか、一人で決裁されたか、二度取り消されています。", "The write-off was taken back twice, or by one person alone, or its posting differs.");
            }
        }

        foreach (var stray in booked.Values)
        {
            breaches.Add("writeoff.stray", $"claim {stray.ClaimId}", "決裁のない不納欠損の仕訳があります。", "A write-off is posted that nobody decided.");
        }
    }

    private static bool IsBooked(Dictionary<long, Transfer> booked, long? id, WriteOff lost, Account debit, Account credit) =>
        id is { } key && booked.Remove(key, out var transfer) && (transfer.ClaimId, transfer.Amount, transfer.Debit, transfer.Credit) == (lost.ClaimId, lost.Amount, debit, credit);

    private static void Supplies(BillingDbContext db, Breaches breaches)
    {
        var kept = (
            from s in db.SupplyStops
            join c in db.DunningCases on s.CaseId equals c.Id
            where s.Stands && c.ClosedOn != null
            select s.Id).Take(20).ToList();
        kept.ForEach(id => breaches.Add("dunning.supply", $"stop {id}", "未納がなくなったのに停水が解除されていません。", "Nothing is owed any more, and the supply was not ordered back."));
        // 公示送達 of a notice of execution orders nothing: the step that it serves was confirmed.
        var alone = db.DunningSteps.Where(s => s.Act == RuleBooks.DunningAct.Stop && s.Trigger != DunningTriggers.PublicNotice && (s.ConfirmedBy == null || s.ConfirmedBy == s.By)).Select(s => s.Id).Take(20).ToList();
        alone.ForEach(id => breaches.Add("dunning.alone", $"step {id}", "給水停止が一人で決められています。", "One person ordered a stop alone."));
    }

    private static void Pledges(BillingDbContext db, Breaches breaches)
    {
        var wrong = db.InstalmentPledges.Where(p => db.PledgeInstalments.Where(i => i.PledgeId == p.Id).Sum(i => i.Amount.Yen) != p.Total.Yen).Select(p => p.Id).Take(20).ToList();
        wrong.ForEach(id => breaches.Add("pledge.sum", $"pledge {id}", "分納額の合計が誓約額と一致しません。", "Its parts do not add up to what was pledged."));
    }
}
