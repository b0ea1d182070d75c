using System.Text.Json;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Billing.Privacy;

/// <summary>How long records are kept: the city's 文書管理規程. The links stay for ever.</summary>
/// <param name="Views">Years for looks.</param>
/// <param name="Changes">Years for changes, openings of protected data and exports.</param>
public sealed record AuditRetention(int Views, int Changes)
{
    /// <summary>Kinds that are looks; everything else is kept as a change, and a disposal for ever.</summary>
    private static readonly AccessKind[] Looks = [AccessKind.Viewed, AccessKind.Lost];

    /// <summary>Kinds kept alike, and for how many years.</summary>
    public IReadOnlyList<(IReadOnlyList<AccessKind> Kinds, int Years)> Groups =>
        [(Looks, Views), ([.. Enum.GetValues<AccessKind>().Where(kind => !Looks.Contains(kind) && kind != AccessKind.Disposed)], Changes)];
}

/// <summary>What a disposal took: the record of it is an entry of its own, never disposed of, and explains to the check which links have no entry any more.</summary>
/// <param name="Kinds">Which kinds.</param>
/// <param name="Before">Older than this.</param>
/// <param name="Through">Up to this link.</param>
/// <param name="Count">How many.</param>
/// <param name="Years">The rule.</param>
public sealed record AuditDisposed(IReadOnlyList<AccessKind> Kinds, Instant Before, long Through, long Count, int Years)
{
    /// <summary>Whether it took the entry of a link.</summary>
    internal bool Took(AuditLink link) => link.Sequence <= Through && link.At < Before && Kinds.Contains(link.Kind);

    internal string ToJson() => JsonSerializer.Serialize(new Stored([.. Kinds.Select(kind => kind.ToString())], InstantPattern.ExtendedIso.Format(Before), Through, Count, Years));

    /// <exception cref="FormatException">It is no such record.</exception>
    internal static AuditDisposed FromJson(string? json)
    {
        var stored = json is null ? null : JsonSerializer.Deserialize<Stored>(json);
        return stored is null ? throw new FormatException("No record of a disposal.") : new AuditDisposed([.. stored.Kinds.Select(kind => Enum.Parse<AccessKind>(kind))], InstantPattern.ExtendedIso.Parse(stored.Before).Value, stored.Through, stored.Count, stored.Years);
    }

    private sealed record Stored(string[] Kinds, string Before, long Through, long Count, int Years);
}

/// <summary>廃棄: records whose time is over go; what stays of each is its link, so that the chain can still be followed and shows that something stood there, and an entry that says who disposed of what by which rule.</summary>
public sealed class AuditDisposal(IBillingDatabase database, AuditRetention retention, IClock clock)
{
    /// <summary>What is due.</summary>
    public IReadOnlyList<AuditDisposed> Due(LocalDate today)
    {
        using var db = database.NewContext();
        return [.. retention.Groups.Select(group => Due(db, group.Kinds, group.Years, today)).Where(due => due.Count > 0)];
    }

    /// <summary>Disposes of what is due.</summary>
    /// <param name="person">Who does it.</param>
    public IReadOnlyList<AuditDisposed> Run(LocalDate today, string person)
    {
        var done = new List<AuditDisposed>();
        foreach (var due in Due(today))
        {
            using var db = database.NewContext();
            using var transaction = db.Database.BeginTransaction();
            var gone = Rows(db, due.Kinds, due.Before, due.Through).ExecuteDelete();
            var record = due with { Count = gone };
            db.AccessEntries.Add(new AccessEntry { At = clock.GetCurrentInstant(), Who = person, Kind = AccessKind.Disposed, What = $"{gone} < {InstantPattern.General.Format(due.Before)}", Why = $"{due.Years}年保存", Fields = record.ToJson() });
            db.SaveChanges();
            transaction.Commit();
            done.Add(record);
        }

        return done;
    }

    private static AuditDisposed Due(BillingDbContext db, IReadOnlyList<AccessKind> kinds, int years, LocalDate today)
    {
        // 完結した日の属する年度の翌年度から: kept through the whole fiscal year in which the years are over.
        // A day less, so that no time zone takes a record of the first hours of April.
        var before = new FiscalYear(FiscalYear.Of(today).StartYear - years).First.PlusDays(-1).AtMidnight().InUtc().ToInstant();
        var through = db.AuditLinks.Max(l => (long?)l.Sequence) ?? 0;
        return new AuditDisposed(kinds, before, through, Rows(db, kinds, before, through).LongCount(), years);
    }

    /// <summary>Only what is sealed: an unsealed record would leave nothing behind.</summary>
    private static IQueryable<AccessEntry> Rows(BillingDbContext db, IReadOnlyList<AccessKind> kinds, Instant before, long through) =>
        db.AccessEntries.Where(e => kinds.Contains(e.Kind) && e.At < before && db.AuditLinks.Any(l => l.EntryId == e.Id && l.Sequence <= through));
}
