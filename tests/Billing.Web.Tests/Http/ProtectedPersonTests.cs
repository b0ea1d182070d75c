using System.Net;
using Billing.Bills;
using Billing.Kernel;
using Billing.Web.Tests.Counter;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>Walks every route of the counter for the protected person of the test town, found by the routes and not by a list: neither page, answer nor log tells where they live.</summary>
public sealed class ProtectedPersonTests
{
    /// <summary>Address, mailing address, telephone in every writing.</summary>
    private static readonly string[] Secrets =
        ["港町一丁目2-4", "山手三丁目9", "0885-00-0456", "0885000456", "00-0456", "０８８５", "(0885)"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_route_search_or_log_tells_where_a_protected_person_lives()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var (customer, bill, usage) = await Secret(factory);
        var looked = 0;
        foreach (var role in Roles.All)
        {
            var session = await Session.SignedIn(factory, role);
            foreach (var path in Paths(factory, customer, bill, usage).Concat(Searches()))
            {
                looked += await AssertSilent(session, path) ? 1 : 0;
            }
        }

        Assert.True(looked > 100, $"Only {looked} pages were shown.");
        AssertSilent(factory.Log.ToString(), "the log");
    }

    [Fact]
    public async Task A_refusal_and_a_fault_on_a_protected_person_s_page_tell_nothing()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var (customer, bill, _) = await Secret(factory);
        var session = await Session.SignedIn(factory, Roles.SeniorClerk);
        foreach (var (page, fields) in ((string, Dictionary<string, string>)[])
        [
            ($"/Protection/Ask/{customer}", new() { ["Purpose"] = "Show", ["Reason"] = "", ["Recipient"] = "x" }),
            ($"/Protection/Ask/{customer}", new() { ["Purpose"] = "Print", ["Bill"] = "2026-99999999", ["Reason"] = "x", ["Recipient"] = "x" }),
            ($"/Protection/Register/{customer}", new() { ["Step"] = "Decided", ["From"] = "2026-11-20", ["Until"] = "", ["AskedBy"] = "x", ["Office"] = "y" }),
            ($"/Facts/Add/012-00002-01", new() { ["Kind"] = "Residents", ["Number"] = "-1", ["From"] = "x", ["Source"] = "" }),
        ])
        {
            var answer = await session.Post(page, page, fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            AssertSilent(await answer.Content.ReadAsStringAsync(Stop), page);
        }

        var blocked = await session.Client.GetAsync($"/Bills/Notice/{bill}", Stop);
        AssertSilent(await blocked.Content.ReadAsStringAsync(Stop), "notice");
        AssertSilent(factory.Log.ToString(), "the log");
    }

    [Fact]
    public async Task A_paper_for_another_who_pays_is_refused_at_the_counter()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        await using (var db = factory.NewContext())
        {
            // 山田 花子 pays nothing here: the protected person is the payer of her contract, and so stands at her place.
            var hidden = await db.Customers.SingleAsync(c => c.ProtectedFrom != null, Stop);
            var contract = await db.Contracts.SingleAsync(c => c.Number == "012-00001-02", Stop);
            (await db.ContractTerms.SingleAsync(t => t.ContractId == contract.Id, Stop)).PayerId = hidden.Id;
            await db.SaveChangesAsync(Stop);
        }

        var session = await Session.SignedIn(factory, Roles.Clerk);
        var resident = await session.Page("/Residents/Show/012-00001-02");
        Assert.DoesNotContain("港町一丁目", resident.Body!.TextContent, StringComparison.Ordinal);
        var notice = resident.QuerySelector("a[href^='/Bills/Show/']")!.GetAttribute("href")!.Replace("Show", "Notice", StringComparison.Ordinal);
        Assert.Contains("本人以外には発行できません", (await session.Page(notice)).Body!.TextContent, StringComparison.Ordinal);
    }

    internal static async Task<(long Customer, string Bill, long Usage)> Secret(CounterFactory factory)
    {
        await using var db = factory.NewContext();
        var person = await db.Customers.SingleAsync(c => c.ProtectedFrom != null, Stop);
        person.MailingAddress = "青波市山手三丁目9-9";
        await db.SaveChangesAsync(Stop);
        var contract = await db.Contracts.SingleAsync(c => c.UserId == person.Id, Stop);
        return (person.Id, BillNumber.Print(await db.Bills.Where(b => b.ContractId == contract.Id).MaxAsync(b => b.Id, Stop)), await db.Usages.Where(u => u.ContractId == contract.Id).MaxAsync(u => u.Id, Stop));
    }

    /// <summary>Every route with the person's own keys in it, and each handler that answers a reading request.</summary>
    private static IEnumerable<string> Paths(CounterFactory factory, long customer, string bill, long usage) => factory.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false && e.RoutePattern.RawText is { } raw && !raw.Contains("**", StringComparison.Ordinal))
        .SelectMany(e => (string[])["012-00002-01", "012-00002"], (e, number) => "/" + string.Join('/', e.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => parameter.Name switch
            {
                "contract" => number,
                "number" => bill,
                "usage" => usage.ToString(System.Globalization.CultureInfo.InvariantCulture),
                "customer" => customer.ToString(System.Globalization.CultureInfo.InvariantCulture),
                "date" => "2026-11-12",
                _ => "1",
            },
            _ => "",
        })))))
        .Distinct()
        .SelectMany(p => (string[])[p, p + "?handler=Progress", p + "?handler=Results&q=スズキ", p + "?handler=Point&point=012-00002"])
        .Distinct();

    private static IEnumerable<string> Searches() =>
        from text in (string[])["スズキ", "鈴木", "012-00002", "012-00002-01", "24-118202", "C7000", "スズキ マモル", "サトウ", "012"]
        from path in (string[])["/Search/Find?q=", "/Search/Find?handler=Results&q="]
        select path + Uri.EscapeDataString(text);

    /// <returns>Whether the page was shown at all.</returns>
    private static async Task<bool> AssertSilent(Session session, string path)
    {
        if (path.StartsWith("/Account/SignOut", StringComparison.Ordinal) || path.StartsWith("/api/", StringComparison.Ordinal))
        {
            return false;
        }

        var answer = await session.Client.GetAsync(path, Stop);
        AssertSilent(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop)), path);
        return answer.StatusCode == HttpStatusCode.OK && !answer.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/Account", StringComparison.Ordinal);
    }

    private static void AssertSilent(string text, string where) =>
        Assert.All(Secrets, secret => Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{where} tells {secret}"));
}
