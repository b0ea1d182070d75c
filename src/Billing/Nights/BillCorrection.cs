using Billing.Bills;
using Billing.Kernel;
using Billing.Metering;
using Billing.RuleBooks;
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
        var act = new Correcting(reason.Trim(), person, today);
        var corrected = new List<CorrectedBill>();
        Replace(db, maker, usage, act, corrected);

        // The next usage began at the corrected value; where it is an estimate, the one that settles it did too.
        for (var next = Following(db, usage); next is not null; next = next.Basis == UsageBasis.Estimated ? Following(db, next) : null)
        {
            Replace(db, maker, next, act, corrected);
        }

        transaction.Commit();
        return corrected;
    }

    internal static void RefuseIfOccasional(Bill bill)
    {
        if (bill.Kind == BillKind.Occasional)
        {
            throw new BusinessRuleException("bill.occasional", "随時調定に検針値はありません。取り消してから調定し直してください。", "This bill rests on no reading: take it back and assess it anew.");
        }
    }

    /// <summary>The usage of the next period, where it is billed.</summary>
    internal static Usage? Following(BillingDbContext db, Usage usage)
    {
        var from = usage.PeriodTo.PlusDays(1);
        var next = db.Usages.Where(u => u.ContractId == usage.ContractId && u.PeriodFrom == from && u.State != UsageState.Superseded).OrderBy(u => u.Id).FirstOrDefault();
        return next is not null && BillReplacement.Standing(db, next).Count > 0 ? next : null;
    }

    /// <summary>Works the usage out again and replaces every bill of it.</summary>
    private void Replace(BillingDbContext db, BillMaker maker, Usage old, Correcting act, List<CorrectedBill> corrected)
    {
        var bills = BillReplacement.Standing(db, old);
        var usage = PointUsage.Rework(database, db, old, book, out _);
        usage.Id = Numbers.Take(db, Numbers.Usage, 1);
        usage.State = UsageState.Billed;
        old.State = UsageState.Superseded;
        db.Usages.Add(usage);
        Defer(db, old, usage);
        db.SaveChanges();
        foreach (var bill in bills)
        {
            corrected.Add(BillReplacement.Replace(db, maker, bill, () => Draft(db, maker, bill, usage, act.Today), act));
        }
    }

    private static DraftBill Draft(BillingDbContext db, BillMaker maker, Bill bill, Usage usage, LocalDate today)
        => BillReplacement.Draft(db, maker, bill, BillInput.Read(db, db.Usages.Where(u => u.Id == usage.Id), maker.Book).Single(), today);

    /// <summary>A service that waits for its month is billed from the corrected usage then.</summary>
    private static void Defer(BillingDbContext db, Usage old, Usage usage)
    {
        foreach (var part in db.DeferredParts.Where(d => d.UsageId == old.Id).ToList())
        {
            db.DeferredParts.Remove(part);
            db.DeferredParts.Add(DeferredPart.Of(usage.Id, part.Service, part.Month, part.DueOn));
        }
    }
}

/// <param name="BillId">The bill taken back.</param>
/// <param name="ReversalId">Its reversal.</param>
/// <param name="CorrectionId">The bill in its place.</param>
/// <param name="Difference">New minus old, tax included.</param>
public sealed record CorrectedBill(long BillId, long ReversalId, long CorrectionId, Money Difference);
