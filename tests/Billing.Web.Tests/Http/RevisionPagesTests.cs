using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Billing.Kernel;
using Billing.Web.Tests.Counter;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>The revision studio over HTTP: what is saved, shown, refused and taken away.</summary>
public sealed class RevisionPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_state_is_an_address_whose_figures_follow_the_fields()
    {
        await using var counter = new CounterFactory("sqlite");
        await counter.CreateStaff();
        var session = await Session.SignedIn(counter, Roles.Finance);
        var saved = await session.Page("/Revision/Studio/1");
        var link = saved.QuerySelector("#link")!.GetAttribute("href")!;
        Assert.Equal(Figure(saved, "#revenue"), Figure(await session.Page(link), "#revenue"));
        var dearer = await session.Page(link.Replace("c0.percent=12.5", "c0.percent=25", StringComparison.Ordinal));
        Assert.True(Figure(dearer, "#revenue") > Figure(saved, "#revenue"));
        Assert.Equal("25", ((IHtmlInputElement)dearer.QuerySelector("#c0-percent")!).Value);
        Assert.Equal("12.5", ((IHtmlInputElement)saved.QuerySelector("input[data-slides=c0-percent]")!).Value);

        var part = await session.Client.SendAsync(new HttpRequestMessage(HttpMethod.Get, link) { Headers = { { "HX-Request", "true" } } }, Stop);
        Assert.StartsWith("/Revision/Studio/1?", part.Headers.GetValues("HX-Replace-Url").Single(), StringComparison.Ordinal);
        var answer = await Session.Document(part);
        Assert.Null(answer.QuerySelector("#studio"));
        Assert.Equal(Figure(saved, "#revenue"), Figure(answer, "#revenue"));
        Assert.Equal("true", answer.QuerySelector("#draft")!.GetAttribute("hx-swap-oob"));

        var more = await session.Page(link + "&add=1&kind=baseVolume");
        Assert.NotNull(more.QuerySelector("#c1-upTo"));
        Assert.Null((await session.Page(link + "&remove=c0")).QuerySelector("fieldset.change"));
    }

    [Fact]
    public async Task What_is_wrong_is_named_and_nothing_is_computed()
    {
        await using var counter = new CounterFactory("sqlite");
        await counter.CreateStaff();
        var session = await Session.SignedIn(counter, Roles.Finance);
        var link = (await session.Page("/Revision/Studio/1")).QuerySelector("#link")!.GetAttribute("href")!;
        var typed = await session.Page(link.Replace("c0.percent=12.5", "c0.percent=xx", StringComparison.Ordinal));
        var fault = typed.QuerySelector(".says[role=alert] a")!;
        Assert.Equal(("#c0-percent", "1. 率"), (fault.GetAttribute("href"), fault.TextContent));
        Assert.Equal("xx", ((IHtmlInputElement)typed.QuerySelector("#c0-percent")!).Value);
        Assert.Null(typed.QuerySelector("#revenue"));

        var old = await session.Page(link.Replace("p.effectiveFrom=2027-04-01", "p.effectiveFrom=1999-04-01", StringComparison.Ordinal));
        Assert.Null(old.QuerySelector("#revenue"));
        Assert.Contains("1999-04-01", old.QuerySelector(".says[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("text/html", (await session.Client.GetAsync(link.Replace("12.5", "xx", StringComparison.Ordinal) + "&handler=Csv", Stop)).Content.Headers.ContentType!.MediaType);

        var strange = new Billing.Revision.Studio.UsageDesk(counter.Database).TakeFile("strange.csv", "use_class,meter_size,cubic_metres,months,count\n船舶用,13,5,2,4\n"u8.ToArray(), Service.Water, "", counter.Clock.Now, "finance");
        var refused = await session.Page($"/Revision/Studio/1?Usage={strange.Id}");
        Assert.Contains("船舶用", refused.QuerySelector(".says[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("船舶用", (await session.Page($"/Revision/Compare?p=1&Usage={strange.Id}")).QuerySelector(".says[role=alert]")!.TextContent, StringComparison.Ordinal);
        await session.Page("/Revision/Studio/99", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("use_class,meter_size,cubic_metres,months,count\n船舶用,13,5,2,4\n", "", "船舶用", "Give the table such a class")]
    [InlineData("use_class,meter_size,cubic_metres,months,count\nCLASS,13,90000,2,4\n", "c0.kind=set&c0.useClasses=CLASS&c0.base=500&c0.tiers.0.upTo=50&c0.tiers.0.price=100", "50 m³ までしか", "up to 50 m³ only")]
    [InlineData("use_class,meter_size,cubic_metres,months,count\nCLASS,13,5,2,4\n", "p.effectiveFrom=2001-04-01", "2001-04-01", "in force")]
    public async Task What_cannot_be_computed_is_named_with_place_and_remedy_on_every_page_in_both_languages(string file, string change, string ja, string en)
    {
        await using var counter = new CounterFactory("sqlite");
        await counter.CreateStaff();
        var session = await Session.SignedIn(counter, Roles.Finance);
        var useClass = TestTown.Book.TariffFor(Service.Water, TestTown.Today, BillingMonth.Of(TestTown.Today)).Rates[0].UseClass;
        var usage = new Billing.Revision.Studio.UsageDesk(counter.Database).TakeFile("usage.csv", Encoding.UTF8.GetBytes(file.Replace("CLASS", useClass, StringComparison.Ordinal)), Service.Water, "", counter.Clock.Now, "finance");
        var head = $"/Revision/Studio/1?Usage={usage.Id}&p.title=t&p.id=x&p.author=a&p.date=2026-01-01";
        var state = head + (change.Contains("effectiveFrom", StringComparison.Ordinal) ? "" : "&p.effectiveFrom=2027-04-01") + (change.Contains("c0", StringComparison.Ordinal) ? "" : "&c0.kind=scale&c0.percent=5") + "&" + change.Replace("CLASS", Uri.EscapeDataString(useClass), StringComparison.Ordinal);
        var refused = await session.Page(state);
        Assert.Null(refused.QuerySelector("#revenue"));
        var said = refused.QuerySelector(".says[role=alert]")!.TextContent;
        Assert.Contains(ja, said, StringComparison.Ordinal);
        Assert.Contains("ください", said, StringComparison.Ordinal);

        // Nothing becomes a file: the page comes in its place.
        foreach (var handler in (string[])["Pdf", "Xlsx", "Csv", "Zip"])
        {
            Assert.Equal("text/html", (await session.Client.GetAsync($"{state}&handler={handler}", Stop)).Content.Headers.ContentType!.MediaType);
        }

        await session.Speak("en");
        Assert.Contains(en, (await session.Page(state)).QuerySelector(".says[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_template_and_every_kind_of_change_is_reached_from_the_form_and_computed()
    {
        await using var counter = new CounterFactory("sqlite");
        await counter.CreateStaff();
        var session = await Session.SignedIn(counter, Roles.Finance);
        var list = await session.Page("/Revision");
        var table = ((IHtmlSelectElement)list.QuerySelector("#Table")!).Value!;
        var templates = ((IHtmlSelectElement)list.QuerySelector("#Template")!).Options.Select(option => option.Value).ToList();
        Assert.Equal(["blank", "scale", "add", "flat", "nobase", "bysize", "twosteps"], templates);
        foreach (var template in templates)
        {
            var made = await session.Post("/Revision", "/Revision?handler=Create", new() { ["Title"] = template, ["Table"] = table, ["From"] = "2027-04-01", ["Template"] = template });
            Assert.NotNull((await Session.Document(made)).QuerySelector("#revenue"));
        }

        var studio = await session.Page("/Revision/Studio/1");
        var link = studio.QuerySelector("#link")!.GetAttribute("href")!;
        var kinds = ((IHtmlSelectElement)studio.QuerySelector("#kind")!).Options.Select(option => option.Value).ToList();
        Assert.Equal(["set", "add", "scale", "flatten", "baseVolume", "mergeClasses", "bySize", "adopt"], kinds);
        foreach (var kind in kinds)
        {
            var changed = await session.Page($"{link}&add=1&kind={kind}");
            Assert.Equal(kind, changed.QuerySelector("input[name='c1.kind']")!.GetAttribute("value"));
            Assert.True(changed.QuerySelector("#revenue") is not null, $"{kind}: {changed.QuerySelector(".says[role=alert]")?.TextContent}");
        }

        Assert.Equal(2, (await session.Page($"{link}&step=1")).QuerySelectorAll("#stages tbody tr").Length);
    }

    [Fact]
    public async Task Finance_saves_versions_others_look_and_most_see_nothing()
    {
        await using var counter = new CounterFactory("sqlite");
        await counter.CreateStaff();
        var finance = await Session.SignedIn(counter, Roles.Finance);
        var page = await finance.Page("/Revision/Studio/1");
        var text = page.QuerySelector("#draft")!.GetAttribute("value")!.Replace("12.5", "15", StringComparison.Ordinal);
        var saved = await finance.Post("/Revision/Studio/1", "/Revision/Studio/1?handler=Save&V=1&Usage=1", new() { ["text"] = text, ["basedOn"] = "1", ["remark"] = "15 %" });
        Assert.Contains("v=2", saved.RequestMessage!.RequestUri!.Query, StringComparison.OrdinalIgnoreCase);
        var again = await finance.Post("/Revision/Studio/1", "/Revision/Studio/1?handler=Save&V=1&Usage=1", new() { ["text"] = text, ["basedOn"] = "1" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(Figure(page, "#revenue"), Figure(await finance.Page("/Revision/Studio/1?V=1"), "#revenue"));
        Assert.True(Figure(await finance.Page("/Revision/Studio/1"), "#revenue") > Figure(page, "#revenue"));

        var auditor = await Session.SignedIn(counter, Roles.Auditor);
        var look = await auditor.Page("/Revision/Studio/1");
        Assert.Null(look.QuerySelector("#draft"));
        Assert.NotNull(look.QuerySelector("#revenue"));
        var clerk = await Session.SignedIn(counter, Roles.Clerk);
        Assert.Contains("/Account/Denied", (await clerk.Client.GetAsync("/Revision/Studio/1", Stop)).RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_begins_from_a_template_and_usage_from_a_year_or_a_file()
    {
        await using var counter = new CounterFactory("sqlite");
        await counter.CreateStaff();
        var session = await Session.SignedIn(counter, Roles.Finance);
        var list = await session.Page("/Revision");
        var table = ((IHtmlSelectElement)list.QuerySelector("#Table")!).Value!;
        var made = await session.Post("/Revision", "/Revision?handler=Create", new() { ["Title"] = "口径別へ", ["Table"] = table, ["From"] = "2027-04-01", ["Template"] = "flat" });
        Assert.Equal("/Revision/Studio/3", made.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(2, (await Session.Document(made)).QuerySelectorAll("fieldset.change").Length);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await session.Post("/Revision", "/Revision?handler=Create", new() { ["Table"] = table, ["From"] = "" })).StatusCode);

        Assert.NotNull((await Done(session, await session.Post("/Revision", "/Revision?handler=Count", new() { ["Year"] = "2025", ["Service"] = "Sewer" }))).QuerySelector("#counted"));
        Assert.Equal(2, (await session.Page("/Revision")).QuerySelectorAll("#usages tbody tr").Length);
        var none = await Done(session, await session.Post("/Revision", "/Revision?handler=Count", new() { ["Year"] = "1999", ["Service"] = "Water" }));
        Assert.Contains("1999", none.QuerySelector("#task [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await session.Page("/Revision")).QuerySelectorAll("#usages tbody tr").Length);
    }

    [Fact]
    public async Task A_year_that_was_counted_comes_out_the_same_and_is_held_against_what_was_billed()
    {
        await using var counter = new CounterFactory("sqlite");
        await counter.CreateStaff();
        var session = await Session.SignedIn(counter, Roles.Finance);
        var before = (await session.Page("/Revision")).QuerySelectorAll("#usages tbody tr").Length;
        var year = FiscalYear.Of(TestTown.Today).StartYear.ToString(CultureInfo.InvariantCulture);
        await Done(session, await session.Post("/Revision", "/Revision?handler=Count", new() { ["Year"] = year, ["Service"] = "Water" }));
        Assert.Equal(before, (await session.Page("/Revision")).QuerySelectorAll("#usages tbody tr").Length);

        var table = TestTown.Book.TariffFor(Service.Water, TestTown.Today, BillingMonth.Of(TestTown.Today)).Id;
        var proof = await Done(session, await session.Post("/Revision", "/Revision?handler=Prove", new() { ["ProofYear"] = year, ["Against"] = table }));
        Assert.NotNull(proof.QuerySelector("#proof .says.good"));
        Assert.Equal("±0", proof.QuerySelector("#off-billed")!.TextContent);
        Assert.Equal(Figure(proof, "#proof-histogram"), Figure(proof, "#proof-one-by-one"));
        var dearer = await Done(session, await session.Post("/Revision", "/Revision?handler=Prove", new() { ["ProofYear"] = year, ["Against"] = "1" }));
        Assert.NotNull(dearer.QuerySelector("#proof .says.good"));
        Assert.NotEmpty(dearer.QuerySelectorAll("#differences tbody tr"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await session.Post("/Revision", "/Revision?handler=Prove", new() { ["ProofYear"] = year, ["Against"] = "none" })).StatusCode);
        var auditor = await Session.SignedIn(counter, Roles.Auditor);
        Assert.NotNull((await auditor.Page("/Revision/Task/1")).QuerySelector("#counted"));
        await auditor.Page("/Revision/Task/999", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_usage_is_shown_by_size_and_band_and_handed_out_as_the_file_that_comes_in_again_the_same()
    {
        await using var counter = new CounterFactory("sqlite");
        await counter.CreateStaff();
        var session = await Session.SignedIn(counter, Roles.Finance);
        var page = await session.Page("/Revision/Usage/1");
        var sums = page.QuerySelectorAll("tr.sum").Select(row => row.QuerySelectorAll("td").Select(td => decimal.Parse(td.TextContent, CultureInfo.InvariantCulture)).ToList()).ToList();
        Assert.Equal(2, sums.Count);
        Assert.All(sums, sum => Assert.Equal(sum[^1], sum[..^1].Sum()));
        Assert.Equal(Figure(page, "#bills"), sums[0][^1]);
        var file = await session.Client.GetByteArrayAsync("/Revision/Usage/1?handler=Csv", Stop);
        var again = new Billing.Revision.Studio.UsageDesk(counter.Database).TakeFile("usage.csv", file, Service.Water, "", counter.Clock.Now, "finance");
        await using var db = counter.NewContext();
        Assert.Equal(db.UsageSnapshots.Single(s => s.Id == 1).Sha256, again.Sha256);
        await session.Page("/Revision/Usage/99", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Neighbours_stand_beside_the_own_bills_and_finance_takes_further_tables_in()
    {
        await using var counter = new CounterFactory("sqlite");
        await counter.CreateStaff();
        var session = await Session.SignedIn(counter, Roles.Finance);
        var page = await session.Page("/Revision/Studio/1?M3=10%2020");
        var shown = page.QuerySelectorAll("#neighbours tbody tr").ToDictionary(row => row.QuerySelector("th")!.TextContent, row => row.QuerySelectorAll("td.n").Select(td => td.TextContent).ToList());

        // 20 m³ at 20 mm, the town's most common meter, as 福岡市 publishes it: 3,355 yen. Its table has no class of the own name, so that its first one is shown.
        Assert.Equal("3,355", shown["福岡市"][1]);
        Assert.Equal(page.QuerySelectorAll("#samples tbody tr").Select(row => Digits(row.QuerySelectorAll("td")[0].TextContent)), shown["現行"].Select(Digits));
        Assert.Equal(page.QuerySelectorAll("#samples tbody tr").Select(row => Digits(row.QuerySelectorAll("td")[1].TextContent)), shown["改定案"].Select(Digits));
        Assert.Equal(3, (await session.Page("/Revision/Studio/1?Nb=1&N=fukuoka-water%7C一時用")).QuerySelectorAll("#neighbours tbody tr").Length);
        Assert.Null((await session.Page("/Revision/Studio/1?Nb=1")).QuerySelector("#neighbours"));
        Assert.Equal(shown.Count + 1, (await session.Page("/Revision/Compare?p=1&p=2")).QuerySelectorAll("#neighbours tbody tr").Length);

        var text = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "db", "tariffs", "neighbours", "fukuoka-water.json"), Stop);
        var mine = text.Replace("\"fukuoka-water\"", "\"next-door\"", StringComparison.Ordinal).Replace("福岡市", "となり町", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Upload(session, mine.Replace("\"effectiveFrom\"", "\"when\"", StringComparison.Ordinal))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Upload(session, mine)).StatusCode);
        Assert.Contains((await session.Page("/Revision/Studio/1")).QuerySelectorAll("#neighbours tbody th"), th => th.TextContent == "となり町");
        await session.Post("/Revision/Neighbours", "/Revision/Neighbours?handler=Withdraw&id=1", []);
        Assert.DoesNotContain((await session.Page("/Revision/Studio/1")).QuerySelectorAll("#neighbours tbody th"), th => th.TextContent == "となり町");
    }

    [Fact]
    public async Task Proposals_stand_side_by_side_and_the_smallest_increase_opens_in_the_studio()
    {
        await using var counter = new CounterFactory("sqlite");
        await counter.CreateStaff();
        var session = await Session.SignedIn(counter, Roles.Finance);
        Assert.Equal(3, (await session.Page("/Revision/Compare?p=1&p=2.1&p=77")).QuerySelectorAll("#compare thead th").Length);
        var solved = await session.Page("/Revision/Design/1?Target=20&Ask=solve");
        var studio = await session.Page(solved.QuerySelector("#solved a")!.GetAttribute("href")!);
        Assert.True(Figure(studio, "#change") >= 20m);
        var designed = await Done(session, await session.Post("/Revision/Design/1", "/Revision/Design/1", new() { ["Target"] = "5", ["Ask"] = "design" }));
        Assert.NotEmpty(designed.QuerySelectorAll("#prices tbody tr"));
        var opened = await session.Page(designed.QuerySelector("#result a.button")!.GetAttribute("href")!);
        Assert.Equal(Figure(designed, "#result strong"), Figure(opened, "#revenue"));
        var curve = await Done(session, await session.Post("/Revision/Design/1", "/Revision/Design/1", new() { ["Target"] = "5", ["Ask"] = "curve" }));
        Assert.Equal(7, curve.QuerySelectorAll("#curve tbody tr").Length);
        Assert.NotNull(curve.QuerySelector("#curve svg path"));
        var wrong = await session.Post("/Revision/Design/1", "/Revision/Design/1", new() { ["Target"] = "five", ["Ask"] = "design" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal("five", ((IHtmlInputElement)(await Session.Document(wrong)).QuerySelector("#Target")!).Value);
        Assert.Equal(2, (await session.Page("/Revision/Design/1")).QuerySelectorAll("#tasks tbody tr").Length);
    }

    [Fact]
    public async Task The_archive_holds_the_figures_that_the_page_shows()
    {
        await using var counter = new CounterFactory("sqlite");
        await counter.CreateStaff();
        var session = await Session.SignedIn(counter, Roles.Finance);
        foreach (var state in (string[])["/Revision/Studio/1?With=now&M3=8%2010%2020", "/Revision/Studio/2?Stage=1"])
        {
            var page = await session.Page(state);
            using var zip = new ZipArchive(new MemoryStream(await session.Client.GetByteArrayAsync(Export(page, "Zip"), Stop)));
            using var figures = await JsonDocument.ParseAsync(await zip.GetEntry("figures.json")!.OpenAsync(Stop), cancellationToken: Stop);
            Assert.Equal(Figure(page, "#revenue"), Math.Round(figures.RootElement.GetProperty("proposal").GetProperty("revenueBeforeTax").GetDecimal()));
            Assert.Equal(0, figures.RootElement.GetProperty("sampleBills").GetArrayLength() % page.QuerySelectorAll("#samples tbody tr").Length);
            Assert.All((string[])["README.md", "baseline.json", "proposal.json", "usage.csv", "table-1.json"], name => Assert.NotNull(zip.GetEntry(name)));
        }
    }

    [Fact]
    public async Task The_workbook_holds_formulas_and_their_values_and_the_csv_a_line_per_cell()
    {
        await using var counter = new CounterFactory("sqlite");
        await counter.CreateStaff();
        var session = await Session.SignedIn(counter, Roles.Finance);
        var page = await session.Page("/Revision/Studio/1");
        var csv = (await session.Client.GetStringAsync(Export(page, "Csv"), Stop)).TrimEnd().Split("\r\n");
        using var book = SpreadsheetDocument.Open(new MemoryStream(await session.Client.GetByteArrayAsync(Export(page, "Xlsx"), Stop)), false);
        var sheets = book.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => ((WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!)).Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().ToList()).ToList()).ToList();
        Assert.Equal(["概要", "用途別", "モデル世帯", "分布", "口径別", "水量帯別", "用途・口径別", "十分位", "段階別", "近隣", "分かれ目と段差"], book.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => sheet.Name!.Value));
        Assert.Equal(csv.Length, sheets[3].Count);

        decimal Value(Cell cell) => decimal.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture);
        foreach (var row in sheets[3].Skip(1))
        {
            Assert.Equal(Value(row[6]) * Value(row[8]), Value(row[12]));
            Assert.StartsWith("G", row[12].CellFormula!.Text, StringComparison.Ordinal);
        }

        var bills = sheets[3].Skip(1).Sum(row => Value(row[6]));
        Assert.Equal(bills, sheets[4].Skip(1).Sum(row => Value(row[1])));
        Assert.Equal(bills, sheets[5].Skip(1).Sum(row => Value(row[3]) + Value(row[4]) + Value(row[5])));
        Assert.Equal(bills, sheets[6].Skip(1).Sum(row => Value(row[2])));
        Assert.All(sheets[8].Skip(1).Where(row => row[6].CellFormula is not null), row => Assert.Equal(Value(row[4]) * Value(row[5]), Value(row[6])));
        Assert.Equal(page.QuerySelectorAll("#neighbours tbody tr").Length, sheets[9].Count - 1);
        var billed = sheets[0].Single(row => row.Count == 2 && row[1].CellFormula?.Text.Contains("$M$2", StringComparison.Ordinal) == true);
        Assert.Equal(sheets[3].Skip(1).Sum(row => Value(row[12])), Value(billed[1]));
        Assert.All(sheets[1].Skip(1), row => Assert.All(row.Skip(1), cell => Assert.NotNull(cell.CellFormula)));
    }

    /// <summary>What a task found, once the worker beside the pages has done it.</summary>
    private static async Task<IHtmlDocument> Done(Session session, HttpResponseMessage asked)
    {
        var address = asked.RequestMessage!.RequestUri!.PathAndQuery;
        Assert.StartsWith("/Revision/Task/", address, StringComparison.Ordinal);
        for (var looks = 0; looks < 600; looks++)
        {
            var page = await session.Page(address);
            if (page.QuerySelector("#task[hx-get]") is null)
            {
                return page;
            }

            await Task.Delay(100, Stop);
        }

        throw new TimeoutException($"{address} is not done.");
    }

    private static async Task<HttpResponseMessage> Upload(Session session, string table)
    {
        var page = await session.Page("/Revision/Neighbours");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(table)), "Upload", "next-door.json" },
        };
        return await session.Client.PostAsync("/Revision/Neighbours?handler=Upload", form, Stop);
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string Export(IHtmlDocument page, string handler) => page.QuerySelectorAll("a").Select(a => a.GetAttribute("href") ?? "").Single(href => href.Contains($"handler={handler}", StringComparison.Ordinal));

    private static decimal Figure(IHtmlDocument page, string place) =>
        decimal.Parse(new StringBuilder(page.QuerySelector(place)!.TextContent.Replace("−", "-", StringComparison.Ordinal)).Replace("%", "").Replace(",", "").Replace("+", "").ToString().Trim(), CultureInfo.InvariantCulture);
}
