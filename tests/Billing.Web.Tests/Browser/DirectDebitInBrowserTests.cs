using Billing.Collection;
using Billing.Kernel;
using Billing.Verification;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Billing.Web.Tests.Browser;

/// <summary>Money that comes in files, from the run to the last item in suspense, in a real Chromium.</summary>
public sealed class DirectDebitInBrowserTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_goes_to_the_bank_its_answer_comes_back_and_what_waits_is_cleared()
    {
        await using var counter = new CounterInBrowser();
        await counter.InitializeAsync();
        var page = await counter.SignedIn(Roles.Collection);
        await using (var db = counter.Factory.NewContext())
        {
            ReceiptFiles.AddMandates(db);
        }

        await page.GotoAsync("/Collection/Cases");
        await page.Locator("nav.tabs a[href='/Collection/Debit']").ClickAsync();
        await page.Locator("#on").FillAsync("2026-11-20");
        await page.Locator("form[method=get] button").ClickAsync();
        await Screenshots.Keep(page, "debit-plan");
        await page.Locator("#plan form button").ClickAsync();
        await Assertions.Expect(page.Locator(".says.good")).ToBeVisibleAsync();
        var run = page.Url;
        await Screenshots.Keep(page, "debit-run-made");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#file").ClickAsync());
        var request = await File.ReadAllBytesAsync(await download.PathAsync(), Stop);
        await page.Locator("form[action*='handler=Send'] button").ClickAsync();
        await Assertions.Expect(page.Locator(".says.good")).ToBeVisibleAsync();

        await page.GotoAsync("/Collection/Debit");
        await Upload(page, "wrong.txt", ReceiptFiles.Answer(request, "", more: 1));
        await Assertions.Expect(page.Locator("#faults tbody tr")).ToHaveCountAsync(1);
        await Screenshots.Keep(page, "debit-faults");
        await Upload(page, "answer.txt", ReceiptFiles.Answer(request, "1239"));
        await Assertions.Expect(page.Locator("#returned tbody tr")).ToHaveCountAsync(4);
        await Screenshots.Keep(page, "debit-run-answered");
        Assert.Equal(new Uri(run).AbsolutePath, new Uri(page.Url).AbsolutePath);

        var (bytes, _) = ReceiptFiles.TooMuch(counter.Factory, "012-00007-01", 100_000);
        await page.Locator("nav.tabs a[href='/Collection/Files']").ClickAsync();
        await page.Locator("#Format").SelectOptionAsync("cvs120");
        await Upload(page, "rubbish.dat", "x"u8.ToArray());
        await Assertions.Expect(page.Locator("#faults")).ToBeVisibleAsync();
        await Screenshots.Keep(page, "files-faults");
        await page.Locator("#Format").SelectOptionAsync("cvs120");
        await Upload(page, "shops.dat", bytes);
        await Assertions.Expect(page.Locator("#notices tbody tr")).ToHaveCountAsync(1);
        await Screenshots.Keep(page, "files-taken");
        await page.Locator("nav.tabs a[href='/Collection/Suspense']").ClickAsync();
        await Screenshots.Keep(page, "suspense-waiting");
        await page.Locator("#waiting tbody a").First.ClickAsync();
        await page.Locator("#Why").FillAsync("納付者に電話で確認");
        await page.Locator("#CreditRest").CheckAsync();
        await Screenshots.Keep(page, "suspense-clear");
        await page.Locator("form[action*='handler=Assign'] button").First.ClickAsync();
        await Assertions.Expect(page.Locator("#waiting")).ToHaveCountAsync(0);
        await Screenshots.Keep(page, "suspense-cleared");

        await using var after = counter.Factory.NewContext();
        Assert.Equal(DebitRunState.Answered, await after.DebitRuns.Select(r => r.State).SingleAsync(Stop));
        Assert.Empty(BooksCheck.Run(counter.Factory.Database).Breaches);
        var english = await counter.SignedIn(Roles.Collection, "en", ColorScheme.Dark);
        foreach (var (path, name) in new[] { (new Uri(run).AbsolutePath, "debit-run"), ("/Collection/Debit", "debit"), ("/Collection/Files?id=1", "files"), ("/Collection/Suspense", "suspense") })
        {
            await english.GotoAsync(path);
            await Assertions.Expect(english.Locator("h1")).ToBeVisibleAsync();
            await Screenshots.Keep(english, $"{name}-en-dark");
        }
    }

    private static async Task Upload(IPage page, string name, byte[] bytes)
    {
        await page.Locator("#Upload").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });
        await page.Locator("form[enctype] button").ClickAsync();
    }
}
