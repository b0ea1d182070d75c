using Billing.Kernel;
using Billing.Ledger;
using Billing.Web.Pages.Residents;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Web.Tests.Http;

public sealed class TimelineTests
{
    private static readonly LocalDate Day = new(2026, 11, 20);

    [Theory]
    [InlineData("2026-11-20.3", 3)]
    [InlineData("2026-11-20.0", 0)]
    public void A_cursor_reads_what_it_wrote(string text, int skip)
    {
        Assert.Equal(new TimelineCursor(Day, skip), TimelineCursor.Parse(text));
        Assert.Equal(text, TimelineCursor.Parse(text).ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-13-40.0")]
    [InlineData("2026-11-20.-1")]
    [InlineData("2026-11-20.99999")]
    [InlineData("' or 1=1")]
    public void Anything_else_is_the_newest_page(string? text) => Assert.Equal(TimelineCursor.Newest, TimelineCursor.Parse(text));

    [Fact]
    public async Task Page_after_page_shows_every_entry_once_the_newest_first()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);

        var shown = new List<string>();
        var next = "/Residents/Timeline/012-00001-02";
        while (next is not null)
        {
            var page = await session.Page(next);
            var entries = page.QuerySelectorAll("#timeline li:not(.more)");
            Assert.InRange(entries.Length, 1, TimelineReader.PageSize);
            shown.AddRange(entries.Select(e => e.TextContent.Trim() + e.QuerySelector("a")?.GetAttribute("href")));
            next = page.QuerySelector("#timeline li.more a")?.GetAttribute("href");
        }

        var days = shown.Select(text => text[..10]).ToList();
        Assert.Equal(days.OrderDescending(StringComparer.Ordinal), days);
        Assert.True(shown.Count > TimelineReader.PageSize, $"{shown.Count} entries");
        foreach (var (kind, count) in ((string, int)[])[("検針", 16), ("調定", 14), ("使用者・契約", 3), ("申告・認定", 4), ("設備", 2)])
        {
            Assert.Equal(count, shown.Count(text => text.Contains(kind + " ", StringComparison.Ordinal) || text.Contains(kind + "\n", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_credit_that_was_used_stands_in_the_timeline_with_who_decided_it()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        await using (var db = factory.NewContext())
        {
            var contract = await db.Contracts.Where(c => c.Number == "012-00001-02").Select(c => c.Id).SingleAsync(stop);
            var claims = await db.Claims.Where(c => c.ContractId == contract).OrderBy(c => c.Id).Select(c => c.Id).Take(2).ToListAsync(stop);
            db.CreditUses.Add(new CreditUse { Id = 1, FromClaimId = claims[0], Amount = new Money(321), On = TestTown.Today, At = factory.Clock.Now, By = "seki" });
            db.CreditUses.Add(new CreditUse { Id = 2, FromClaimId = claims[0], ToClaimId = claims[1], Amount = new Money(123), On = TestTown.Today, At = factory.Clock.Now, By = "seki" });
            await db.SaveChangesAsync(stop);
        }

        var session = await Session.SignedIn(factory, Roles.Clerk);
        var entries = (await session.Page("/Residents/Timeline/012-00001-02?kind=Payment")).QuerySelectorAll("#timeline li").Select(e => e.TextContent).ToList();

        Assert.Contains(entries, e => e.Contains("還付", StringComparison.Ordinal) && e.Contains("321", StringComparison.Ordinal) && e.Contains("seki", StringComparison.Ordinal));
        Assert.Contains(entries, e => e.Contains("充当", StringComparison.Ordinal) && e.Contains("123", StringComparison.Ordinal) && e.Contains("seki", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_kind_alone_is_shown_on_request_and_a_part_is_sent_to_a_page_that_asks_for_it()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);

        var paid = await session.Page("/Residents/Timeline/012-00001-02?kind=Payment");
        Assert.All(paid.QuerySelectorAll("#timeline li:not(.more) .chip:first-child"), chip => Assert.Equal("収納", chip.TextContent));
        Assert.NotEmpty(paid.QuerySelectorAll("#timeline li"));

        using var ask = new HttpRequestMessage(HttpMethod.Get, "/Residents/Timeline/012-00001-02?kind=Payment");
        ask.Headers.Add("HX-Request", "true");
        var part = await (await session.Client.SendAsync(ask, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("<section", part.TrimStart(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_lived_there_before_is_told_but_not_a_protected_person()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);

        Assert.Contains("佐藤　健 (012-00001-01)", (await session.Page("/Residents/Timeline/012-00001-02?kind=Tenancy")).Body!.TextContent, StringComparison.Ordinal);
        await using (var db = factory.NewContext())
        {
            var former = db.Customers.Single(c => c.Name == "佐藤　健");
            former.ProtectedFrom = new LocalDate(2026, 1, 1);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var hidden = (await session.Page("/Residents/Timeline/012-00001-02?kind=Tenancy")).Body!.TextContent;
        Assert.DoesNotContain("佐藤", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("012-00001-01", hidden, StringComparison.Ordinal);
        Assert.Contains("山田　花子", hidden, StringComparison.Ordinal);
    }
}
