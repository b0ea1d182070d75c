using Billing.Bills;
using Billing.Kernel;
using Billing.Metering;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Nights;

/// <summary>
/// 更正: a bill that rests on a wrong reading is taken back by a reversal, and a new bill is made from the corrected reading under the rules of its
/// period. The bill after it began at the same value and is corrected with it. What had been paid settles the new claims; the rest stands to the
/// payer's credit until it is refunded.
/// </summary>
public sealed class BillCorrection(IBillingDatabase database, RuleBook book)
{
    /// <summary>Corrects the bill with the key <paramref name="billId"/>.</summary>
    /// <param name="index">The right 指針 of its last day.</param>
    /// <param name="reason">更正理由.</param>
    /// <param name="person">Who corrects it.</param>
    /// <param name="today">Day of the correction.</param>
    /// <returns>Each bill taken back, its reversal and the bill in its place.</returns>
    /// <exception cref="BusinessRuleException">No such bill, already taken back, no reason, or an impossible value. Nothing is changed then.</exception>
    public IReadOnlyList<CorrectedBill> Correct(long billId, int index, string reason, string person, LocalDate today)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new BusinessRuleException("correction.no-reason", "更正の理由を入力してください。", "Enter the reason of the correction.");
        }

        Numbers.Ensure(database, Numbers.Bills(FiscalYear.Of(today)));
        var maker = BillWriter.Maker(database, book);
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var bill = BillReversal.Reversible(db, billId);
        RefuseIfOccasional(bill);
        var usage = db.Usages.Single(u => u.Id == bill.UsageId);
        ReadingCorrection.Supersede(db, usage, index, person);
        var act = new Act(maker, reason.Trim(), person, today);
        var corrected = new List<CorrectedBill>();
        Replace(db, usage, act, corrected);

        // The next usage began at the corrected value; where it is an estimate, the one that settles it did too.
        for (var next = Following(db, usage); next is not null; next = next.Basis == UsageBasis.Estimated ? Following(db, next) : null)
        {
            Replace(db, next, act, corrected);
        }

        transaction.Commit();
        return corrected;
    }

    private static void RefuseIfOccasional(Bill bill)
    {
        if (bill.Kind == BillKind.Occasional)
        {
            throw new BusinessRuleException("bill.occasional", "随時調定に検針値はありません。取り消してから調定し直してください。", "This bill rests on no reading: take it back and assess it anew.");
        }
    }

    /// <summary>The usage of the next period, where it is billed.</summary>
    private static Usage? Following(BillingDbContext db, Usage usage)
    {
        var from = usage.PeriodTo.PlusDays(1);
        var next = db.Usages.Where(u => u.ContractId == usage.ContractId && u.PeriodFrom == from && u.State != UsageState.Superseded).OrderBy(u => u.Id).FirstOrDefault();
        return next is not null && Standing(db, next).Count > 0 ? next : null;
    }

    /// <summary>Bills of a usage that nobody took back: one, or one for each service that is billed in a month of its own.</summary>
    private static List<Bill> Standing(BillingDbContext db, Usage usage) => db.Bills.AsNoTracking()
        .Where(b => b.ContractId == usage.ContractId && b.PeriodTo == usage.PeriodTo && b.UsageId == usage.Id && b.Kind != BillKind.Reversal)
        .OrderBy(b => b.Id)
        .ToList()
        .FindAll(b => !BillReversal.IsReversed(db, b));

    /// <summary>Works the usage out again and replaces every bill of it.</summary>
    private void Replace(BillingDbContext db, Usage old, Act act, List<CorrectedBill> corrected)
    {
        var bills = Standing(db, old);
        var usage = PointUsage.Rework(database, db, old, book, out _);
        usage.Id = Numbers.Take(db, Numbers.Usage, 1);
        usage.State = UsageState.Billed;
        old.State = UsageState.Superseded;
        db.Usages.Add(usage);
        Defer(db, old, usage);
        db.SaveChanges();
        foreach (var bill in bills)
        {
            corrected.Add(Replace(db, bill, usage, act));
        }
    }

    /// <summary>A service that waits for its month is billed from the corrected usage then.</summary>
    private static void Defer(BillingDbContext db, Usage old, Usage usage)
    {
        foreach (var part in db.DeferredParts.Where(d => d.UsageId == old.Id).ToList())
        {
            db.DeferredParts.Remove(part);
            db.DeferredParts.Add(DeferredPart.Of(usage.Id, part.Service, part.Month, part.DueOn));
        }
    }

    private CorrectedBill Replace(BillingDbContext db, Bill bill, Usage usage, Act act)
    {
        var reversal = BillReversal.Number(db, bill, act.Reason, act.Person, act.Today);
        var draft = Correction(db, bill, usage, act);
        BillReversal.Post(db, bill, BillWriter.Fix(db, book, draft), act.Today);
        db.SaveChanges();
        return new CorrectedBill(bill.Id, reversal.Id, draft.Bill.Id, draft.Bill.Total - bill.Total);
    }

    /// <summary>Under the table of the bill's own month: a past period stays under its rules.</summary>
    private static DraftBill Correction(BillingDbContext db, Bill bill, Usage usage, Act act)
    {
        var input = BillInput.Read(db, db.Usages.Where(u => u.Id == usage.Id), act.Maker.Book).Single();
        var round = db.ReadingRounds.Where(r => r.Id == usage.RoundId).Select(r => (BillingMonth?)r.Month).SingleOrDefault();
        var draft = bill.Month == round
            ? act.Maker.Make(input.Needed(), bill.Month, act.Today)
            : act.Maker.MakeDeferred(input.Needed(), Services(db, bill), bill.Month, act.Today);
        draft.Bill.Kind = BillKind.Correction;
        draft.Bill.CorrectsId = bill.Id;
        draft.Bill.Reason = act.Reason;
        draft.Bill.MadeBy = act.Person;
        return draft;
    }

    /// <summary>Services of a bill that was made months after its round, or of a final settlement.</summary>
    private static List<Service> Services(BillingDbContext db, Bill bill)
        => db.BillParts.Where(p => p.Id >= bill.Id * 10 && p.Id <= (bill.Id * 10) + 9).Select(p => p.Service).ToList();

    private sealed record Act(BillMaker Maker, string Reason, string Person, LocalDate Today);
}

/// <param name="BillId">The bill taken back.</param>
/// <param name="ReversalId">Its reversal.</param>
/// <param name="CorrectionId">The bill in its place.</param>
/// <param name="Difference">New minus old, tax included.</param>
public sealed record CorrectedBill(long BillId, long ReversalId, long CorrectionId, Money Difference);
