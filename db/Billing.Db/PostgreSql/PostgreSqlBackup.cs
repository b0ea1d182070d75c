using Billing.Db.Backups;
using Npgsql;

namespace Billing.Db.PostgreSql;

/// <summary>
/// pg_dump and pg_restore in their custom format. A restore fills a database beside the old one and takes its name at the end, so that a broken
/// file never costs the books; it needs the right to create databases.
/// </summary>
internal static class PostgreSqlBackup
{
    public static void Write(PostgreSqlDatabase database, string file)
    {
        var part = BackupRefusal.Begin(file);
        PostgreSqlTool.Run("pg_dump", new NpgsqlConnectionStringBuilder(database.Connection), "--format=custom", $"--file={part}");
        File.Move(part, file);
    }

    public static void Read(PostgreSqlDatabase database, string file)
    {
        if (!File.Exists(file))
        {
            throw BackupRefusal.NotABackup(file, "no such file");
        }

        var target = new NpgsqlConnectionStringBuilder(database.Connection) { Pooling = false };
        var name = target.Database ?? throw new InvalidOperationException("The connection string names no database.");
        var server = new NpgsqlConnectionStringBuilder(target.ToString()) { Database = "postgres" }.ToString();
        target.Database = $"{name}_restoring";
        Run(server, $"DROP DATABASE IF EXISTS {Quoted(target.Database)} WITH (FORCE)", $"CREATE DATABASE {Quoted(target.Database)}");
        try
        {
            Fill(target, file);
            Run(server, $"DROP DATABASE IF EXISTS {Quoted(name)} WITH (FORCE)", $"ALTER DATABASE {Quoted(target.Database)} RENAME TO {Quoted(name)}");
        }
        catch
        {
            Run(server, $"DROP DATABASE IF EXISTS {Quoted(target.Database)} WITH (FORCE)");
            throw;
        }

        using var old = new NpgsqlConnection(database.Connection);
        NpgsqlConnection.ClearPool(old); // Its connections went with the old database.
    }

    private static void Fill(NpgsqlConnectionStringBuilder target, string file)
    {
        PostgreSqlTool.Run("pg_restore", target, $"--dbname={target.Database}", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", file);
        using var restored = new PostgreSqlDatabase { Connection = target.ToString() }.NewContext();
        BackupRefusal.Check(restored, file);
    }

    private static void Run(string server, params string[] statements)
    {
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        foreach (var sql in statements)
        {
            using var command = new NpgsqlCommand(sql, connection);
            command.ExecuteNonQuery();
        }
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
