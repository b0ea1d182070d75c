using AngleSharp.Dom;
using Billing.Contacts;
using Billing.FieldWork;
using Billing.Kernel;
using Billing.Metering;
using Billing.Requests;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>Lists that grow with the town come in sheets.</summary>
public sealed class LongListsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task A_long_field_list_comes_in_sheets_in_walking_order_and_whole_for_printing(string provider)
    {
        await using var factory = new CounterFactory(provider);
        await factory.CreateStaff();
        await Orders(factory, 120);
        var session = await Session.SignedIn(factory, Roles.Clerk);

        var first = await session.Page("/Field");
        var second = await session.Page(Link(first, "next"));
        var last = await session.Page(Link(second, "next"));
        var whole = await session.Page(first.QuerySelector("a[data-key=w]")!.GetAttribute("href")!);

        Assert.Equal([50, 50, 20], new[] { first, second, last }.Select(page => Done(page).Count));
        Assert.Equal(Done(whole), [.. Done(first), .. Done(second), .. Done(last)]);
        Assert.Equal(120, Done(whole).Distinct().Count());
        Assert.Contains("3/3ページ(120件中 101〜120件)", last.QuerySelector("nav.row")!.TextContent, StringComparison.Ordinal);
        Assert.Null(last.QuerySelector("a[rel=next]"));
        Assert.Equal("/Field?Sheet=2", Link(last, "prev"));
        Assert.Equal(("a", "s"), (second.QuerySelector("a[rel=prev]")!.GetAttribute("data-key"), second.QuerySelector("a[rel=next]")!.GetAttribute("data-key")));
        Assert.Equal(Done(last), Done(await session.Page("/Field?Sheet=99")));
        Assert.Equal(Done(first), Done(await session.Page("/Field?Sheet=-1")));
        await session.Speak("en");
        Assert.Contains("Page 2 of 3 (51–100 of 120)", (await session.Page("/Field?Sheet=2")).QuerySelector("nav.row")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_field_list_of_one_route_holds_that_route_alone()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        await Orders(factory, 70);
        await using (var db = factory.NewContext())
        {
            db.Routes.Add(new() { Id = 77, Code = "077", Name = "港町" });
            await db.SaveChangesAsync(Stop);
            await db.ServicePoints.Where(p => p.Number == "012-00003").ExecuteUpdateAsync(u => u.SetProperty(p => p.RouteId, 77), Stop);
        }

        var session = await Session.SignedIn(factory, Roles.Clerk);
        Assert.Equal(["", "012", "077"], (await session.Page("/Field")).QuerySelectorAll("#route option").Select(o => o.GetAttribute("value")));

        var page = await session.Page("/Field?Route=077");

        Assert.Equal(10, Done(page).Count);
        Assert.All(page.QuerySelectorAll("tbody tr"), row => Assert.Contains("012-00003", row.TextContent, StringComparison.Ordinal));
        Assert.Equal("077", page.QuerySelector("#route option[selected]")!.GetAttribute("value"));
        Assert.Equal(50, Done(await session.Page("/Field?Route=999")).Count);
        Assert.EndsWith("Sheet=2", Link(await session.Page("/Field?Route=012"), "next"), StringComparison.Ordinal);
    }

    [Theory]
    [EveryDatabase]
    public async Task Follow_ups_come_in_sheets_by_deadline_and_keep_the_desk_asked_for(string provider)
    {
        await using var factory = new CounterFactory(provider);
        await factory.CreateStaff();
        await using (var db = factory.NewContext())
        {
            var contract = await db.Contracts.OrderBy(c => c.Id).FirstAsync(Stop);
            db.Contacts.AddRange(Enumerable.Range(0, 130).Select(i => Call(contract.Id, contract.UserId, i)));
            await db.SaveChangesAsync(Stop);
        }

        var session = await Session.SignedIn(factory, Roles.Clerk);
        var first = await session.Page("/Contacts?with=給水係");
        var second = await session.Page(Link(first, "next"));

        Assert.Equal([50, 15], new[] { first, second }.Select(page => page.QuerySelectorAll("tbody tr").Length));
        Assert.Equal(Enumerable.Range(0, 65).Select(i => $"用件{i * 2:000}"), first.QuerySelectorAll("td.told").Concat(second.QuerySelectorAll("td.told")).Select(e => e.TextContent.Trim()));
        Assert.Equal(["", "料金係", "給水係"], second.QuerySelectorAll("#with option").Select(o => o.GetAttribute("value")!).Order(StringComparer.Ordinal));
        Assert.Equal("給水係", second.QuerySelector("#with option[selected]")!.GetAttribute("value"));
        Assert.Contains("65件", second.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [EveryDatabase]
    public async Task Held_readings_come_in_sheets(string provider)
    {
        await using var factory = new CounterFactory(provider);
        await factory.CreateStaff();
        int held;
        await using (var db = factory.NewContext())
        {
            var found = await db.GateFindings.Select(f => f.UsageId).ToListAsync(Stop);
            var free = await db.Usages.Where(u => u.State == UsageState.Passed && !found.Contains(u.Id)).Select(u => u.Id).ToListAsync(Stop);
            await db.Usages.Where(u => u.State == UsageState.Passed).ExecuteUpdateAsync(u => u.SetProperty(x => x.State, UsageState.Held), Stop);
            db.GateFindings.AddRange(free.Select(id => new GateFinding { UsageId = id, RuleId = "test", Ja = "急増", En = "a jump" }));
            await db.SaveChangesAsync(Stop);
            held = await db.Usages.CountAsync(u => u.State == UsageState.Held, Stop);
        }

        var session = await Session.SignedIn(factory, Roles.BillingOperator);
        var first = await session.Page("/Nights/Held");
        var second = await session.Page(Link(first, "next"));

        Assert.InRange(held, 51, 100);
        Assert.Equal([50, held - 50], new[] { first, second }.Select(page => page.QuerySelectorAll("tbody tr").Length));
        Assert.Equal(held, first.QuerySelectorAll("tbody a").Concat(second.QuerySelectorAll("tbody a")).Select(a => a.GetAttribute("href")).Distinct().Count());
    }

    [Fact]
    public async Task The_list_of_works_holds_no_other_request_that_reached_a_state_of_the_same_name()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        await using (var db = factory.NewContext())
        {
            var user = await db.Customers.OrderBy(c => c.Id).Select(c => c.Id).FirstAsync(Stop);
            foreach (var (id, kind) in ((long, RequestKind)[])[(1, RequestKind.Works), (2, RequestKind.Stop)])
            {
                db.Requests.Add(new Request { Id = id, Number = $"2026-{id}", Kind = kind, State = CounterMachine.Received, CustomerId = user, ReceivedOn = TestTown.Today, ReceivedBy = "works", Form = "{}" });
                db.RequestSteps.Add(new RequestStep { RequestId = id, Kind = kind, At = Instant.FromUtc(2026, 11, 19, 1, 0), Person = "works", Trigger = "receive", FromState = CounterMachine.New, ToState = CounterMachine.Received });
            }

            await db.SaveChangesAsync(Stop);
        }

        var session = await Session.SignedIn(factory, Roles.Works);

        var row = Assert.Single((await session.Page("/Requests/Stages?Stage=received&From=2026-11-01&To=2026-11-20")).QuerySelectorAll("tbody tr"));
        Assert.Contains("2026-1", row.TextContent, StringComparison.Ordinal);
    }

    private static string Link(IDocument page, string to) => page.QuerySelector($"a[rel={to}]")!.GetAttribute("href")!;

    private static List<string> Done(IDocument page) => [.. page.QuerySelectorAll("tbody a[href^='/Field/Done/']").Select(a => a.GetAttribute("href")!)];

    private static async Task Orders(CounterFactory factory, int many)
    {
        await using var db = factory.NewContext();
        var places = await db.ServicePoints.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(Stop);
        db.FieldOrders.AddRange(Enumerable.Range(0, many).Select(i => new FieldOrder { Task = FieldTask.Visit, ServicePointId = places[i % 7], DueOn = TestTown.Today, State = FieldOrderState.Open }));
        await db.SaveChangesAsync(Stop);
    }

    private static Contact Call(long contract, long customer, int i) => new()
    {
        ContractId = contract,
        CustomerId = customer,
        On = TestTown.Today,
        EnteredAt = Instant.FromUtc(2026, 11, 20, 1, 0),
        Channel = ContactChannel.Telephone,
        Topic = ContactTopic.Charge,
        Text = $"用件{i:000}",
        EnteredBy = "clerk",
        DueOn = TestTown.Today.PlusDays(i / 10),
        DueWith = i % 2 == 0 ? "給水係" : "料金係",
    };
}
