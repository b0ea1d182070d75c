using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>
/// Lets cases follow the books. <see cref="BillingDbContext"/> calls <see cref="After"/> in the transaction of whoever books money on a claim, so that no channel can forget it; what is
/// booked in bulk is followed by the daily run.
/// </summary>
public static class CaseSettling
{
    /// <summary>Who acts where nobody does.</summary>
    public const string Books = "(books)";

    /// <summary>Settles the open cases of whoever answers for claims on which a receivable was lowered.</summary>
    public static void After(BillingDbContext db, IReadOnlyCollection<long> claimIds, LocalDate day)
    {
        if (!db.DunningCases.Any(c => c.ClosedOn == null))
        {
            return;
        }

        var keys = claimIds.ToList();
        var claims = db.Claims.AsNoTracking().Where(c => keys.Contains(c.Id)).ToList();
        var numbers = claims.ConvertAll(c => c.BillId);
        var bills = db.Bills.AsNoTracking().Where(b => numbers.Contains(b.Id)).ToDictionary(b => b.Id);
        var answerers = Answerers.From(db, claims.Select(c => c.DebtorId));
        var persons = claims.Where(c => bills.ContainsKey(c.BillId)).Select(c => answerers.Of(c, bills[c.BillId])).Distinct().ToList();
        foreach (var of in db.DunningCases.Where(c => c.ClosedOn == null && persons.Contains(c.DebtorId)).OrderBy(c => c.Id).ToList())
        {
            new CaseBook(db, of, Books, day).Settle();
        }
    }

    /// <summary>The open case of a debtor, opened or taken up again where there is none.</summary>
    /// <param name="owed">Claims that are owed past due now.</param>
    internal static DunningCase Open(BillingDbContext db, long debtorId, Service service, IReadOnlyCollection<long> owed, string person, LocalDate today)
    {
        if (db.DunningCases.FirstOrDefault(c => c.DebtorId == debtorId && c.Service == service && c.ClosedOn == null) is { } open)
        {
            return open;
        }

        if (TakenUp(db, debtorId, service, owed) is { } again)
        {
            again.ClosedOn = null;
            new CaseBook(db, again, person, today).Settle();
            return again;
        }

        var of = new DunningCase { DebtorId = debtorId, Service = service, OpenedOn = today, State = DunningMachine.None };
        db.DunningCases.Add(of);
        db.SaveChanges();
        new CaseBook(db, of, person, today).Move(DunningTriggers.FallDue);
        return of;
    }

    /// <summary>The last closed case whose steps are about a claim that is owed again: a payment was taken back.</summary>
    private static DunningCase? TakenUp(BillingDbContext db, long debtorId, Service service, IReadOnlyCollection<long> owed)
    {
        var keys = owed.ToList();
        return (
            from c in db.DunningCases
            where c.DebtorId == debtorId && c.Service == service && c.ClosedOn != null
            where db.DunningSteps.Any(s => s.CaseId == c.Id && s.Name != null && db.DunningStepClaims.Any(x => x.StepId == s.Id && keys.Contains(x.ClaimId)))
            orderby c.Id descending
            select c).FirstOrDefault();
    }
}
