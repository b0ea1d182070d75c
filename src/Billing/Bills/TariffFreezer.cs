using Billing.Tariffs;
using Microsoft.EntityFrameworkCore;

namespace Billing.Bills;

/// <summary>Keeps a copy of every table that bills are made with: a file may be lost or changed, a bill may not.</summary>
public static class TariffFreezer
{
    /// <summary>Freezes those of <paramref name="tariffs"/> that are new and returns the key of each by SHA-256. Safe to run side by side.</summary>
    public static IReadOnlyDictionary<string, int> Freeze(IBillingDatabase database, IEnumerable<Tariff> tariffs)
    {
        foreach (var tariff in tariffs)
        {
            using var db = database.NewContext();
            if (db.FrozenTariffs.Any(f => f.Sha256 == tariff.Sha256))
            {
                continue;
            }

            db.FrozenTariffs.Add(new FrozenTariff { TariffId = tariff.Id, Sha256 = tariff.Sha256, Json = tariff.SourceText });
            try
            {
                db.SaveChanges();
            }
            catch (DbUpdateException) when (IsFrozen(database, tariff.Sha256))
            {
                // Another worker froze the same table in the meantime.
            }
        }

        using var read = database.NewContext();
        return read.FrozenTariffs.Select(f => new { f.Sha256, f.Id }).ToDictionary(f => f.Sha256, f => f.Id);
    }

    /// <summary>Reads frozen tables back, by key.</summary>
    public static IReadOnlyDictionary<int, Tariff> Read(BillingDbContext db)
        => db.FrozenTariffs.AsNoTracking().AsEnumerable().ToDictionary(f => f.Id, f => TariffLoader.Parse(f.Json, f.TariffId));

    private static bool IsFrozen(IBillingDatabase database, string sha256)
    {
        using var db = database.NewContext();
        return db.FrozenTariffs.Any(f => f.Sha256 == sha256);
    }
}
