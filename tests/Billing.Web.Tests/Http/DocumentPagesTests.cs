using System.Net;
using Billing.Contacts;
using Billing.Kernel;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Web.Tests.Http;

public sealed class DocumentPagesTests
{
    [Theory]
    [EveryDatabase]
    public async Task A_certificate_tells_what_was_paid_in_its_span_and_leaves_a_trace(string provider)
    {
        await using var factory = new CounterFactory(provider);
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);

        var sheet = await Session.Document(await Ask(session, "012-00001-02", new() { ["Kind"] = "PaidCertificate", ["From"] = "2026-01-01", ["To"] = "2026-06-30" }));
        Assert.Contains("収納済証明書", sheet.Title!, StringComparison.Ordinal);
        await using var db = factory.NewContext();
        var contract = await db.Contracts.Where(c => c.Number == "012-00001-02").Select(c => c.Id).SingleAsync(TestContext.Current.CancellationToken);
        var (first, last) = (new NodaTime.LocalDate(2026, 1, 1), new NodaTime.LocalDate(2026, 6, 30));
        var paid = await (from a in db.Allocations join p in db.Payments on a.PaymentId equals p.Id join c in db.Claims on a.ClaimId equals c.Id where c.ContractId == contract && p.ReceivedOn >= first && p.ReceivedOn <= last select new { c.Service, a.Amount.Yen }).ToListAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(paid);
        Assert.Equal(paid.Count, sheet.QuerySelectorAll("tbody tr:not(.total)").Length);
        Assert.Equal(paid.GroupBy(p => p.Service).OrderBy(g => g.Key).Select(g => $"{g.Sum(p => p.Yen):#,0}円"), sheet.QuerySelectorAll("tr.total td:nth-child(2)").Select(td => td.TextContent));

        var issued = await db.IssuedDocuments.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((IssuedKind.PaidCertificate, Requester.Resident, "運転免許証", "clerk"), (issued.Kind, issued.Requester, issued.Identity, issued.IssuedBy));
        Assert.Contains("収納済証明書", (await session.Page("/Residents/Timeline/012-00001-02?kind=Document")).QuerySelector("#timeline ol")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_and_an_explanation_are_handed_out_again()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);
        var bill = (await session.Page("/Residents/Show/012-00001-02")).QuerySelector("#bills a")!.TextContent;

        Assert.Contains("使用水量等のお知らせ", (await Session.Document(await Ask(session, "012-00001-02", new() { ["Kind"] = "Notice", ["Bill"] = bill }))).Title!, StringComparison.Ordinal);
        var letter = await Session.Document(await Ask(session, "012-00001-02", new() { ["Kind"] = "Explanation", ["Bill"] = bill, ["Requester"] = "ThirdParty", ["Identity"] = "委任状" }));
        Assert.Contains("基本料金", letter.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("港町一丁目2-3", letter.Body.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ThirdParty")]
    [InlineData("Agent")]
    public async Task Nothing_about_a_protected_person_is_handed_out_to_anybody_else(string requester)
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.SeniorClerk);

        var answer = await Ask(session, "012-00002-01", new() { ["Kind"] = "PaidCertificate", ["From"] = "2026-01-01", ["To"] = "2026-06-30", ["Requester"] = requester });
        var page = await Session.Document(answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("true", page.QuerySelector("#Requester")!.GetAttribute("aria-invalid"));
        Assert.Contains("本人以外には発行できません", page.Body!.TextContent, StringComparison.Ordinal);
        await using var db = factory.NewContext();
        Assert.Equal(0, await db.IssuedDocuments.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_protected_person_gets_papers_without_an_address()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.SeniorClerk);
        var bill = (await session.Page("/Residents/Show/012-00002-01")).QuerySelector("#bills a")!.TextContent;

        foreach (var fields in (Dictionary<string, string>[])[new() { ["Kind"] = "PaidCertificate", ["From"] = "2026-01-01", ["To"] = "2026-06-30" }, new() { ["Kind"] = "Explanation", ["Bill"] = bill }])
        {
            var sheet = (await Session.Document(await Ask(session, "012-00002-01", fields))).DocumentElement.TextContent;
            Assert.Contains("鈴木", sheet, StringComparison.Ordinal);
            Assert.DoesNotContain("港町一丁目", sheet, StringComparison.Ordinal);
            Assert.DoesNotContain("支援", sheet, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("港町一丁目", (await session.Page($"/Bills/Explain/{bill}")).DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Identity", "Identity", "")]
    [InlineData("From", "From", "2027-01-01")]
    [InlineData("To", "To", "2026-01-01")]
    [InlineData("To", "To", "2026-12-31")]
    public async Task What_is_missing_or_wrong_stands_beside_its_field(string field, string changed, string value)
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);

        var answer = await Ask(session, "012-00001-02", new() { ["Kind"] = "PaidCertificate", ["From"] = "2026-02-01", ["To"] = "2026-06-30", [changed] = value });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("true", (await Session.Document(answer)).QuerySelector($"#{field}")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task A_bill_of_another_contract_is_no_bill_of_this_one()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);
        var other = (await session.Page("/Residents/Show/012-00007-01")).QuerySelector("#bills a")!.TextContent;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Ask(session, "012-00001-02", new() { ["Kind"] = "Explanation", ["Bill"] = other })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Ask(session, "012-00001-02", new() { ["Kind"] = "Notice", ["Bill"] = "" })).StatusCode);
    }

    private static Task<HttpResponseMessage> Ask(Session session, string contract, Dictionary<string, string> fields)
    {
        fields.TryAdd("Requester", "Resident");
        fields.TryAdd("Identity", "運転免許証");
        return session.Post($"/Documents/Issue/{contract}", $"/Documents/Issue/{contract}", fields);
    }
}
