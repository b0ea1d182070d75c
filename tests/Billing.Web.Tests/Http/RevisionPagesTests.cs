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

        await session.Post("/Revision", "/Revision?handler=Count", new() { ["Year"] = "2025", ["Service"] = "Sewer" });
        Assert.Equal(2, (await session.Page("/Revision")).QuerySelectorAll("#usages tbody tr").Length);
        var none = await session.Post("/Revision", "/Revision?handler=Count", new() { ["Year"] = "1999", ["Service"] = "Water" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
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
        var designed = await session.Page("/Revision/Design/1?Target=5&Ask=design");
        Assert.NotEmpty(designed.QuerySelectorAll("#prices tbody tr"));
        Assert.NotNull((await session.Page("/Revision/Design/1?Target=5&Ask=curve")).QuerySelector("#curve"));
        Assert.NotNull((await session.Page("/Revision/Design/1?Target=five&Ask=design")).QuerySelector(".says[role=alert]"));
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
        Assert.Equal(4, sheets.Count);
        Assert.Equal(csv.Length, sheets[3].Count);

        decimal Value(Cell cell) => decimal.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture);
        foreach (var row in sheets[3].Skip(1))
        {
            Assert.Equal(Value(row[6]) * Value(row[8]), Value(row[12]));
            Assert.StartsWith("G", row[12].CellFormula!.Text, StringComparison.Ordinal);
        }

        var billed = sheets[0].Single(row => row.Count == 2 && row[1].CellFormula?.Text.Contains("$M$2", StringComparison.Ordinal) == true);
        Assert.Equal(sheets[3].Skip(1).Sum(row => Value(row[12])), Value(billed[1]));
        Assert.All(sheets[1].Skip(1), row => Assert.All(row.Skip(1), cell => Assert.NotNull(cell.CellFormula)));
    }

    private static string Export(IHtmlDocument page, string handler) => page.QuerySelectorAll("a").Select(a => a.GetAttribute("href") ?? "").Single(href => href.Contains($"handler={handler}", StringComparison.Ordinal));

    private static decimal Figure(IHtmlDocument page, string place) =>
        decimal.Parse(new StringBuilder(page.QuerySelector(place)!.TextContent.Replace("−", "-", StringComparison.Ordinal)).Replace("%", "").Replace(",", "").Replace("+", "").ToString().Trim(), CultureInfo.InvariantCulture);
}
