using Billing.Charges;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;

namespace Billing.Bills;

/// <summary>Keeps a copy of every rule book that bills are made with, tables and statutory values included: a file may be lost or changed, a bill may not.</summary>
public static class RuleBookFreezer
{
    /// <summary>Freezes <paramref name="book"/> where it is new and returns its key. Safe to run side by side.</summary>
    public static int Freeze(IBillingDatabase database, RuleBook book)
    {
        if (Find(database, book) is { } known)
        {
            return known;
        }

        using var db = database.NewContext();
        var frozen = new FrozenRuleBook { BookId = book.Id, Sha256 = book.Files.Sha256, Json = book.Files.Json };
        db.FrozenRuleBooks.Add(frozen);
        try
        {
            db.SaveChanges();
            return frozen.Id;
        }
        catch (DbUpdateException) when (Find(database, book) is not null)
        {
            // Another worker froze the same book in the meantime.
            return Find(database, book)!.Value;
        }
    }

    /// <summary>The same inside the caller's transaction: a second connection would wait for its write lock.</summary>
    internal static int Freeze(BillingDbContext db, RuleBook book)
    {
        if (db.FrozenRuleBooks.Where(f => f.Sha256 == book.Files.Sha256).Select(f => (int?)f.Id).SingleOrDefault() is { } known)
        {
            return known;
        }

        var frozen = new FrozenRuleBook { BookId = book.Id, Sha256 = book.Files.Sha256, Json = book.Files.Json };
        db.FrozenRuleBooks.Add(frozen);
        db.SaveChanges();
        return frozen.Id;
    }

    /// <summary>Reads frozen books back, by key.</summary>
    public static IReadOnlyDictionary<int, ChargeEngine> Read(BillingDbContext db)
        => db.FrozenRuleBooks.AsNoTracking().AsEnumerable().ToDictionary(f => f.Id, Read);

    public static ChargeEngine Read(FrozenRuleBook frozen) => new(RuleBookLoader.Load(RuleBookFiles.Parse(frozen.Json)));

    private static int? Find(IBillingDatabase database, RuleBook book)
    {
        using var db = database.NewContext();
        return db.FrozenRuleBooks.Where(f => f.Sha256 == book.Files.Sha256).Select(f => (int?)f.Id).SingleOrDefault();
    }
}
