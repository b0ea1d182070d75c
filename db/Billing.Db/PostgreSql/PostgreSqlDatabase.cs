using System.Data.Common;
using Billing.Bulk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Billing.Db.PostgreSql;

/// <summary>PostgreSQL: COPY in binary form is its bulk path.</summary>
public sealed class PostgreSqlDatabase : BillingDatabase
{
    /// <summary>Statements kept per connection; the counter has about three hundred, of which a clerk uses some.</summary>
    private const int MostPrepared = 200;

    public override string Provider => "postgres";

    public override bool ManyWriters => true;

    public override BillingDbContext NewContext() => new PostgreSqlBillingDbContext(
        new DbContextOptionsBuilder<PostgreSqlBillingDbContext>().UseNpgsql(Connection).Options);

    /// <summary>
    /// A worker whose machine is lost or hangs in the middle of a transaction holds its rows no longer than a minute: without this the others would wait for it as long as the server's network layer believes in it, hours by default.
    /// A connection string with <c>Options</c> of its own is left alone.
    /// </summary>
    private const string LetsGo = "-c idle_in_transaction_session_timeout=60000 -c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=4";

    internal static string WithDefaults(string connection)
    {
        var builder = new NpgsqlConnectionStringBuilder(WithPrepared(connection));
        builder.Options ??= LetsGo;
        return builder.ToString();
    }

    /// <summary>The server plans a statement that comes again only once: planning the gate's question takes longer than answering it. A connection string that says <c>Max Auto Prepare</c> itself is left alone.</summary>
    internal static string WithPrepared(string connection) => new DbConnectionStringBuilder { ConnectionString = connection }.ContainsKey("Max Auto Prepare")
        ? connection
        : new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = MostPrepared, AutoPrepareMinUsages = 3 }.ToString();

    /// <remarks>The migration itself runs under a lock of the server. Two programs that make the database or its first table at once meet before that lock is there: the later one looks again.</remarks>
    public override void Migrate()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                base.Migrate();
                return;
            }
            catch (PostgresException fault) when (attempt < 6 && fault.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ObjectInUse)
            {
                Task.Delay(attempt * 200).Wait();
            }
        }
    }

    public override Instant? ServerClock()
    {
        using var db = NewContext();
        return Instant.FromDateTimeUtc(db.Database.SqlQueryRaw<DateTime>("SELECT clock_timestamp() AS \"Value\"").Single());
    }

    public override IDisposable? TakeTurn(string work)
    {
        // Not of the pool: the lock lives as long as its own connection.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Connection) { Pooling = false, KeepAlive = 30 }.ToString());
        connection.Open();
        using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock(hashtext('billing'), hashtext(@work))", connection);
        command.Parameters.AddWithValue("work", work);
        if (command.ExecuteScalar() is true)
        {
            return connection;
        }

        connection.Dispose();
        return null;
    }

    public override void Backup(string file) => PostgreSqlBackup.Write(this, file);

    public override void Restore(string file) => PostgreSqlBackup.Read(this, file);

    public override int BulkWrite<T>(BillingDbContext db, IEnumerable<T> rows)
    {
        var table = BulkTables.Of<T>(db);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var columns = string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""));
        using var importer = connection.BeginBinaryImport($"COPY \"{table.Name}\" ({columns}) FROM STDIN (FORMAT BINARY)");
        var writer = new CopyWriter(importer);
        foreach (var row in rows)
        {
            importer.StartRow();
            table.Write(writer, row);
        }

        return (int)importer.Complete();
    }

    /// <summary>COPY with explicit keys leaves the identity sequences behind, and the planner without statistics.</summary>
    public override void ContinueKeys(BillingDbContext db)
    {
        db.Database.ExecuteSqlRaw("ANALYZE"); // Until the server does so by itself, it plans as if the tables were empty.
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var key = entity.FindPrimaryKey()!.Properties;
            if (key is [{ ValueGenerated: ValueGenerated.OnAdd } id] && (id.ClrType == typeof(int) || id.ClrType == typeof(long)))
            {
#pragma warning disable EF1002 // Names come from the model, not from a person.
                db.Database.ExecuteSqlRaw($"""SELECT setval(pg_get_serial_sequence('"{entity.GetTableName()}"', '{id.Name}'), GREATEST((SELECT COALESCE(MAX("{id.Name}"), 0) FROM "{entity.GetTableName()}"), 1))""");
#pragma warning restore EF1002
            }
        }
    }

    private protected override void LockOut(BillingDbContext db, IReadOnlyList<string> tables)
    {
#pragma warning disable EF1002 // Names come from the model, not from a person.
        // One side of a copy is idle while the other one builds its indexes.
        db.Database.ExecuteSqlRaw("SET LOCAL idle_in_transaction_session_timeout = 0");
        db.Database.ExecuteSqlRaw($"LOCK TABLE {string.Join(", ", tables.Select(table => $"\"{table}\""))} IN SHARE ROW EXCLUSIVE MODE NOWAIT");
#pragma warning restore EF1002
    }

    private protected override bool SaysLocked(DbException failure) => failure is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable };

    private sealed class CopyWriter(NpgsqlBinaryImporter importer) : RowWriter
    {
        public override void Add(long value) => importer.Write(value, NpgsqlDbType.Bigint);

        public override void Add(int value) => importer.Write(value, NpgsqlDbType.Integer);

        public override void Add(short value) => importer.Write(value, NpgsqlDbType.Smallint);

        public override void Add(byte value) => importer.Write((short)value, NpgsqlDbType.Smallint);

        public override void Add(bool value) => importer.Write(value, NpgsqlDbType.Boolean);

        public override void Add(DateOnly value) => importer.Write(value, NpgsqlDbType.Date);

        public override void Add(DateTime value) => importer.Write(value, NpgsqlDbType.TimestampTz);

        public override void Add(DateTimeOffset value) => importer.Write(value.UtcDateTime, NpgsqlDbType.TimestampTz);

        public override void Add(string value) => importer.Write(value, NpgsqlDbType.Text);

        public override void Add(byte[] value) => importer.Write(value, NpgsqlDbType.Bytea);

        public override void AddNull() => importer.WriteNull();
    }
}
