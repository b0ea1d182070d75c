using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Privacy;

/// <summary>
/// 封印: chains the records in order, behind those who write them. A record is written by its own transaction without asking for its place in the chain, so that
/// writers never wait for each other; this puts it there moments later. Several may run: whoever comes second finds the end of the chain moved, fails as a
/// whole and begins again.
/// </summary>
public sealed class AuditSealer(IBillingDatabase database, IClock clock)
{
    /// <summary>Records of one transaction.</summary>
    public const int Batch = 1000;

    /// <summary>How far below the newest sealed record an unsealed one is looked for: more than any transaction lets others overtake it by. <see cref="SealAll"/> looks everywhere.</summary>
    private const int Window = 10_000;

    /// <summary>Seals the next records.</summary>
    /// <returns>How many were sealed; fewer than <see cref="Batch"/> where nothing waits any more.</returns>
    /// <exception cref="DbUpdateException">Another one sealed meanwhile; so may <see cref="System.Data.Common.DbException"/>.</exception>
    public int Seal()
    {
        using var db = database.NewContext();
        return Seal(db, (db.AuditLinks.Max(l => (long?)l.EntryId) ?? 0) - Window).Count;
    }

    /// <summary>Seals everything that waits, however old: at start and before a check.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="DbUpdateException">As <see cref="Seal()"/>.</exception>
    public long SealAll(CancellationToken cancel = default)
    {
        long sealedNow = 0;
        for (var (some, behind) = (Batch, 0L); some == Batch && !cancel.IsCancellationRequested; sealedNow += some)
        {
            using var db = database.NewContext();
            (some, behind) = Seal(db, behind);
        }

        return sealedNow;
    }

    internal static IQueryable<AccessEntry> Waiting(BillingDbContext db, long behind = 0) =>
        db.AccessEntries.AsNoTracking().Where(e => e.Id > behind && !db.AuditLinks.Any(l => l.EntryId == e.Id));

    private (int Count, long Last) Seal(BillingDbContext db, long behind)
    {
        if (!Waiting(db, behind).Any())
        {
            return (0, behind);
        }

        using var transaction = db.Database.BeginTransaction();
        var head = db.AuditHeads.SingleOrDefault();
        var (sequence, hash) = head is null ? (0, AuditHashes.Beginning) : (head.Sequence, head.Hash);
        var links = new List<AuditLink>();
        var now = Instant.FromUnixTimeTicks(clock.GetCurrentInstant().ToUnixTimeTicks() / 10 * 10);
        foreach (var entry in Waiting(db, behind).OrderBy(e => e.Id).Take(Batch).ToList())
        {
            var link = new AuditLink { Sequence = ++sequence, EntryId = entry.Id, Kind = entry.Kind, At = entry.At, SealedAt = now, Content = AuditHashes.Content(entry), Hash = [] };
            link.Hash = hash = AuditHashes.Link(hash, link);
            links.Add(link);
        }

        if (links.Count == 0)
        {
            return (0, behind);
        }

        database.BulkWrite(db, links);
        if (head is null)
        {
            db.AuditHeads.Add(new AuditHead { Id = 1, Sequence = sequence, Hash = hash });
        }
        else
        {
            (head.Sequence, head.Hash) = (sequence, hash);
        }

        db.SaveChanges();
        transaction.Commit();
        return (links.Count, links[^1].EntryId);
    }
}
