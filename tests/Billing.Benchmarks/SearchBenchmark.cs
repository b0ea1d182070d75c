using System.Diagnostics;
using Billing.Db;
using Billing.Db.Demo;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Benchmarks;

/// <summary>The counter's search over a generated town: what people type, by kind (<see cref="TypedSearches"/>), each kind as often as another.</summary>
internal static class SearchBenchmark
{
    private const int Each = 60;

    /// <summary>As many as the list under the search box shows.</summary>
    private const int Limit = 20;

    public static async Task<object> Run(BenchmarkOptions options)
    {
        var making = Stopwatch.StartNew();
        using var town = options.Town is null ? new ScratchDatabase(options, "search") : ScratchDatabase.WithTown(options, "search", new DemoOptions { Accounts = options.Accounts, Months = options.Months });
        if (options.Town is null)
        {
            DemoTown.Generate(town.Database, new DemoOptions { Accounts = options.Accounts, Months = 1, Bill = false });
        }

        making.Stop();
        var rebuilding = Stopwatch.StartNew();
        if (options.Town is null)
        {
            await SearchIndex.Rebuild(town.Database);
        }

        rebuilding.Stop();

        await using var books = town.Database.NewContext();
        var (contracts, rows, bytes) = (await books.Contracts.CountAsync(), await books.SearchBlocks.CountAsync(), await Bytes(books));
        var today = new LocalDate(2026, 11, 20);
        var kinds = TypedSearches.Of(books, Each);
        foreach (var text in kinds.SelectMany(k => k.Texts.Take(4)))
        {
            await Time(town.Database, text, today); // The compiler's share.
        }

        var times = new List<(string Kind, string Text, double Milliseconds, int Hits)>();
        foreach (var (kind, text) in Enumerable.Range(0, Each).SelectMany(i => kinds.Select(k => (k.Kind, Text: k.Texts[i % k.Texts.Count]))))
        {
            var (milliseconds, hits) = await Time(town.Database, text, today);
            times.Add((kind, text, milliseconds, hits));
        }

        return new
        {
            options.Provider,
            options.Accounts,
            Contracts = contracts,
            Searches = times.Count,
            P50Milliseconds = At(times.Select(t => t.Milliseconds), 0.50),
            P95Milliseconds = At(times.Select(t => t.Milliseconds), 0.95),
            P99Milliseconds = At(times.Select(t => t.Milliseconds), 0.99),
            SlowestMilliseconds = At(times.Select(t => t.Milliseconds), 1),
            SlowestText = times.MaxBy(t => t.Milliseconds).Text,
            IndexRows = rows,
            IndexBytesPerContract = Math.Round((double)bytes / Math.Max(contracts, 1), 1),
            TownSeconds = Math.Round(making.Elapsed.TotalSeconds, 1),
            IndexRebuildSeconds = options.Town is null ? Math.Round(rebuilding.Elapsed.TotalSeconds, 1) : (double?)null,
            Kinds = times.GroupBy(t => t.Kind).Select(g => new
            {
                Kind = g.Key,
                Example = g.First().Text,
                Hits = Math.Round(g.Average(t => t.Hits), 1),
                P50Milliseconds = At(g.Select(t => t.Milliseconds), 0.50),
                P95Milliseconds = At(g.Select(t => t.Milliseconds), 0.95),
            }),
        };
    }

    private static async Task<(double Milliseconds, int Hits)> Time(BillingDatabase database, string text, LocalDate today)
    {
        await using var db = database.NewContext();
        var timer = Stopwatch.StartNew();
        var found = await new ContractSearch(db).Find(text, today, Limit);
        return (timer.Elapsed.TotalMilliseconds, found.Hits.Count);
    }

    /// <summary>Content of the index rows: keys and sets, without the database's own overhead.</summary>
    private static async Task<long> Bytes(BillingDbContext db) => await db.SearchBlocks.SumAsync(b => 8L + b.Contracts.Length);

    private static double At(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return Math.Round(sorted[(int)Math.Ceiling(share * sorted.Count) - 1], 2);
    }
}
