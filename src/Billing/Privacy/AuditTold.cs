using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Privacy;

/// <summary>A field of a changed row, as it may be told.</summary>
public sealed record ToldChange(string Field, ShownText Before, ShownText After);

/// <summary>A record as it may be told, with its link.</summary>
/// <param name="Customer">お客様番号; null where no person is known.</param>
/// <param name="Contract">Number of the contract.</param>
/// <param name="Link">Null = not sealed yet.</param>
public sealed record ToldEntry(AccessEntry Entry, string? Customer, string? Name, string? Contract, AuditLink? Link, IReadOnlyList<ToldChange> Changes);

/// <summary>
/// Tells records to the auditor through the gate of <see cref="Disclosure"/>: whatever was changed about a protected person, their household or their place is
/// withheld, every value of it, since a name, a note or a date may tell as much as an address. That it changed, who did it and when is told.
/// </summary>
public static class AuditTold
{
    /// <param name="entries">Up to a page or a batch of them.</param>
    /// <param name="today">Day of telling: who is protected then.</param>
    public static async Task<IReadOnlyList<ToldEntry>> Of(BillingDbContext db, IReadOnlyList<AccessEntry> entries, LocalDate today, CancellationToken stop = default)
    {
        var ids = entries.Select(e => e.Id).ToList();
        var links = await db.AuditLinks.AsNoTracking().Where(l => ids.Contains(l.EntryId)).ToDictionaryAsync(l => l.EntryId, stop);
        var people = entries.Select(e => e.CustomerId).OfType<long>().Distinct().ToList();
        var customers = await db.Customers.AsNoTracking().Where(c => people.Contains(c.Id)).ToDictionaryAsync(c => c.Id, stop);
        var about = entries.Select(e => e.ContractId).OfType<long>().Distinct().ToList();
        var contracts = await db.Contracts.AsNoTracking().Where(c => about.Contains(c.Id)).ToDictionaryAsync(c => c.Id, stop);
        var at = contracts.Values.Select(c => c.ServicePointId).Concat(entries.Where(e => e.Table == nameof(ServicePoint)).Select(e => e.RowKey).OfType<long>()).Distinct().ToList();
        var places = await db.ServicePoints.AsNoTracking().Where(p => at.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        var gates = (People: await Disclosure.OfCustomers(db, people, today, stop), Places: await Disclosure.OfPlaces(db, at, today, stop));
        return [.. entries.Select(entry =>
        {
            var customer = customers.GetValueOrDefault(entry.CustomerId ?? 0);
            var contract = contracts.GetValueOrDefault(entry.ContractId ?? 0);
            var place = places.GetValueOrDefault(contract?.ServicePointId ?? (entry.Table == nameof(ServicePoint) ? entry.RowKey ?? 0 : 0));
            var hidden = (customer is not null && (gates.People.Hides(customer) || gates.Places.Hides(customer))) || (place is not null && gates.Places.Hides(place, contract));
            return new ToldEntry(entry, customer?.Number, customer?.Name, contract?.Number, links.GetValueOrDefault(entry.Id), Changes(entry, hidden));
        })];
    }

    private static IReadOnlyList<ToldChange> Changes(AccessEntry entry, bool hidden) => entry.Fields is null || entry.Table is null
        ? []
        : [.. FieldChanges.Read(entry.Fields).Select(field => new ToldChange(field.Key, Told(field.Value[0], hidden), Told(field.Value[1], hidden)))];

    private static ShownText Told(string? text, bool hidden) => text is null ? ShownText.Of(null) : hidden ? ShownText.Withheld : ShownText.Of(text);
}
