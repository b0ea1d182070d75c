using System.Diagnostics;
using Billing.Nights;
using Billing.Testing;
using Billing.Verification;
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
        new NightRunner(quiet.Database, SmallTown.Book, SystemClock.Instance).Run(night, new NightOptions { ChunkSize = 100 }, TestContext.Current.CancellationToken);
        using var disturbed = TestDatabase.Create(provider);
        SmallTown.Build(disturbed.Database, Points);

        var random = new Random(20261116);
        var between = 0;
        for (var kill = 0; kill < 40 && !IsFinished(disturbed) && between < 4; kill++)
        {
            using var program = Start(disturbed, night);
            await UntilFurther(disturbed, program, StepsDone(disturbed) + random.Next(1, 12));
            program.Kill(entireProcessTree: true);
            await program.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Empty(BooksCheck.Run(disturbed.Database).Breaches);
            between += IsFinished(disturbed) ? 0 : 1;
        }

        Assert.True(between > 1, "The night was never caught in its middle.");
        using (var last = Start(disturbed, night))
        {
            await last.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, last.ExitCode);
        }

        Assert.Equal(Books.Sorted(quiet), Books.Sorted(disturbed));
        Assert.Empty(BooksCheck.Run(disturbed.Database).Breaches);
    }

    private static Process Start(TestDatabase test, LocalDate night) => Process.Start(new ProcessStartInfo("dotnet")
    {
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

    private static bool IsFinished(TestDatabase test)
    {
        using var db = test.NewContext();
        return db.Nights.Any(n => n.FinishedAt != null);
    }
}
