using Billing.Kernel;
using Billing.Ledger;
using Billing.Places;
using Billing.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Web.Pages.Customers;

/// <summary>Reads one person with everything that stands under any of their numbers.</summary>
public sealed class CustomerReader(BillingDbContext db)
{
    /// <summary>Most places shown; an owner of more is a case for a list on paper.</summary>
    private const int MostPlaces = 200;

    /// <summary>Most requests and contacts shown; the timeline of a contract has all of it.</summary>
    private const int MostEntries = 20;

    /// <summary>The customer printed as <paramref name="number"/>; null when there is none.</summary>
    public async Task<CustomerFile?> Read(string number, LocalDate today, CancellationToken stop)
    {
        if (await db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Number == number, stop) is not { } customer)
        {
            return null;
        }

        var ids = customer.MergedIntoId is null ? await MergedCustomers.Ids(db, customer.Id, stop) : [customer.Id];
        var gate = await Disclosure.OfCustomers(db, ids, today, stop);
        return new CustomerFile(
            customer,
            gate.Phone(customer),
            gate.MailingAddress(customer),
            customer.IsProtectedOn(today),
            await db.Customers.AsNoTracking().Where(c => c.MergedIntoId == customer.Id).OrderBy(c => c.Id).ToListAsync(stop),
            [.. (await Places(ids, gate, stop)).OrderByDescending(p => p.RunsOn(today)).ThenBy(p => p.Role).ThenByDescending(p => p.From)],
            await Owed(ids, today, stop),
            await db.CustomerMergers.AsNoTracking().Where(m => m.CustomerId == customer.Id || m.IntoId == customer.Id).OrderByDescending(m => m.Id).ToListAsync(stop))
        {
            Requests = await Requests(ids, stop),
            Contacts = await Contacts(ids, gate, stop),
        };
    }

    /// <summary>Those that were received for the person, and those about a contract of theirs.</summary>
    /// <remarks>Two lists put together, because each has an index of its own and a condition over both would read every request.</remarks>
    private Task<List<Request>> Requests(IReadOnlyList<long> ids, CancellationToken stop)
    {
        var own = db.Requests.Where(r => r.CustomerId != null && ids.Contains(r.CustomerId.Value)).Select(r => r.Id);
        var ofContracts = db.Contracts.Where(c => ids.Contains(c.UserId)).Join(db.Requests, c => c.Id, r => r.ContractId, (c, r) => r.Id);
        var found = own.Union(ofContracts);
        return db.Requests.AsNoTracking().Where(r => found.Contains(r.Id)).OrderByDescending(r => r.ReceivedOn).ThenByDescending(r => r.Id).Take(MostEntries).ToListAsync(stop);
    }

    private async Task<List<ContactOfPerson>> Contacts(IReadOnlyList<long> ids, Disclosure gate, CancellationToken stop)
    {
        var rows = await (
            from contact in db.Contacts.AsNoTracking()
            where ids.Contains(contact.CustomerId)
            join contract in db.Contracts on contact.ContractId equals contract.Id
            join point in db.ServicePoints on contract.ServicePointId equals point.Id
            join user in db.Customers on contract.UserId equals user.Id
            orderby contact.On descending, contact.Id descending
            select new { Contact = contact, Contract = contract, Point = point, User = user }).Take(MostEntries).ToListAsync(stop);
        return rows.ConvertAll(r => new ContactOfPerson(r.Contact, r.Contract.Number, gate.Note(r.Contact.Text, r.Point, r.Contract, r.User)));
    }

    private async Task<List<PlaceOfPerson>> Places(IReadOnlyList<long> ids, Disclosure gate, CancellationToken stop)
    {
        var used = await (
            from c in db.Contracts.AsNoTracking()
            where ids.Contains(c.UserId)
            join p in db.ServicePoints on c.ServicePointId equals p.Id
            orderby c.From descending
            select new { Contract = c, Point = p }).Take(MostPlaces).ToListAsync(stop);
        var paid = await (
            from id in db.ContractTerms.Where(t => ids.Contains(t.PayerId)).Select(t => t.ContractId).Distinct() // The payer's few first: asked of each contract, it would read them all.
            join c in db.Contracts.AsNoTracking() on id equals c.Id
            where !ids.Contains(c.UserId)
            join p in db.ServicePoints on c.ServicePointId equals p.Id
            orderby c.From descending
            select new { Contract = c, Point = p }).Take(MostPlaces).ToListAsync(stop);
        var owned = await (
            from o in db.Ownerships.AsNoTracking()
            where ids.Contains(o.CustomerId)
            join p in db.ServicePoints on o.ServicePointId equals p.Id
            orderby o.From descending
            select new { Owner = o, Point = p }).Take(MostPlaces).ToListAsync(stop);
        return
        [
            .. used.Select(u => new PlaceOfPerson(PlaceRole.User, gate.Address(u.Point, u.Contract), u.Point.Number, u.Contract.Number, u.Contract.From, u.Contract.To)),
            .. paid.Select(u => new PlaceOfPerson(PlaceRole.Payer, gate.Address(u.Point, u.Contract), u.Point.Number, u.Contract.Number, u.Contract.From, u.Contract.To)),
            .. owned.Select(o => new PlaceOfPerson(PlaceRole.Owner, gate.Address(o.Point), o.Point.Number, null, o.Owner.From, o.Owner.To)),
        ];
    }

    private async Task<List<OwedOfService>> Owed(IReadOnlyList<long> ids, LocalDate today, CancellationToken stop)
    {
        var claims = db.Claims.AsNoTracking().Where(c => ids.Contains(c.DebtorId));
        var owed = await Balances.OwedByClaim(db, claims, stop);
        var rows = await claims.Select(c => new { c.Id, c.Service, c.DueOn }).ToListAsync(stop);
        return [.. Enum.GetValues<Service>().Select(service => new OwedOfService(
            service,
            new Money(rows.Where(r => r.Service == service).Sum(r => owed.GetValueOrDefault(r.Id).Yen)),
            new Money(rows.Where(r => r.Service == service && r.DueOn < today).Sum(r => owed.GetValueOrDefault(r.Id).Yen))))];
    }
}
