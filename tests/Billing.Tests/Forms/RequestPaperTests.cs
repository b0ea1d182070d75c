using Billing.Db;
using Billing.Forms.Printing;
using Billing.Forms.Requests;
using Billing.Kernel;
using Billing.Requests;
using Billing.Requests.Contractors;
using Billing.Requests.Works;
using Billing.RuleBooks;
using Billing.Tests.Requests.Works;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Forms;

/// <summary>The papers of a request, printed by the browser and read back from the PDF.</summary>
public sealed class RequestPaperTests : IDisposable
{
    private static readonly RuleBook Book = BillingConfiguration.FindRuleBook("demo");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("billing-paper-test-");
    private readonly WorksTown _town = new("sqlite");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _town.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_papers_of_works_say_whom_what_where_and_under_which_law()
    {
        Poppler.SkipWithoutPrinter();
        var number = await _town.UpTo(WorksMachine.Inspected);

        var permit = await Print(number, RequestPaper.Permit);
        Assert.All(["給水装置工事承認書", "𠮷田 花子 様", "令和8年9月25日", "001-00004", "青葉町99番地", "20 mm", "水道法16条の2", number], words => Says(permit, words));
        Says(await Print(number, RequestPaper.DrainageConfirmation), "下水道法その他の法令に適合");
        var certificate = await Print(number, RequestPaper.Certificate);
        Assert.All(["検査済証", "令和8年10月8日"], words => Says(certificate, words));
        Says(await Print(number, RequestPaper.Slip), "仮に受け付けました");
        Says(await Print(number, RequestPaper.Application), "専用住宅");
        Says(await Print(number, RequestPaper.Permit, "en"), "Permit of the supply works");
    }

    [Fact]
    public async Task Rare_and_variant_kanji_are_printed_from_embedded_fonts()
    {
        Poppler.SkipWithoutPrinter();
        var form = WorksTown.NewHouse.Where(f => f.Field is not ("name" or "building")).Concat([("name", "𠮷田 髙﨑 邊󠄂"), ("building", "葛󠄀城邸")]).ToArray();
        var number = await _town.UpTo(WorksMachine.Permitted, form);

        var text = await Print(number, RequestPaper.Permit);

        Says(text, "𠮷田 髙﨑 邊󠄂 様");
        Says(text, "葛󠄀城邸");
        var fonts = (await Poppler.FontsAsync(File("permit"))).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        Assert.All(fonts, font => Assert.Matches(@" yes (yes|no)  ?(yes|no) +\d+ +\d+$", font));
    }

    [Fact]
    public async Task A_designation_is_a_certificate_for_each_service()
    {
        Poppler.SkipWithoutPrinter();
        var clerk = _town.Clerk();
        var number = (await clerk.Open(RequestKind.Contractor, null, null, Triggers.Receive, ("action", "Designate"), ("services", "both"), ("from", "2026-10-01"), ("waterEngineer", "水野"), ("waterLicence", "1"), ("sewerEngineer", "水野"), ("sewerLicence", "2"), ("name", "𠮷田設備"), ("kana", "ヨシダ"), ("isBody", "yes"), ("paper-application", "yes"), ("paper-engineer", "yes"))).Number;
        await clerk.Fire(number, ContractorMachine.FixFee);
        await _town.Pay(number, WorksTown.Day);
        await _town.Works().Fire(number, ContractorMachine.Register);

        var pages = (await Print(number, RequestPaper.Designation)).Split('\f', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(2, pages.Length);
        Assert.All(pages, page => Says(page, "𠮷田設備 御中"));
        Says(pages[0], "第16条の2第1項");
        Says(pages[1], "令和13年9月30日まで");
    }

    [Fact]
    public async Task Nothing_that_a_contractor_would_fetch_is_printed_for_a_protected_person()
    {
        var number = await _town.UpTo(WorksMachine.Permitted);
        await using (var db = _town.Test.NewContext())
        {
            await db.Customers.Where(c => c.Name == "𠮷田 花子").ExecuteUpdateAsync(u => u.SetProperty(c => c.ProtectedFrom, new LocalDate(2026, 9, 1)), Stop);
        }

        foreach (var paper in new[] { RequestPaper.Application, RequestPaper.Slip, RequestPaper.Permit, RequestPaper.DrainageConfirmation })
        {
            Assert.Equal("protection.third-party", (await Assert.ThrowsAsync<BusinessRuleException>(() => Html(number, paper))).Code);
        }
    }

    [Fact]
    public async Task A_paper_of_a_state_that_is_not_reached_is_refused_with_the_reason()
    {
        var number = await _town.UpTo(CounterMachine.Received);

        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => Html(number, RequestPaper.Certificate));

        Assert.Equal("paper.none", refusal.Code);
        Assert.Contains("設計審査中", refusal.Said.Ja, StringComparison.Ordinal);
    }

    /// <summary>Words may break over lines, and a title is spaced out.</summary>
    private static void Says(string page, string words) => Assert.Contains(Squeezed(words), Squeezed(page), StringComparison.Ordinal);

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private string File(string name) => Path.Combine(_folder.FullName, $"{name}.pdf");

    private async Task<string> Print(string number, RequestPaper paper, string language = "ja")
    {
        var file = File(RequestPapers.Key(paper));
        await new ChromiumPrinter(new PrintSettings()).PrintAsync(await Html(number, paper, language), file, cancel: Stop);
        if (Environment.GetEnvironmentVariable("BILLING_SCREENSHOTS") is { Length: > 0 } folder)
        {
            System.IO.File.Copy(file, Path.Combine(Directory.CreateDirectory(folder).FullName, $"paper-{RequestPapers.Key(paper)}-{language}.pdf"), overwrite: true);
        }

        return await Poppler.TextAsync(file);
    }

    private async Task<string> Html(string number, RequestPaper paper, string language = "ja")
    {
        await using var db = _town.Test.NewContext();
        var day = new LocalDate(2026, 10, 12);
        var office = new Office(db, _town.Test.Database, Book, "mado", new HashSet<string> { Roles.Clerk }, day, day.AtMidnight().InUtc().ToInstant());
        return await new RequestPaperSource(Book, new PrintSettings()).HtmlAsync((await RequestFiles.Stored(office, number))!, paper, language);
    }
}
