using Billing.Db;
using Xunit;

namespace Billing.Testing;

/// <summary>One test's own database, at the newest migration and empty; gone when disposed. Tests in parallel never meet.</summary>
public sealed class TestDatabase : IDisposable
{
    private readonly Action _drop;

    internal TestDatabase(BillingDatabase database, Action drop)
    {
        Database = database;
        _drop = drop;
    }

    /// <summary>Every provider, configured or not.</summary>
    public static IReadOnlyList<string> Providers => BillingDatabase.Providers;

    public BillingDatabase Database { get; }

    /// <summary>Why <paramref name="provider"/> cannot be tested here; null when it can.</summary>
    public static string? WhyMissing(string provider) => Setting(provider) is { } name && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))
        ? $"{name} holds no connection string."
        : null;

    /// <summary>A fresh database with all tables. Skips the running test where the provider is not configured.</summary>
    public static TestDatabase Create(string provider)
    {
        Assert.SkipWhen(WhyMissing(provider) is not null, WhyMissing(provider) ?? "");
        return provider switch
        {
            "sqlite" => SqliteTestServer.Create(),
            "postgres" => PostgreSqlTestServer.Create(Connection(provider)),
            _ => SqlServerTestServer.Create(Connection(provider)),
        };
    }

    public BillingDbContext NewContext() => Database.NewContext();

    public void Dispose() => _drop();

    private static string? Setting(string provider) => provider switch
    {
        "sqlite" => null,
        "postgres" => "BILLING_TEST_POSTGRES",
        "sqlserver" => "BILLING_TEST_SQLSERVER",
        _ => throw new ArgumentException($"Unknown database '{provider}'.", nameof(provider)),
    };

    private static string Connection(string provider) => Environment.GetEnvironmentVariable(Setting(provider)!)!;
}
