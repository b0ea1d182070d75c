using System.Net;
using Billing.Contacts;
using Billing.Kernel;
using Billing.Privacy;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Web.Tests.Http;

public sealed class ProtectionPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task A_clerk_asks_a_senior_clerk_agrees_and_the_clerk_alone_sees_the_address_for_a_quarter_of_an_hour(string provider)
    {
        await using var factory = new CounterFactory(provider);
        await factory.CreateStaff();
        var (customer, _, _) = await ProtectedPersonTests.Secret(factory);
        await Said(factory, customer, "夜間は職場0120-00-0000へ");
        var clerk = await Session.SignedIn(factory, Roles.Clerk);
        var senior = await Session.SignedIn(factory, Roles.SeniorClerk);

        var asked = await clerk.Post($"/Protection/Ask/{customer}", $"/Protection/Ask/{customer}", new() { ["Purpose"] = "Show", ["Reason"] = "漏水の緊急連絡", ["Recipient"] = "給水担当" });
        var show = asked.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Contains("もう一人の職員の確認を待っています", (await clerk.Page(show)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await senior.Client.GetAsync(show, Stop)).StatusCode);

        var waiting = await senior.Page("/Protection/Confirm");
        Assert.Contains("漏水の緊急連絡", waiting.Body!.TextContent, StringComparison.Ordinal);
        await senior.Post("/Protection/Confirm", "/Protection/Confirm?handler=Confirm", new() { ["Id"] = show.Split('/')[^1] });

        Assert.DoesNotContain("港町", (await clerk.Page(show)).Body!.TextContent, StringComparison.Ordinal);
        var shown = await clerk.Post(show, show, []);
        var text = (await Session.Document(shown)).Body!.TextContent;
        Assert.Contains("no-store", shown.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.All((string[])["港町一丁目2-4", "0885-00-0456", "山手三丁目9-9", "夜間は職場"], secret => Assert.Contains(secret, text, StringComparison.Ordinal));

        factory.Clock.Now += Duration.FromMinutes(15);
        var late = await clerk.Post(show, show, []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.DoesNotContain("港町", await late.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        await using var db = factory.NewContext();
        Assert.Equal([AccessKind.Asked, AccessKind.Confirmed, AccessKind.Shown], await db.AccessEntries.Where(e => e.RequestId != null).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync(Stop));
    }

    [Fact]
    public async Task What_was_said_with_a_protected_person_is_withheld_on_every_page_that_lists_it()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var (customer, _, _) = await ProtectedPersonTests.Secret(factory);
        var (contract, number) = await Said(factory, customer, "転居先は隣県の実家");
        var session = await Session.SignedIn(factory, Roles.Clerk);

        foreach (var page in (string[])[$"/Residents/Show/{contract}", $"/Residents/Timeline/{contract}", "/Contacts", $"/Customers/Show/{number}"])
        {
            var text = (await session.Page(page)).Body!.TextContent;
            Assert.DoesNotContain("隣県の実家", text, StringComparison.Ordinal);
            Assert.Contains("非開示", text, StringComparison.Ordinal);
        }
    }

    /// <summary>A contact with a person, still to be followed up.</summary>
    /// <returns>Numbers of the contract and of the person.</returns>
    private static async Task<(string Contract, string Customer)> Said(CounterFactory factory, long customer, string text)
    {
        await using var db = factory.NewContext();
        var contract = await db.Contracts.FirstAsync(c => c.UserId == customer, Stop);
        db.Contacts.Add(new Contact { ContractId = contract.Id, CustomerId = customer, On = TestTown.Today, EnteredAt = factory.Clock.Now, Channel = ContactChannel.Telephone, Topic = ContactTopic.Other, Speaker = "本人", Text = text, EnteredBy = "mado", DueOn = TestTown.Today, DueWith = "窓口" });
        await db.SaveChangesAsync(Stop);
        return (contract.Number, await db.Customers.Where(c => c.Id == customer).Select(c => c.Number).SingleAsync(Stop));
    }

    [Fact]
    public async Task A_request_from_today_hides_a_person_at_once_and_what_was_typed_wrong_is_kept()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var clerk = await Session.SignedIn(factory, Roles.Clerk);
        await using var db = factory.NewContext();
        var customer = (await db.Customers.AsNoTracking().SingleAsync(c => c.Name == "山田　太郎", Stop)).Id;
        var path = $"/Protection/Register/{customer}";
        Assert.Contains("浜通り21", (await clerk.Page("/Residents/Show/012-00007-01")).Body!.TextContent, StringComparison.Ordinal);

        var wrong = await clerk.Post(path, path, new() { ["Step"] = "Interim", ["From"] = "2026-11-21", ["AskedBy"] = "本人", ["Office"] = "窓口" });
        var page = await Session.Document(wrong);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("受付日が先", page.QuerySelector("#fault-from")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("本人", page.QuerySelector("#AskedBy")!.GetAttribute("value"));
        Assert.Contains("浜通り21", (await clerk.Page("/Residents/Show/012-00007-01")).Body!.TextContent, StringComparison.Ordinal);

        await clerk.Post(path, path, new() { ["Step"] = "Interim", ["From"] = "2026-11-20", ["AskedBy"] = "本人", ["Office"] = "窓口" });
        Assert.DoesNotContain("浜通り21", (await clerk.Page("/Residents/Show/012-00007-01")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("仮支援措置", (await clerk.Page(path)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_opens_a_resident_or_a_bill_is_on_record_for_the_auditor()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var clerk = await Session.SignedIn(factory, Roles.Clerk);
        var resident = await clerk.Page("/Residents/Show/012-00001-02");
        await clerk.Page(resident.QuerySelector("a[href^='/Bills/Show/']")!.GetAttribute("href")!);
        await clerk.Page("/Residents/Show/999", HttpStatusCode.NotFound);

        await using var db = factory.NewContext();
        for (var tries = 0; tries < 100 && await db.AccessEntries.CountAsync(e => e.Kind == AccessKind.Viewed, Stop) < 2; tries++)
        {
            await Task.Delay(100, Stop);
        }

        var seen = await db.AccessEntries.Where(e => e.Kind == AccessKind.Viewed).OrderBy(e => e.Id).ToListAsync(Stop);
        var contract = await db.Contracts.SingleAsync(c => c.Number == "012-00001-02", Stop);
        Assert.Equal(2, seen.Count);
        Assert.All(seen, e => Assert.Equal((Roles.Clerk, AccessKind.Viewed, contract.Id, contract.UserId), (e.Who, e.Kind, e.ContractId, e.CustomerId)));
        Assert.Equal("/Residents/Show/012-00001-02", seen[0].What);

        var auditor = await Session.SignedIn(factory, Roles.Auditor);
        Assert.Equal(2, (await auditor.Page("/Protection/Log?who=clerk")).QuerySelectorAll("tbody tr").Length);
        Assert.Empty((await auditor.Page("/Protection/Log?who=senior-clerk&from=2026-11-01")).QuerySelectorAll("tbody tr"));
        Assert.Contains("権限", (await clerk.Page("/Protection/Log")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_to_be_recorded_is_written_when_the_counter_stops()
    {
        using var test = TestDatabase.Create("sqlite");
        TestTown.Build(test.Database);
        await using (var factory = new CounterFactory(test))
        {
            await factory.CreateStaff();
            var clerk = await Session.SignedIn(factory, Roles.Clerk);
            await clerk.Page("/Residents/Show/012-00001-02");
        }

        await using var db = test.NewContext();
        Assert.Equal(1, await db.AccessEntries.CountAsync(e => e.Kind == AccessKind.Viewed, Stop));
    }
}
