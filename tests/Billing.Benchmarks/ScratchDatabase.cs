using Billing.Db;
using Billing.Db.Demo;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Billing.Benchmarks;

/// <summary>
/// A database at the newest migration that is deleted afterwards. PostgreSQL needs the connection string of a server where databases may be made.
/// </summary>
internal sealed class ScratchDatabase : IDisposable
{
    private readonly string? _file;

    /// <summary>An empty database.</summary>
    public ScratchDatabase(BenchmarkOptions options, string name)
        : this(options, name, null)
    {
    }

    /// <param name="kept">What to begin with instead: a SQLite file, or a database of the same server.</param>
    private ScratchDatabase(BenchmarkOptions options, string name, string? kept)
    {
        if (options.Provider == "sqlite")
        {
            _file = Path.Combine(kept is null ? Path.GetTempPath() : Path.GetDirectoryName(Path.GetFullPath(kept))!, $"billing-benchmark-{Environment.ProcessId}-{name}.db");
            if (kept is not null)
            {
                File.Copy(kept, _file);
            }

            Database = BillingDatabase.Open("sqlite", $"Data Source={_file}");
        }
        else
        {
            var database = $"billing_benchmark_{Environment.ProcessId}_{name}";
            if (kept is not null)
            {
                Server(options, $"CREATE DATABASE \"{database}\" TEMPLATE \"{kept}\"");
            }

            Database = On(options, database);
        }

        Database.Migrate();
    }

    public BillingDatabase Database { get; }

    /// <summary>
    /// A generated town. With <c>--town</c> it is kept under that name (a SQLite file; on PostgreSQL a database of the same server), made only where it is missing, and what is returned is a
    /// copy, so that its night can run every time.
    /// </summary>
    public static ScratchDatabase WithTown(BenchmarkOptions options, string name, DemoOptions town)
    {
        if (options.Town is { } kept)
        {
            Keep(options, kept, town);
            return new ScratchDatabase(options, name, kept);
        }

        var made = new ScratchDatabase(options, name);
        Fill(made.Database, town);
        return made;
    }

    public void Dispose()
    {
        LetGo();
        using (var db = Database.NewContext())
        {
            db.Database.EnsureDeleted();
        }

        if (_file is not null)
        {
            File.Delete(_file + "-wal");
            File.Delete(_file + "-shm");
        }
    }

    private static void Fill(BillingDatabase database, DemoOptions town)
    {
        DemoTown.Generate(database, town);
        CounterPast.Write(database, town.Accounts);
        LetGo();
    }

    private static void Keep(BenchmarkOptions options, string kept, DemoOptions town)
    {
        var isFile = options.Provider == "sqlite";
        if (isFile ? File.Exists(kept) : On(options, kept).MissingMigrations().Count == 0)
        {
            CounterPast.Write(isFile ? BillingDatabase.Open("sqlite", $"Data Source={kept}") : On(options, kept), town.Accounts); // Where billing demo made it.
            LetGo();
            return;
        }

        var part = $"{kept}{(isFile ? "." : "_")}part"; // So that an interrupted making is never taken for a town.
        var database = isFile ? BillingDatabase.Open("sqlite", $"Data Source={part}") : On(options, part);
        database.Migrate();
        Fill(database, town);
        if (isFile)
        {
            File.Move(part, kept);
        }
        else
        {
            Server(options, $"ALTER DATABASE \"{part}\" RENAME TO \"{kept}\"");
        }
    }

    private static BillingDatabase On(BenchmarkOptions options, string database) => BillingDatabase.Open(options.Provider, $"{ServerOf(options)};Database={database};Command Timeout=600");

    private static string ServerOf(BenchmarkOptions options) => options.Connection ?? throw new ArgumentException("--connection, or BILLING_TEST_POSTGRES, must name the server.");

    private static void Server(BenchmarkOptions options, string sql)
    {
        using var connection = new NpgsqlConnection($"{ServerOf(options)};Command Timeout=600");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static void LetGo()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
    }
}
