using Billing.Db;
using Microsoft.Data.Sqlite;

namespace Billing.Testing;

/// <summary>SQLite for tests: a migrated file is made once per test program and copied for each test.</summary>
internal static class SqliteTestServer
{
    private static readonly Lazy<string> Folder = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("billing-tests-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    });

    private static readonly Lazy<string> Template = new(() =>
    {
        var file = Path.Combine(Folder.Value, "template.db");
        var connection = Connection(file);
        BillingDatabase.Open("sqlite", connection).Migrate();
        Close(connection); // The last connection writes the log back into the file.
        return file;
    });

    public static TestDatabase Create()
    {
        var file = Path.Combine(Folder.Value, $"{Guid.NewGuid():N}.db");
        File.Copy(Template.Value, file);
        var connection = Connection(file);
        return new TestDatabase(BillingDatabase.Open("sqlite", connection), () => Drop(file, connection));
    }

    private static void Drop(string file, string connection)
    {
        Close(connection);
        File.Delete(file);
        File.Delete(file + "-wal");
        File.Delete(file + "-shm");
    }

    private static void Close(string connection)
    {
        using var pool = new SqliteConnection(connection);
        SqliteConnection.ClearPool(pool);
    }

    private static string Connection(string file) => new SqliteConnectionStringBuilder { DataSource = file }.ToString();
}
