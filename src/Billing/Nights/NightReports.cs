using Microsoft.EntityFrameworkCore;

namespace Billing.Nights;

/// <summary>Adds a night up from its checkpoints.</summary>
public static class NightReports
{
    /// <summary>What the night did so far. Live: the page asks for it while the night runs.</summary>
    public static NightReport Of(IBillingDatabase database, Night night, bool changed)
    {
        using var db = database.NewContext();
        return Of(db, night, changed);
    }

    public static NightReport Of(BillingDbContext db, Night night, bool changed)
    {
        var steps = db.NightSteps.AsNoTracking().Where(s => s.NightId == night.Id).ToList();
        var stages = steps.GroupBy(s => s.Stage).OrderBy(g => g.Key).Select(g => new StageReport(
            g.Key,
            g.Count(),
            g.Count(s => s.State == StepState.Done),
            g.Sum(s => s.Done),
            g.Sum(s => s.Held),
            g.Sum(s => s.Failed),
            g.Sum(s => s.Yen),
            g.Sum(s => (long)s.Milliseconds) / 1000.0)).ToList();
        var bills = stages.FirstOrDefault(s => s.Stage == Stage.Bills);
        return new NightReport(
            night.Date,
            night.FinishedAt is not null,
            changed,
            bills?.Done ?? 0,
            bills?.Yen ?? 0,
            stages.Sum(s => s.Held),
            stages.Sum(s => s.Failed),
            stages);
    }
}
