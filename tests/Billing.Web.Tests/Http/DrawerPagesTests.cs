using System.Net;
using Billing.Collection;
using Billing.Kernel;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>現金箱 over HTTP: a clerk's day from the float to the bank, where the rule book asks for a drawer.</summary>
public sealed class DrawerPagesTests
{
    private const string Path = "/Collection/Drawer";
    private const string Rule = """{ "kind": "cashDrawer", "id": "drawer", "from": "2019-10-01", "float": 30000, "citation": "会計規程" }""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_drawer_is_opened_counted_with_a_reason_agreed_to_by_another_and_handed_to_the_bank(string provider)
    {
        await using var factory = new CounterFactory(provider) { Book = RuledBook.With(Rule) };
        await factory.CreateStaff();
        var clerk = await Session.SignedIn(factory, Roles.Clerk);
        await using var db = factory.NewContext();

        var wrong = await Answer(clerk, "Open", HttpStatusCode.UnprocessableEntity, ("Window", "2番窓口"), ("Pieces[10000]", "三"), ("Pieces[1000]", "10"));
        Assert.Equal(("2番窓口", "三", "10"), (wrong.Value("Window"), wrong.Value("p10000"), wrong.Value("p1000")));
        Assert.NotNull(wrong.Page.QuerySelector("#f10000"));
        Assert.Empty(await db.CashDrawers.ToListAsync(Stop));
        await Answer(clerk, "Open", HttpStatusCode.OK, ("Window", "2番窓口"), ("Pieces[10000]", "2"), ("Pieces[1000]", "１０"));
        var drawer = await db.CashDrawers.AsNoTracking().SingleAsync(Stop);
        Assert.Equal((new Money(30_000), "clerk", DrawerState.Open), (drawer.StartingFloat, drawer.Clerk, drawer.State));

        // 1,000 yen came in by the drawer of the page; a hundred are missing at the end.
        await Pay(clerk, "/Payments/Take/012-00004-01");
        Assert.Equal(1_000, (await db.DrawerEntries.AsNoTracking().SingleAsync(Stop)).Amount.Yen);
        (string, string)[] counted = [("Pieces[10000]", "3"), ("Pieces[500]", "1"), ("Pieces[100]", "4")];
        var bare = await Answer(clerk, $"Count&id={drawer.Id}", HttpStatusCode.UnprocessableEntity, counted);
        Assert.Equal(("3", "1", "4"), (bare.Value("p10000"), bare.Value("p500"), bare.Value("p100")));
        await Answer(clerk, $"Count&id={drawer.Id}", HttpStatusCode.OK, [.. counted, ("Reason", "釣銭の渡し違い")]);
        var differs = await db.CashDrawers.AsNoTracking().SingleAsync(Stop);
        Assert.Equal((DrawerState.Differs, new Money(-100), "釣銭の渡し違い"), (differs.State, differs.Difference!.Value, differs.Reason));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.Post(Path, $"{Path}?handler=Agree&id={drawer.Id}", [])).StatusCode);
        var senior = await Session.SignedIn(factory, Roles.SeniorClerk);
        await Answer(senior, $"Agree&id={drawer.Id}", HttpStatusCode.OK);
        var closed = await db.CashDrawers.AsNoTracking().SingleAsync(Stop);
        Assert.Equal((DrawerState.Closed, "senior-clerk"), (closed.State, closed.SecondPerson));

        var much = await Answer(senior, $"Deposit&id={drawer.Id}", HttpStatusCode.UnprocessableEntity, ("Amount", "九百"), ("Slip", "0012"));
        Assert.Equal(("九百", "0012"), (much.Value($"a{drawer.Id}"), much.Value($"s{drawer.Id}")));
        await Answer(senior, $"Deposit&id={drawer.Id}", HttpStatusCode.OK, ("Amount", "900"), ("Slip", "0012"));
        var deposit = await db.CashDeposits.AsNoTracking().SingleAsync(Stop);
        Assert.Equal((new Money(900), "0012", drawer.Id), (deposit.Amount, deposit.Slip, deposit.DrawerId));
    }

    [Fact]
    public async Task The_payment_page_leads_to_the_drawer_where_the_rule_asks_for_one_and_refuses_cash_without_it()
    {
        await using var factory = new CounterFactory("sqlite") { Book = RuledBook.With(Rule) };
        await factory.CreateStaff();
        var clerk = await Session.SignedIn(factory, Roles.Clerk);
        const string take = "/Payments/Take/012-00004-01";
        Assert.Contains("現金箱が開いていません", (await clerk.Page(take)).QuerySelector($".says a[href='{Path}']")!.ParentElement!.TextContent, StringComparison.Ordinal);
        var refused = await Pay(clerk, take);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("釣銭準備金を数えて", (await Session.Document(refused)).Body!.TextContent, StringComparison.Ordinal);

        await Answer(clerk, "Open", HttpStatusCode.OK, ("Window", "1"));
        var open = await clerk.Page(take);
        Assert.NotNull(open.QuerySelector($"main a[href='{Path}']"));
        Assert.DoesNotContain("現金箱が開いていません", open.Body!.TextContent, StringComparison.Ordinal);

        await using var plain = new CounterFactory("sqlite");
        await plain.CreateStaff();
        Assert.Null((await (await Session.SignedIn(plain, Roles.Clerk)).Page(take)).QuerySelector($"section.card a[href='{Path}']"));
    }

    /// <summary>A thousand yen in cash, shared out by rule, with everything that the form carries.</summary>
    private static async Task<HttpResponseMessage> Pay(Session clerk, string take)
    {
        var form = await clerk.Page(take);
        var fields = form.QuerySelectorAll("#take input[type=hidden]").Where(i => i.GetAttribute("name") is { } name && (name == "Seen" || name.EndsWith(".ClaimId", StringComparison.Ordinal)))
            .ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        return await clerk.Post(take, take, new(fields) { ["Amount"] = "1000", ["Tendered"] = "1000" });
    }

    private static async Task<Shown> Answer(Session session, string handler, HttpStatusCode expected, params (string Name, string Value)[] fields)
    {
        var answer = await session.Post(Path, $"{Path}?handler={handler}", fields.ToDictionary(f => f.Name, f => f.Value));
        Assert.Equal(expected, answer.StatusCode);
        return new Shown(await Session.Document(answer));
    }

    private sealed record Shown(AngleSharp.Html.Dom.IHtmlDocument Page)
    {
        public string? Value(string id) => Page.GetElementById(id)?.GetAttribute("value");
    }
}
