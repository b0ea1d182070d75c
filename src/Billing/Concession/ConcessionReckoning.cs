using Billing.Kernel;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Concession;

/// <summary>Reckons the open months and keeps their sums, by the daily run and whenever somebody asks: what the page shows in between is of that moment.</summary>
public static class ConcessionReckoning
{
    /// <summary>Reckons the month of a day and the one before it, where they are open and a rule asks for a settlement.</summary>
    public static void Run(IBillingDatabase database, RuleBook book, LocalDate today, Instant now)
    {
        var month = BillingMonth.Of(today);
        foreach (var open in new[] { month.Plus(-1), month }.Where(m => IsAsked(book, m)))
        {
            Renew(database, book, open, now);
        }
    }

    /// <summary>True where the rule book has a settlement for a month.</summary>
    public static bool IsAsked(RuleBook book, BillingMonth month) =>
        book.InForce<ConcessionRule>(month.Last, Service.Sewer) is not null || book.InForce<BillingCostRule>(month.Last, Service.Sewer) is not null;

    /// <summary>Reckons a month from the ledger and keeps its sums in place of the earlier ones; a closed month stays as it was settled.</summary>
    public static void Renew(IBillingDatabase database, RuleBook book, BillingMonth month, Instant now)
    {
        using var db = database.NewContext();
        if (IsClosed(db, month))
        {
            return;
        }

        // The long reading stands outside of the transaction: nobody else has to wait for it.
        var statement = ConcessionStatement.Reckon(db, book, month).Statement;
        using var transaction = db.Database.BeginTransaction();
        if (IsClosed(db, month))
        {
            return;
        }

        Forget(db, month);
        db.ConcessionSummaries.Add(ConcessionSummary.Of(statement, now));
        db.ConcessionSums.AddRange(ConcessionSum.Of(statement));
        db.SaveChanges();
        transaction.Commit();
    }

    /// <summary>Takes the sums of an open month away; in the transaction that puts others in their place.</summary>
    internal static void Forget(BillingDbContext db, BillingMonth month)
    {
        db.ConcessionSums.Where(s => s.Month == month).ExecuteDelete();
        db.ConcessionSummaries.Where(s => s.Month == month).ExecuteDelete();
    }

    private static bool IsClosed(BillingDbContext db, BillingMonth month) => db.ConcessionSettlements.Any(s => s.Month == month);
}
