using Billing.Metering;

namespace Billing.Web.Pages.Nights;

/// <summary>What of the gate's findings still waits for a person.</summary>
public static class HeldState
{
    /// <summary>Open = a person has still to act: held, or released and waiting for the second person.</summary>
    /// <remarks>Two lists put together, because each has an index of its own and a condition over both would read every usage there ever was.</remarks>
    public static IQueryable<Usage> Open(BillingDbContext db) =>
        from id in Held(db).Select(u => u.Id).Concat(WaitingForSecondPerson(db).Select(u => u.Id))
        join usage in db.Usages on id equals usage.Id
        select usage;

    /// <summary>Held by a finding, and released by nobody.</summary>
    public static IQueryable<Usage> Held(BillingDbContext db) => db.Usages.Where(u => u.State == UsageState.Held && db.GateFindings.Any(f => f.UsageId == u.Id));

    /// <summary>Released by one person where two are needed.</summary>
    /// <remarks>The few releases first: joined the other way round, SQLite reads every usage.</remarks>
    public static IQueryable<Usage> WaitingForSecondPerson(BillingDbContext db)
    {
        var releases = db.GateReleases.Where(r => r.NeedsSecondPerson && r.ConfirmedBy == null).Select(r => r.UsageId);
        return db.Usages.Where(u => releases.Contains(u.Id) && u.State == UsageState.Released);
    }

    /// <summary>The open one after <paramref name="usageId"/>, else the first; null when none is left.</summary>
    public static long? Next(BillingDbContext db, long usageId) =>
        Open(db).Where(u => u.Id != usageId).OrderBy(u => u.Id < usageId).ThenBy(u => u.Id).Select(u => (long?)u.Id).FirstOrDefault();
}
