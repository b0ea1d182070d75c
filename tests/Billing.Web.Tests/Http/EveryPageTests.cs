using Billing.Kernel;
using System.Net;
using System.Text.RegularExpressions;
using Billing.Web.Composition;
using Billing.Web.Tests.Counter;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>What holds for every page that there is, found by the routes and not by a list.</summary>
public sealed class EveryPageTests(EveryPageTests.OneCounter counter) : IClassFixture<EveryPageTests.OneCounter>
{
    /// <summary>What stands for the values of a route; any other is 1.</summary>
    private static readonly Dictionary<string, string> Values = new()
    {
        ["contract"] = "012-00001-02",
        ["number"] = "2026-00000001",
        ["date"] = "2026-11-12",
        ["fact:long"] = "3",
        ["customer:long"] = "3",
        ["kind"] = "start",
        ["report"] = "receipts",
        ["trigger"] = "undo",
        ["form"] = "application",
    };

    private static readonly string[] Open = ["/Account/SignIn", "/Errors/Fault", "/Errors/Status", "/Preferences/Set", "/api/readings"];

    /// <summary>Printed forms: complete documents with their own stylesheet.</summary>
    private static readonly string[] Printed = ["/Bills/Explain", "/Documents/Show"];

    [Fact]
    public async Task Nothing_is_shown_to_a_person_who_is_not_signed_in()
    {
        using var client = counter.Factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        foreach (var path in Paths().Where(p => !Open.Contains(p, StringComparer.OrdinalIgnoreCase)))
        {
            var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/Account/SignIn", StringComparison.Ordinal), $"{path}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers_and_no_inline_script_or_style()
    {
        var session = await Session.SignedIn(counter.Factory, Roles.BillingOperator);
        foreach (var path in Paths().Append("/no-such-page"))
        {
            var answer = await session.Client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(SecurityHeaders.ContentPolicy, answer.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            var page = await Session.Document(answer);
            Assert.Empty(page.QuerySelectorAll("script:not([src]), style, [style], [onclick]"));
        }
    }

    [Fact]
    public async Task No_page_loads_more_than_150_kilobytes_of_script_and_style()
    {
        var session = await Session.SignedIn(counter.Factory, Roles.BillingOperator);
        foreach (var path in (string[])["/", "/Residents/Show/012-00001-02", "/Nights/Held"])
        {
            var page = await session.Page(path);
            var bytes = 0;
            foreach (var url in page.QuerySelectorAll("script[src], link[rel=stylesheet]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")!))
            {
                bytes += (await session.Client.GetByteArrayAsync(url, TestContext.Current.CancellationToken)).Length;
            }

            Assert.InRange(bytes, 60_000, 150_000);
        }
    }

    [Fact]
    public async Task A_fault_shows_a_reference_number_in_both_languages_and_never_a_stack()
    {
        var session = await Session.SignedIn(counter.Factory, Roles.Clerk);
        foreach (var (language, words) in ((string, string)[])[("ja", "受付番号"), ("en", "Reference")])
        {
            await session.Speak(language);
            var answer = await session.Client.GetAsync("/throws", TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.Contains(words, text, StringComparison.Ordinal);
            Assert.DoesNotContain("secret detail", text, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        }
    }

    private IEnumerable<string> Paths() => counter.Factory.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
        .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
        .Where(p => !p.EndsWith("/Index", StringComparison.Ordinal) && !p.Contains("Notice", StringComparison.Ordinal) && !p.Contains("Slip", StringComparison.Ordinal) && !Printed.Any(form => p.StartsWith(form, StringComparison.Ordinal)))
        .Select(p => Regex.Replace(p, @"\{([^}]+)\}", m => Values.GetValueOrDefault(m.Groups[1].Value, "1")))
        .Distinct();

    public sealed class OneCounter : IAsyncLifetime
    {
        public CounterFactory Factory { get; } = new("sqlite");

        public async ValueTask InitializeAsync() => await Factory.CreateStaff();

        public ValueTask DisposeAsync() => Factory.DisposeAsync();
    }
}
