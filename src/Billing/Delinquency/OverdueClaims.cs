using Billing.Bills;
using Billing.Kernel;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>A claim past due, what is owed on it, and who answers for it.</summary>
internal sealed record OverdueClaim(Claim Claim, Bill Bill, Money Owed, long DebtorId);

/// <summary>What is owed past due, from the books alone.</summary>
internal static class OverdueClaims
{
    /// <summary>Debtors of claims whose keys lie in a range: the town is walked in ranges, so that memory does not grow with it.</summary>
    public static IReadOnlyList<OverdueClaim> InRange(BillingDbContext db, long first, long last, LocalDate today)
    {
        var rows = Read(db, db.Claims.Where(c => c.DebtorId >= first && c.DebtorId <= last && c.DueOn < today));
        return rows.Count == 0 ? [] : Answered(rows, Answerers.From(db, rows.Select(r => r.Claim.DebtorId)));
    }

    /// <summary>What persons answer for.</summary>
    public static IReadOnlyList<OverdueClaim> Of(BillingDbContext db, IReadOnlyCollection<long> persons, LocalDate today)
    {
        var answerers = Answerers.For(db, persons);
        var keys = answerers.Keys.ToList();
        var wanted = persons.ToHashSet();
        return [.. Answered(Read(db, db.Claims.Where(c => keys.Contains(c.DebtorId) && c.DueOn < today)), answerers).Where(c => wanted.Contains(c.DebtorId))];
    }

    /// <summary>What is owed on claims, due or not.</summary>
    public static IReadOnlyDictionary<long, Money> Owed(BillingDbContext db, IReadOnlyCollection<long> claims)
    {
        var keys = claims.ToList();
        return Sums(db, db.Claims.Where(c => keys.Contains(c.Id)));
    }

    private static List<OverdueClaim> Answered(List<OverdueClaim> rows, Answerers answerers) => rows.ConvertAll(r => r with { DebtorId = answerers.Of(r.Claim, r.Bill) });

    private static List<OverdueClaim> Read(BillingDbContext db, IQueryable<Claim> of)
    {
        var owed = Sums(db, of);
        var found = new List<OverdueClaim>(owed.Count);
        foreach (var part in owed.Keys.Order().Chunk(500))
        {
            var numbers = part.Select(key => key / 100).Distinct().ToList();
            var bills = db.Bills.AsNoTracking().Where(b => numbers.Contains(b.Id)).ToDictionary(b => b.Id);
            found.AddRange(db.Claims.AsNoTracking().Where(c => part.Contains(c.Id)).AsEnumerable().Select(c => new OverdueClaim(c, bills[c.BillId], owed[c.Id], c.DebtorId)));
        }

        return [.. found.OrderBy(c => c.Claim.DueOn).ThenBy(c => c.Claim.Id)];
    }

    private static Dictionary<long, Money> Sums(BillingDbContext db, IQueryable<Claim> of) => (
        from c in of
        join t in db.Transfers on c.Id equals t.ClaimId
        where t.Debit == Account.Receivable || t.Credit == Account.Receivable
        group t by t.ClaimId into g
        select new { g.Key, Yen = g.Sum(t => t.Debit == Account.Receivable ? t.Amount.Yen : -t.Amount.Yen) })
        .Where(x => x.Yen > 0)
        .ToDictionary(x => x.Key, x => new Money(x.Yen));
}
