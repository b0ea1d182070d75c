using Billing.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Billing.Nights;

/// <summary>Takes numbers from a <see cref="NumberSeries"/> inside the caller's transaction.</summary>
internal static class Numbers
{
    public const string Usage = "usage";

    public static string Bills(FiscalYear year) => $"bill-{year}";

    /// <summary>Makes sure that a series exists; safe to run side by side.</summary>
    public static void Ensure(IBillingDatabase database, string series)
    {
        using var db = database.NewContext();
        if (db.NumberSeries.Any(s => s.Name == series))
        {
            return;
        }

        db.NumberSeries.Add(new NumberSeries { Name = series });
        try
        {
            db.SaveChanges();
        }
        catch (DbUpdateException) when (db.NumberSeries.AsNoTracking().Any(s => s.Name == series))
        {
            // Another worker made it.
        }
    }

    /// <summary>The same inside the caller's transaction: a second connection would wait for its write lock.</summary>
    public static void Ensure(BillingDbContext db, string series)
    {
        if (!db.NumberSeries.Any(s => s.Name == series))
        {
            db.NumberSeries.Add(new NumberSeries { Name = series });
            db.SaveChanges();
        }
    }

    /// <summary>The first of <paramref name="count"/> consecutive numbers. The series is locked until the transaction ends, so no number is ever lost or given twice.</summary>
    public static long Take(BillingDbContext db, string series, int count)
    {
        var updated = db.NumberSeries.Where(s => s.Name == series).ExecuteUpdate(u => u.SetProperty(s => s.Last, s => s.Last + count));
        if (updated != 1)
        {
            throw new InvalidOperationException($"Number series '{series}' does not exist.");
        }

        return db.NumberSeries.Where(s => s.Name == series).Select(s => s.Last).Single() - count + 1;
    }
}
