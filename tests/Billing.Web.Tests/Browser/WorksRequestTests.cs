using Billing.FieldWork;
using Billing.Kernel;
using Billing.Requests;
using Billing.Requests.Contractors;
using Billing.Requests.Contributions;
using Billing.Requests.Works;
using Billing.RuleBooks;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using Xunit;

namespace Billing.Web.Tests.Browser;

/// <summary>Contractors, works and enquiries from the window to the books, the field list and the register, in a real Chromium.</summary>
public sealed class WorksRequestTests
{
    private static readonly string[] ContractorPapers = ["application", "engineer"];
    private static readonly string[] WorksPapers = ["application", "drawing", "map"];

    private static readonly (string, string)[] Designation =
        [("action", "Designate"), ("services", "both"), ("from", "2026-11-20"), ("waterEngineer", "髙﨑 次郎"), ("waterLicence", "第456号"), ("sewerEngineer", "髙﨑 次郎"), ("sewerLicence", "県第78号"), ("name", "株式会社 𠮷田設備"), ("kana", "ヨシダセツビ"), ("isBody", "yes")];

    private static readonly (string, string)[] House =
    [
        ("services", "both"), ("kind", "new"), ("town", "港町"), ("address", "港町九丁目9番9号"), ("size", "20"), ("building", "専用住宅"), ("contractor", "0001"), ("startOn", "2026-11-27"), ("endOn", "2026-12-20"), ("name", "葛󠄀城 花子"), ("kana", "カツラギ ハナコ"),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_contractor_is_designated_and_carries_out_works_that_end_in_a_supply_a_meter_order_and_a_sewer_connection()
    {
        await using var counter = new CounterInBrowser();
        await counter.InitializeAsync();
        var clerk = await counter.SignedIn("clerk");
        var works = await counter.SignedIn("works");

        var designation = await RequestWindow.Receive(clerk, RequestKind.Contractor, Triggers.Receive, null, Designation, ContractorPapers);
        await RequestWindow.Step(clerk, designation, ContractorMachine.FixFee);
        await RequestWindow.Pay(counter.Factory, designation);
        await RequestWindow.Step(works, designation, ContractorMachine.Register);
        await works.GotoAsync("/Contractors?Q=ヨシダ");
        await Assertions.Expect(works.Locator("tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(works.Locator("tbody tr").First).ToContainTextAsync("有効");
        await Screenshots.Keep(works, "contractors-found");

        var number = await RequestWindow.Receive(clerk, RequestKind.Works, Triggers.Receive, null, House, WorksPapers);
        await RequestWindow.Step(works, number, WorksMachine.SendBack, ("reason", "系統図に逆止弁がない"));
        await RequestWindow.Step(clerk, number, Triggers.Amend);
        await RequestWindow.Step(works, number, WorksMachine.Approve);
        await RequestWindow.Step(clerk, number, WorksMachine.FixFee);
        await clerk.GotoAsync($"/Requests/Show/{number}");
        await Assertions.Expect(clerk.Locator("main")).ToContainTextAsync("96,000円が未納");
        await Screenshots.Keep(clerk, "works-unpaid");
        await RequestWindow.Pay(counter.Factory, number);
        await RequestWindow.Step(clerk, number, WorksMachine.NotePaid);
        await RequestWindow.Step(works, number, WorksMachine.Permit, ("on", "2026-11-20"), ("route", "012"));
        await RequestWindow.Step(clerk, number, WorksMachine.Begin, ("on", "2026-11-20"));
        await RequestWindow.Step(clerk, number, WorksMachine.ReportCompletion, ("on", "2026-11-20"));
        await RequestWindow.Step(works, number, WorksMachine.Fail, ("reason", "量水器の位置が違う"));
        await RequestWindow.Step(clerk, number, WorksMachine.Correct);
        await RequestWindow.Pay(counter.Factory, number);
        await RequestWindow.Step(works, number, WorksMachine.Pass, ("on", "2026-11-20"));
        await RequestWindow.Step(works, number, WorksMachine.Connect, ("on", "2026-11-20"), ("water", "一般用"), ("sewer", "一般用"));

        await using var db = counter.Factory.NewContext();
        var request = await db.Requests.SingleAsync(r => r.Number == number, Stop);
        var contract = await db.Contracts.SingleAsync(c => c.ServicePointId == request.ServicePointId, Stop);
        Assert.Equal((WorksMachine.Connected, TestTown.Today), (request.State, contract.From));
        Assert.True(await db.SewerConnections.AnyAsync(s => s.ServicePointId == request.ServicePointId && s.From == TestTown.Today, Stop));
        Assert.True(await db.FieldOrders.AnyAsync(o => o.ServicePointId == request.ServicePointId && o.Task == FieldTask.HangMeter, Stop));
        Assert.Equal(101_000, (await db.Claims.Where(c => c.DebtorId == request.CustomerId).ToListAsync(Stop)).Sum(c => c.Amount.Yen));
        await works.GotoAsync("/Requests/Stages?Stage=inspected&From=2026-11-01&To=2026-11-30");
        await Assertions.Expect(works.Locator("tbody")).ToContainTextAsync(number);
        await works.GotoAsync($"/Requests/Print/{number}/certificate");
        await Assertions.Expect(works.Locator("h1")).ToHaveTextAsync("検査済証");
        await Assertions.Expect(works.Locator("article")).ToContainTextAsync("葛󠄀城 花子 様");
        await Screenshots.Keep(works, "paper-certificate");
    }

    [Fact]
    public async Task A_contribution_is_declared_assessed_in_terms_and_the_first_becomes_a_claim_of_the_sewer_fund()
    {
        await using var counter = new CounterInBrowser();
        await counter.InitializeAsync();
        var clerk = await counter.SignedIn("clerk");
        var works = await counter.SignedIn("works");
        var number = await RequestWindow.Receive(clerk, RequestKind.Contribution, Triggers.Receive, null, [("parcel", "港町字北 12番3"), ("use", "residential"), ("area", "333.34"), ("name", "葛󠄀城 花子"), ("kana", "カツラギ ハナコ")], "declaration");
        await RequestWindow.Step(works, number, "assess", ("first", "2026-12-01"), ("relief", "0"));

        var book = counter.Factory.Services.GetRequiredService<RuleBook>();
        Assert.Equal(1, TermAssessment.Run(counter.Factory.Services.GetRequiredService<IBillingDatabase>(), book, new LocalDate(2026, 12, 1), "night"));

        await using var db = counter.Factory.NewContext();
        var request = await db.Requests.SingleAsync(r => r.Number == number, Stop);
        var claim = await db.Claims.SingleAsync(c => c.DebtorId == request.CustomerId, Stop);
        Assert.Equal((Service.Sewer, 5_000L, new LocalDate(2026, 12, 31)), (claim.Service, claim.Amount.Yen, claim.DueOn));
    }

    [Fact]
    public async Task An_enquiry_is_handed_over_found_in_the_inbox_of_its_desk_and_answered_into_the_log()
    {
        await using var counter = new CounterInBrowser();
        await counter.InitializeAsync();
        var clerk = await counter.SignedIn("clerk");
        var number = await RequestWindow.Receive(clerk, RequestKind.Enquiry, Triggers.Receive, "012-00001-02", [("topic", "Leak"), ("text", "メーターの周りが濡れている"), ("dueOn", "2026-11-24"), ("desk", "clerk")]);
        await RequestWindow.Step(clerk, number, "handOver", ("desk", "works"), ("reason", "現地を見てください"));

        var works = await counter.SignedIn("works");
        await works.GotoAsync("/Requests?Desk=works");
        await Assertions.Expect(works.Locator("tbody tr")).ToHaveCountAsync(1);
        await works.GotoAsync("/Requests?Desk=clerk");
        await Assertions.Expect(works.Locator("tbody tr")).ToHaveCountAsync(0);
        await RequestWindow.Step(works, number, "answer", ("reason", "止水栓を締め直した"));
        await RequestWindow.Step(works, number, "close");

        await using var db = counter.Factory.NewContext();
        Assert.Equal(2, await db.Contacts.CountAsync(c => EF.Functions.Like(c.Text, $"[{number}]%"), Stop));
        Assert.True((await db.Requests.SingleAsync(r => r.Number == number, Stop)).IsClosed);
    }

    [Fact]
    public async Task A_drawing_is_attached_shown_downloaded_and_removed_with_a_reason()
    {
        await using var counter = new CounterInBrowser();
        await counter.InitializeAsync();
        var clerk = await counter.SignedIn("clerk");
        var number = await RequestWindow.Receive(clerk, RequestKind.Enquiry, Triggers.Receive, null, [("topic", "Works"), ("text", "図面の確認"), ("desk", "clerk")]);
        var png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

        await clerk.GotoAsync($"/Requests/Attachments/{number}");
        await clerk.Locator("#Upload").SetInputFilesAsync(new FilePayload { Name = "𠮷田邸.html", MimeType = "text/html", Buffer = png });
        await clerk.Locator("form.grid button").ClickAsync();
        await Assertions.Expect(clerk.Locator(".fault").First).ToContainTextAsync("受け付けられない種類");
        await clerk.Locator("#Upload").SetInputFilesAsync(new FilePayload { Name = "𠮷田邸.png", MimeType = "image/png", Buffer = png });
        await clerk.Locator("#Title").FillAsync("第1号図");
        await clerk.Locator("form.grid button").ClickAsync();
        await Assertions.Expect(clerk.Locator("img.thumb")).ToHaveJSPropertyAsync("naturalWidth", 1);
        await Screenshots.Keep(clerk, "attachments");
        var download = await clerk.RunAndWaitForDownloadAsync(() => clerk.Locator("tbody a").First.ClickAsync());
        Assert.Equal("𠮷田邸.png", download.SuggestedFilename);
        await clerk.Locator("summary").ClickAsync();
        await clerk.Locator("input[name=Reason]").FillAsync("別の件の図面");
        await clerk.Locator("details button").ClickAsync();
        await Assertions.Expect(clerk.Locator("tbody")).ToContainTextAsync("別の件の図面");
        await Assertions.Expect(clerk.Locator("img.thumb")).ToHaveCountAsync(0);
    }
}
