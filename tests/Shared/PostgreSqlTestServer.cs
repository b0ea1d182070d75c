using Billing.Db;
using Npgsql;

namespace Billing.Testing;

/// <summary>PostgreSQL for tests: a migrated template database is made once per test program and copied for each test.</summary>
internal static class PostgreSqlTestServer
{
    private static readonly Lock TemplateLock = new();
    private static string? _template;

    public static TestDatabase Create(string server)
    {
        var template = Template(server);
        var name = $"billing_test_{Guid.NewGuid():N}";
        Run(server, $"CREATE DATABASE {name} TEMPLATE {template}");
        var connection = ConnectionTo(server, name);
        return new TestDatabase(BillingDatabase.Open("postgres", connection), () => Drop(server, name));
    }

    private static string Template(string server)
    {
        lock (TemplateLock)
        {
            return _template ??= MakeTemplate(server);
        }
    }

    private static string MakeTemplate(string server)
    {
        var name = $"billing_template_{Guid.NewGuid():N}";
        BillingDatabase.Open("postgres", ConnectionTo(server, name)).Migrate();
        Close(server, name); // A template is copied only while nobody is connected.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Drop(server, name);
        return name;
    }

    private static void Drop(string server, string name)
    {
        Close(server, name);
        Run(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private static void Close(string server, string name)
    {
        using var pool = new NpgsqlConnection(BillingDatabase.Open("postgres", ConnectionTo(server, name)).Connection);
        NpgsqlConnection.ClearPool(pool);
    }

    private static void Run(string server, string sql)
    {
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static string ConnectionTo(string server, string database)
        => new NpgsqlConnectionStringBuilder(server) { Database = database, IncludeErrorDetail = true }.ToString();
}
