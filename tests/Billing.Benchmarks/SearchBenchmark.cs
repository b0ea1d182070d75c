using System.Diagnostics;
using Billing.Db;
using Billing.Db.Demo;
using Billing.Places;
using NodaTime;

namespace Billing.Benchmarks;

/// <summary>The counter's search over a generated town: 1,000 searches for what people type, beginnings of terms that are there.</summary>
internal static class SearchBenchmark
{
    private const int Searches = 1000;

    public static async Task<object> Run(BenchmarkOptions options)
    {
        using var town = new ScratchDatabase(options, "search");
        DemoTown.Generate(town.Database, new DemoOptions { Accounts = options.Accounts, Months = 1 });
        var today = new LocalDate(2026, 11, 20);
        var typed = Typed(town.Database);
        var milliseconds = new List<double>(Searches);
        foreach (var text in typed.Take(50).Concat(typed))
        {
            await using var db = town.Database.NewContext();
            var timer = Stopwatch.StartNew();
            await new ContractSearch(db).Find(text, today, 20);
            milliseconds.Add(timer.Elapsed.TotalMilliseconds);
        }

        var sorted = milliseconds.Skip(50).Order().ToList();
        return new { options.Accounts, Searches, P50Milliseconds = At(sorted, 0.50), P95Milliseconds = At(sorted, 0.95), options.Provider };
    }

    private static double At(List<double> sorted, double share) => Math.Round(sorted[(int)Math.Ceiling(share * sorted.Count) - 1], 2);

    private static List<string> Typed(BillingDatabase database)
    {
        using var db = database.NewContext();
        var last = db.SearchTerms.Max(t => t.Id);
        var step = Math.Max(1, last / Searches);
        return [.. Enumerable.Range(0, Searches).Select(i =>
        {
            var id = 1 + (i * step);
            var term = db.SearchTerms.Where(t => t.Id >= id).OrderBy(t => t.Id).Select(t => t.Term).First();
            return term[..Math.Min(term.Length, 2 + (i % 4))];
        })];
    }
}
