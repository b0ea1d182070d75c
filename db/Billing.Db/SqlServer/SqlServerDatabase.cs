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
        };
        foreach (var column in table.Columns)
        {
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        using var reader = new RowReader<T>(table, rows);
        copy.WriteToServer(reader);
        return reader.Count;
    }
}
