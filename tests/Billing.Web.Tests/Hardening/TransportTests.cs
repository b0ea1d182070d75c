using System.Net;
using Billing.Kernel;
using Billing.Web.Tests.Counter;
using Billing.Web.Tests.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace Billing.Web.Tests.Hardening;

/// <summary>A counter that others can reach.</summary>
public sealed class TransportTests
{
    [Fact]
    public async Task Plain_requests_are_sent_over_to_TLS_and_its_answers_keep_the_browser_there()
    {
        await using var factory = Https();
        using var client = factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new("http://counter.example/") });
        var plain = await client.GetAsync("http://counter.example/Account/SignIn", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, plain.StatusCode);
        Assert.StartsWith("https://counter.example", plain.Headers.Location!.ToString(), StringComparison.Ordinal);

        var secure = await client.GetAsync("https://counter.example/Account/SignIn", TestContext.Current.CancellationToken);
        Assert.Equal("max-age=31536000; includeSubDomains", secure.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task Cookies_of_a_counter_with_TLS_are_bound_to_the_host_and_to_TLS()
    {
        await using var factory = Https();
        await factory.CreateStaff();
        using var client = factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new("https://counter.example/") });
        var first = await client.GetAsync("/Account/SignIn", TestContext.Current.CancellationToken);
        var token = (await Session.Document(first)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await client.PostAsync("/Account/SignIn", new FormUrlEncodedContent([new("Name", Roles.Clerk), new("Password", CounterFactory.Password), new("__RequestVerificationToken", token)]), TestContext.Current.CancellationToken);

        foreach (var cookie in first.Headers.GetValues("Set-Cookie").Concat(answer.Headers.GetValues("Set-Cookie")).Where(c => !c.Split(';')[0].EndsWith('=')))
        {
            Assert.StartsWith("__Host-billing.", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_proxy_that_is_no_address_is_refused_with_a_sentence()
    {
        await using var factory = new CounterFactory("sqlite", empty: true);
        factory.Settings["Counter:Proxies"] = "10.0.0.5, proxy.example";
        var refusal = Assert.ThrowsAny<Exception>(() => factory.CreateClient());
        Assert.True(refusal is BusinessRuleException { Code: "proxy" } || refusal.ToString().Contains("entry point exited", StringComparison.Ordinal), refusal.ToString());
    }

    private static CounterFactory Https()
    {
        var factory = new CounterFactory("sqlite", empty: true);
        factory.Settings["Counter:RequireHttps"] = "true";
        factory.Settings["https_port"] = "443";
        factory.Settings["SignIn:TwoFactorRoles"] = "none";
        return factory;
    }
}
