using System.Globalization;
using Billing.Bulk;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Billing.Db.Sqlite;

/// <summary>One prepared INSERT, bound and stepped on SQLite's own interface: an ADO parameter costs several times the insert itself.</summary>
internal static class SqliteBulk
{
    internal static int Write<T>(BillingDbContext db, IEnumerable<T> rows)
        where T : class
    {
        var table = BulkTables.Of<T>(db);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var handle = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        var sql = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", table.Columns.Select(_ => "?"))})";
        Check(raw.sqlite3_prepare_v2(handle, sql, out var statement), handle);
        using (statement)
        {
            var writer = new Binder(statement);
            var count = 0;
            foreach (var row in rows)
            {
                writer.Begin();
                table.Write(writer, row);
                var rc = raw.sqlite3_step(statement);
                if (rc != raw.SQLITE_DONE)
                {
                    Check(rc, handle);
                }

                raw.sqlite3_reset(statement);
                count++;
            }

            return count;
        }
    }

    private static void Check(int rc, sqlite3 handle)
    {
        if (rc != raw.SQLITE_OK)
        {
            throw new SqliteException(raw.sqlite3_errmsg(handle).utf8_to_string(), rc, raw.sqlite3_extended_errcode(handle));
        }
    }

    private sealed class Binder(sqlite3_stmt statement) : RowWriter
    {
        private int _column;
        private DateOnly _date;
        private string _dateText = "0001-01-01";

        public void Begin() => _column = 0;

        public override void Add(long value) => raw.sqlite3_bind_int64(statement, ++_column, value);

        public override void Add(int value) => raw.sqlite3_bind_int(statement, ++_column, value);

        public override void Add(short value) => raw.sqlite3_bind_int(statement, ++_column, value);

        public override void Add(byte value) => raw.sqlite3_bind_int(statement, ++_column, value);

        public override void Add(bool value) => raw.sqlite3_bind_int(statement, ++_column, value ? 1 : 0);

        public override void Add(DateOnly value)
        {
            // Rows of one chunk share few dates.
            if (value != _date)
            {
                _date = value;
                _dateText = value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            }

            raw.sqlite3_bind_text(statement, ++_column, _dateText);
        }

        public override void Add(DateTime value)
            => raw.sqlite3_bind_text(statement, ++_column, value.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));

        public override void Add(DateTimeOffset value)
            => raw.sqlite3_bind_text(statement, ++_column, value.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture));

        public override void Add(string value) => raw.sqlite3_bind_text(statement, ++_column, value);

        public override void Add(byte[] value) => raw.sqlite3_bind_blob(statement, ++_column, value);

        public override void AddNull() => raw.sqlite3_bind_null(statement, ++_column);
    }
}
