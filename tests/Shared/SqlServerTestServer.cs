using Billing.Db;
using Microsoft.Data.SqlClient;

namespace Billing.Testing;

/// <summary>SQL Server for tests: it copies no templates, so each test migrates a database of its own.</summary>
internal static class SqlServerTestServer
{
    public static TestDatabase Create(string server)
    {
        var name = $"billing_test_{Guid.NewGuid():N}";
        var connection = new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ToString();
        var database = BillingDatabase.Open("sqlserver", connection);
        database.Migrate();
        return new TestDatabase(database, () => Drop(server, name, connection));
    }

    private static void Drop(string server, string name, string connection)
    {
        using var pool = new SqlConnection(connection);
        SqlConnection.ClearPool(pool);
        using var master = new SqlConnection(new SqlConnectionStringBuilder(server) { InitialCatalog = "master" }.ToString());
        master.Open();
        using var command = new SqlCommand($"ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}]", master);
        command.ExecuteNonQuery();
    }
}
