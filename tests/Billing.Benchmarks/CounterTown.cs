using Billing.Db;
using Billing.Db.Accounts;
using Billing.Db.Demo;
using Billing.Kernel;

namespace Billing.Benchmarks;

/// <summary>A generated town with years of counter work behind it, on a database that lasts as long as the benchmark.</summary>
internal sealed class CounterTown : IDisposable
{
    public const string Password = "benchmark-of-the-counter";

    private readonly ScratchDatabase _scratch;

    public CounterTown(BenchmarkOptions options)
    {
        _scratch = ScratchDatabase.WithTown(options, "counter", new DemoOptions { Accounts = options.Accounts, Months = options.Months });
        using var db = Database.NewContext();
        foreach (var role in Staff.Distinct())
        {
            new StaffAccounts(db).Create(role, role, Password, role).GetAwaiter().GetResult();
        }

        Night = db.ReadingRounds.Where(r => r.ClosedAt == null).Min(r => r.NightOn);
        Numbers = [.. Spread(db.Contracts.Count()).Select(id => db.Contracts.Where(c => c.Id >= id).OrderBy(c => c.Id).Select(c => c.Number).First())];
        var people = Spread(db.Customers.Max(c => c.Id)).Select(id => db.Customers.Where(c => c.Id >= id).OrderBy(c => c.Id).Select(c => new { c.Kana, c.Number }).First()).ToList();
        Words = [.. people.Select(p => p.Kana)];
        Customers = [.. people.Select(p => p.Number)];
    }

    /// <summary>Roles of the people at ten windows; each signs in by the name of the role.</summary>
    public static IReadOnlyList<string> Staff { get; } =
        [Roles.Clerk, Roles.Clerk, Roles.SeniorClerk, Roles.Clerk, Roles.BillingOperator, Roles.Clerk, Roles.Administrator, Roles.Clerk, Roles.SeniorClerk, Roles.Clerk];

    public BillingDatabase Database => _scratch.Database;

    /// <summary>The night that is still to run.</summary>
    public NodaTime.LocalDate Night { get; }

    /// <summary>Numbers of contracts, from all over the town.</summary>
    public IReadOnlyList<string> Numbers { get; }

    /// <summary>お客様番号 of people, from all over the town.</summary>
    public IReadOnlyList<string> Customers { get; }

    /// <summary>What people search for.</summary>
    public IReadOnlyList<string> Words { get; }

    public void Dispose() => _scratch.Dispose();

    private static IEnumerable<long> Spread(long last) => Enumerable.Range(0, 2000).Select(i => 1 + ((last - 1) * i / 2000));
}
