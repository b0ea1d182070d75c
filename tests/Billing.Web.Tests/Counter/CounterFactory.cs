using Billing.Db;
using Billing.Testing;
using Billing.Web.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Billing.Web.Tests.Counter;

/// <summary>The whole counter over the test town on a database of its own.</summary>
public sealed class CounterFactory : WebApplicationFactory<Program>
{
    public const string Password = "mizu-no-hi-0801";

    private readonly TestDatabase _database;

    /// <param name="provider">As for <see cref="TestDatabase.Create"/>.</param>
    /// <param name="empty">No town: a city's first day.</param>
    public CounterFactory(string provider, bool empty = false)
    {
        _database = TestDatabase.Create(provider);
        if (!empty)
        {
            TestTown.Build(_database.Database);
        }
    }

    public FixedClock Clock { get; } = new(TestTown.Today.AtMidnight().PlusHours(1).InUtc().ToInstant());

    public BillingDbContext NewContext() => _database.NewContext();

    /// <summary>Creates the sign-ins: one per role, named like it, and a second senior clerk.</summary>
    public async Task CreateStaff()
    {
        using var scope = Services.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<StaffAccounts>();
        foreach (var role in Roles.All)
        {
            await accounts.Create(role, $"テスト {role}", Password, role);
        }

        await accounts.Create("senior-two", "二人目 花", Password, Roles.SeniorClerk);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseEnvironment("Production").ConfigureLogging(log => log.SetMinimumLevel(LogLevel.Warning)).ConfigureTestServices(services =>
    {
        services.RemoveAll<BillingDatabase>();
        services.AddSingleton(_database.Database);
        services.RemoveAll<IClock>();
        services.AddSingleton<IClock>(Clock);
    });

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _database.Dispose();
        }
    }
}
