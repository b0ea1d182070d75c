using System.Data.Common;
using Billing.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Billing.Db.Sqlite;

/// <summary>The embedded database: one file, one writer, write-ahead log so that readers never wait.</summary>
public sealed class SqliteDatabase : BillingDatabase
{
    public override string Provider => "sqlite";

    public override bool ManyWriters => false;

    public override string Place => new SqliteConnectionStringBuilder(Connection).DataSource;

    public override BillingDbContext NewContext() => new SqliteBillingDbContext(
        new DbContextOptionsBuilder<SqliteBillingDbContext>()
            .UseSqlite(Connection)
            .AddInterceptors(SqlitePragmas.Instance)
            .Options);

    public override void Backup(string file) => SqliteBackup.Write(this, file);

    public override void Restore(string file) => SqliteBackup.Read(this, file);

    public override int BulkWrite<T>(BillingDbContext db, IEnumerable<T> rows)
        => SqliteBulk.Write(db, rows);

    /// <summary>A connection string whose file name does not depend on the working directory; <paramref name="connection"/> may be a file name alone.</summary>
    /// <exception cref="BusinessRuleException">It is neither: <c>settings.connection</c>.</exception>
    internal static string FullConnection(string connection, string folder)
    {
        try
        {
            var builder = connection.Contains('=', StringComparison.Ordinal) ? new SqliteConnectionStringBuilder(connection) : new SqliteConnectionStringBuilder { DataSource = connection };
            builder.DataSource = Path.GetFullPath(builder.DataSource, folder);
            return builder.ToString();
        }
        catch (ArgumentException fault)
        {
            throw new BusinessRuleException(
                "settings.connection",
                $"SQLite の接続文字列「{connection}」が読めません。例: Data Source=App_Data/billing.db",
                $"'{connection}' is no connection string of SQLite ({fault.Message}); for example: Data Source=App_Data/billing.db");
        }
    }

    /// <summary>The transaction has SQLite's one write lock already. Rows may refer to others of their table that come later.</summary>
    private protected override void LockOut(BillingDbContext db, IReadOnlyList<string> tables) => db.Database.ExecuteSqlRaw("PRAGMA defer_foreign_keys = ON");

    private protected override bool SaysLocked(DbException failure) => failure is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_BUSY };

    public override IDisposable? TakeTurn(string work)
    {
        try
        {
            return new FileStream($"{Place}.{work}", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public override void SortOnDisk(BillingDbContext db) => db.Database.ExecuteSqlRaw("PRAGMA temp_store = FILE");

    public override void Migrate()
    {
        var file = new SqliteConnectionStringBuilder(Connection).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        using var alone = MigrationLock.Take(file);
        using var db = NewContext();
        if (File.Exists(file))
        {
            MigrationLock.ForgetOfDead(db);
        }

        base.Migrate();
        db.Database.ExecuteSqlRaw("PRAGMA journal_mode = WAL");
    }
}
