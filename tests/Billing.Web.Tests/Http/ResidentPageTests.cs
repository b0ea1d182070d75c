using System.Net;
using Billing.Contacts;
using Billing.Kernel;
using Billing.Places;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>What a clerk does on the resident's page.</summary>
public sealed class ResidentPageTests
{
    private const string Page = "/Residents/Show/012-00001-02";

    [Theory]
    [EveryDatabase]
    public async Task A_contact_is_written_down_followed_up_and_done_on_the_page_itself(string provider)
    {
        await using var factory = new CounterFactory(provider);
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);

        var answer = await session.Post(Page, Page + "?handler=Contact", Call(text: "使用水量が多いとの問い合わせ。", due: "2026-11-19", with: "検針係", on: "2026-11-18"));
        var page = await Session.Document(answer);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("使用水量が多いとの問い合わせ。", page.QuerySelector("#contacts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("対応期限 2026-11-19 を過ぎています(検針係)", page.QuerySelector(".alerts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("使用水量が多いとの問い合わせ。", page.QuerySelector("#timeline")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("検針係", (await session.Page("/Contacts?with=検針係")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);

        await using var db = factory.NewContext();
        var contact = await db.Contacts.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((ContactChannel.Telephone, ContactTopic.Charge, "clerk"), (contact.Channel, contact.Topic, contact.EnteredBy));
        var done = await Session.Document(await session.Post(Page, $"{Page}?handler=ContactDone&id={contact.Id}", []));
        Assert.Contains("対応済み", done.QuerySelector("#contacts")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(done.QuerySelectorAll("#contacts form[action*=ContactDone]"));
        Assert.Empty((await session.Page("/Contacts")).QuerySelectorAll("tbody tr"));
    }

    [Theory]
    [InlineData("", "", "", "2026-11-20", "Contact.Text")]
    [InlineData("話", "2026-11-01", "窓口", "2026-11-20", "Contact.DueOn")]
    [InlineData("話", "来週", "窓口", "2026-11-20", "Contact.DueOn")]
    [InlineData("話", "2026-11-30", "", "2026-11-20", "Contact.DueWith")]
    [InlineData("話", "", "", "2027-01-01", "Contact.On")]
    public async Task What_is_wrong_with_a_contact_stands_beside_its_field_and_what_was_typed_is_kept(string text, string due, string with, string on, string field)
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);

        var answer = await session.Post(Page, Page + "?handler=Contact", Call(text, due, with, on));
        var page = await Session.Document(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var control = page.QuerySelector($"[name='{field}']")!;
        Assert.Equal("true", control.GetAttribute("aria-invalid"));
        Assert.NotEmpty(page.GetElementById(control.GetAttribute("aria-describedby")!)!.TextContent);
        Assert.Equal(text, page.QuerySelector("[name='Contact.Text']")!.TextContent.Trim());
        Assert.Equal("長女", page.QuerySelector("[name='Contact.Speaker']")!.GetAttribute("value"));
        await using var db = factory.NewContext();
        Assert.Equal(0, await db.Contacts.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_note_on_the_place_is_added_shown_where_a_reading_is_keyed_in_and_ended()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);

        await session.Post(Page, Page + "?handler=Note", new() { ["Note.Kind"] = "Car", ["Note.Text"] = "車の下にメーター" });
        Assert.Contains("車の下にメーター", (await session.Page("/Readings/KeyIn?handler=Point&point=012-00001")).DocumentElement.TextContent, StringComparison.Ordinal);
        await using var db = factory.NewContext();
        var note = await db.PlaceNotes.AsNoTracking().SingleAsync(n => n.Kind == PlaceNoteKind.Car, TestContext.Current.CancellationToken);
        Assert.Equal("clerk", note.EnteredBy);

        var twice = await session.Post(Page, Page + "?handler=Note", new() { ["Note.Kind"] = "Car", ["Note.Text"] = "車の下にメーター" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        Assert.Equal("true", (await Session.Document(twice)).QuerySelector("[name='Note.Text']")!.GetAttribute("aria-invalid"));

        await session.Post(Page, $"{Page}?handler=NoteEnd&id={note.Id}", []);
        Assert.DoesNotContain("車の下にメーター", (await session.Page(Page)).QuerySelector("#notes")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_auditor_reads_contacts_and_notes_but_writes_none()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Auditor);

        Assert.Empty((await session.Page(Page)).QuerySelectorAll("#contacts form, #notes form[action*='handler=Note']"));
        var answer = await session.Post("/Account/Denied", Page + "?handler=Contact", Call("話", "", "", "2026-11-20"));
        Assert.Contains("/Account/Denied", answer.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
        await using var db = factory.NewContext();
        Assert.Equal(0, await db.Contacts.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_quote_for_the_contract_is_the_bill_that_the_night_made_of_the_same_water()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);
        await using var db = factory.NewContext();
        var bill = await (from b in db.Bills join c in db.Contracts on b.ContractId equals c.Id join u in db.Usages on b.UsageId equals u.Id where c.Number == "012-00001-02" orderby b.Id descending select new { b.Total, b.PeriodTo, M3 = u.CubicMetres.Value }).FirstAsync(TestContext.Current.CancellationToken);

        var quoted = await session.Page($"/Residents/Quote/012-00001-02?M3={bill.M3}&Months=1&Day={bill.PeriodTo:uuuu-MM-dd}");
        Assert.Equal($"{bill.Total}円", quoted.QuerySelector(".quoted .big")!.TextContent);
        Assert.Equal(2, quoted.QuerySelectorAll("table.explained").Length);

        var wrong = await session.Page("/Residents/Quote/012-00001-02?M3=-5");
        Assert.Contains("0から", wrong.QuerySelector(".says.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("整数", (await session.Page("/Residents/Quote/012-00001-02?M3=abc")).QuerySelector(".says.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1から12", (await session.Page("/Residents/Quote/012-00001-02?M3=5&Months=13")).QuerySelector(".says.warn")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_without_a_contract_gets_a_quote_for_what_is_typed()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);

        var first = await session.Page("/Quote");
        Assert.Contains("一般用", first.QuerySelector("#Water")!.TextContent, StringComparison.Ordinal);
        var both = await session.Page("/Quote?M3=23&Months=1&MeterSize=20&Water=一般用&Sewer=一般用&Dwellings=1&Day=2026-11-20");
        var alone = await session.Page("/Quote?M3=23&Months=1&MeterSize=20&Water=一般用&Sewer=&Dwellings=1&Day=2026-11-20");
        Assert.Equal(2, both.QuerySelectorAll("table.explained").Length);
        Assert.Single(alone.QuerySelectorAll("table.explained"));
        Assert.Contains("用途を選んで", (await session.Page("/Quote?M3=23&Water=&Sewer=")).QuerySelector(".says.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1950-01-01", (await session.Page("/Quote?M3=23&Water=一般用&Day=1950-01-01")).QuerySelector(".says.warn")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alerts_stand_at_the_top_with_the_reason_and_a_way_to_act()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.SeniorClerk);

        var held = await session.Page("/Residents/Show/012-00003-01");
        Assert.Contains("保留中", held.QuerySelector(".alerts")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/Nights/Release/", held.QuerySelector(".alerts a[href^='/Nights']")!.GetAttribute("href"), StringComparison.Ordinal);
        var late = (await session.Page(Page)).QuerySelector(".alerts")!.TextContent;
        Assert.Contains("水道料金の未納", late, StringComparison.Ordinal);
        Assert.Contains("下水道使用料の未納", late, StringComparison.Ordinal);
        Assert.Contains("支援措置の対象者", (await session.Page("/Residents/Show/012-00002-01")).QuerySelector(".alerts")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_year_before_stands_beside_each_period_in_water_and_yen()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);

        var row = (await session.Page(Page)).QuerySelector("#usage-table tbody tr")!;
        var cells = row.QuerySelectorAll("td").Select(td => td.TextContent.Trim()).ToList();
        Assert.EndsWith("m³", cells[0], StringComparison.Ordinal);
        Assert.EndsWith("m³", cells[1], StringComparison.Ordinal);
        Assert.EndsWith("%", cells[2], StringComparison.Ordinal);
        Assert.EndsWith("円", cells[3], StringComparison.Ordinal);
        Assert.EndsWith("円", cells[4], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resident_with_nothing_yet_has_a_whole_page()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        await NewResident.Add(factory);
        var session = await Session.SignedIn(factory, Roles.Clerk);

        var page = await session.Page("/Residents/Show/012-00099-01");
        Assert.Contains("契約条件", page.QuerySelector(".alerts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("応対の記録はまだありません", page.QuerySelector("#contacts")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("#timeline li"));
        Assert.Contains("用途を選んで", (await session.Page("/Residents/Quote/012-00099-01?M3=20")).QuerySelector(".says.warn")!.TextContent, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Call(string text, string due, string with, string on) => new()
    {
        ["Contact.Channel"] = "Telephone",
        ["Contact.Topic"] = "Charge",
        ["Contact.Speaker"] = "長女",
        ["Contact.On"] = on,
        ["Contact.Text"] = text,
        ["Contact.DueOn"] = due,
        ["Contact.DueWith"] = with,
    };
}
