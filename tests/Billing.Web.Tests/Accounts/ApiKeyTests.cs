using System.Net;
using System.Net.Http.Json;
using Billing.Db.Accounts;
using Billing.Kernel;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Billing.Web.Tests.Http;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Web.Tests.Accounts;

/// <summary>Keys of machines, from the page that makes them to the one that takes them back.</summary>
public sealed class ApiKeyTests
{
    [Theory]
    [EveryDatabase]
    public async Task A_key_is_shown_once_kept_as_a_hash_good_for_its_time_and_worthless_when_revoked(string provider)
    {
        await using var factory = new CounterFactory(provider, empty: true);
        await factory.CreateStaff();
        var admin = await Session.SignedIn(factory, Roles.Administrator);
        var key = await Make(admin, days: 30);
        Assert.DoesNotContain(key, (await admin.Page("/Staff/Keys")).Body!.TextContent, StringComparison.Ordinal);
        await using (var db = factory.NewContext())
        {
            var kept = await db.Set<ApiKey>().SingleAsync(k => k.Name == "検針会社", TestContext.Current.CancellationToken);
            Assert.DoesNotContain(key.Split('_')[2], string.Join(' ', kept.Sha256, kept.Prefix, kept.Name), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.BadRequest, await Send(factory, key)); // Let in; but there is nothing to read.
        await using (var db = factory.NewContext())
        {
            Assert.Equal(factory.Clock.Now, await db.Set<ApiKey>().Where(k => k.Name == "検針会社").Select(k => k.LastUsedAt).SingleAsync(TestContext.Current.CancellationToken));
        }

        await admin.Post("/Staff/Keys", "/Staff/Keys?handler=Revoke", new() { ["prefix"] = string.Join('_', key.Split('_')[..2]) });
        Assert.Equal(HttpStatusCode.Unauthorized, await Send(factory, key));

        var other = await Make(admin, days: 30);
        factory.Clock.Now += Duration.FromDays(31);
        Assert.Equal(HttpStatusCode.Unauthorized, await Send(factory, other));
    }

    [Fact]
    public async Task A_key_is_good_for_what_it_says_and_nothing_else()
    {
        await using var factory = new CounterFactory("sqlite", empty: true);
        await using (var db = factory.NewContext())
        {
            await db.Set<ApiKey>().ExecuteUpdateAsync(set => set.SetProperty(k => k.Scopes, "something:else"), TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.Forbidden, await Send(factory, CounterFactory.ApiKey));
        using var client = factory.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("X-Api-Key", CounterFactory.ApiKey);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/Staff/Keys", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("", "readings:write", "30", "鍵の名前")]
    [InlineData("検針会社", "everything", "30", "鍵の範囲")]
    [InlineData("検針会社", "readings:write", "731", "有効期間")]
    public async Task A_key_without_name_scope_or_end_is_refused(string name, string scope, string days, string says)
    {
        await using var factory = new CounterFactory("sqlite", empty: true);
        await factory.CreateStaff();
        var admin = await Session.SignedIn(factory, Roles.Administrator);
        var answer = await admin.Post("/Staff/Keys", "/Staff/Keys?handler=Create", new() { ["Name"] = name, ["Scopes"] = scope, ["Days"] = days });
        Assert.Contains(says, (await Session.Document(answer)).Body!.TextContent, StringComparison.Ordinal);
        await using var db = factory.NewContext();
        Assert.Equal(1, await db.Set<ApiKey>().CountAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<string> Make(Session admin, int days)
    {
        var made = await admin.Post("/Staff/Keys", "/Staff/Keys?handler=Create", new() { ["Name"] = "検針会社", ["Scopes"] = ApiScopes.WriteReadings, ["Days"] = $"{days}" });
        var key = (await Session.Document(made)).QuerySelector("main code.wrap")!.TextContent;
        Assert.Matches("^bk_[a-z2-9]{8}_[0-9a-f]{64}$", key);
        return key;
    }

    private static async Task<HttpStatusCode> Send(CounterFactory factory, string key)
    {
        using var client = factory.CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        using var answer = await client.PostAsJsonAsync("/api/readings", Array.Empty<object>(), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
