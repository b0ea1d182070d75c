using System.Net;
using AngleSharp.Html.Dom;
using Billing.Collection;
using Billing.Kernel;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>Cash over the counter, from the resident's page to the receipt and back.</summary>
public sealed class CounterReceiptPagesTests
{
    private const string Take = "/Payments/Take/012-00001-02";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task What_is_overdue_is_chosen_already_and_cash_settles_it_and_gives_change_and_a_receipt(string provider)
    {
        await using var factory = await Open(provider);
        var session = await Session.SignedIn(factory, Roles.Clerk);
        var resident = await session.Page("/Residents/Show/012-00001-02");
        Assert.Equal("j", resident.QuerySelector($"a[href='{Take}']")!.GetAttribute("data-key"));
        var (all, late) = await Owed(factory);
        Assert.True(late > Money.Zero && late < all);

        var form = await session.Page(Take);
        Assert.Contains(late.ToString(), form.GetElementById("sum")!.TextContent, StringComparison.Ordinal);
        var answer = await session.Post(Take, Take, Fields(form, ("Tendered", "２０，０００")));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("/Payments/Receipt/", answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        var page = await Session.Document(answer);
        Assert.Contains($"{new Money(20_000) - late}円", page.QuerySelector("dd.big")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(all - late, (await Owed(factory)).All);
        var sheet = (await session.Page($"{answer.RequestMessage.RequestUri.AbsolutePath}?handler=Sheet")).Body!.TextContent;
        foreach (var words in (string[])["領収書", "山田　花子 様", $"{late}円", "お預かり 20,000円", "012-00001-02", "10%", "青波市水道事業"])
        {
            Assert.Contains(words, sheet, StringComparison.Ordinal);
        }

        await using var db = factory.NewContext();
        var payment = await db.Payments.SingleAsync(p => p.Channel == PaymentChannel.Counter, Stop);
        Assert.Equal((late, new Money(20_000), Roles.Clerk), (payment.Amount, payment.Tendered, payment.TakenBy));
        Assert.Contains($"/Payments/Receipt/{payment.Id}", (await session.Page("/Residents/Show/012-00001-02")).Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typed_amount_goes_to_the_oldest_and_what_is_paid_in_part_shows_no_tax_of_its_own()
    {
        await using var factory = await Open("sqlite");
        var session = await Session.SignedIn(factory, Roles.Collection);
        var (all, _) = await Owed(factory);

        var answer = await session.Post(Take, Take, Fields(await session.Page(Take), ("Amount", "100"), ("Tendered", "100")));

        var page = await Session.Document(answer);
        Assert.Contains("一部", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(all - new Money(100), (await Owed(factory)).All);
        var sheet = await session.Page($"{answer.RequestMessage!.RequestUri!.AbsolutePath}?handler=Sheet");
        Assert.Null(sheet.QuerySelector("table.rates"));
        Assert.Contains("検針のお知らせ(適格請求書)によります", sheet.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "Tendered", "金額を入力")]
    [InlineData("", "千円", "Tendered", "円の整数")]
    [InlineData("", "10", "Tendered", "足りません")]
    [InlineData("x", "5000", "Amount", "円の整数")]
    [InlineData("9999999", "99999999", "Amount", "超えています")]
    [InlineData("0", "100", "Amount", "債権がありません")]
    public async Task A_refused_payment_says_why_beside_the_field_keeps_what_was_typed_and_changes_nothing(string amount, string tendered, string field, string words)
    {
        await using var factory = await Open("sqlite");
        var session = await Session.SignedIn(factory, Roles.Clerk);

        var answer = await session.Post(Take, Take, Fields(await session.Page(Take), ("Amount", amount), ("Tendered", tendered)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Session.Document(answer);
        var input = page.QuerySelector($"input[name={field}]")!;
        Assert.Contains(words, input.GetAttribute("aria-describedby")!.Split(' ').Select(id => page.GetElementById(id)!.TextContent).Aggregate(string.Concat), StringComparison.Ordinal);
        Assert.Equal([amount, tendered], page.QuerySelectorAll("input[name=Amount], input[name=Tendered]").Select(e => e.GetAttribute("value") ?? ""));
        Assert.Empty(await Taken(factory));
    }

    [Fact]
    public async Task More_than_is_owed_on_a_row_is_refused_beside_the_row()
    {
        await using var factory = await Open("sqlite");
        var session = await Session.SignedIn(factory, Roles.Clerk);

        var answer = await session.Post(Take, Take, Fields(await session.Page(Take), ("Rows[0].Amount", "999999"), ("Tendered", "1000000")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Session.Document(answer);
        Assert.Contains("1円から", page.GetElementById("row-fault-0")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("999999", page.QuerySelector("input[name='Rows[0].Amount']")!.GetAttribute("value"));
        Assert.Empty(await Taken(factory));
    }

    [Fact]
    public async Task A_form_sent_twice_takes_money_once_and_then_shows_what_is_owed_now()
    {
        await using var factory = await Open("sqlite");
        var session = await Session.SignedIn(factory, Roles.Clerk);
        var fields = Fields(await session.Page(Take), ("Amount", "100"), ("Tendered", "100"));
        await session.Post(Take, Take, new(fields));

        var again = await session.Post(Take, Take, new(fields));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("未納額が変わりました", (await Session.Document(again)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Single(await Taken(factory));
    }

    [Fact]
    public async Task A_senior_clerk_takes_a_payment_of_the_same_day_back_with_a_reason_and_nobody_else()
    {
        await using var factory = await Open("sqlite");
        var (before, _) = await Owed(factory);
        var clerk = await Session.SignedIn(factory, Roles.Clerk);
        var taken = await clerk.Post(Take, Take, Fields(await clerk.Page(Take), ("Tendered", "20000")));
        var receipt = taken.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Null((await clerk.Page(receipt)).QuerySelector("input[name=Reason]"));
        var denied = await clerk.Post("/Account/Denied", $"{receipt}?handler=Cancel", new() { ["Reason"] = "x" });
        Assert.Contains("/Account/Denied", denied.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);

        var senior = await Session.SignedIn(factory, Roles.SeniorClerk);
        var refused = await senior.Post(receipt, $"{receipt}?handler=Cancel", new() { ["Reason"] = " " });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("理由を入力", (await Session.Document(refused)).GetElementById("fault-reason")!.TextContent, StringComparison.Ordinal);
        var page = await Session.Document(await senior.Post(receipt, $"{receipt}?handler=Cancel", new() { ["Reason"] = "金額の打ち間違い" }));

        Assert.Contains("取り消しました", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, (await Owed(factory)).All);
        Assert.Contains("無効", (await senior.Page($"{receipt}?handler=Sheet")).QuerySelector(".mark")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("input[name=Reason]"));
    }

    [Fact]
    public async Task Who_bills_takes_no_money_and_a_debit_has_no_receipt()
    {
        await using var factory = await Open("sqlite");
        var session = await Session.SignedIn(factory, Roles.BillingOperator);
        Assert.Contains("/Account/Denied", (await session.Client.GetAsync(Take, Stop)).RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
        Assert.Null((await session.Page("/Residents/Show/012-00001-02")).QuerySelector($"a[href='{Take}']"));
        Assert.Contains("窓口で受け取った収納", (await session.Page("/Payments/Receipt/1")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<CounterFactory> Open(string provider)
    {
        var factory = new CounterFactory(provider);
        await factory.CreateStaff();
        return factory;
    }

    /// <summary>What 012-00001-02 owes, and what of it is overdue.</summary>
    private static async Task<(Money All, Money Late)> Owed(CounterFactory factory)
    {
        await using var db = factory.NewContext();
        var contract = await db.Contracts.Where(c => c.Number == "012-00001-02").Select(c => c.Id).SingleAsync(Stop);
        var owed = OwedClaim.OfContract(db, contract);
        return (new Money(owed.Sum(c => c.Owed.Yen)), new Money(owed.Where(c => c.Claim.DueOn < TestTown.Today).Sum(c => c.Owed.Yen)));
    }

    private static async Task<List<Payment>> Taken(CounterFactory factory)
    {
        await using var db = factory.NewContext();
        return await db.Payments.Where(p => p.Channel == PaymentChannel.Counter).ToListAsync(Stop);
    }

    /// <summary>The form as it is shown, with some fields typed anew.</summary>
    internal static Dictionary<string, string> Fields(IHtmlDocument page, params (string Name, string Value)[] typed)
    {
        var form = (IHtmlFormElement)page.GetElementById("take")!;
        var fields = new Dictionary<string, string>();
        foreach (var input in form.Elements.OfType<IHtmlInputElement>().Where(i => i.Name is { Length: > 0 } && (i.Type != "checkbox" || i.IsChecked)))
        {
            fields.TryAdd(input.Name!, input.Value);
        }

        foreach (var (name, value) in typed)
        {
            fields[name] = value;
        }

        return fields;
    }
}
