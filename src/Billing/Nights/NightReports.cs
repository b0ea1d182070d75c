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

    public static NightReport Of(BillingDbContext db, Night night, bool changed) => Of(db, [night])[0] with { Changed = changed };

    /// <summary>Several nights, in their order, added up by the database: a night of a large city has hundreds of steps.</summary>
    public static IReadOnlyList<NightReport> Of(BillingDbContext db, IReadOnlyList<Night> nights)
    {
        var ids = nights.Select(n => n.Id).ToList();
        var sums = db.NightSteps.Where(s => ids.Contains(s.NightId))
            .GroupBy(s => new { s.NightId, s.Stage })
            .Select(g => new
            {
                g.Key.NightId,
                g.Key.Stage,
                Steps = g.Count(),
                StepsDone = g.Count(s => s.State == StepState.Done),
                Done = g.Sum(s => s.Done),
                Held = g.Sum(s => s.Held),
                Failed = g.Sum(s => s.Failed),
                Yen = g.Sum(s => s.Yen),
                Milliseconds = g.Sum(s => (long)s.Milliseconds),
            })
            .ToList()
            .ToLookup(s => s.NightId, s => new StageReport(s.Stage, s.Steps, s.StepsDone, s.Done, s.Held, s.Failed, s.Yen, s.Milliseconds / 1000.0));
        return [.. nights.Select(n => Of(n, [.. sums[n.Id].OrderBy(s => s.Stage)]))];
    }

    private static NightReport Of(Night night, IReadOnlyList<StageReport> stages)
    {
        var bills = stages.FirstOrDefault(s => s.Stage == Stage.Bills);
        return new NightReport(
            night.Date,
            night.FinishedAt is not null,
            false,
            bills?.Done ?? 0,
            bills?.Yen ?? 0,
            stages.Sum(s => s.Held),
            stages.Sum(s => s.Failed),
            stages);
    }
}
