using System.Data.Common;
using Billing.Bulk;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Billing.Db.SqlServer;

/// <summary>SQL Server: SqlBulkCopy is its bulk path.</summary>
public sealed class SqlServerDatabase : BillingDatabase
{
    public override string Provider => "sqlserver";

    public override bool ManyWriters => true;

    public override BillingDbContext NewContext() => new SqlServerBillingDbContext(
        new DbContextOptionsBuilder<SqlServerBillingDbContext>().UseSqlServer(Connection).Options);

    public override void Backup(string file) => SqlServerBackup.Write(this, file);

    public override void Restore(string file) => SqlServerBackup.Read(this, file);

    public override int BulkWrite<T>(BillingDbContext db, IEnumerable<T> rows)
    {
        var table = BulkTables.Of<T>(db);
        var connection = (SqlConnection)db.Database.GetDbConnection();
        var transaction = (SqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        using var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.KeepIdentity, transaction)
        {
            DestinationTableName = $"[{table.Name}]",
            EnableStreaming = true,
            BulkCopyTimeout = 0, // A whole table may come in one call.
        };
        foreach (var column in table.Columns)
        {
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        using var reader = new RowReader<T>(table, rows);
        copy.WriteToServer(reader);
        return reader.Count;
    }

    /// <remarks>Not tried on a server.</remarks>
    public override IDisposable? TakeTurn(string work)
    {
        var connection = new SqlConnection(new SqlConnectionStringBuilder(Connection) { Pooling = false }.ToString());
        connection.Open();
        using var command = new SqlCommand("DECLARE @got int; EXEC @got = sp_getapplock @Resource = @work, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 0; SELECT @got", connection);
        command.Parameters.AddWithValue("@work", $"billing {work}");
        if (command.ExecuteScalar() is >= 0)
        {
            return connection;
        }

        connection.Dispose();
        return null;
    }

    /// <summary>Asks for each table's lock without waiting; not tried on a server.</summary>
    private protected override void LockOut(BillingDbContext db, IReadOnlyList<string> tables)
    {
        db.Database.ExecuteSqlRaw("SET LOCK_TIMEOUT 0");
        foreach (var table in tables)
        {
#pragma warning disable EF1002 // Names come from the model, not from a person.
            db.Database.ExecuteSqlRaw($"SELECT TOP (0) 1 FROM [{table}] WITH (TABLOCKX, HOLDLOCK)");
#pragma warning restore EF1002
        }

        db.Database.ExecuteSqlRaw("SET LOCK_TIMEOUT -1");
    }

    private protected override bool SaysLocked(DbException failure) => failure is SqlException { Number: 1222 };
}
