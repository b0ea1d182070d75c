using Billing.Metering;

namespace Billing.Web.Pages.Nights;

/// <summary>What of the gate's findings still waits for a person.</summary>
public static class HeldState
{
    /// <summary>Open = a person has still to act: held, or released and waiting for the second person.</summary>
    public static IQueryable<Usage> Open(BillingDbContext db) =>
        from usage in db.Usages
        where db.GateFindings.Any(f => f.UsageId == usage.Id)
            && (usage.State == UsageState.Held
                || (usage.State == UsageState.Released && db.GateReleases.Any(r => r.UsageId == usage.Id && r.NeedsSecondPerson && r.ConfirmedBy == null)))
        select usage;

    /// <summary>The open one after <paramref name="usageId"/>, else the first; null when none is left.</summary>
    public static long? Next(BillingDbContext db, long usageId) =>
        Open(db).Where(u => u.Id != usageId).OrderBy(u => u.Id < usageId).ThenBy(u => u.Id).Select(u => (long?)u.Id).FirstOrDefault();
}
