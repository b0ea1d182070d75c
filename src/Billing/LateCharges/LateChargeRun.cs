using Billing.Kernel;
using Billing.Ledger;
using Billing.Nights;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.LateCharges;

/// <summary>
/// Assesses the late charges that fell due by money of every channel, and takes those back whose payment or debt was taken back. Each has a transaction of its own: the run may be killed
/// and begun again, and a second one finds nothing.
/// </summary>
public static class LateChargeRun
{
    /// <summary>How far back the days of payments are looked at.</summary>
    private const int Days = 100;

    /// <param name="person">Signed-in name, or the program.</param>
    /// <returns>Assessed and taken back.</returns>
    public static (int Assessed, int TakenBack) Run(IBillingDatabase database, RuleBook book, LocalDate today, string person)
    {
        Numbers.Ensure(database, Numbers.Bills(FiscalYear.Of(today)));
        return (Assess(database, book, today, person), TakeBack(database, today, person));
    }

    private static int Assess(IBillingDatabase database, RuleBook book, LocalDate today, string person)
    {
        var since = today.PlusDays(-Days);
        using var list = database.NewContext();
        var late = (
            from t in list.Transfers
            where t.Credit == Account.Receivable && t.PostedOn >= since && t.PostedOn <= today
            join c in list.Claims on t.ClaimId equals c.Id
            where t.PostedOn > c.DueOn
            orderby c.Id
            select c.Id).Distinct().ToList();
        var assessment = new LateChargeAssessment(book);
        return late.Chunk(500).SelectMany(chunk => assessment.Fallen(list, chunk)).Select(due => due.Course.Claim).ToList().Count(claim => AssessOne(database, assessment, claim, person, today));
    }

    private static bool AssessOne(IBillingDatabase database, LateChargeAssessment assessment, Claim claim, string person, LocalDate today)
    {
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        ClaimLock.Take(db, [claim.DebtorId]);
        if (assessment.Fallen(db, [claim.Id]) is not [var due])
        {
            return false;
        }

        assessment.Assess(db, due, due.Course.LastPaymentId, person, today);
        transaction.Commit();
        return true;
    }

    private static int TakeBack(IBillingDatabase database, LocalDate today, string person)
    {
        using var list = database.NewContext();
        var byPayment = list.LateChargeEntries.AsNoTracking().Where(e => e.PaymentId != 0 && list.Payments.Any(p => p.CancelsId == e.PaymentId));
        var (first, last) = (TransferId.Of(Cause.Reversed, 0, 0), TransferId.Of(Cause.Received, 0, 0) - 1);
        var byDebt = list.LateChargeEntries.AsNoTracking().Where(e => list.Transfers.Any(t => t.ClaimId == e.PrincipalId && t.Id >= first && t.Id <= last));
        return byPayment.AsEnumerable().Select(e => (Entry: e, Reason: "収納の取消による延滞金の取消"))
            .Concat(byDebt.AsEnumerable().Select(e => (Entry: e, Reason: "調定の更正による延滞金の取消")))
            .DistinctBy(x => x.Entry.ClaimId)
            .ToList()
            .Count(x => TakeBackOne(database, x.Entry, x.Reason, person, today));
    }

    private static bool TakeBackOne(IBillingDatabase database, LateChargeEntry entry, string reason, string person, LocalDate today)
    {
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        if (!LateChargeAssessment.TakeBack(db, entry, reason, person, today))
        {
            return false;
        }

        transaction.Commit();
        return true;
    }
}
