using Billing.Delinquency;
using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Verification;
using Microsoft.EntityFrameworkCore;

namespace Billing.Db.Demo.Year;

/// <summary>The scripted year behind <c>billing demo year</c>: a town whose months are not billed at a stroke but lived day by day, with every channel, every error and every kind of delinquent.</summary>
public static class DemoYear
{
    /// <summary>Scripted delinquents where nobody says how many.</summary>
    public const int UsualDelinquents = 460;

    /// <summary>Builds a town in an empty, migrated database and plays all its nights but the last.</summary>
    /// <param name="delinquents">Delinquents by class, about; at least two of each class. One more for each of the scripts that take the rows of the machine.</param>
    /// <param name="book">Rules to bill by; null = the demo town's own.</param>
    /// <exception cref="BusinessRuleException"><c>demo.options</c>, <c>demo.not-empty</c>.</exception>
    public static YearResult Play(BillingDatabase database, DemoOptions options, int delinquents = UsualDelinquents, Action<DemoProgress>? progress = null, RuleBook? book = null)
    {
        var rules = book ?? RuleBookFolder.LoadInstalled("demo");
        var town = DemoTown.Generate(database, options with { Bill = false }, progress, rules);
        var nights = new DemoNights(database, rules);
        var stage = new YearStage(database, rules, options.Seed) { Today = nights.Planned(town.NextNight)[0] };
        var play = new YearPlay(stage, nights, town.NextNight, delinquents);
        play.Run(progress);
        using var db = database.NewContext();
        var steps = db.DunningSteps.AsNoTracking().GroupBy(s => new { s.From, s.Trigger, s.To }).Select(g => new { g.Key.From, g.Key.Trigger, g.Key.To, Count = g.Count() }).ToList();
        stage.Tally.Add(YearFact.PledgeKept, count: db.InstalmentPledges.Count(p => p.End == PledgeEnd.Kept));
        return new YearResult(
            town.Accounts,
            stage.Tally.Lines,
            steps.ToDictionary(s => (s.From, s.Trigger, s.To), s => s.Count),
            play.Seconds,
            stage.Refusals.ToDictionary(r => $"{r.Key.Class} {r.Key.Code}", r => r.Value),
            play.Unfinished(),
            play.Faults(),
            db.DunningCases.GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionary(g => g.Key, g => g.Count),
            BooksCheck.Run(database),
            YearReports.Of(db, rules, stage.Today),
            town.NextNight);
    }
}
