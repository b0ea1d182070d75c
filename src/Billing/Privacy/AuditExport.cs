using System.Globalization;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Billing.Privacy;

/// <summary>監査用の抽出: the records of a span of days as CSV, a line per look and per changed field, with the hash of each link, so that the file can be held against the chain later. That it was made is a record too.</summary>
public sealed class AuditExport(IBillingDatabase database, IClock clock, DateTimeZone zone)
{
    private const int Batch = 500;

    private static readonly string[] Heads = ["link", "at", "who", "kind", "customer", "contract", "what", "why", "table", "row", "field", "before", "after", "hash"];

    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="person">Who takes it.</param>
    /// <returns>Records written.</returns>
    public async Task<long> Write(LocalDate from, LocalDate to, string person, TextWriter into, CancellationToken stop = default)
    {
        var now = clock.GetCurrentInstant();
        var today = now.InZone(zone).Date;
        var (first, behind) = (from.AtStartOfDayInZone(zone).ToInstant(), to.PlusDays(1).AtStartOfDayInZone(zone).ToInstant());
        await using var db = database.NewContext();
        db.AccessEntries.Add(new AccessEntry { At = now, Who = person, Kind = AccessKind.Exported, What = $"{LocalDatePattern.Iso.Format(from)}–{LocalDatePattern.Iso.Format(to)}" });
        await db.SaveChangesAsync(stop);
        await into.WriteLineAsync(string.Join(',', Heads));
        long count = 0;
        for (var (at, last) = (first, 0L); ;)
        {
            // In the order of the index by time, from where the batch before ended.
            var (since, id) = (at, last);
            var some = await db.AccessEntries.AsNoTracking().Where(e => e.At >= since && e.At < behind && (e.At > since || e.Id > id)).OrderBy(e => e.At).ThenBy(e => e.Id).Take(Batch).ToListAsync(stop);
            foreach (var told in await AuditTold.Of(db, some, today, stop))
            {
                foreach (var line in Lines(told))
                {
                    await into.WriteLineAsync(line);
                }
            }

            count += some.Count;
            if (some.Count < Batch)
            {
                return count;
            }

            (at, last) = (some[^1].At, some[^1].Id);
        }
    }

    private IEnumerable<string> Lines(ToldEntry told)
    {
        var entry = told.Entry;
        string?[] head =
        [
            told.Link?.Sequence.ToString(CultureInfo.InvariantCulture), OffsetDateTimePattern.GeneralIso.Format(entry.At.InZone(zone).ToOffsetDateTime()), entry.Who, entry.Kind.ToString(),
            told.Customer, told.Contract, entry.What, entry.Why, entry.Table, entry.RowKey?.ToString(CultureInfo.InvariantCulture),
        ];
        var hash = told.Link is { } link ? Convert.ToHexStringLower(link.Hash) : null;
        return told.Changes.Count == 0
            ? [Line([.. head, null, null, null, hash])]
            : told.Changes.Select(change => Line([.. head, change.Field, change.Before.In("ja"), change.After.In("ja"), hash]));
    }

    private static string Line(IEnumerable<string?> cells) => string.Join(',', cells.Select(cell => CsvText.Words(cell ?? "")));
}
