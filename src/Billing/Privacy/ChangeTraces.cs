using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using NodaTime;

namespace Billing.Privacy;

/// <summary>変更記録: what a save changes in tables with personal data, with every value before and after, for the same transaction.</summary>
internal sealed class ChangeTraces
{
    private const int LongestText = 400;
    private const int LongestName = 256;

    private readonly List<(EntityEntry Row, AccessKind Kind, string Fields)> _changes;

    private ChangeTraces(List<(EntityEntry Row, AccessKind Kind, string Fields)> changes) => _changes = changes;

    /// <summary>What is about to be saved; null where no personal data changes. Changes must have been detected.</summary>
    /// <param name="personal">Tables whose changes are on record.</param>
    public static ChangeTraces? Of(ChangeTracker tracker, IReadOnlySet<Type> personal)
    {
        List<(EntityEntry, AccessKind, string)>? changes = null;
        foreach (var row in tracker.Entries())
        {
            if (KindOf(row.State) is { } kind && personal.Contains(row.Metadata.ClrType) && FieldChanges.Json(row) is { } fields)
            {
                (changes ??= []).Add((row, kind, fields));
            }
        }

        return changes is null ? null : new ChangeTraces(changes);
    }

    /// <summary>Gives every new entry its salt, and its time the precision that each database keeps.</summary>
    public static void Salt(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries<AccessEntry>())
        {
            if (entry.State == EntityState.Added && entry.Entity.Salt.Length == 0)
            {
                entry.Entity.Salt = RandomNumberGenerator.GetBytes(AuditLink.SaltLength);
                entry.Entity.At = Whole(entry.Entity.At);
            }
        }
    }

    /// <summary>The entries, after the rows have their keys.</summary>
    public IEnumerable<AccessEntry> Entries(Actor actor, Instant now) => _changes.Select(change =>
    {
        var (row, kind, fields) = change;
        var key = row.Metadata.FindPrimaryKey()!.Properties[0];
        return new AccessEntry
        {
            At = now,
            Who = Cut(actor.Who, LongestName)!,
            Kind = kind,
            CustomerId = row.Metadata.ClrType == typeof(Places.Customer) ? Id(row, key.Name) : First(row, "CustomerId", "PayerId", "UserId", "DebtorId"),
            ContractId = row.Metadata.ClrType == typeof(Places.Contract) ? Id(row, key.Name) : First(row, "ContractId"),
            What = Cut(actor.Door, LongestText),
            Why = Cut(actor.Why, LongestText),
            Table = row.Metadata.ClrType.Name,
            RowKey = Id(row, key.Name),
            Fields = fields,
        };
    });

    private static AccessKind? KindOf(EntityState state) => state switch
    {
        EntityState.Added => AccessKind.Added,
        EntityState.Modified => AccessKind.Changed,
        EntityState.Deleted => AccessKind.Removed,
        _ => null,
    };

    private static long? First(EntityEntry row, params string[] names) =>
        names.Where(name => row.Metadata.FindProperty(name) is not null).Select(name => Id(row, name)).FirstOrDefault(id => id is not null and not 0);

    private static long? Id(EntityEntry row, string name) => row.Property(name).CurrentValue switch
    {
        long id => id,
        int id => id,
        _ => null,
    };

    private static string? Cut(string? text, int most) => text is { Length: > 0 } && text.Length > most ? text[..most] : text;

    private static Instant Whole(Instant at) => Instant.FromUnixTimeTicks(at.ToUnixTimeTicks() / 10 * 10);
}
