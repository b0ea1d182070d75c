using System.Net;
using System.Text.Json;
using Billing.Kernel;
using Billing.Nights;
using Billing.Operations;
using Billing.Testing;
using Billing.Web.Metrics;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>What monitors and operators are told.</summary>
public sealed class HealthTests
{
    [Theory]
    [EveryDatabase]
    public async Task A_counter_that_can_work_says_so_to_anybody_and_tells_no_name(string provider)
    {
        await using var factory = new CounterFactory(provider);
        using var client = factory.CreateClient();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode);
        var (status, checks, text) = await Ready(client);
        for (var wait = 0; status != HttpStatusCode.OK && wait < 100; wait++)
        {
            // The scheduler starts after the counter.
            await Task.Delay(100, TestContext.Current.CancellationToken);
            (status, checks, text) = await Ready(client);
        }

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["database", "disk", "schema", "worker"], checks.Keys.Order());
        Assert.Equal(("ok", "ok", "ok"), (checks["database"], checks["schema"], checks["worker"]));
        Assert.DoesNotContain("billing_", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/", text, StringComparison.Ordinal);
    }

    [Theory]
    [EveryDatabase]
    public async Task A_counter_whose_database_has_another_schema_is_not_ready(string provider)
    {
        await using var factory = new CounterFactory(provider);
        using var client = factory.CreateClient();
        await Ready(client);
        using (var db = factory.NewContext())
        {
            db.Database.ExecuteSql($"INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('29991231000000_Later', '99')");
        }

        var (status, checks, _) = await Ready(client);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("other-version", checks["schema"]);
    }

    [Fact]
    public async Task Alarms_stand_on_the_first_page_of_whoever_runs_the_nights_and_of_nobody_else()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        using (var db = factory.NewContext())
        {
            Alarms.Note(db, OperationKind.Verify, factory.Clock.GetCurrentInstant(), good: false, 3, detail: null);
        }

        var operators = await Session.SignedIn(factory, Roles.BillingOperator);
        var clerks = await Session.SignedIn(factory, Roles.Clerk);

        Assert.Contains("1201", (await operators.Page("/")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("1201", (await clerks.Page("/")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nights_did_and_how_long_the_queues_are_stands_in_the_metrics()
    {
        using var test = TestDatabase.Create("sqlite");
        var date = SmallTown.Build(test.Database, 30).Nights[0];
        using var page = new MetricsPage();
        using var meter = new BillingMeter(test.Database);
        meter.Night(new NightRunner(test.Database, SmallTown.Book, SystemClock.Instance).Run(date, cancel: TestContext.Current.CancellationToken), TimeSpan.FromSeconds(2));
        meter.Night(null, TimeSpan.FromSeconds(1));

        var text = page.Text();

        foreach (var name in (string[])["billing_night_bills 30", "billing_nights{outcome=\"done\"} 1", "billing_nights{outcome=\"failed\"} 1", "billing_night_duration_seconds_count 2", "billing_usages_held ", "billing_worklist_open ", "billing_suspense_open "])
        {
            Assert.Contains(name, text, StringComparison.Ordinal);
        }
    }

    private static async Task<(HttpStatusCode Status, Dictionary<string, string> Checks, string Text)> Ready(HttpClient client)
    {
        var answer = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonDocument.Parse(text).RootElement.GetProperty("checks").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!), text);
    }
}
