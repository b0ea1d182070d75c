using Billing.Metering;
using Billing.Places;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Readings;

/// <summary>What stands at a service point, for the person who keys in its reading.</summary>
/// <param name="Last">The last readings, newest first.</param>
/// <param name="Notes">備考 that hold today; empty where somebody there is protected.</param>
public sealed record PointInfo(string Number, string? Name, ShownText Address, Meter? Meter, IReadOnlyList<MeterReading> Last, IReadOnlyList<PlaceNote> Notes)
{
    public static async Task<PointInfo?> Read(BillingDbContext db, string? number, NodaTime.LocalDate today, CancellationToken stop)
    {
        if (await db.ServicePoints.AsNoTracking().FirstOrDefaultAsync(p => p.Number == (number ?? "").Trim(), stop) is not { } point)
        {
            return null;
        }

        var user = await (
            from c in db.Contracts
            where c.ServicePointId == point.Id && c.From <= today && (c.To == null || c.To >= today)
            join u in db.Customers on c.UserId equals u.Id
            select u).AsNoTracking().FirstOrDefaultAsync(stop);
        var meter = await (
            from p in db.MeterPlacements
            where p.ServicePointId == point.Id && p.To == null
            join m in db.Meters on p.MeterId equals m.Id
            select m).AsNoTracking().FirstOrDefaultAsync(stop);
        var last = await db.MeterReadings.AsNoTracking().Where(r => r.ServicePointId == point.Id && !r.Superseded).OrderByDescending(r => r.ReadOn).ThenByDescending(r => r.Id).Take(3).ToListAsync(stop);
        var gate = await Disclosure.OfPlace(db, point.Id, today, stop);
        var notes = gate.Hides(point) ? [] : await PlaceNotes.Of(db, point.Id, today).ToListAsync(stop);
        return new PointInfo(point.Number, user?.Name, gate.Address(point), meter, last, notes);
    }
}
