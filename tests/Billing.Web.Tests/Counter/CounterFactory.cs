using Billing.Kernel;
using System.Security.Cryptography;
using System.Text;
using Billing.Db;
using Billing.Db.Accounts;
using Billing.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Billing.Web.Tests.Counter;

/// <summary>The whole counter over the test town on a database of its own.</summary>
public sealed class CounterFactory : WebApplicationFactory<Program>
{
    public const string Password = "mizu-no-hi-0801";

    /// <summary>A key that the test counter knows.</summary>
    public const string ApiKey = "bk_testtest_6b1f0c5f1c7e4f0a9d0c2f5b7a3e8d146b1f0c5f1c7e4f0a9d0c2f5b7a3e8d14";

    private readonly TestDatabase _database;
    private readonly bool _owned = true;

    /// <param name="provider">As for <see cref="TestDatabase.Create"/>.</param>
    /// <param name="empty">No town: a city's first day.</param>
    public CounterFactory(string provider, bool empty = false)
    {
        _database = TestDatabase.Create(provider);
        if (!empty)
        {
            TestTown.Build(_database.Database);
        }

        AddApiKey();
    }

    /// <param name="database">Filled already; it outlives the counter.</param>
    public CounterFactory(TestDatabase database) => (_database, _owned) = (database, false);

    /// <summary>Another rule book than that of the settings.</summary>
    public RuleBooks.RuleBook? Book { get; init; }

    /// <summary>What the counter logged, everything from Information on.</summary>
    public LogLines Log { get; } = new();

    public FixedClock Clock { get; } = new(TestTown.Today.AtMidnight().PlusHours(1).InUtc().ToInstant());

    public BillingDatabase Database => _database.Database;

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

    /// <summary>Settings that a test changes before the counter opens. Nothing limits how often a test may ask, unless it is about that.</summary>
    public Dictionary<string, string> Settings { get; } = new() { ["Limits:SignInsPerMinute"] = "0", ["Limits:SearchesPerMinute"] = "0", ["Limits:ApiPerMinute"] = "0" };

    private void AddApiKey()
    {
        using var db = _database.NewContext();
        db.Add(new ApiKey
        {
            Name = "smart-meters",
            Prefix = string.Join('_', ApiKey.Split('_')[..2]),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ApiKey))),
            Scopes = ApiScopes.WriteReadings,
            CreatedAt = Clock.Now,
            CreatedBy = "test",
            ExpiresAt = Clock.Now + Duration.FromDays(365),
        });
        db.SaveChanges();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => Settings.Aggregate(builder, (b, setting) => b.UseSetting(setting.Key, setting.Value)).UseEnvironment("Production").ConfigureAppConfiguration(c => c.AddInMemoryCollection([new(BillingConfiguration.ProviderKey, "sqlite")])).ConfigureLogging(log => log.SetMinimumLevel(LogLevel.Warning).AddProvider(Log).AddFilter<LogLines>("", LogLevel.Information)).ConfigureTestServices(services =>
    {
        services.RemoveAll<BillingDatabase>();
        services.AddSingleton(_database.Database);
        services.AddSingleton<IStartupFilter, ThrowingPage>();
        if (Book is { } book)
        {
            services.RemoveAll<RuleBooks.RuleBook>();
            services.AddSingleton(book);
        }

        services.RemoveAll<IClock>();
        services.AddSingleton<IClock>(Clock);
    });

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _owned)
        {
            _database.Dispose();
        }
    }

    /// <summary>A page with a bug in it, behind everything that the counter puts before its own pages.</summary>
    private sealed class ThrowingPage : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.Map("/throws", branch => branch.Run(_ => throw new InvalidOperationException("secret detail")));
        };
    }
}
