using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace Billing.Benchmarks;

/// <summary>Copies the night's finished rows into an empty database and times nothing but the bulk writes and their commits.</summary>
internal static class Floor
{
    private const int RowsPerTransaction = 20_000;

    public static (double Seconds, long Rows) Measure(IBillingDatabase from, IBillingDatabase to)
    {
        var timer = new Stopwatch();
        long rows = 0;
        rows += Copy(from, to, db => db.Usages.OrderBy(x => x.Id), timer);
        rows += Copy(from, to, db => db.Bills.OrderBy(x => x.Id), timer);
        rows += Copy(from, to, db => db.BillParts.OrderBy(x => x.Id), timer);
        rows += Copy(from, to, db => db.Claims.OrderBy(x => x.Id), timer);
        rows += Copy(from, to, db => db.Transfers.OrderBy(x => x.Id), timer);
        return (timer.Elapsed.TotalSeconds, rows);
    }

    private static long Copy<T>(IBillingDatabase from, IBillingDatabase to, Func<BillingDbContext, IQueryable<T>> query, Stopwatch timer)
        where T : class
    {
        using var source = from.NewContext();
        long rows = 0;
        foreach (var chunk in query(source).AsNoTracking().AsEnumerable().Chunk(RowsPerTransaction))
        {
            using var target = to.NewContext();
            target.Database.OpenConnection();
            timer.Start();
            using var transaction = target.Database.BeginTransaction();
            rows += to.BulkWrite(target, chunk);
            transaction.Commit();
            timer.Stop();
        }

        return rows;
    }
}
