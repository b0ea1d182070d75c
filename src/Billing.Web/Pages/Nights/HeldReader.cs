using Billing.Metering;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Web.Pages.Nights;

/// <summary>Reads one held usage with its surroundings.</summary>
public sealed class HeldReader(BillingDbContext db)
{
    private const int Periods = 13;

    /// <summary>The usage with the key <paramref name="usageId"/>; null when there is none.</summary>
    public async Task<HeldFile?> Read(long usageId, LocalDate today, CancellationToken stop)
    {
        var found = await (
            from u in db.Usages.AsNoTracking()
            where u.Id == usageId
            join c in db.Contracts on u.ContractId equals c.Id
            join p in db.ServicePoints on u.ServicePointId equals p.Id
            join customer in db.Customers on c.UserId equals customer.Id
            select new { Usage = u, Contract = c, Point = p, User = customer }).FirstOrDefaultAsync(stop);
        if (found is null)
        {
            return null;
        }

        var before = await db.Usages.AsNoTracking()
            .Where(u => u.ContractId == found.Contract.Id && u.PeriodTo < found.Usage.PeriodTo && u.State != UsageState.Superseded)
            .OrderByDescending(u => u.PeriodTo)
            .Take(Periods)
            .ToListAsync(stop);
        before.Reverse();
        var gate = await Disclosure.OfPlace(db, found.Point.Id, today, stop);
        return new HeldFile
        {
            Usage = found.Usage,
            Contract = found.Contract,
            Point = found.Point,
            User = found.User,
            Gate = gate,
            Notes = gate.Hides(found.Point, found.Contract) ? [] : await PlaceNotes.Of(db, found.Point.Id, today).ToListAsync(stop),
            Findings = await db.GateFindings.AsNoTracking().Where(f => f.UsageId == usageId).OrderBy(f => f.Id).ToListAsync(stop),
            Release = await db.GateReleases.AsNoTracking().FirstOrDefaultAsync(r => r.UsageId == usageId, stop),
            Before = before,
        };
    }
}
