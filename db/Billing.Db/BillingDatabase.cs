using System.Data.Common;
using Billing.Db.PostgreSql;
using Billing.Db.Sqlite;
using Billing.Db.SqlServer;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace Billing.Db;

/// <summary>Opens one of the three databases by name. What differs between them lies in the folders Sqlite, PostgreSql and SqlServer, nowhere above.</summary>
public abstract class BillingDatabase : IBillingDatabase
{
    /// <summary>The names that <see cref="Open"/> takes.</summary>
    public static IReadOnlyList<string> Providers { get; } = ["sqlite", "postgres", "sqlserver"];

    /// <summary><c>sqlite</c>, <c>postgres</c> or <c>sqlserver</c>.</summary>
    public abstract string Provider { get; }

    public abstract bool ManyWriters { get; }

    /// <summary>Connection string as given, with what the provider adds to it: the very string, and so the pool, of every context.</summary>
    public required string Connection { get; init; }

    /// <summary>Where it is, without passwords: what a message may say.</summary>
    public virtual string Place
    {
        get
        {
            using var db = NewContext();
            var connection = db.Database.GetDbConnection();
            return $"{connection.Database} @ {connection.DataSource}";
        }
    }

    /// <summary>Opens <paramref name="provider"/>; nothing is connected yet.</summary>
    /// <exception cref="ArgumentException">The provider is none of the three.</exception>
    public static BillingDatabase Open(string provider, string connection) => provider switch
    {
        "sqlite" => new SqliteDatabase { Connection = connection },
        "postgres" => new PostgreSqlDatabase { Connection = PostgreSqlDatabase.WithDefaults(connection) },
        "sqlserver" => new SqlServerDatabase { Connection = connection },
        _ => throw new ArgumentException($"Unknown database '{provider}': use sqlite, postgres or sqlserver.", nameof(provider)),
    };

    public abstract BillingDbContext NewContext();

    public abstract int BulkWrite<T>(BillingDbContext db, IEnumerable<T> rows)
        where T : class;

    /// <summary>Migrations that this program has and the database has not, oldest first; all of them where there is no database.</summary>
    public IReadOnlyList<string> MissingMigrations()
    {
        using var db = NewContext();
        return [.. db.Database.GetPendingMigrations()];
    }

    /// <summary>The newest migration that this program knows.</summary>
    public string NewestMigration
    {
        get
        {
            using var db = NewContext();
            return db.Database.GetMigrations().Last();
        }
    }

    /// <summary>How the database's schema stands to this program's.</summary>
    public SchemaState Schema()
    {
        using var db = NewContext();
        List<string> applied = [.. db.Database.GetAppliedMigrations()];
        List<string> known = [.. db.Database.GetMigrations()];
        return new SchemaState([.. known.Except(applied)], [.. applied.Except(known)], !db.GetService<IHistoryRepository>().Exists());
    }

    /// <summary>Creates the database where it is missing and brings it to the newest migration.</summary>
    public virtual void Migrate()
    {
        using var db = NewContext();
        db.Database.Migrate();
    }

    /// <summary>Writes everything into one file, while others go on working.</summary>
    /// <param name="file">A new file; for SQL Server a path on the server's machine.</param>
    /// <exception cref="Kernel.BusinessRuleException">The file exists, or a program for it is missing: <c>backup.…</c>.</exception>
    public abstract void Backup(string file);

    /// <summary>Replaces everything by what <see cref="Backup"/> wrote. An unusable file changes nothing.</summary>
    /// <exception cref="Kernel.BusinessRuleException">The file is no backup, or a newer program wrote it: <c>backup.…</c>.</exception>
    public abstract void Restore(string file);

    /// <summary>The server's clock; null where the database is on this machine's own, or is not asked.</summary>
    public virtual Instant? ServerClock() => null;

    /// <summary>Keeps a large sort on this connection out of memory; nothing where the server sorts.</summary>
    public virtual void SortOnDisk(BillingDbContext db)
    {
    }

    /// <summary>After many rows were written in bulk, with keys of their own: lets generated keys continue behind them and the planner know them.</summary>
    public void ContinueKeys()
    {
        using var db = NewContext();
        ContinueKeys(db);
    }

    /// <inheritdoc cref="ContinueKeys()"/>
    /// <param name="db">Whose connection and transaction do it.</param>
    public virtual void ContinueKeys(BillingDbContext db)
    {
    }

    /// <summary>Begins a transaction beside which nobody else writes into any table of the model; reading goes on. On SQLite it first waits for whoever writes, elsewhere it does not.</summary>
    /// <exception cref="BusinessRuleException"><c>database.in-use</c>: somebody is writing.</exception>
    public IDbContextTransaction BeginAlone(BillingDbContext db)
    {
        IDbContextTransaction? transaction = null;
        try
        {
            transaction = db.Database.BeginTransaction();
            LockOut(db, [.. db.Model.GetRelationalModel().Tables.Select(table => table.Name)]);
            return transaction;
        }
        catch (DbException failure) when (SaysLocked(failure))
        {
            transaction?.Dispose();
            throw new BusinessRuleException(
                "database.in-use",
                $"{Place} には今、書込み中の人または処理があります。窓口と夜間処理を止めてから、もう一度実行してください。",
                $"somebody is writing into {Place}; stop the counters and workers, then try again");
        }
    }

    /// <summary>
    /// Takes the turn for work that only one process may do at a time, such as the daily run. It is given back when disposed of, or when the process or its connection ends; one that hangs keeps it, so that nothing is done twice.
    /// </summary>
    /// <param name="work">Name of the work.</param>
    /// <returns>Null: another process has the turn.</returns>
    public abstract IDisposable? TakeTurn(string work);

    /// <summary>Takes the locks on <paramref name="tables"/> that others need in order to write, inside the current transaction.</summary>
    private protected abstract void LockOut(BillingDbContext db, IReadOnlyList<string> tables);

    private protected abstract bool SaysLocked(DbException failure);
}
