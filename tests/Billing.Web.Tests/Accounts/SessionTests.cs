using Billing.Kernel;
using Billing.Web.Accounts;
using Billing.Web.Tests.Counter;
using Billing.Web.Tests.Http;
using Microsoft.Extensions.Configuration;
using NodaTime;
using Xunit;

namespace Billing.Web.Tests.Accounts;

/// <summary>How long a session lasts, by the counter's clock.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task A_session_without_a_request_for_half_an_hour_is_over()
    {
        await using var factory = await Opened();
        var session = await Session.SignedIn(factory, Roles.Clerk);
        factory.Clock.Now += Duration.FromMinutes(29);
        Assert.Equal("/", await At(session));
        factory.Clock.Now += Duration.FromMinutes(29);
        Assert.Equal("/", await At(session));
        factory.Clock.Now += Duration.FromMinutes(31);
        Assert.Equal("/Account/SignIn", await At(session));
    }

    [Fact]
    public async Task A_session_is_over_after_twelve_hours_however_busy_it_was()
    {
        await using var factory = await Opened();
        var session = await Session.SignedIn(factory, Roles.Clerk);
        for (var passed = Duration.Zero; passed < Duration.FromHours(12); passed += Duration.FromMinutes(20))
        {
            factory.Clock.Now += Duration.FromMinutes(20);
            Assert.Equal("/", await At(session));
        }

        factory.Clock.Now += Duration.FromMinutes(1);
        Assert.Equal("/Account/SignIn", await At(session));
    }

    [Fact]
    public async Task A_copied_cookie_is_worth_nothing_after_the_person_has_signed_out()
    {
        await using var factory = await Opened();
        var (one, copy) = (await Session.SignedIn(factory, Roles.Clerk), await Session.SignedIn(factory, Roles.Clerk));
        await one.Post("/", "/Account/SignOut", []);
        factory.Clock.Now += Duration.FromSeconds(31);
        Assert.Equal("/Account/SignIn", await At(copy));
    }

    [Fact]
    public async Task The_cookie_is_for_this_host_alone_and_out_of_reach_of_script()
    {
        await using var factory = await Opened();
        using var caller = factory.CreateClient(new() { AllowAutoRedirect = false });
        var page = await Session.Document(await caller.GetAsync("/Account/SignIn", TestContext.Current.CancellationToken));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await caller.PostAsync("/Account/SignIn", new FormUrlEncodedContent([new("Name", Roles.Clerk), new("Password", CounterFactory.Password), new("__RequestVerificationToken", token)]), TestContext.Current.CancellationToken);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("billing.staff=", StringComparison.Ordinal));

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Who_needs_a_second_factor_is_said_by_the_settings_and_else_by_where_the_counter_listens()
    {
        static IReadOnlyList<string> With(string? said, bool loopback) =>
            SignInSettings.Load(new ConfigurationBuilder().AddInMemoryCollection([new("SignIn:TwoFactorRoles", said)]).Build(), loopback).TwoFactorRoles;

        Assert.Empty(With(null, loopback: true));
        Assert.Equal([Roles.Administrator, Roles.Auditor, Roles.SeniorClerk], With(null, loopback: false));
        Assert.Empty(With("none", loopback: false));
        Assert.Equal([Roles.Finance], With("finance", loopback: true));
        Assert.Contains("billing-operator", Assert.Throws<BusinessRuleException>(() => With("boss", loopback: true)).Said.En, StringComparison.Ordinal);
    }

    private static async Task<CounterFactory> Opened()
    {
        var factory = new CounterFactory("sqlite", empty: true);
        await factory.CreateStaff();
        return factory;
    }

    private static async Task<string> At(Session session) => (await session.Client.GetAsync("/", TestContext.Current.CancellationToken)).RequestMessage!.RequestUri!.AbsolutePath;
}
