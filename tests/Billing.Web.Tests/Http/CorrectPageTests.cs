using System.Net;
using AngleSharp.Html.Dom;
using Billing.Bills;
using Billing.Kernel;
using Billing.Metering;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>A reading that was wrong, put right at the counter: first shown, then done.</summary>
public sealed class CorrectPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task The_difference_is_shown_before_and_is_what_the_correction_then_makes(string provider)
    {
        await using var factory = new CounterFactory(provider);
        await factory.CreateStaff();
        var (bill, usage) = await October(factory);
        var path = $"/Bills/Correct/{BillNumber.Print(bill.Id)}";
        var session = await Session.SignedIn(factory, Roles.SeniorClerk);
        Assert.NotNull((await session.Page($"/Bills/Show/{BillNumber.Print(bill.Id)}")).QuerySelector($"a[href='{path}']"));

        var index = (usage.CurrentIndex - 5).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var shown = await Send(session, path, index, "検針員の読み違い", "");
        var lines = shown.QuerySelectorAll(".preview li").Select(l => l.TextContent).ToList();
        Assert.Equal(2, lines.Count);
        Assert.Contains($"{usage.CubicMetres.Value} m³ → {usage.CubicMetres.Value - 5} m³", lines[0], StringComparison.Ordinal);
        await using (var before = factory.NewContext())
        {
            Assert.False(await before.Bills.AnyAsync(b => b.Kind == BillKind.Reversal, Stop));
        }

        var done = await Send(session, path, index, "検針員の読み違い", shown.QuerySelector("input[name=Shown]")!.GetAttribute("value")!);

        Assert.Contains("更正しました", done.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        await using var db = factory.NewContext();
        var made = await db.Bills.Where(b => b.Kind == BillKind.Correction).OrderBy(b => b.Id).ToListAsync(Stop);
        Assert.Equal(2, made.Count);
        Assert.All(made.Zip(lines), pair => Assert.Contains($"→ {pair.First.Total}円", pair.Second, StringComparison.Ordinal));
        Assert.Equal(("検針員の読み違い", Roles.SeniorClerk), (made[0].Reason, made[0].MadeBy));
        Assert.Contains("既に更正されています", (await session.Page(path)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "x", "index", "指針")]
    [InlineData("abc", "x", "index", "指針")]
    [InlineData("same", "x", "index", "同じです")]
    [InlineData("1", " ", "reason", "理由を入力")]
    public async Task What_cannot_be_corrected_is_said_beside_the_field_and_changes_nothing(string index, string reason, string field, string words)
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var (bill, usage) = await October(factory);
        var session = await Session.SignedIn(factory, Roles.BillingOperator);
        var typed = index == "same" ? usage.CurrentIndex.ToString(System.Globalization.CultureInfo.InvariantCulture) : index;

        var page = await Send(session, $"/Bills/Correct/{BillNumber.Print(bill.Id)}", typed, reason, typed, HttpStatusCode.UnprocessableEntity);

        Assert.Contains(words, page.GetElementById($"fault-{field}")!.TextContent, StringComparison.Ordinal);
        await using var db = factory.NewContext();
        Assert.False(await db.Bills.AnyAsync(b => b.Kind == BillKind.Reversal, Stop));
        Assert.False(await db.MeterReadings.AnyAsync(r => r.Superseded, Stop));
    }

    [Fact]
    public async Task An_index_that_was_not_shown_is_shown_first_and_a_dial_that_cannot_show_it_is_refused()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var (bill, usage) = await October(factory);
        var session = await Session.SignedIn(factory, Roles.SeniorClerk);
        var path = $"/Bills/Correct/{BillNumber.Print(bill.Id)}";
        var other = (usage.CurrentIndex + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.NotNull((await Send(session, path, other, "x", "1")).QuerySelector(".preview"));

        var refused = await Send(session, path, "9999999", "x", "9999999", HttpStatusCode.UnprocessableEntity);

        Assert.Contains("桁のメーター", refused.GetElementById("fault-index")!.TextContent, StringComparison.Ordinal);
        await using var db = factory.NewContext();
        Assert.False(await db.Bills.AnyAsync(b => b.Kind == BillKind.Reversal, Stop));
    }

    [Fact]
    public async Task A_clerk_may_not_correct()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);
        var answer = await session.Client.GetAsync("/Bills/Correct/2026-00000001", Stop);
        Assert.Contains("/Account/Denied", answer.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
        Assert.Null((await session.Page("/Bills/Show/2026-00000001")).QuerySelector("a[href^='/Bills/Correct/']"));
    }

    /// <summary>The bill of October of an ordinary household, with one after it.</summary>
    private static async Task<(Bill Bill, Usage Usage)> October(CounterFactory factory)
    {
        await using var db = factory.NewContext();
        var contract = await db.Contracts.Where(c => c.Number == "012-00001-02").Select(c => c.Id).SingleAsync(Stop);
        var bill = await db.Bills.SingleAsync(b => b.ContractId == contract && b.Month == new BillingMonth(2026, 10), Stop);
        return (bill, await db.Usages.SingleAsync(u => u.Id == bill.UsageId, Stop));
    }

    private static async Task<IHtmlDocument> Send(Session session, string path, string index, string reason, string shown, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var answer = await session.Post(path, path, new() { ["Index"] = index, ["Reason"] = reason, ["Shown"] = shown });
        Assert.Equal(expected, answer.StatusCode);
        return await Session.Document(answer);
    }
}
