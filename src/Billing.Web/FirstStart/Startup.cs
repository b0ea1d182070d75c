using Billing.Db;
using Billing.Db.Accounts;
using Billing.Db.Demo;
using Billing.RuleBooks;
using Billing.Web.Composition;
using Microsoft.AspNetCore.Identity;

namespace Billing.Web.FirstStart;

/// <summary>What happens before the counter opens: the database is made, checked or brought up to date.</summary>
public static class Startup
{
    /// <summary>Readies the database.</summary>
    /// <returns>False when the counter cannot open; the reason has been written to the console.</returns>
    public static async Task<bool> Ready(WebApplication app)
    {
        var database = app.Services.GetRequiredService<BillingDatabase>();
        if (IsDefault(app.Configuration) && DemoDatabase.IsWanted(database))
        {
            await DemoDatabase.Make(database, app.Services.GetRequiredService<RuleBook>(), Options(app.Configuration));
        }
        else if (database.Schema() is { Fits: false } schema)
        {
            // Only a database that one process opens is brought up to date by it; elsewhere an operator does so when nothing else runs.
            if (database.ManyWriters || schema.Unknown.Count > 0)
            {
                var fault = schema.Fault(database.Place)!;
                await Console.Error.WriteLineAsync($"{fault.Ja} / {fault.En}");
                return false;
            }

            database.Migrate();
        }

        app.Lifetime.ApplicationStarted.Register(() => _ = Tell(app));
        return true;
    }

    /// <summary>Nobody has said anything about the database: this is a first look, not a city.</summary>
    private static bool IsDefault(IConfiguration settings) =>
        string.IsNullOrEmpty(settings[BillingConfiguration.ProviderKey]) && string.IsNullOrEmpty(settings[BillingConfiguration.ConnectionKey]) && CounterHost.IsLoopbackOnly(settings);

    /// <summary>A smaller town on request, for tests and slow machines.</summary>
    private static DemoOptions Options(IConfiguration settings) => new() { Accounts = settings.GetValue("Demo:Accounts", DemoOptions.DocumentedAccounts) };

    private static async Task Tell(WebApplication app)
    {
        foreach (var address in app.Urls)
        {
            Console.WriteLine($"窓口 / The counter: {address}");
        }

        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffUser>>();
        if (CounterHost.IsLoopbackOnly(app.Configuration)
            && await users.FindByNameAsync(DemoSignIns.All[0].Name) is { } user && await users.CheckPasswordAsync(user, DemoSignIns.Password))
        {
            Console.WriteLine($"デモの利用者 / Demo sign-ins, password {DemoSignIns.Password}: {string.Join(", ", DemoSignIns.All.Select(s => $"{s.Name} ({s.Role})"))}");
        }
    }
}
