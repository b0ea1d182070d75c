using System.Net;
using Billing.Kernel;
using Billing.Web.Tests.Counter;
using Billing.Web.Tests.Http;
using Billing.Web.Tests.Rights;
using Xunit;

namespace Billing.Web.Tests.Hardening;

/// <summary>Nobody is sent to another host, whatever a link says.</summary>
public sealed class RedirectTests
{
    private static readonly string[] Elsewhere = ["https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "https:evil.example", " //evil.example", "/\t/evil.example", "http:\\\\evil.example"];

    [Fact]
    public async Task No_page_leads_away_by_what_its_address_says()
    {
        await using var factory = new CounterFactory("sqlite");
        using var caller = await Everybody.SignIn(factory);
        foreach (var asked in (await Endpoints.All(factory.Services)).Where(a => a.Verb == "GET" && a.Page is not null))
        {
            foreach (var to in Elsewhere.Take(3))
            {
                var address = asked with { Path = $"{asked.Address}{(asked.Handler is null ? '?' : '&')}returnUrl={Uri.EscapeDataString(to)}&url={Uri.EscapeDataString(to)}&next={Uri.EscapeDataString(to)}", Handler = null };
                using var answer = await caller.Ask(address);
                Assert.True(IsHere(answer), $"{asked.Name} leads to {answer.Headers.Location}");
            }
        }
    }

    [Fact]
    public async Task Signing_in_and_choosing_a_language_stay_on_this_host()
    {
        await using var factory = new CounterFactory("sqlite", empty: true);
        await factory.CreateStaff();
        foreach (var to in Elsewhere)
        {
            using var client = factory.CreateClient(new() { AllowAutoRedirect = false });
            var page = await Session.Document(await client.GetAsync("/Account/SignIn", TestContext.Current.CancellationToken));
            var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            foreach (var (path, fields) in ((string, KeyValuePair<string, string>[])[])[
                ("/Preferences/Set", [new("language", "en"), new("returnUrl", to)]),
                ("/Account/SignIn", [new("Name", Roles.Clerk), new("Password", CounterFactory.Password), new("ReturnUrl", to)])])
            {
                using var answer = await client.PostAsync(path, new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", token)]), TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
                Assert.Equal("/", answer.Headers.Location!.ToString());
            }
        }
    }

    private static bool IsHere(HttpResponseMessage answer) =>
        answer.Headers.Location is not { } to || (to.IsAbsoluteUri ? to.Host == "localhost" : to.ToString().StartsWith('/') && !to.ToString().StartsWith("//", StringComparison.Ordinal) && !to.ToString().StartsWith("/\\", StringComparison.Ordinal));
}
