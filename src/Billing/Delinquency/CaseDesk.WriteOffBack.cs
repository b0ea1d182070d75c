using Billing.Kernel;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Billing.Delinquency;

/// <summary>不納欠損の取消: one person asks, another decides; then the opposite is booked, the claim is owed again, and its case is taken up.</summary>
public sealed partial class CaseDesk
{
    /// <summary>Asks for a booked write-off to be taken back.</summary>
    /// <exception cref="BusinessRuleException"><c>writeoff.unknown</c>, <c>writeoff.not-booked</c>, <c>writeoff.asked</c>, <c>dunning.reason</c>.</exception>
    public WriteOffReversal AskWriteOffBack(long writeOffId, string? reason, Officer officer) => Act(CaseOf(writeOffId), officer, work =>
    {
        RequireText(reason);
        var lost = work.Db.WriteOffs.AsNoTracking().Single(w => w.Id == writeOffId);
        if (lost.Confirmed != true)
        {
            throw new BusinessRuleException("writeoff.not-booked", "決裁済みの不納欠損だけを取り消せます。", "Only a write-off that was booked can be taken back.");
        }

        if (work.Db.WriteOffReversals.Any(r => r.WriteOffId == writeOffId && r.Confirmed != false))
        {
            throw new BusinessRuleException("writeoff.asked", "この不納欠損は取消済みか、取消の決裁待ちです。", "It was taken back already, or waits for that.");
        }

        var asked = new WriteOffReversal { WriteOffId = writeOffId, Reason = reason!.Trim(), AskedOn = officer.Today, AskedBy = officer.Person };
        work.Db.WriteOffReversals.Add(asked);
        work.Db.SaveChanges();
        return asked;
    });

    /// <summary>Decides on what another person asked for, and books it.</summary>
    /// <exception cref="BusinessRuleException"><c>writeoff.decided</c>, <c>writeoff.same-person</c>, <c>step.*</c>.</exception>
    public void DecideWriteOffBack(long reversalId, bool agree, Officer officer) => Act<DunningStep?>(CaseOf(WriteOffOf(reversalId)), officer, work =>
    {
        var asked = work.Db.WriteOffReversals.Single(r => r.Id == reversalId);
        if (asked.Confirmed is not null)
        {
            throw new BusinessRuleException("writeoff.decided", "既に決裁されています。", "It was decided already.");
        }

        if (asked.AskedBy == officer.Person)
        {
            throw new BusinessRuleException("writeoff.same-person", "申請した本人は決裁できません。別の職員が決裁してください。", "Who asked cannot decide: another person must.");
        }

        (asked.Confirmed, asked.DecidedOn, asked.DecidedBy, asked.Version) = (agree, officer.Today, officer.Person, asked.Version + 1);
        work.Db.SaveChanges();
        return agree ? BookBack(work, asked, officer) : null;
    });

    private static DunningStep BookBack(Work work, WriteOffReversal asked, Officer officer)
    {
        var lost = work.Db.WriteOffs.AsNoTracking().Single(w => w.Id == asked.WriteOffId);
        var claim = work.Db.Claims.AsNoTracking().Single(c => c.Id == lost.ClaimId);
        var row = Row(work, DunningTriggers.WriteOffBack, officer with { Person = asked.AskedBy, SecondPerson = officer.Person });
        var back = Posting.WriteOffBack(claim, lost.Amount, officer.Today, TransferId.FreeLeg(work.Db, Cause.WrittenOff, claim.Id, legs: 1));
        work.Db.Transfers.Add(back);
        asked.TransferId = back.Id;
        var step = work.Book.Record(
            new DunningStep { By = asked.AskedBy, ConfirmedBy = officer.Person, Trigger = row.Trigger, From = row.From, To = row.To, Article = row.Article, Note = asked.Reason },
            [(claim.Id, lost.Amount)]);
        TakeUp(work, officer);
        return step;
    }

    /// <summary>A closed case is open again, unless a later one of the same debtor is: then that one has the claim.</summary>
    private static void TakeUp(Work work, Officer officer)
    {
        if (work.Case.ClosedOn is null)
        {
            return;
        }

        var later = work.Db.DunningCases.FirstOrDefault(c => c.Id != work.Case.Id && c.DebtorId == work.Case.DebtorId && c.Service == work.Case.Service && c.ClosedOn == null);
        if (later is null)
        {
            work.Case.ClosedOn = null;
        }
        else
        {
            new CaseBook(work.Db, later, officer.Person, officer.Today).Settle();
        }
    }

    private long CaseOf(long writeOffId)
    {
        using var db = database.NewContext();
        return db.WriteOffs.Where(w => w.Id == writeOffId).Select(w => (long?)w.CaseId).SingleOrDefault() ?? throw new BusinessRuleException("writeoff.unknown", "その不納欠損はありません。", "There is no such write-off.");
    }

    private long WriteOffOf(long reversalId)
    {
        using var db = database.NewContext();
        return db.WriteOffReversals.Where(r => r.Id == reversalId).Select(r => (long?)r.WriteOffId).SingleOrDefault() ?? throw new BusinessRuleException("writeoff.unknown", "その取消の申請はありません。", "Nobody asked for that.");
    }
}
