using Billing.Kernel;
using Microsoft.Playwright;
using Xunit;

namespace Billing.Web.Tests.Browser;

/// <summary>A plan before the council, by keyboard alone, in a real Chromium, and its paper.</summary>
public sealed class PlansInBrowserTests(CounterInBrowser counter) : IClassFixture<CounterInBrowser>
{
    [Fact]
    public async Task An_assumption_that_is_changed_by_a_key_moves_the_answer_is_saved_and_printed()
    {
        var page = await counter.SignedIn(Roles.Finance);
        await page.GotoAsync("/Plans/Show/1");
        var profit = page.Locator("#cases tbody tr").First.Locator("td[data-row=net_profit]");
        var before = await profit.TextContentAsync();
        await page.Locator("input[type=range][data-slides=a-inflation]").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("#a-inflation")).Not.ToHaveValueAsync("0.5");
        await Assertions.Expect(profit).Not.ToHaveTextAsync(before!);
        var after = await profit.TextContentAsync();
        var typed = await page.Locator("#a-inflation").InputValueAsync();
        await page.WaitForURLAsync($"**a.inflation={typed}*");
        await page.ReloadAsync();
        await Assertions.Expect(profit).ToHaveTextAsync(after!);

        await page.Locator("#remark").FillAsync("物価を見直し");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".says.good")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#a-inflation")).ToHaveValueAsync(typed);
        await Assertions.Expect(profit).ToHaveTextAsync(after!);
        await using var db = counter.Factory.NewContext();
        Assert.Equal("物価を見直し", db.PlanVersions.Where(v => v.PlanId == 1).OrderByDescending(v => v.Number).First().Remark);

        foreach (var language in (string[])["ja", "en"])
        {
            var reader = await counter.SignedIn(Roles.Auditor, language);
            await reader.GotoAsync("/Plans/Show/1?Case=A&Case=B&Draws=100");
            var paper = await reader.Context.APIRequest.GetAsync(counter.Address + await reader.Locator("a[data-key=d]").GetAttributeAsync("href"), new() { Timeout = 120_000 });
            var bytes = await paper.BodyAsync();
            Assert.Equal("%PDF"u8.ToArray(), bytes[..4]);
            await Screenshots.Keep(bytes, $"plans-paper-{language}.pdf");
        }
    }

    [Fact]
    public async Task A_long_question_shows_how_far_it_is_and_then_its_answer()
    {
        var page = await counter.SignedIn(Roles.Finance);
        await page.GotoAsync("/Plans/Chances/3?Draws=2000&Row=cash");
        await Assertions.Expect(page.Locator("#draw-progress")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#holding")).ToBeVisibleAsync(new() { Timeout = 180_000 });
        await Assertions.Expect(page.Locator("#drawn-say")).ToContainTextAsync("2,000");
    }
}
