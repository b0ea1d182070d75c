using System.Security.Cryptography;
using System.Text;
using Billing.Exchange;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Revision.Studio;

/// <summary>Keeps usage: counts the bills of a year, or takes a file of counts or bands in.</summary>
public sealed class UsageDesk(IBillingDatabase database)
{
    /// <summary>Counts a fiscal year's bills. Takes seconds to minutes with the size of the town. A year that was counted before and comes out the same changes nothing; one that comes out otherwise is a further version of it.</summary>
    /// <param name="along">What is written in the same transaction, and whether the snapshot was there before.</param>
    /// <returns>The snapshot, the earlier one where nothing changed.</returns>
    /// <exception cref="BusinessRuleException">revision.no-bills.</exception>
    public UsageSnapshot TakeYear(FiscalYear year, Service service, Instant at, string by, Action<long, long>? progress = null, Action<BillingDbContext, UsageSnapshot, bool>? along = null, CancellationToken cancel = default)
    {
        var read = BilledUsage.Read(database, service, BillingMonth.Of(year.First), BillingMonth.Of(year.Last), null, progress, cancel);
        var rows = read.Histogram.Rows().ToList();
        if (rows.Count == 0)
        {
            throw NoBills(year);
        }

        var counted = rows.Sum(row => row.Count);
        return Keep(rows, along, new UsageSnapshot
        {
            Service = service,
            Source = UsageSource.Bills,
            Title = $"{year.StartYear} 年度",
            FiscalYear = year.StartYear,
            FileName = "",
            Text = "",
            Sha256 = "",
            LeftOutWhy = LeftOutBills.Print(LeftOutBills.Of(read)),
            LeftOut = read.Histogram.Bills - counted + read.Special.Values.Sum(s => s.Bills),
            LeftOutYen = read.Special.Values.Aggregate(Money.Zero, (sum, s) => sum + s.Charged),
            TakenAt = at,
            TakenBy = by,
        });
    }

    /// <summary>Takes a file in, whole or not at all.</summary>
    /// <exception cref="BusinessRuleException"><c>usage-file.*</c>.</exception>
    /// <exception cref="UsageFileException">Lines are wrong, each told.</exception>
    public UsageSnapshot TakeFile(string name, byte[] bytes, Service service, string title, Instant at, string by)
    {
        var rows = UsageCsv.Read(name, bytes);
        return Keep(rows, null, new UsageSnapshot
        {
            Service = service,
            Source = UsageCsv.HasBands(bytes) ? UsageSource.Bands : UsageSource.Counts,
            Title = title.Trim() is { Length: > 0 } given ? given[..Math.Min(given.Length, 200)] : name,
            FileName = name.Length > 200 ? name[..200] : name,
            Text = "",
            Sha256 = "",
            LeftOutWhy = "",
            TakenAt = at,
            TakenBy = by,
        });
    }

    internal static BusinessRuleException NoBills(FiscalYear year) => new("revision.no-bills", $"{year} 年度の通常の調定がありません。調定のある会計年度を入力してください。", $"There are no ordinary bills of fiscal year {year}; give a year that was billed.");

    private UsageSnapshot Keep(IReadOnlyList<UsageRow> rows, Action<BillingDbContext, UsageSnapshot, bool>? along, UsageSnapshot snapshot)
    {
        var histogram = UsageHistogram.Of(rows);
        snapshot.Text = UsageCsv.Write(histogram.Rows());
        snapshot.Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(snapshot.Text)));
        (snapshot.Cells, snapshot.Bills, snapshot.CubicMetres) = (histogram.Cells.Count, histogram.Bills, (long)histogram.CubicMetres);
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var (kept, known) = Known(db, snapshot) is { } before ? (before, true) : (snapshot, false);
        if (!known)
        {
            db.UsageSnapshots.Add(snapshot);
            db.SaveChanges();
        }

        along?.Invoke(db, kept, known);
        transaction.Commit();
        return kept;
    }

    /// <summary>The snapshot of the same year that says the same; a year that was counted otherwise before makes this one its next version.</summary>
    private static UsageSnapshot? Known(BillingDbContext db, UsageSnapshot snapshot)
    {
        if (snapshot.FiscalYear is null)
        {
            return null;
        }

        var before = db.UsageSnapshots.AsNoTracking().Where(s => s.Service == snapshot.Service && s.FiscalYear == snapshot.FiscalYear).ToList();
        snapshot.Title += before.Count == 0 ? "" : $" 第 {before.Count + 1} 版";
        return before.Find(s => s.Sha256 == snapshot.Sha256 && s.LeftOutWhy == snapshot.LeftOutWhy);
    }
}
