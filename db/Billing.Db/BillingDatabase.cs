using Billing.Db.PostgreSql;
using Billing.Db.Sqlite;
using Billing.Db.SqlServer;
using Microsoft.EntityFrameworkCore;

namespace Billing.Db;

/// <summary>Opens one of the three databases by name. What differs between them lies in the folders Sqlite, PostgreSql and SqlServer, nowhere above.</summary>
public abstract class BillingDatabase : IBillingDatabase
{
    /// <summary><c>sqlite</c>, <c>postgres</c> or <c>sqlserver</c>.</summary>
    public abstract string Provider { get; }

    public abstract bool ManyWriters { get; }

    /// <summary>Connection string as given.</summary>
    public required string Connection { get; init; }

    /// <summary>Opens <paramref name="provider"/>; nothing is connected yet.</summary>
    /// <exception cref="ArgumentException">The provider is none of the three.</exception>
    public static BillingDatabase Open(string provider, string connection) => provider switch
    {
        "sqlite" => new SqliteDatabase { Connection = connection },
        "postgres" => new PostgreSqlDatabase { Connection = connection },
        "sqlserver" => new SqlServerDatabase { Connection = connection },
        _ => throw new ArgumentException($"Unknown database '{provider}': use sqlite, postgres or sqlserver.", nameof(provider)),
    };

    public abstract BillingDbContext NewContext();

    public abstract int BulkWrite<T>(BillingDbContext db, IEnumerable<T> rows)
        where T : class;

    /// <summary>Creates the database where it is missing and brings it to the newest migration.</summary>
    public virtual void Migrate()
    {
        using var db = NewContext();
        db.Database.Migrate();
    }

    /// <summary>Lets generated keys continue after rows that were written with keys of their own.</summary>
    public virtual void ContinueKeys()
    {
    }
}
