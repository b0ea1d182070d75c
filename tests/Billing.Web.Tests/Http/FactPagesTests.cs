using Billing.Kernel;
using System.Net;
using Billing.Places;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Web.Tests.Http;

public sealed class FactPagesTests
{
    private const string Resident = "/Residents/Show/012-00003-01";
    private const string Add = "/Facts/Add/012-00003-01";

    [Theory]
    [EveryDatabase]
    public async Task A_fact_is_entered_ended_and_taken_back_at_the_counter(string provider)
    {
        await using var factory = new CounterFactory(provider);
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);
        Assert.Contains("申告・認定の登録はありません", (await session.Page(Resident)).Body!.TextContent, StringComparison.Ordinal);

        var entered = await Session.Document(await session.Post(Add, Add, Persons("4", "2026-10-01")));
        Assert.Contains("「居住人数 4人」", entered.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("調定が 1 件", entered.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        await session.Post(Add, Add, Persons("5", "2026-11-01"));
        Assert.Equal(["5人", "4人"], await Values(session));

        await using var db = factory.NewContext();
        var facts = await db.SupplyFacts.AsNoTracking().Where(f => f.Number != null).OrderBy(f => f.Id).ToListAsync(TestContext.Current.CancellationToken);
        var change = $"/Facts/Change/012-00003-01/{facts[^1].Id}";
        await session.Post(change, change + "?handler=TakeBack", new() { ["Reason"] = "人数の聞き違い" });
        Assert.Equal(["4人"], await Values(session));
        Assert.Contains("人数の聞き違い", (await session.Page(Resident)).QuerySelector("#facts details")!.TextContent, StringComparison.Ordinal);

        var end = $"/Facts/Change/012-00003-01/{facts[^2].Id}";
        await session.Post(end, end + "?handler=End", new() { ["Last"] = "2026-11-30", ["Source"] = "転出届" });
        await session.Speak("en");
        var row = (await session.Page(Resident)).QuerySelector("#facts tbody tr")!.TextContent;
        Assert.Contains("4 persons", row, StringComparison.Ordinal);
        Assert.Contains("2026-10-01 〜 2026-11-30", row, StringComparison.Ordinal);
        Assert.Contains("転出届", row, StringComparison.Ordinal);
        Assert.Contains(Roles.Clerk, row, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Residents", "Number", "-1", "Number", "人数は 0 から")]
    [InlineData("Residents", "Number", "four", "Number", "数値を半角の数字で")]
    [InlineData("Residents", "From", "", "From", "開始日を")]
    [InlineData("Residents", "From", "R8.11.1", "From", "2026-11-22 の形で")]
    [InlineData("Residents", "To", "2026-01-01", "To", "終了日は開始日")]
    [InlineData("Residents", "Source", "", "Source", "根拠(届出")]
    [InlineData("NotDrained", "To", "", "To", "期間ごとの値")]
    [InlineData("Well", "Word", "", "Word", "井戸水のみ (only)")]
    public async Task A_wrong_field_is_refused_beside_it_and_what_was_typed_stays(string kind, string field, string value, string fault, string said)
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.SeniorClerk);
        var fields = Persons("4", "2026-10-01");
        fields["Kind"] = kind;
        fields[field] = value;
        if (kind == "Well")
        {
            fields.Remove("Number");
        }

        var answer = await session.Post($"{Add}?kind={kind}", Add, fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Session.Document(answer);
        Assert.Contains(said, page.QuerySelector($"#fault-{fault.ToLowerInvariant()}")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(fields["Source"], page.QuerySelector("#Source")!.GetAttribute("value") ?? "");
        await using var db = factory.NewContext();
        Assert.False(await db.SupplyFacts.AnyAsync(f => f.ContractId == db.Contracts.First(c => c.Number == "012-00003-01").Id, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_fields_follow_from_the_kind()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);

        foreach (var kind in FactWords.Kinds)
        {
            var page = await session.Page($"{Add}?kind={kind}");
            var shape = FactShape.Of(kind);
            Assert.Equal(shape.Number != FactNumber.None, page.QuerySelector("#Number") is not null);
            Assert.Equal(shape.Word != FactField.None, page.QuerySelector("#Word") is not null);
            Assert.Equal(shape.Span != FactSpan.Event, page.QuerySelector("#To") is not null);
            Assert.Equal(shape.Marks.Count, page.QuerySelectorAll("input[name=Marks]").Length);
        }

        await session.Page(Add + "?kind=77");
        await session.Page("/Facts/Add/999", HttpStatusCode.NotFound);
        await session.Page("/Facts/Change/012-00003-01/987654", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_only_looks_sees_facts_and_no_way_to_change_them()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Auditor);

        var page = await session.Page("/Residents/Show/012-00001-02");
        Assert.Contains("居住人数", page.QuerySelector("#facts")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("a[href^='/Facts/']"));
        var denied = await session.Client.GetAsync(Add, TestContext.Current.CancellationToken);
        Assert.Contains("/Account/Denied", denied.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);

        var answer = await session.Client.PostAsync(Add, new FormUrlEncodedContent(Persons("4", "2026-10-01")), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_bill_shows_its_lines_its_rules_as_notes_and_the_facts_it_rests_on()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);
        await using var db = factory.NewContext();
        var number = TestTown.SpecialBill(db);

        var page = await session.Page($"/Bills/Show/{number}");

        var lines = page.QuerySelectorAll("table.lines tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains(lines, line => line.Contains("口座振替割引", StringComparison.Ordinal) && line.Contains("-110", StringComparison.Ordinal));
        Assert.Contains(page.QuerySelectorAll("tr.note"), note => note.TextContent.Contains("test-welfare", StringComparison.Ordinal));
        Assert.Contains(page.QuerySelectorAll("table.explained th"), line => line.TextContent.Contains("生活保護世帯の減免", StringComparison.Ordinal));
        Assert.Contains("減免の認定 生活保護", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string>> Values(Session session)
        => (await session.Page(Resident)).QuerySelectorAll("#facts .scroll tbody td:nth-child(2)").Select(cell => cell.TextContent);

    private static Dictionary<string, string> Persons(string number, string from) => new() { ["Kind"] = "Residents", ["Number"] = number, ["From"] = from, ["Source"] = "使用人員届" };
}
