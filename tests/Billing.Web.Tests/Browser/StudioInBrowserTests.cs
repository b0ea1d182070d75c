using Billing.Kernel;
using Microsoft.Playwright;
using Xunit;

namespace Billing.Web.Tests.Browser;

/// <summary>The revision studio by keyboard alone, in a real Chromium, and its paper.</summary>
public sealed class StudioInBrowserTests(CounterInBrowser counter) : IClassFixture<CounterInBrowser>
{
    [Fact]
    public async Task A_slider_that_is_moved_by_a_key_moves_the_figures_and_the_address()
    {
        var page = await counter.SignedIn(Roles.Finance);
        await page.GotoAsync("/Revision/Studio/1");
        var before = await page.Locator("#revenue").TextContentAsync();
        var slider = page.Locator("input[type=range][data-slides=c0-percent]");
        await slider.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("#c0-percent")).ToHaveValueAsync("13");
        await Assertions.Expect(page.Locator("#revenue")).Not.ToHaveTextAsync(before!);
        await page.WaitForURLAsync("**c0.percent=13*");
        var after = await page.Locator("#revenue").TextContentAsync();
        Assert.Contains("\"percent\": 13", await page.Locator("#draft").GetAttributeAsync("value"), StringComparison.Ordinal);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#revenue")).ToHaveTextAsync(after!);

        await page.Locator("#remark").FillAsync("13 %");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".says.good")).ToBeVisibleAsync();
        await using var db = counter.Factory.NewContext();
        Assert.Equal("13 %", db.ProposalVersions.Where(v => v.ProposalId == 1).OrderByDescending(v => v.Number).First().Remark);

        foreach (var language in (string[])["ja", "en"])
        {
            var reader = await counter.SignedIn(Roles.Auditor, language);
            var pdf = await reader.Context.APIRequest.GetAsync($"{counter.Address}/Revision/Studio/1?handler=Pdf&With=now");
            var bytes = await pdf.BodyAsync();
            Assert.Equal("%PDF"u8.ToArray(), bytes[..4]);
            if (Environment.GetEnvironmentVariable("BILLING_SCREENSHOTS") is { Length: > 0 } folder)
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, $"revision-paper-{language}.pdf"), bytes, TestContext.Current.CancellationToken);
            }
        }
    }

    [Fact]
    public async Task A_year_is_counted_beside_the_page_which_follows_by_itself_and_can_be_left()
    {
        var page = await counter.SignedIn(Roles.Finance);
        await page.GotoAsync("/Revision");
        await page.Locator("form[action='/Revision?handler=Count'] select[name=Service]").SelectOptionAsync("Sewer");
        await page.Locator("form[action='/Revision?handler=Count'] #Year").FillAsync("2026");
        await page.Locator("form[action='/Revision?handler=Count'] button").PressAsync("Enter");
        await page.WaitForURLAsync("**/Revision/Task/*");
        var address = page.Url;
        await Assertions.Expect(page.Locator("#counted")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.GotoAsync("/Revision");
        await Assertions.Expect(page.Locator("#usages tbody tr")).ToHaveCountAsync(2);
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator("#counted")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_neighbour_that_is_ticked_by_the_space_bar_stands_in_the_answer_and_the_address()
    {
        var page = await counter.SignedIn(Roles.Finance);
        await page.GotoAsync("/Revision/Studio/2");
        var box = page.Locator("input[name=N][value='fukuoka-water|一時用']");
        await page.Locator("details:has(input[name=Nb]) summary").PressAsync("Enter");
        await box.FocusAsync();
        var rows = await page.Locator("#neighbours tbody tr").CountAsync();
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.Locator("#neighbours tbody tr")).ToHaveCountAsync(rows + 1);
        await page.WaitForURLAsync("**Nb=1*");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#neighbours tbody tr")).ToHaveCountAsync(rows + 1);
    }
}
