using Billing.Db.Backups;
using Microsoft.Data.Sqlite;

namespace Billing.Db.Sqlite;

/// <summary>SQLite's online backup: a consistent copy while the counter goes on working.</summary>
internal static class SqliteBackup
{
    public static void Write(SqliteDatabase database, string file)
    {
        var part = BackupRefusal.Begin(file);
        File.Delete(part);
        using (var source = Open(database.Place, SqliteOpenMode.ReadOnly))
        using (var copy = Open(part, SqliteOpenMode.ReadWriteCreate))
        {
            source.BackupDatabase(copy);
            // One file that needs no log beside it.
            Ask(copy, "PRAGMA journal_mode = DELETE");
        }

        File.Move(part, file);
    }

    public static void Read(SqliteDatabase database, string file)
    {
        CheckWhole(file);
        using (var restored = new SqliteDatabase { Connection = ConnectionTo(file, SqliteOpenMode.ReadOnly) }.NewContext())
        {
            BackupRefusal.Check(restored, file);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(database.Place)!);
        using var source = Open(file, SqliteOpenMode.ReadOnly);
        using var target = Open(database.Place, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(target); // One transaction on the target: all of it or nothing.
        Ask(target, "PRAGMA journal_mode = WAL");
    }

    private static void CheckWhole(string file)
    {
        try
        {
            using var source = Open(file, SqliteOpenMode.ReadOnly);
            if (Ask(source, "PRAGMA integrity_check") is not "ok" and var fault)
            {
                throw BackupRefusal.NotABackup(file, $"{fault}");
            }
        }
        catch (SqliteException fault)
        {
            throw BackupRefusal.NotABackup(file, fault.Message);
        }
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(ConnectionTo(file, mode));
        connection.Open();
        return connection;
    }

    private static string ConnectionTo(string file, SqliteOpenMode mode)
        => new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString();

    private static object? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
