using System.Diagnostics;
using Billing.Db;
using Billing.Db.Demo;
using Billing.Nights;
using NodaTime;

namespace Billing.Benchmarks;

/// <summary>
/// Bills a generated town from stored readings to committed bills, claims and transfers, all stages and the gate included, then writes the very same
/// finished rows into an empty database by the provider's bulk path alone: the floor.
/// </summary>
internal static class NightBenchmark
{
    public static object Run(BenchmarkOptions options)
    {
        if (!options.Cold)
        {
            WarmUp(options);
        }

        using var town = new ScratchDatabase(options, "town");
        var demo = DemoTown.Generate(town.Database, new DemoOptions { Accounts = options.Accounts, Months = 1, SearchIndex = false });
        var book = options.Rules ? RuledTown.Book() : RuleBookFolder.LoadInstalled("demo");
        var (facts, startsAndStops) = options.Rules ? RuledTown.Declare(town.Database, demo.NextNight) : (0, 0);
        PeakMemory.Reset();
        var timer = Stopwatch.StartNew();
        var report = new NightRunner(town.Database, book, SystemClock.Instance).Run(demo.NextNight, new NightOptions { Workers = options.Workers });
        var seconds = timer.Elapsed.TotalSeconds;
        var peak = PeakMemory.Megabytes();
        using var empty = new ScratchDatabase(options, "floor");
        var (floor, rows) = Floor.Measure(town.Database, empty.Database);
        return new
        {
            options.Accounts,
            Seconds = Math.Round(seconds, 2),
            BillsPerSecond = Math.Round(report.Bills / seconds),
            FloorSeconds = Math.Round(floor, 2),
            Ratio = Math.Round(seconds / floor, 2),
            PeakMegabytes = Math.Round(peak),
            report.Bills,
            report.Held,
            report.Failed,
            MicrosecondsPerBill = Math.Round(seconds * 1e6 / report.Bills, 1),
            FloorRows = rows,
            StageSeconds = report.Stages.ToDictionary(s => s.Stage.ToString(), s => s.Seconds),
            options.Provider,
            options.Workers,
            options.Cold,
            options.Rules,
            Facts = facts,
            StartsAndStops = startsAndStops,
        };
    }

    /// <summary>A small town's night first: otherwise a short run measures the compiler, about a second and a half of it. <c>--cold</c> leaves it out.</summary>
    private static void WarmUp(BenchmarkOptions options)
    {
        using var town = new ScratchDatabase(options, "warm");
        var demo = DemoTown.Generate(town.Database, new DemoOptions { Accounts = 10_000, Months = 1, SearchIndex = false });
        if (options.Rules)
        {
            RuledTown.Declare(town.Database, demo.NextNight);
        }

        new NightRunner(town.Database, options.Rules ? RuledTown.Book() : RuleBookFolder.LoadInstalled("demo"), SystemClock.Instance).Run(demo.NextNight, new NightOptions { ChunkSize = 500 });
    }
}
