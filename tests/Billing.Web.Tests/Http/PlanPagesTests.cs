using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Billing.Kernel;
using Billing.Plans;
using Billing.Plans.Desk;
using Billing.Web.Tests.Counter;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>Plans and costs of service over HTTP: what is taken in, shown, refused, saved and taken away.</summary>
public sealed class PlanPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_field_that_is_changed_moves_the_figures_and_its_address_brings_them_back()
    {
        await using var counter = new CounterFactory("sqlite");
        await counter.CreateStaff();
        var session = await Session.SignedIn(counter, Roles.Finance);
        var saved = await session.Page("/Plans/Show/1");
        Assert.Equal(4, saved.QuerySelectorAll("#cases tbody tr").Length);
        var part = await session.Client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/Plans/Show/1?V=1&a.inflation=2&a.operation_now=300&r.2017~A=25&Case=A&Case=B&Look=B") { Headers = { { "HX-Request", "true" } } }, Stop);
        var address = part.Headers.GetValues("HX-Replace-Url").Single();
        Assert.Equal("/Plans/Show/1?V=1&a.inflation=2&r.2017~A=25&Case=A&Case=B&Look=B", Uri.UnescapeDataString(address));
        var answer = await Session.Document(part);
        Assert.Null(answer.QuerySelector("#studio"));
        Assert.Equal("true", answer.QuerySelector("#state")!.GetAttribute("hx-swap-oob"));
        var again = await session.Page(address);
        Assert.Equal(Figures(answer), Figures(again));
        Assert.Equal(2, again.QuerySelectorAll("#cases tbody tr").Length);

        // The figures are those of the core, to the last digit shown.
        var plan = PlanLoader.Parse(PlanDraft.Of(PlanExample.All.Single(one => one.Name == "komatsushima/plan").Text, [KeyValuePair.Create("a.inflation", "2"), KeyValuePair.Create("r.2017~A", "25")]).Text, "k");
        Assert.Equal(PlanWords.Shown(plan.Rows.Single(row => row.Key == "net_profit"), PlanResult.Of(plan, "A").Values["net_profit"][^1]), again.QuerySelector("#cases td[data-row=net_profit]")!.TextContent);
        Assert.Contains("25", ((IHtmlInputElement)again.GetElementById("r-2017~A")!).Value, StringComparison.Ordinal);
        var added = await session.Client.GetAsync("/Plans/Show/1?add=A&year=2019", Stop);
        Assert.NotNull((await Session.Document(added)).GetElementById("r-2019~A"));
        Assert.NotNull((await Session.Document(await session.Client.GetAsync("/Plans/Show/2?move=power", Stop))).GetElementById("g-power"));
    }

    [Fact]
    public async Task A_plan_is_taken_in_whole_or_not_at_all_and_its_faults_are_told_with_their_place()
    {
        await using var counter = new CounterFactory("sqlite");
        await counter.CreateStaff();
        var session = await Session.SignedIn(counter, Roles.Finance);
        var before = (await session.Page("/Plans")).QuerySelectorAll("#plans tbody tr").Length;
        var otake = PlanExample.All.Single(one => one.Name == "otake/plan").Text;
        var broken = await session.Post("/Plans", "/Plans?handler=Take", new() { ["Pasted"] = otake.Replace("\"firstYear\": 2024", "\"firstYear\": \"x\"", StringComparison.Ordinal) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, broken.StatusCode);
        Assert.Equal("$.firstYear", (await Session.Document(broken)).QuerySelector("#faults tbody th")!.TextContent);

        // Books that do not balance: where, which year, by how much.
        var books = """{ "format": "water-plan/1", "id": "p", "title": "合わない計画", "unit": "千円", "firstYear": 2026, "lastYear": 2028, "citations": ["試験"], "rows": [{ "key": "assets", "label": "資産", "given": [900, 950, 990] }, { "key": "debts", "label": "負債・資本", "given": [900, 947, 990] }], "checks": [{ "key": "sheet", "label": "貸借の一致", "formula": "assets = debts" }] }""";
        var open = await Session.Document(await session.Post("/Plans", "/Plans?handler=Take", new() { ["Pasted"] = books }));
        Assert.Equal("$.checks[0]", open.QuerySelector("#faults tbody th")!.TextContent);
        Assert.Contains("2027 年度の帳簿が合いません(貸借の一致): assets = debts の左辺 950、右辺 947、差 3 千円", open.QuerySelector("#faults tbody td")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, (await session.Page("/Plans")).QuerySelectorAll("#plans tbody tr").Length);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await session.Post("/Plans", "/Plans?handler=Take", [])).StatusCode);

        var taken = await session.Post("/Plans", "/Plans?handler=Take", new() { ["Pasted"] = books.Replace("947", "950", StringComparison.Ordinal) });
        var page = await Session.Document(taken);
        Assert.Equal("合わない計画", page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector("#checks"));
        var example = await session.Post("/Plans", "/Plans?handler=Example", new() { ["name"] = "nagano/plan" });
        Assert.StartsWith("/Plans/Show/", example.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(before + 2, (await session.Page("/Plans")).QuerySelectorAll("#plans tbody tr").Length);
    }

    [Fact]
    public async Task What_is_wrong_on_the_form_is_named_and_nothing_is_computed()
    {
        await using var counter = new CounterFactory("sqlite");
        await counter.CreateStaff();
        var session = await Session.SignedIn(counter, Roles.Finance);
        var page = await session.Page("/Plans/Show/1?a.inflation=%E5%B0%91%E3%81%97");
        Assert.Equal(("#a-inflation", "少し"), (page.QuerySelector("#refused a")!.GetAttribute("href"), ((IHtmlInputElement)page.QuerySelector("#a-inflation")!).Value));
        Assert.Null(page.QuerySelector("#cases"));
        Assert.Equal("text/html", (await session.Client.GetAsync("/Plans/Show/1?a.inflation=%E5%B0%91%E3%81%97&handler=Csv", Stop)).Content.Headers.ContentType!.MediaType);
        Assert.Null((await session.Page("/Plans/Path/1?a.inflation=x")).QuerySelector("#paths"));
        Assert.Null((await session.Page("/Plans/Chances/1?a.inflation=x")).QuerySelector("#drawn"));
        await session.Page("/Plans/Show/99", HttpStatusCode.NotFound);
        await session.Page("/Plans/Show/5", HttpStatusCode.NotFound);
        await session.Page("/Plans/Cost/1", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Finance_saves_versions_others_look_and_most_see_nothing()
    {
        await using var counter = new CounterFactory("sqlite");
        await counter.CreateStaff();
        var finance = await Session.SignedIn(counter, Roles.Finance);
        var state = (await finance.Page("/Plans/Show/1?a.inflation=2")).QuerySelector("#state")!.GetAttribute("value")!;
        var saved = await finance.Post("/Plans/Show/1", "/Plans/Show/1?handler=Save", new() { ["state"] = state, ["basedOn"] = "1", ["remark"] = "物価 2 %" });
        var page = await Session.Document(saved);
        Assert.Equal("2", ((IHtmlInputElement)page.QuerySelector("#a-inflation")!).Value);
        Assert.Equal("0.5", ((IHtmlInputElement)(await finance.Page("/Plans/Show/1?V=1")).QuerySelector("#a-inflation")!).Value);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await finance.Post("/Plans/Show/1", "/Plans/Show/1?handler=Save", new() { ["state"] = state, ["basedOn"] = "1" })).StatusCode);
        var copy = await finance.Post("/Plans/Show/1", "/Plans/Show/1?handler=Save", new() { ["state"] = "V=1&a.inflation=3", ["basedOn"] = "1", ["copy"] = "1" });
        Assert.Equal("/Plans/Show/6", copy.RequestMessage!.RequestUri!.AbsolutePath);
        await using (var db = counter.NewContext())
        {
            Assert.Equal([("", 1), ("物価 2 %", 2)], db.PlanVersions.Where(v => v.PlanId == 1).OrderBy(v => v.Number).Select(v => new { v.Remark, v.Number }).AsEnumerable().Select(v => (v.Remark, v.Number)));
        }

        var auditor = await Session.SignedIn(counter, Roles.Auditor);
        var look = await auditor.Page("/Plans/Show/1");
        Assert.Null(look.QuerySelector("#state"));
        Assert.NotNull(look.QuerySelector("#cases"));
        Assert.Equal("/Account/Denied", (await auditor.Post("/Plans/Show/1", "/Plans/Show/1?handler=Save", new() { ["state"] = "a.inflation=9", ["basedOn"] = "2" })).RequestMessage!.RequestUri!.AbsolutePath);
        var clerk = await Session.SignedIn(counter, Roles.Clerk);
        Assert.Contains("/Account/Denied", (await clerk.Client.GetAsync("/Plans/Show/1", Stop)).RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_tells_which_rule_fails_when_and_where_the_document_says_otherwise()
    {
        await using var counter = new CounterFactory("sqlite");
        await counter.CreateStaff();
        var session = await Session.SignedIn(counter, Roles.Finance);
        var page = await session.Page("/Plans/Show/2?Look=3");
        var plan = PlanLoader.Parse(PlanExample.All.Single(one => one.Name == "otake/plan").Text, "o");
        Assert.Equal(plan.CaseKeys.Sum(key => PlanResult.Of(plan, key).Failed.Count), page.QuerySelectorAll("#failed tbody tr").Length);
        Assert.Equal(page.QuerySelectorAll("#failed tbody tr").Length, page.QuerySelectorAll("#rules td.bad").Length);
        var row = page.QuerySelectorAll("#contradictions tbody tr").First(line => line.TextContent.Contains("純額", StringComparison.Ordinal) && line.TextContent.Contains("2026", StringComparison.Ordinal));
        Assert.Equal(["313,844", "308,024", "+5,820"], row.QuerySelectorAll("td.n").Skip(1).Select(cell => cell.TextContent));
        Assert.Equal(plan.Of("3").Rows.Count, page.QuerySelectorAll("#accounts th[scope=row]").Length);
        Assert.Contains("収入計 ÷ 支出計 × 100", page.QuerySelector("#formulas")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(8, page.QuerySelectorAll("figure svg.chart").Length);
    }

    [Fact]
    public async Task Smallest_revisions_and_ranges_are_found_and_open_in_the_plan()
    {
        await using var counter = new CounterFactory("sqlite");
        await counter.CreateStaff();
        var session = await Session.SignedIn(counter, Roles.Finance);
        var found = await Finished(session, "/Plans/Path/1?Case=A-path&Case=B-path", "#found");
        var link = found.QuerySelector("#found a")!.GetAttribute("href")!;
        var told = found.QuerySelector("#found tbody td")!.TextContent;
        var opened = await session.Page(link);
        foreach (var step in told.Split('、'))
        {
            var (year, percent) = (step.Split(':')[0].Trim(), step.Split('+')[1].Split(' ')[0]);
            Assert.Equal(percent, ((IHtmlInputElement)opened.GetElementById($"r-{year}~A-path")!).Value);
        }

        Assert.DoesNotContain(opened.QuerySelectorAll("#failed tbody tr"), row => row.TextContent.Contains("ケースAの改定", StringComparison.Ordinal));
        var drawn = await Finished(session, "/Plans/Chances/1?Look=A&Draws=50&Seed=3&Row=cash", "#holding");
        Assert.Equal(3, drawn.QuerySelectorAll("#ranges tbody tr").Length);
        Assert.Single(drawn.QuerySelectorAll("figure svg.chart"));
        Assert.Equal(drawn.QuerySelector("#holding")!.TextContent, (await Finished(session, "/Plans/Chances/1?Look=A&Draws=50&Seed=3&Row=cash", "#holding")).QuerySelector("#holding")!.TextContent);
        Assert.NotNull((await session.Page("/Plans/Chances/4")).QuerySelector("#drawn"));
        Assert.NotNull((await session.Page("/Plans/Path/4")).QuerySelector("#paths [role=status]"));
        Assert.Contains("市全体の使用料", (await session.Page("/Plans/Demand/4")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demand_shows_which_observed_values_are_left_out_and_by_what_rule_the_rest_goes_on()
    {
        await using var counter = new CounterFactory("sqlite");
        await counter.CreateStaff();
        var session = await Session.SignedIn(counter, Roles.Finance);
        var taken = await session.Post("/Plans", "/Plans?handler=Take", new() { ["Pasted"] = """{ "format": "water-plan/1", "id": "d", "title": "用途別の推計", "unit": "千円", "firstYear": 2025, "lastYear": 2030, "citations": ["試験"], "rows": [{ "key": "volume", "label": "工場用", "section": "demand", "unit": "千m³", "trend": { "rule": "average", "observed": { "2020": 100, "2021": 104, "2022": 30, "2023": 96, "2024": 110 }, "outlierPercent": 20 } }] }""" });
        var page = await session.Page(taken.RequestMessage!.RequestUri!.AbsolutePath.Replace("Show", "Demand", StringComparison.Ordinal));
        Assert.Equal("30 外れ値", page.QuerySelector(".observed td:has(.chip)")!.TextContent.Trim());
        Assert.Single(page.QuerySelectorAll("svg.chart circle.dot"));
        Assert.Contains("2020〜2024 年度実績の平均(外れ値として 2022 年度を除く)", page.QuerySelector("figcaption")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("20 %", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_archive_holds_the_figures_that_the_page_shows_and_the_lines_every_row()
    {
        await using var counter = new CounterFactory("sqlite");
        await counter.CreateStaff();
        var session = await Session.SignedIn(counter, Roles.Finance);
        const string State = "?V=1&a.inflation=2&Case=A&Draws=20";
        var page = await session.Page("/Plans/Show/1" + State);
        using var zip = new ZipArchive(new MemoryStream(await session.Client.GetByteArrayAsync("/Plans/Show/1" + State + "&handler=Zip", Stop)));
        using var figures = await JsonDocument.ParseAsync(await zip.GetEntry("figures.json")!.OpenAsync(Stop), cancellationToken: Stop);
        var last = figures.RootElement.GetProperty("cases")[0].GetProperty("years").EnumerateArray().Last().GetProperty("rows");
        Assert.Equal(page.QuerySelector("#cases td[data-row=net_profit]")!.TextContent, last.GetProperty("net_profit").GetDecimal().ToString("#,0;−#,0", CultureInfo.InvariantCulture));
        Assert.All((string[])["plan.json", "path.json", "chances.json", "README.md"], name => Assert.NotNull(zip.GetEntry(name)));
        var csv = await session.Client.GetStringAsync("/Plans/Show/1" + State + "&handler=Csv", Stop);
        Assert.Equal(1 + 23 + 6, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_cost_of_service_becomes_charges_by_two_ways_and_a_proposal_in_one_step()
    {
        await using var counter = new CounterFactory("sqlite");
        await counter.CreateStaff();
        var session = await Session.SignedIn(counter, Roles.Finance);
        const string State = "?Two=1&Weights1=area&Weights2=area&FixedToBase1=20&FixedToBase2=60";
        var page = await session.Page("/Plans/Cost/5" + State);
        Assert.Equal(2, page.QuerySelectorAll("#covers tbody tr").Count(row => row.TextContent.StartsWith('案')));
        Assert.True(Figure(page, "#per-m3-1") > Figure(page, "#per-m3-2"));
        var made = await session.Post("/Plans/Cost/5" + State, $"/Plans/Cost/5{State}&handler=Propose", new() { ["way"] = "2", ["from"] = "2027-04-01" });
        Assert.Equal("/Revision/Studio/3", made.RequestMessage!.RequestUri!.AbsolutePath);
        var studio = await Session.Document(made);
        var covered = page.QuerySelectorAll("#covers tbody tr").Last(row => row.TextContent.StartsWith('案')).QuerySelector("td.n")!.TextContent;
        Assert.Equal(covered, studio.QuerySelector("#revenue")!.TextContent);

        var wrong = await session.Page("/Plans/Cost/5?FixedToBase1=200");
        Assert.NotNull(wrong.QuerySelector("#ways [role=alert]"));
        Assert.Null(wrong.QuerySelector("#charges"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await session.Post("/Plans/Cost/5" + State, $"/Plans/Cost/5{State}&handler=Propose", new() { ["way"] = "1", ["from"] = "" })).StatusCode);
    }

    private static decimal Figure(IDocument page, string place) => decimal.Parse(page.QuerySelector(place)!.TextContent, CultureInfo.InvariantCulture);

    private static string Figures(IDocument page) => page.QuerySelector("#cases")!.TextContent;

    /// <summary>A page whose work may be under way, asked until it is done, as its own script does.</summary>
    private static async Task<IHtmlDocument> Finished(Session session, string address, string place)
    {
        for (var i = 0; i < 120; i++)
        {
            var page = await session.Page(address);
            if (page.QuerySelector(place) is not null)
            {
                return page;
            }

            await Task.Delay(500, Stop);
        }

        throw new TimeoutException($"{address} has no {place} after a minute.");
    }
}
