using Microsoft.Data.SqlClient;

namespace Billing.Db.SqlServer;

/// <summary>
/// BACKUP DATABASE and RESTORE DATABASE. The file is one of the server's machine and must be readable and writable for its service account.
/// Not tried on a server: the tests only parse these statements.
/// </summary>
internal static class SqlServerBackup
{
    public static void Write(SqlServerDatabase database, string file)
    {
        using var connection = new SqlConnection(database.Connection);
        Run(connection, BackupSql(connection.Database), file);
    }

    public static void Read(SqlServerDatabase database, string file)
    {
        var target = new SqlConnectionStringBuilder(database.Connection);
        var name = target.InitialCatalog;
        target.InitialCatalog = "master";
        using var connection = new SqlConnection(target.ToString());
        foreach (var sql in RestoreSql(name))
        {
            Run(connection, sql, file);
        }

        using var old = new SqlConnection(database.Connection);
        SqlConnection.ClearPool(old);
    }

    /// <summary>COPY_ONLY leaves the administrators' own chain of differential backups as it is.</summary>
    internal static string BackupSql(string name) => $"BACKUP DATABASE {Quoted(name)} TO DISK = @file WITH COPY_ONLY, INIT, CHECKSUM";

    /// <summary>Looks the file over first; then everybody else is sent away, and comes back at the end.</summary>
    internal static IReadOnlyList<string> RestoreSql(string name) =>
    [
        "RESTORE VERIFYONLY FROM DISK = @file WITH CHECKSUM",
        $"IF DB_ID(N'{name.Replace("'", "''", StringComparison.Ordinal)}') IS NOT NULL ALTER DATABASE {Quoted(name)} SET SINGLE_USER WITH ROLLBACK IMMEDIATE",
        $"RESTORE DATABASE {Quoted(name)} FROM DISK = @file WITH REPLACE, CHECKSUM",
        $"ALTER DATABASE {Quoted(name)} SET MULTI_USER",
    ];

    private static void Run(SqlConnection connection, string sql, string file)
    {
        if (connection.State != System.Data.ConnectionState.Open)
        {
            connection.Open();
        }

        using var command = new SqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.AddWithValue("@file", file);
        command.ExecuteNonQuery();
    }

    private static string Quoted(string name) => $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";
}
