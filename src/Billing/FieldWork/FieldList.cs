using Billing.Metering;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.FieldWork;

/// <summary>現場一覧: what is to be done on a day, in the order in which it is walked. What was left over from earlier days comes with it.</summary>
public static class FieldList
{
    /// <param name="withDone">What was done or called off too.</param>
    /// <returns>What is on the list and where, by route and walking order; a place's orders in the order of the work.</returns>
    public static async Task<IReadOnlyList<FieldLine>> Lines(BillingDbContext db, LocalDate day, bool withDone, CancellationToken stop = default) => await (
        from o in Orders(db.FieldOrders, day, withDone)
        join p in db.ServicePoints on o.ServicePointId equals p.Id
        join r in db.Routes on p.RouteId equals r.Id
        orderby r.Code, p.RouteSequence, o.DueOn, o.Id
        select new FieldLine(o.Id, r.Code, r.Name)).ToListAsync(stop);

    /// <summary>The whole list of a day.</summary>
    /// <param name="withDone">What was done or called off too.</param>
    public static async Task<IReadOnlyList<FieldRow>> Read(BillingDbContext db, LocalDate day, bool withDone, CancellationToken stop = default) =>
        await Read(db, [.. (await Lines(db, day, withDone, stop)).Select(line => line.OrderId)], stop);

    /// <summary>Some orders with all that the person in the field must know.</summary>
    /// <param name="orders">Keys; the rows come back as they are ordered.</param>
    public static async Task<IReadOnlyList<FieldRow>> Read(BillingDbContext db, long[] orders, CancellationToken stop = default)
    {
        var rows = (await (
            from o in db.FieldOrders.AsNoTracking()
            where EF.Parameter(orders).Contains(o.Id)
            join p in db.ServicePoints.AsNoTracking() on o.ServicePointId equals p.Id
            join r in db.Routes.AsNoTracking() on p.RouteId equals r.Id
            join c in db.Contracts.AsNoTracking() on o.ContractId equals c.Id into contracts
            from c in contracts.DefaultIfEmpty()
            join u in db.Customers.AsNoTracking() on c.UserId equals u.Id into users
            from u in users.DefaultIfEmpty()
            select new { o, p, r, c, u }).ToListAsync(stop)).ToDictionary(x => x.o.Id);
        var places = rows.Values.Select(x => x.p.Id).Distinct().ToArray();
        var meters = (await (
            from placed in db.MeterPlacements.AsNoTracking()
            where EF.Parameter(places).Contains(placed.ServicePointId) && placed.To == null
            join m in db.Meters.AsNoTracking() on placed.MeterId equals m.Id
            select new { placed.ServicePointId, m }).ToListAsync(stop)).ToLookup(x => x.ServicePointId, x => x.m);
        return [.. orders.Where(rows.ContainsKey).Select(id => rows[id]).Select(x => new FieldRow(x.o, x.p, x.r, x.c, x.u, meters[x.p.Id].FirstOrDefault()))];
    }

    /// <remarks>Three lists put one behind the other, because each has an index of its own and one condition over all would read every order of the years.</remarks>
    private static IQueryable<FieldOrder> Orders(IQueryable<FieldOrder> orders, LocalDate day, bool withDone)
    {
        var open = orders.Where(o => o.State == FieldOrderState.Open && o.DueOn <= day);
        var due = orders.Where(o => (o.State == FieldOrderState.Done || o.State == FieldOrderState.Cancelled) && o.DueOn == day);
        var done = orders.Where(o => o.DoneOn == day && o.State != FieldOrderState.Open && o.DueOn != day);
        return withDone ? open.Concat(due).Concat(done) : open;
    }

    /// <summary>Days ahead on which something is due, with how much.</summary>
    public static async Task<IReadOnlyList<(LocalDate Day, int Orders)>> DaysAhead(BillingDbContext db, LocalDate after, CancellationToken stop = default)
    {
        var days = await db.FieldOrders.Where(o => o.State == FieldOrderState.Open && o.DueOn > after).GroupBy(o => o.DueOn).OrderBy(g => g.Key).Select(g => new { g.Key, Count = g.Count() }).Take(14).ToListAsync(stop);
        return [.. days.Select(d => (d.Key, d.Count))];
    }
}

/// <summary>An order's place in the field list.</summary>
/// <param name="Route">Code of the route.</param>
/// <param name="Name">Its name.</param>
public sealed record FieldLine(long OrderId, string Route, string Name);

/// <summary>One line of the field list.</summary>
/// <param name="Contract">The contract it is done for; null = the place itself.</param>
/// <param name="User">Its user.</param>
/// <param name="Meter">That hangs there now; null = none.</param>
public sealed record FieldRow(FieldOrder Order, ServicePoint Point, Route Route, Contract? Contract, Customer? User, Meter? Meter);
