using Billing.Db;
using Billing.Nights;
using Billing.Testing;
using Billing.Tests.Nights;
using Billing.Verification;
using NodaTime;
using Xunit;

namespace Billing.Tests.Databases;

/// <summary>The restore rehearsed: a backup made in the middle of a night, put back elsewhere, billed to its end.</summary>
public sealed class BackupBesideNightTests
{
    private const int Points = 1500;
    private static readonly NightOptions Chunks = new() { ChunkSize = 25, Lease = Duration.FromSeconds(1) };

    [Theory]
    [EveryDatabase]
    public async Task A_backup_made_while_a_night_runs_is_whole_and_its_night_ends_with_the_same_books(string provider)
    {
        Assert.SkipWhen(provider == "sqlserver", "The file would lie on the server's machine.");
        var cancel = TestContext.Current.CancellationToken;
        using var town = TestDatabase.Create(provider);
        using var rehearsal = TestDatabase.Create(provider);
        var date = SmallTown.Build(town.Database, Points).Nights[0];
        var folder = Directory.CreateTempSubdirectory("billing-backup-");
        try
        {
            var file = Path.Combine(folder.FullName, "night.backup");
            var night = Task.Run(() => Run(town, date), cancel);
            while (StepsDone(town) < 60 && !night.IsCompleted)
            {
                await Task.Delay(5, cancel);
            }

            town.Database.Backup(file);
            await night;

            rehearsal.Database.Restore(file);
            var done = StepsDone(rehearsal);
            Assert.True(done >= 60 && !IsFinished(rehearsal, date), $"The backup was not made in the middle of the night: {done} steps.");
            Assert.Empty(BooksCheck.Run(rehearsal.Database).Breaches);
            Run(rehearsal, date);

            Assert.Empty(BooksCheck.Run(rehearsal.Database).Breaches);
            Assert.Equal(Books.Sorted(town), Books.Sorted(rehearsal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(TestDatabase test, LocalDate date)
        => new NightRunner(test.Database, RuleBookFolder.LoadInstalled("demo"), SystemClock.Instance).Run(date, Chunks, TestContext.Current.CancellationToken);

    private static int StepsDone(TestDatabase test)
    {
        using var db = test.NewContext();
        return db.NightSteps.Count(s => s.State == StepState.Done);
    }

    private static bool IsFinished(TestDatabase test, LocalDate night)
    {
        using var db = test.NewContext();
        return db.Nights.Any(n => n.Date == night && n.FinishedAt != null);
    }
}
