using Billing.Kernel;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Billing.Metering;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>Readings through the counter's pages, on a day on which the round of December is open.</summary>
public sealed class ReadingPagesTests
{
    [Theory]
    [EveryDatabase]
    public async Task A_keyed_in_reading_is_stored_with_who_keyed_it_in_and_shown(string provider)
    {
        await using var factory = await December.Open(provider);
        var session = await Session.SignedIn(factory, Roles.Clerk);

        var page = await KeyIn(session, "012-00001", "2026-12-10", "1305", HttpStatusCode.OK);

        Assert.Contains("012-00001 2026-12-10: 登録", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("", page.QuerySelector("input[name=Point]")!.GetAttribute("value") ?? "");
        Assert.Equal("2026-12-10", page.QuerySelector("input[name=ReadOn]")!.GetAttribute("value"));
        var stored = Assert.Single(await December.Readings(factory));
        Assert.Equal((1305, ReadingKind.Regular, Roles.Clerk), (stored.Index, stored.Kind, stored.EnteredBy));
        Assert.Contains("1,305", (await session.Page("/Readings/KeyIn?handler=Point&point=012-00001")).DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("012-00001", "2026-12-10", "999999", "Index", "999,999")]
    [InlineData("012-00001", "2026-12-10", "", "Index", "指針を整数で")]
    [InlineData("012-00001", "2026-12-10", "12.5", "Index", "指針を整数で")]
    [InlineData("999-99999", "2026-12-10", "5", "Point", "999-99999")]
    [InlineData("", "2026-12-10", "5", "Point", "水栓番号を入力")]
    [InlineData("012-00001", "2026-12-24", "1305", "ReadOn", "今日")]
    [InlineData("012-00001", "2026-11-10", "1305", "ReadOn", "締め切られ")]
    [InlineData("012-00001", "10.12.", "1305", "ReadOn", "検針日を")]
    public async Task A_refused_reading_keeps_what_was_typed_and_says_why_beside_the_field(string point, string day, string index, string field, string words)
    {
        await using var factory = await December.Open("sqlite");
        var session = await Session.SignedIn(factory, Roles.Clerk);

        var page = await KeyIn(session, point, day, index, HttpStatusCode.UnprocessableEntity);

        var input = page.QuerySelector($"input[name={field}]")!;
        Assert.Contains("input-validation-error", input.ClassName, StringComparison.Ordinal);
        Assert.Contains(words, page.GetElementById(input.GetAttribute("aria-describedby")!)!.TextContent, StringComparison.Ordinal);
        Assert.Equal([point, day], page.QuerySelectorAll("input[name=Point], input[name=ReadOn]").Select(e => e.GetAttribute("value") ?? ""));
        Assert.Empty(await December.Readings(factory));
    }

    [Theory]
    [EveryDatabase]
    public async Task Of_a_readers_file_good_lines_are_taken_and_each_bad_one_is_named(string provider)
    {
        await using var factory = await December.Open(provider);
        var session = await Session.SignedIn(factory, Roles.SeniorClerk);
        const string file = "水栓番号,検針日,指針\r\n012-00001,2026-12-10,1305\r\n999-99999,2026-12-10,5\r\n";

        var first = await Send(session, file, HttpStatusCode.OK);
        var again = await Send(session, file, HttpStatusCode.OK);

        var line = Assert.Single(first.QuerySelector("section.card table")!.QuerySelectorAll("tbody tr"));
        Assert.Equal(["3", "reading.unknown-point"], [line.QuerySelector("th")!.TextContent, line.QuerySelector("td:last-child")!.TextContent]);
        Assert.Contains("999-99999", line.TextContent, StringComparison.Ordinal);
        Assert.Equal(["2", "1", "0", "0", "1"], first.QuerySelectorAll("p[role=status] strong").Select(e => e.TextContent));
        Assert.Contains("取り込み済み", again.QuerySelector(".says.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1305, Assert.Single(await December.Readings(factory)).Index);
    }

    [Theory]
    [InlineData("水栓番号,検針日,メモ,指針\r\n", HttpStatusCode.UnprocessableEntity, "メモ")]
    [InlineData("", HttpStatusCode.UnprocessableEntity, "CSV")]
    public async Task A_file_that_holds_no_readings_is_refused_on_the_same_page(string file, HttpStatusCode status, string words)
    {
        await using var factory = await December.Open("sqlite");
        var session = await Session.SignedIn(factory, Roles.SeniorClerk);

        var page = await Send(session, file, status);

        Assert.Contains(words, page.QuerySelector(".validation-summary-errors")!.TextContent, StringComparison.Ordinal);
        await using var db = factory.NewContext();
        Assert.False(await db.ReadingImports.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_clerk_may_not_take_in_files()
    {
        await using var factory = await December.Open("sqlite");
        var session = await Session.SignedIn(factory, Roles.Clerk);

        var answer = await session.Client.GetAsync("/Readings/Import", TestContext.Current.CancellationToken);

        Assert.Contains("/Account/Denied", answer.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
    }

    private static async Task<IHtmlDocument> KeyIn(Session session, string point, string day, string index, HttpStatusCode expected)
    {
        var answer = await session.Post("/Readings/KeyIn", "/Readings/KeyIn", new() { ["Point"] = point, ["ReadOn"] = day, ["Index"] = index, ["Kind"] = nameof(ReadingKind.Regular) });
        Assert.Equal(expected, answer.StatusCode);
        return await Session.Document(answer);
    }

    private static async Task<IHtmlDocument> Send(Session session, string file, HttpStatusCode expected)
    {
        var form = await session.Page("/Readings/Import");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.QuerySelector("form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "Upload", "012.csv" },
        };
        var answer = await session.Client.PostAsync("/Readings/Import", content, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
        return await Session.Document(answer);
    }
}
