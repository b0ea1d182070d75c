using Billing.Kernel;
using Billing.Db;
using Billing.Db.Accounts;
using Billing.Db.Demo;
using Microsoft.Data.Sqlite;

namespace Billing.Benchmarks;

/// <summary>
/// A generated town on a database that lasts as long as the benchmark. With <c>--town FILE</c> (SQLite) the town is kept in that file, made only where it is missing, and the benchmark works
/// on a copy, so that its night can run every time.
/// </summary>
internal sealed class CounterTown : IDisposable
{
    public const string Person = "benchmark";
    public const string Password = "benchmark-of-the-counter";

    private readonly ScratchDatabase _scratch;

    public CounterTown(BenchmarkOptions options)
    {
        var wanted = new DemoOptions { Accounts = options.Accounts, Months = options.Months };
        if (options.Town is { } file)
        {
            Make(file, wanted);
            _scratch = new ScratchDatabase(options, "counter", file);
        }
        else
        {
            _scratch = new ScratchDatabase(options, "counter");
            DemoTown.Generate(Database, wanted);
        }

        using var db = Database.NewContext();
        new StaffAccounts(db).Create(Person, "Benchmark", Password, Roles.BillingOperator).GetAwaiter().GetResult();
        Night = db.ReadingRounds.Where(r => r.ClosedAt == null).Min(r => r.NightOn);
        Numbers = [.. Spread(db.Contracts.Count()).Select(id => db.Contracts.Where(c => c.Id >= id).OrderBy(c => c.Id).Select(c => c.Number).First())];
        Words = [.. Spread(db.Customers.Max(c => c.Id)).Select(id => db.Customers.Where(c => c.Id >= id).OrderBy(c => c.Id).Select(c => c.Kana).First())];
    }

    public BillingDatabase Database => _scratch.Database;

    /// <summary>The night that is still to run.</summary>
    public NodaTime.LocalDate Night { get; }

    /// <summary>Numbers of contracts, from all over the town.</summary>
    public IReadOnlyList<string> Numbers { get; }

    /// <summary>What people search for.</summary>
    public IReadOnlyList<string> Words { get; }

    public void Dispose() => _scratch.Dispose();

    private static IEnumerable<long> Spread(long last) => Enumerable.Range(0, 2000).Select(i => 1 + ((last - 1) * i / 2000));

    private static void Make(string file, DemoOptions options)
    {
        if (File.Exists(file))
        {
            return;
        }

        var database = BillingDatabase.Open("sqlite", $"Data Source={file}.part");
        database.Migrate();
        DemoTown.Generate(database, options);
        SqliteConnection.ClearAllPools();
        File.Move(file + ".part", file);
    }
}
