using System.Net;
using System.Net.Http.Json;
using Billing.Kernel;
using Billing.Web.Tests.Counter;
using Billing.Web.Tests.Http;
using Xunit;

namespace Billing.Web.Tests.Hardening;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Tries_to_sign_in_are_counted_by_address_whatever_name_they_try()
    {
        await using var factory = new CounterFactory("sqlite", empty: true);
        factory.Settings["Limits:SignInsPerMinute"] = "3";
        await factory.CreateStaff();
        var session = new Session(factory);
        foreach (var name in (string[])["a", "b", "c"])
        {
            Assert.Equal(HttpStatusCode.OK, (await session.SignIn(name, "wrong-password-1")).StatusCode);
        }

        var answer = await session.SignIn(Roles.Clerk, CounterFactory.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("60", answer.Headers.GetValues("Retry-After").Single());
        Assert.Contains("しばらくお待ちください", (await Session.Document(answer)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await session.Client.GetAsync("/Account/SignIn", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Searches_are_counted_by_session_so_that_no_clerk_stops_another()
    {
        await using var factory = new CounterFactory("sqlite");
        factory.Settings["Limits:SearchesPerMinute"] = "2";
        await factory.CreateStaff();
        var (one, two) = (await Session.SignedIn(factory, Roles.Clerk), await Session.SignedIn(factory, Roles.Clerk));
        foreach (var expected in (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests])
        {
            Assert.Equal(expected, (await one.Client.GetAsync("/Search/Find?q=ヤマダ", TestContext.Current.CancellationToken)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await two.Client.GetAsync("/Search/Find?q=ヤマダ", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Guessing_keys_is_counted_too()
    {
        await using var factory = new CounterFactory("sqlite", empty: true);
        factory.Settings["Limits:ApiPerMinute"] = "2";
        using var client = factory.CreateClient();
        foreach (var expected in (HttpStatusCode[])[HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests])
        {
            using var answer = await client.PostAsJsonAsync("/api/readings", Array.Empty<object>(), TestContext.Current.CancellationToken);
            Assert.Equal(expected, answer.StatusCode);
        }
    }
}
