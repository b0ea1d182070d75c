using Billing.Metering;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Web.Pages.Residents;

/// <summary>Reads one contract with all that belongs to it.</summary>
public sealed class ResidentReader(BillingDbContext db)
{
    private const int MostReadings = 80;

    /// <summary>The contract printed as <paramref name="number"/>; null when there is none.</summary>
    public async Task<ResidentFile?> Read(string number, LocalDate today, CancellationToken stop)
    {
        var found = await (
            from c in db.Contracts.AsNoTracking()
            where c.Number == number
            join u in db.Customers on c.UserId equals u.Id
            join p in db.ServicePoints on c.ServicePointId equals p.Id
            join r in db.Routes on p.RouteId equals r.Id
            select new { Contract = c, User = u, Point = p, Route = r }).FirstOrDefaultAsync(stop);
        if (found is null)
        {
            return null;
        }

        var books = await new ResidentBooks(db).Read(found.Contract.Id, stop);
        var gate = await Disclosure.OfPlace(db, found.Point.Id, today, stop);
        var hidden = gate.Hides(found.Point, found.Contract) || gate.Hides(found.User);
        return new ResidentFile
        {
            Contract = found.Contract,
            User = found.User,
            Point = found.Point,
            Route = found.Route,
            Gate = gate,
            Terms = await Terms(found.Contract.Id, today, stop),
            Owner = hidden ? null : await Owner(found.Point.Id, today, stop),
            Sewer = await db.SewerConnections.AsNoTracking().Where(s => s.ServicePointId == found.Point.Id).OrderByDescending(s => s.From).FirstOrDefaultAsync(stop),
            Facts = await db.SupplyFacts.AsNoTracking().Where(f => f.ContractId == found.Contract.Id).OrderBy(f => f.From).ThenBy(f => f.Id).ToListAsync(stop),
            Notes = hidden ? [] : await PlaceNotes.Of(db, found.Point.Id, today).ToListAsync(stop),
            Meters = await Meters(found.Point.Id, stop),
            Readings = await Readings(found.Contract, stop),
            Usages = await Usages(found.Contract.Id, stop),
            Neighbours = hidden ? [] : await Neighbours(found.Contract, gate, stop),
            Bills = books.Bills,
            Claims = books.Claims,
            Payments = books.Payments,
        };
    }

    private async Task<List<TermsRow>> Terms(long contract, LocalDate today, CancellationToken stop)
    {
        var rows = await (
            from t in db.ContractTerms.AsNoTracking()
            where t.ContractId == contract
            join p in db.Customers on t.PayerId equals p.Id
            orderby t.From descending
            select new { Terms = t, Payer = p }).ToListAsync(stop);
        return [.. rows.OrderBy(r => r.Terms.From > today).Select(r => new TermsRow(r.Terms, r.Payer))];
    }

    private Task<Customer?> Owner(long point, LocalDate today, CancellationToken stop) => (
        from o in db.Ownerships.AsNoTracking()
        where o.ServicePointId == point && o.From <= today && (o.To == null || o.To >= today)
        join c in db.Customers on o.CustomerId equals c.Id
        orderby o.From descending
        select c).FirstOrDefaultAsync(stop);

    private Task<List<MeterRow>> Meters(long point, CancellationToken stop) => (
        from p in db.MeterPlacements.AsNoTracking()
        where p.ServicePointId == point
        join m in db.Meters on p.MeterId equals m.Id
        orderby p.From descending
        select new MeterRow(p, m)).ToListAsync(stop);

    private async Task<List<ReadingRow>> Readings(Contract contract, CancellationToken stop)
    {
        var last = contract.To ?? LocalDate.MaxIsoValue;
        var rows = await (
            from r in db.MeterReadings.AsNoTracking()
            where r.ServicePointId == contract.ServicePointId && r.ReadOn >= contract.From && r.ReadOn <= last
            join m in db.Meters on r.MeterId equals m.Id
            orderby r.ReadOn descending, r.Id descending
            select new { Reading = r, m.Number, m.Registers }).Take(MostReadings).ToListAsync(stop);
        return [.. rows.Select(r => new ReadingRow(r.Reading, r.Number, r.Registers?.Split(',').ElementAtOrDefault(r.Reading.Register)))];
    }

    private async Task<List<UsageRow>> Usages(long contract, CancellationToken stop)
    {
        var rows = await db.Usages.AsNoTracking()
            .Where(u => u.ContractId == contract && u.State != UsageState.Superseded)
            .OrderByDescending(u => u.PeriodTo)
            .Take(26)
            .ToListAsync(stop);
        return [.. rows.Take(13).Select(u => new UsageRow(u, YearBefore(rows, u)?.CubicMetres.Value))];
    }

    private static Usage? YearBefore(List<Usage> rows, Usage usage)
    {
        var (year, month) = (usage.PeriodTo.Year - 1, usage.PeriodTo.Month);
        return rows.Find(o => o.PeriodTo.Year == year && o.PeriodTo.Month == month && o.Months == usage.Months);
    }

    private async Task<List<Neighbour>> Neighbours(Contract contract, Disclosure gate, CancellationToken stop)
    {
        var rows = await (
            from c in db.Contracts.AsNoTracking()
            where c.ServicePointId == contract.ServicePointId && c.Id != contract.Id
            join u in db.Customers on c.UserId equals u.Id
            orderby c.From descending
            select new { Contract = c, User = u }).ToListAsync(stop);
        return [.. rows.Select(r => new Neighbour(r.Contract, gate.Hides(r.User) ? null : r.User.Name))];
    }
}
