using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Nights;

/// <summary>Which nights are still to be run.</summary>
public static class DueNights
{
    /// <summary>Days up to <paramref name="today"/> with a night that was begun and not finished, with rounds whose readings are still open, or to which services are deferred; the earliest first, because no night may overtake another.</summary>
    public static async Task<IReadOnlyList<LocalDate>> UpTo(BillingDbContext db, LocalDate today, CancellationToken cancel = default)
    {
        var begun = await db.Nights.Where(n => n.FinishedAt == null && n.Date <= today).Select(n => n.Date).ToListAsync(cancel);
        var open = await db.ReadingRounds.Where(r => r.ClosedAt == null && r.NightOn <= today).Select(r => r.NightOn).Distinct().ToListAsync(cancel);
        var deferred = await Deferred(db).Where(day => day <= today).Distinct().ToListAsync(cancel);
        return [.. begun.Union(open).Union(deferred).Order()];
    }

    /// <summary>Days to which services are deferred and that no night has come to yet.</summary>
    private static IQueryable<LocalDate> Deferred(BillingDbContext db)
        => db.DeferredParts.Select(d => d.DueOn).Where(day => !db.Nights.Any(n => n.FinishedAt != null && n.Date >= day));

    /// <summary>The next days with open rounds, whether they have come or not, and how many rounds each.</summary>
    public static async Task<IReadOnlyList<PlannedNight>> Planned(BillingDbContext db, int most, CancellationToken cancel = default)
    {
        var days = await db.ReadingRounds.Where(r => r.ClosedAt == null)
            .GroupBy(r => r.NightOn)
            .Select(g => new { Date = g.Key, Rounds = g.Count() })
            .OrderBy(d => d.Date)
            .Take(most)
            .ToListAsync(cancel);
        return [.. days.Select(d => new PlannedNight(d.Date, d.Rounds))];
    }
}

/// <param name="Date">The day whose night bills them.</param>
/// <param name="Rounds">Rounds whose readings are still open.</param>
public sealed record PlannedNight(LocalDate Date, int Rounds);
