using System.Text.Json;
using Billing.Kernel;
using Billing.Web.Tests.Counter;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Billing.Web.Tests.Browser;

/// <summary>Every page, in both languages: through the eyes of axe in both themes and on a narrow screen, and weighed.</summary>
public sealed class EveryPageTests(CounterInBrowser counter) : IClassFixture<CounterInBrowser>
{
    /// <summary>What a page may load of script and style, uncompressed.</summary>
    private const int MostBytes = 150_000;

    /// <summary>The smallest screen, a tablet of 1280 pixels at 200 %, and the width that WCAG 1.4.10 names.</summary>
    private static readonly int[] Widths = [CounterInBrowser.Width, 640, 320];

    /// <summary>Pages that open by their address, for the person whom <see cref="RoleFor"/> names. A new page is added here.</summary>
    internal static readonly IReadOnlyList<(string Name, string Path)> Pages =
    [
        ("home", "/"),
        ("search", "/Search/Find?q=ヤマダ"),
        ("search-none", "/Search/Find?q=ナシナシ"),
        ("resident", "/Residents/Show/012-00001-02"),
        ("resident-ended", "/Residents/Show/012-00001-01"),
        ("resident-protected", "/Residents/Show/012-00002-01"),
        ("resident-long-name", "/Residents/Show/012-00005-01"),
        ("customer", "/Customers/Show/C700002"),
        ("resident-quote", "/Residents/Quote/012-00001-02?M3=30"),
        ("resident-timeline", "/Residents/Timeline/012-00001-02?kind=Reading"),
        ("documents", "/Documents/Issue/012-00001-02"),
        ("documents-protected", "/Documents/Issue/012-00002-01"),
        ("contacts", "/Contacts"),
        ("quote", "/Quote?M3=23"),
        ("bill", "/Bills/Show/2026-00000001"),
        ("bill-correct", "/Bills/Correct/2026-00000001"),
        ("fact-add", "/Facts/Add/012-00001-02"),
        ("fact-add-leak", "/Facts/Add/012-00001-02?kind=Leak"),
        ("fact-change", "/Facts/Change/012-00001-02/3"),
        ("inbox", "/Requests"),
        ("inbox-desk", "/Requests?Desk=works"),
        ("request-works", "/Requests/New/works"),
        ("request-contractor", "/Requests/New/contractor"),
        ("request-enquiry", "/Requests/New/enquiry?place=012-00001-02"),
        ("works-stages", "/Requests/Stages"),
        ("contractors", "/Contractors"),
        ("request-start", "/Requests/New/start?place=012-00001-01"),
        ("request-change-of-use", "/Requests/New/changeOfUse?place=012-00001-02"),
        ("request-change-of-payer", "/Requests/New/changeOfPayer?place=012-00001-02"),
        ("request-payment-method", "/Requests/New/paymentMethod?place=012-00001-02"),
        ("request-meter-size", "/Requests/New/meterSize?place=012-00001-02"),
        ("request-leak-relief", "/Requests/New/leakRelief?place=012-00001-02"),
        ("request-welfare-relief", "/Requests/New/welfareRelief?place=012-00001-02"),
        ("request-sewer-reduction", "/Requests/New/sewerReduction?place=012-00001-02"),
        ("request-well-water", "/Requests/New/wellWater?place=012-00001-02"),
        ("inbox-filtered", "/Requests?Kind=pause&State=paused&DueBy=2027-01-01"),
        ("request-stop", "/Requests/New/stop?place=012-00001-02"),
        ("request-move", "/Requests/New/move?place=012-00001-02"),
        ("request-rename", "/Requests/New/rename?place=012-00001-02"),
        ("request-temporary", "/Requests/New/temporarySupply?place=012-00001-01"),
        ("request-pause", "/Requests/New/pause?place=012-00001-02"),
        ("request-protective", "/Requests/New/protectiveStop?place=012-00001-02"),
        ("field", "/Field"),
        ("collection", "/Collection/Cases"),
        ("limitation", "/Collection/Limitation"),
        ("write-offs", "/Collection/WriteOffs"),
        ("debit", "/Collection/Debit?Bank=agent&On=2026-11-30"),
        ("debit-none", "/Collection/Debit?Bank=agent&On=2026-01-01"),
        ("files", "/Collection/Files"),
        ("suspense", "/Collection/Suspense"),
        ("nights", "/Nights"),
        ("night", "/Nights/Show/2026-11-12"),
        ("night-planned", "/Nights/Show/2026-12-12"),
        ("held", "/Nights/Held"),
        ("key-in", "/Readings/KeyIn"),
        ("import", "/Readings/Import"),
        ("rules", "/Rules?on=2026-11-16"),
        ("rules-past", "/Rules?on=2014-05-01&service=sewer&since=2014-04-10"),
        ("concession", "/Concession?month=2026-11"),
        ("drawer", "/Collection/Drawer"),
        ("scan", "/Payments"),
        ("refund-nothing", "/Payments/Refund/20260000000110"),
        ("reports", "/Reports"),
        ("report", "/Reports/Show/collection?From=2026-04-01&To=2026-11-30"),
        ("revision", "/Revision"),
        ("revision-studio", "/Revision/Studio/1?With=now&Stage=1"),
        ("revision-steps", "/Revision/Studio/2?Stage=1"),
        ("revision-refused", "/Revision/Studio/1?p.title=%E6%A1%88&p.effectiveFrom=2001-04-01&c0.kind=scale&c0.percent=%E5%8D%81"),
        ("revision-compare", "/Revision/Compare?p=1&p=2"),
        ("revision-solve", "/Revision/Design/1?Target=10&Ask=solve"),
        ("revision-design", "/Revision/Task/2"),
        ("revision-curve", "/Revision/Task/3"),
        ("revision-counted", "/Revision/Task/1"),
        ("revision-proof", "/Revision/Task/4"),
        ("revision-waiting", "/Revision/Task/5"),
        ("revision-neighbours", "/Revision/Neighbours"),
        ("revision-usage", "/Revision/Usage/1"),
        ("revision-design", "/Revision/Design/1?Target=5&Ask=design"),
        ("revision-curve", "/Revision/Design/1?Target=5&Ask=curve"),
        ("plans", "/Plans"),
        ("plans-komatsushima", "/Plans/Show/1"),
        ("plans-changed", "/Plans/Show/1?a.inflation=2&r.2019~A-path=10&Case=A&Case=A-path&Look=A-path"),
        ("plans-refused", "/Plans/Show/1?a.inflation=%E5%B0%91%E3%81%97"),
        ("plans-otake", "/Plans/Show/2?Look=3"),
        ("plans-nagano", "/Plans/Show/3"),
        ("plans-path", "/Plans/Path/1"),
        ("plans-chances", "/Plans/Chances/1?Look=A&Draws=200"),
        ("plans-demand", "/Plans/Demand/4"),
        ("plans-cost", "/Plans/Cost/5?Two=1&Weights1=area&Weights2=area&FixedToBase2=60"),
        ("protection-ask", "/Protection/Ask/3"),
        ("account", "/Account/Mine"),
        ("account-password", "/Account/Password"),
        ("account-two-factor", "/Account/TwoFactor"),
        ("staff", "/Staff"),
        ("staff-add", "/Staff/Add"),
        ("staff-person", "/Staff/Show/clerk"),
        ("staff-keys", "/Staff/Keys"),
        ("staff-rights", "/Staff/Rights"),
        ("staff-emergencies", "/Staff/Emergencies"),
        ("denied", "/Account/Denied"),
        ("not-found", "/Residents/Show/999"),
        ("fault", "/Errors/Fault"),
    ];

    private readonly List<string> _found = [];
    private readonly Dictionary<string, int> _bytes = [];

    /// <summary>Who opens a page in the tests of every page: somebody whose work it is.</summary>
    internal static string RoleFor(string path) => path switch
    {
        "/Requests/New/works" or "/Requests/New/contractor" or "/Requests/Stages" or "/Contractors" => Roles.Works,
        _ when path.StartsWith("/Requests", StringComparison.Ordinal) || path.StartsWith("/Residents", StringComparison.Ordinal) || path == "/Payments" => Roles.SeniorClerk,
        "/Collection/Drawer" => Roles.SeniorClerk,
        _ when path.StartsWith("/Staff", StringComparison.Ordinal) => Roles.Administrator,
        _ when path.StartsWith("/Reports", StringComparison.Ordinal) => Roles.Finance,
        _ when path.StartsWith("/Requests", StringComparison.Ordinal) || path.StartsWith("/Residents", StringComparison.Ordinal) => Roles.SeniorClerk,
        _ when path.StartsWith("/Reports", StringComparison.Ordinal) || path.StartsWith("/Revision", StringComparison.Ordinal) || path.StartsWith("/Plans", StringComparison.Ordinal) => Roles.Finance,
        _ => Roles.BillingOperator,
    };

    /// <summary>Only the pages whose names begin with one of <c>BILLING_PAGES</c> (comma between them), for somebody at work on a page; all where it is not set.</summary>
    private static bool Chosen(string name) =>
        Environment.GetEnvironmentVariable("BILLING_PAGES") is not { Length: > 0 } chosen || chosen.Split(',').Any(_ => name.StartsWith(_, StringComparison.Ordinal));

    /// <summary>Every page in the order of <see cref="Pages"/>, opened by whoever it is for.</summary>
    internal static async IAsyncEnumerable<(string Name, IPage Page)> Opened(CounterInBrowser counter, string language = "ja", Action<IPage>? signedIn = null)
    {
        var sessions = new Dictionary<string, IPage>();
        foreach (var (name, path) in Pages.Where(_ => Chosen(_.Name)))
        {
            if (!sessions.TryGetValue(RoleFor(path), out var page))
            {
                sessions[RoleFor(path)] = page = await counter.SignedIn(RoleFor(path), language);
                signedIn?.Invoke(page);
            }

            await page.GotoAsync(path);
            yield return (name, page);
        }
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task No_page_has_an_accessibility_violation_scrolls_sideways_on_a_narrow_screen_or_is_too_heavy(string language)
    {
        var anonymous = await counter.NewPage(language, ColorScheme.Light);
        await anonymous.GotoAsync("/Account/SignIn");
        await Look(anonymous, "sign-in", language);
        await anonymous.Context.CloseAsync();
        await foreach (var (name, opened) in Opened(counter, language, HearErrors))
        {
            await Look(opened, name, language);
        }

        if (!Chosen("by-hand"))
        {
            if (Chosen("arrears"))
            {
                await LookAtArrears(language);
            }

            Assert.True(_found.Count == 0, string.Join(Environment.NewLine, _found));
            return;
        }

        var page = await counter.SignedIn(Roles.BillingOperator, language);
        HearErrors(page);
        await page.GotoAsync("/Residents/Show/012-00007-01");
        await page.Locator("tr", new() { HasText = "2026-10" }).Locator("a[href^='/Bills/Show/']").First.ClickAsync();
        await Look(page, "bill-lines", language);
        await page.GotoAsync("/Nights/Held");
        await page.Locator("tbody a").First.ClickAsync();
        await Look(page, "release", language);
        await page.Locator("main").PressAsync("?");
        await Look(page, "help", language);
        await LookAtProtection(language);
        await LookAtPayments(language);
        await LookAtArrears(language);
        Assert.True(_found.Count == 0, string.Join(Environment.NewLine, _found));
    }

    private void HearErrors(IPage page) => page.Console += (_, message) =>
    {
        if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal) && !message.Text.Contains("500", StringComparison.Ordinal))
        {
            _found.Add($"console: {message.Text}");
        }
    };

    /// <summary>Money over the counter, up to the receipt; a debt of one yen less in each language.</summary>
    private async Task LookAtPayments(string language)
    {
        var senior = await counter.SignedIn("senior-clerk", language);
        await senior.GotoAsync("/Payments/Take/012-00004-01");
        await Look(senior, "take", language);
        await senior.FillAsync("#Amount", "1");
        await senior.FillAsync("#Tendered", "0");
        await senior.PressAsync("#Tendered", "Enter");
        await senior.WaitForSelectorAsync(".fault");
        await Look(senior, "take-refused", language);
        await senior.FillAsync("#Tendered", "1000");
        await senior.PressAsync("#Tendered", "Enter");
        await senior.WaitForURLAsync("**/Payments/Receipt/*");
        await Look(senior, "receipt", language);
        await senior.GotoAsync("/Payments/Take/012-00001-01");
        await Look(senior, "take-nothing", language);
    }

    /// <summary>The town's arrears after a run: the worklist, a case with its forms, a refused pledge, the letters.</summary>
    private async Task LookAtArrears(string language)
    {
        var officer = await counter.SignedIn(Roles.Collection, language);
        await officer.GotoAsync("/Collection/Cases");
        await officer.Locator("form[action*='handler=Run'] button").ClickAsync();
        await officer.WaitForSelectorAsync(".says");
        await Look(officer, "arrears-worklist", language);
        await using var db = counter.Factory.NewContext();
        await officer.GotoAsync($"/Collection/Case/{db.DunningCases.OrderBy(c => c.Id).First().Id}");
        await Look(officer, "arrears-case", language);
        await officer.FillAsync("#FirstOn", "2026-12-01");
        await officer.FillAsync("#Parts", "3");
        await officer.PressAsync("#Parts", "Enter");
        await officer.WaitForSelectorAsync(".fault, .faults");
        await Look(officer, "arrears-case-refused", language);
        await officer.Locator("a[href^='/Collection/Letters']").First.ClickAsync();
        await Screenshots.Keep(officer, $"arrears-letter-{language}"); // Paper, as it is printed.
    }

    /// <summary>A run of debits, its answer, and money in suspense: the pages with rows on them.</summary>
    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task No_page_of_debits_or_suspense_has_an_accessibility_violation_with_rows_on_it(string language)
    {
        await using var own = new CounterInBrowser();
        await own.InitializeAsync();
        await using (var db = own.Factory.NewContext())
        {
            ReceiptFiles.AddMandates(db);
        }

        var page = await own.SignedIn(Roles.Collection, language);
        await page.GotoAsync("/Collection/Debit?Bank=agent&On=2026-11-20");
        await page.Locator("#plan form button").ClickAsync();
        await page.WaitForSelectorAsync(".says.good");
        await Look(page, "debit-run", language);
        var (bytes, _) = ReceiptFiles.TooMuch(own.Factory, "012-00007-01", 100_000);
        await page.GotoAsync("/Collection/Files");
        await page.Locator("#Format").SelectOptionAsync("cvs120");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "shops.dat", MimeType = "application/octet-stream", Buffer = bytes });
        await page.Locator("form[enctype] button").First.ClickAsync();
        await page.WaitForSelectorAsync("#notices tbody tr");
        await Look(page, "files-taken", language);
        await page.GotoAsync("/Collection/Suspense");
        await Look(page, "suspense-waiting", language);
        await page.Locator("#waiting tbody a").First.ClickAsync();
        await page.WaitForSelectorAsync("#candidates");
        await Look(page, "suspense-clear", language);
        Assert.True(_found.Count == 0, string.Join(Environment.NewLine, _found));
    }

    /// <summary>What has rows or a drawer only after somebody acted: a write-off that is asked back, a late charge that waits for its second person, an open drawer, the records of it all.</summary>
    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task No_page_of_write_offs_waivers_drawers_or_traces_has_an_accessibility_violation_with_rows_on_it(string language)
    {
        await using var own = new CounterInBrowser();
        await own.InitializeAsync();
        var acts = new CollectionActs(own.Factory);
        var page = await own.SignedIn(Roles.Collection, language);
        await page.GotoAsync("/Collection/Cases");
        await page.Locator("form[action*='handler=Run'] button").ClickAsync();
        await page.WaitForSelectorAsync(".says");
        await page.GotoAsync($"/Collection/WriteOffBack/{acts.WriteOff()}");
        await Look(page, "write-off-back", language);
        var late = acts.LateCharge();
        await page.GotoAsync($"/Collection/Waive/{late}");
        await Look(page, "waive", language);
        await page.FillAsync("#Amount", "abc");
        await page.FillAsync("#Reason", "罹災証明書 第12号");
        await page.PressAsync("#Reason", "Enter");
        await page.WaitForSelectorAsync(".fault");
        await Look(page, "waive-refused", language);
        await page.FillAsync("#Amount", "");
        await page.PressAsync("#Reason", "Enter");
        await page.WaitForSelectorAsync(".says.good");
        var senior = await own.SignedIn(Roles.SeniorClerk, language);
        await senior.GotoAsync($"/Collection/Waive/{late}");
        await Look(senior, "waive-waits", language);
        await senior.Locator("button[value=true]").ClickAsync();
        await senior.WaitForSelectorAsync(".timeline");
        await Look(senior, "waive-done", language);
        await senior.GotoAsync("/Collection/Drawer");
        await senior.FillAsync("#Window", "2番窓口");
        await senior.FillAsync("#p10000", "3");
        await senior.Locator("button[data-key=g]").ClickAsync();
        await senior.WaitForSelectorAsync(".says.good");
        await Look(senior, "drawer-open", language);
        await senior.FillAsync("#p10000", "2");
        await senior.FillAsync("#Reason", "釣銭の渡し違い");
        await senior.PressAsync("#Reason", "Enter");
        await senior.WaitForSelectorAsync(".says.warn");
        await Look(senior, "drawer-differs", language);
        var auditor = await own.SignedIn(Roles.Auditor, language);
        await auditor.GotoAsync("/Protection/Log?From=2020-01-01&To=2100-01-01&Kind=Added");
        await Look(auditor, "access-log-changes", language);
        Assert.True(_found.Count == 0, string.Join(Environment.NewLine, _found));
    }

    /// <summary>Every report of a fiscal year, as finance sees it.</summary>
    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task No_report_has_an_accessibility_violation_scrolls_sideways_on_a_narrow_screen_or_is_too_heavy(string language)
    {
        var finance = await counter.SignedIn(Roles.Finance, language);
        foreach (var kind in Billing.Reports.ReportList.All)
        {
            await finance.GotoAsync($"/Reports/Show/{kind.Name}?From=2026-04-01&To=2026-11-30");
            await Look(finance, $"report-{kind.Name}", language);
        }

        foreach (var name in (string[])["collection", "volume"])
        {
            var pdf = await finance.APIRequest.GetAsync($"/Reports/Show/{name}?handler=Pdf&From=2026-04-01&To=2026-11-30", new() { Timeout = 120_000 });
            var bytes = await pdf.BodyAsync();
            Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString(bytes, 0, 8), StringComparison.Ordinal);
            await Screenshots.Keep(bytes, $"report-{name}-{language}.pdf");
        }

        Assert.True(_found.Count == 0, string.Join(Environment.NewLine, _found));
    }

    /// <summary>With a request that waits, and the pages that other roles see.</summary>
    private async Task LookAtProtection(string language)
    {
        var asker = await counter.SignedIn("clerk", language);
        await asker.GotoAsync("/Protection/Ask/3");
        await asker.FillAsync("#Reason", $"漏水の緊急連絡 {language}");
        await asker.FillAsync("#Recipient", "給水担当");
        await asker.Locator("main form button").First.ClickAsync();
        await Look(asker, "protection-waits", language);
        var senior = await counter.SignedIn("senior-clerk", language);
        foreach (var (name, path) in ((string, string)[])[("protection", "/Protection"), ("protection-register", "/Protection/Register/3"), ("protection-confirm", "/Protection/Confirm")])
        {
            await senior.GotoAsync(path);
            await Look(senior, name, language);
        }

        await senior.Locator("main form[action$='handler=Confirm'] button").First.ClickAsync();
        await asker.ReloadAsync();
        await Look(asker, "protection-open", language);
        await asker.Locator("main form button").First.ClickAsync();
        await Look(asker, "protection-shown", language);
        var auditor = await counter.SignedIn("auditor", language);
        await auditor.GotoAsync("/Protection/Log");
        await Look(auditor, "access-log", language);
    }

    private async Task Look(IPage page, string name, string language)
    {
        await Weigh(page, name);
        foreach (var theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme });
            await Screenshots.Keep(page, $"{name}-{language}-{theme}".ToLowerInvariant());
            await Axe(page, $"{name} {language} {theme}");
        }

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, CounterInBrowser.Height);
            if (width != CounterInBrowser.Width)
            {
                await Screenshots.Keep(page, $"{name}-{language}-{width}");
            }

            var wide = await page.EvaluateAsync<string[]>("""
                () => document.documentElement.scrollWidth <= window.innerWidth ? [] : [...document.querySelectorAll('body *')]
                    .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1 && !e.parentElement.closest('.scroll, dialog')).slice(0, 3).map(e => e.outerHTML.slice(0, 120))
                """);
            _found.AddRange(wide.Select(html => $"{name} {language} {width}: wider than the screen: {html}"));
        }

        // What the narrow layout changes, it changes in both languages alike.
        if (language == "ja")
        {
            await page.SetViewportSizeAsync(Widths[1], CounterInBrowser.Height);
            await Axe(page, $"{name} {language} narrow");
        }

        await page.SetViewportSizeAsync(CounterInBrowser.Width, CounterInBrowser.Height);
    }

    private async Task Axe(IPage page, string where)
    {
        var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        _found.AddRange(result.Violations.SelectMany(v => v.Nodes.Select(n => $"{where}: {v.Id}: {n.Html}")));
    }

    private async Task Weigh(IPage page, string name)
    {
        var loaded = await page.EvaluateAsync<JsonElement>("""
            () => performance.getEntriesByType('resource').filter(r => /\.(js|css)(\?|$)/.test(r.name)).map(r => ({ name: new URL(r.name).pathname, bytes: r.decodedBodySize }))
            """);
        foreach (var file in loaded.EnumerateArray().Where(r => r.GetProperty("bytes").GetInt32() > 0))
        {
            _bytes[file.GetProperty("name").GetString()!] = file.GetProperty("bytes").GetInt32();
        }

        // What comes out of the browser's cache may tell no size: it is what it was when it was loaded.
        var bytes = loaded.EnumerateArray().Sum(r => _bytes.GetValueOrDefault(r.GetProperty("name").GetString()!));
        if (bytes is 0 or > MostBytes)
        {
            _found.Add($"{name}: {bytes} bytes of script and style: {loaded}");
        }
    }
}
