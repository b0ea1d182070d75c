using System.Diagnostics;
using Billing.Charges;
using Billing.Db;
using Billing.Kernel;
using Billing.Metering;
using Billing.Nights;
using Billing.Testing;
using Billing.Verification;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Nights;

/// <summary>The real program, killed with SIGKILL wherever it happens to be, and begun again.</summary>
public sealed class KilledNightTests
{
    private const int Points = 1500;

    [Theory, EveryDatabase]
    public async Task A_night_killed_again_and_again_ends_with_the_books_of_an_undisturbed_one(string provider)
    {
        using var quiet = TestDatabase.Create(provider);
        var night = SmallTown.Build(quiet.Database, Points).Nights[0];
        new NightRunner(quiet.Database, RuleBookFolder.LoadInstalled("demo"), SystemClock.Instance).Run(night, Chunks, TestContext.Current.CancellationToken);
        using var disturbed = TestDatabase.Create(provider);
        SmallTown.Build(disturbed.Database, Points);

        await KillUntilDone(disturbed, night, ruleBook: null);

        Assert.Equal(Books.Sorted(quiet), Books.Sorted(disturbed));
    }

    /// <summary>Facts of every kind, stops, provisional bills that are settled, and sewer bills that come a month later.</summary>
    [Theory, EveryDatabase]
    public async Task A_night_with_rules_of_every_kind_killed_again_and_again_ends_with_the_same_books(string provider)
    {
        var folder = Directory.CreateTempSubdirectory("billing-rules-");
        try
        {
            RuledBook.Write(folder.FullName, Rules);
            using var quiet = TestDatabase.Create(provider);
            using var disturbed = TestDatabase.Create(provider);
            var nights = Prepare(quiet);
            Prepare(disturbed);
            new NightRunner(quiet.Database, RuleBookFolder.Load(folder.FullName), SystemClock.Instance).Run(nights[^1], Chunks, TestContext.Current.CancellationToken);

            await KillUntilDone(disturbed, nights[^1], folder.FullName);

            Assert.Equal(Books.Sorted(quiet), Books.Sorted(disturbed));
            Assert.Empty(Replay.Run(disturbed.Database, new BillingMonth(2026, 1), new BillingMonth(2027, 1)).Differences);
            using var db = disturbed.NewContext();
            Assert.Empty(db.NightFailures.Select(f => f.Ja).ToList());
            Assert.True(db.BillLines.Any(l => l.Kind == ChargeLineKind.Earlier));
            var (last, before) = (nights[^1], nights[^2]);
            Assert.True(db.Bills.Any(b => b.FixedOn == last && b.PeriodTo < before));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static readonly string[] Rules =
    [
        .. FactNightTests.Rules,
        """{ "kind": "billingCycle", "service": "sewer", "monthsAfter": 1 }""",
        """{ "kind": "settlement", "method": "reprice" }""",
        """{ "kind": "provisional", "monthsOfYear": [9], "method": "previous" }""",
        """{ "kind": "stopJoinsMonthBefore", "upToDays": 14 }""",
        """{ "kind": "partPeriod", "method": "steps", "steps": [ { "upToDays": 15, "months": 0.5 }, { "months": 1 } ] }""",
    ];

    /// <summary>August to October: September is not read, every 40th customer stops soon after; the facts of <see cref="FactNightTests"/>. August and September are billed.</summary>
    private static IReadOnlyList<LocalDate> Prepare(TestDatabase test)
    {
        var town = SmallTown.Build(test.Database, Points, months: 3, first: new BillingMonth(2026, 8));
        using var db = test.NewContext();
        var stop = new LocalDate(2026, 9, 18);
        db.Contracts.Where(c => c.Id % 40 == 0).ExecuteUpdate(u => u.SetProperty(c => c.To, stop));
        foreach (var reading in db.MeterReadings.Where(r => r.ServicePointId % 40 == 0).AsEnumerable().Where(r => r.Id % 100 == 3))
        {
            (reading.ReadOn, reading.Kind, reading.RoundId) = (stop, ReadingKind.Closing, null);
        }

        db.SaveChanges();
        db.MeterReadings.Where(r => r.Id % 100 == 2).ExecuteDelete();
        FactNightTests.Declare(test);
        foreach (var night in town.Nights.Take(2))
        {
            new NightRunner(test.Database, RuledBook.With(Rules), SystemClock.Instance).Run(night, Chunks, TestContext.Current.CancellationToken);
        }

        return town.Nights;
    }

    private static readonly NightOptions Chunks = new() { ChunkSize = 100 };

    /// <summary>Kills the program in the middle of the night at least twice, and lets it end.</summary>
    private static async Task KillUntilDone(TestDatabase disturbed, LocalDate night, string? ruleBook)
    {
        var random = new Random(20261116);
        var between = 0;
        for (var kill = 0; kill < 40 && !IsFinished(disturbed, night) && between < 4; kill++)
        {
            using var program = Start(disturbed, night, ruleBook);
            await UntilFurther(disturbed, program, StepsDone(disturbed) + random.Next(1, 12));
            program.Kill(entireProcessTree: true);
            await program.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Empty(BooksCheck.Run(disturbed.Database).Breaches);
            between += IsFinished(disturbed, night) ? 0 : 1;
        }

        Assert.True(between > 1, "The night was never caught in its middle.");
        using (var last = Start(disturbed, night, ruleBook))
        {
            await last.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, last.ExitCode);
        }

        Assert.Empty(BooksCheck.Run(disturbed.Database).Breaches);
    }

    private static Process Start(TestDatabase test, LocalDate night, string? ruleBook) => Process.Start(new ProcessStartInfo("dotnet")
    {
        Environment = { ["RuleBook"] = ruleBook ?? "demo" },
        ArgumentList =
        {
            Path.Combine(AppContext.BaseDirectory, "billing.dll"), "night", "--date", night.ToString("uuuu-MM-dd", null), "--chunk-size", "100", "--lease-seconds", "1",
            "--database", test.Database.Provider, "--connection", test.Database.Connection, "--json",
        },
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    /// <summary>Waits until a number of steps is done, or the program is.</summary>
    private static async Task UntilFurther(TestDatabase test, Process program, int steps)
    {
        while (!program.HasExited && StepsDone(test) < steps)
        {
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }
    }

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
