using Billing.Db;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Billing.Benchmarks;

/// <summary>An empty database at the newest migration that is deleted afterwards. PostgreSQL needs the connection string of a server where databases may be made.</summary>
internal sealed class ScratchDatabase : IDisposable
{
    private readonly string? _file;

    /// <param name="copied">A SQLite file to begin with instead of an empty database.</param>
    public ScratchDatabase(BenchmarkOptions options, string name, string? copied = null)
    {
        if (options.Provider == "sqlite")
        {
            _file = Path.Combine(copied is null ? Path.GetTempPath() : Path.GetDirectoryName(Path.GetFullPath(copied))!, $"billing-benchmark-{Environment.ProcessId}-{name}.db");
            if (copied is not null)
            {
                File.Copy(copied, _file);
            }

            Database = BillingDatabase.Open("sqlite", $"Data Source={_file}");
        }
        else
        {
            var server = options.Connection ?? throw new ArgumentException("--connection, or BILLING_TEST_POSTGRES, must name the server.");
            Database = BillingDatabase.Open(options.Provider, $"{server};Database=billing_benchmark_{Environment.ProcessId}_{name};Command Timeout=600");
        }

        Database.Migrate();
    }

    public BillingDatabase Database { get; }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
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
}
