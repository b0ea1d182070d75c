using System.Diagnostics;
using Billing.Db;
using Billing.Db.Accounts;
using Billing.Db.Demo;
using Billing.Db.Sqlite;
using Billing.Nights;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Web.FirstStart;

/// <summary>Makes the demo town in a file beside the one that the counter opens, and moves it there when it is complete: a start that is interrupted leaves nothing half done.</summary>
public static class DemoDatabase
{
    /// <summary>Whether the file is missing or holds neither a contract nor a sign-in.</summary>
    public static bool IsWanted(BillingDatabase database)
    {
        if (!File.Exists(SqliteFile.Of(database)))
        {
            return true;
        }

        if (database.MissingMigrations().Count > 0)
        {
            return false;
        }

        using var db = database.NewContext();
        return !db.Contracts.Any() && !db.Set<StaffUser>().Any();
    }

    /// <summary>Generates the town, runs its nights up to the last, creates the demo sign-ins.</summary>
    public static async Task Make(BillingDatabase database, RuleBook book, DemoOptions options)
    {
        var watch = Stopwatch.StartNew();
        var target = SqliteFile.Of(database);
        var unfinished = target + ".unfinished";
        SqliteFile.Delete(unfinished);
        var fresh = SqliteFile.Beside(database, unfinished);
        fresh.Migrate();
        var progress = new ConsoleProgress();
        var town = DemoTown.Generate(fresh, options, p => progress.Show(p.Stage.ToString(), p.Done, p.Total));
        await RunNights(fresh, book, town.NextNight, progress);
        await CreateSignIns(fresh);
        SqliteFile.Move(unfinished, target);
        Console.WriteLine($"{book.Utility.Ja} / {book.Utility.En}: {town.Accounts:N0} contracts, ready in {watch.Elapsed.TotalSeconds:0} s.");
    }

    private static async Task RunNights(BillingDatabase fresh, RuleBook book, LocalDate last, ConsoleProgress progress)
    {
        await using var db = fresh.NewContext();
        foreach (var night in await DueNights.UpTo(db, last))
        {
            // The night of a demo day happens in the evening of that day, whenever the demo is made.
            var evening = new StoppedClock(night.At(new LocalTime(22, 0)).InZoneLeniently(DateTimeZoneProviders.Tzdb["Asia/Tokyo"]).ToInstant());
            new NightRunner(fresh, book, evening).Run(night, new NightOptions { Progress = p => progress.Show($"Night {night:uuuu-MM-dd} {p.Stage}", p.StepsDone, p.Steps) });
        }
    }

    private static async Task CreateSignIns(BillingDatabase fresh)
    {
        await using var db = fresh.NewContext();
        await DemoSignIns.Create(new StaffAccounts(db));
    }

    private sealed class StoppedClock(Instant at) : IClock
    {
        public Instant GetCurrentInstant() => at;
    }
}
