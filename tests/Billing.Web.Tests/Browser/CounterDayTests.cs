using Microsoft.Playwright;
using Xunit;

namespace Billing.Web.Tests.Browser;

/// <summary>A morning at the counter, by keyboard, in a real Chromium.</summary>
public sealed class CounterDayTests
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task From_sign_in_over_search_and_explanation_to_a_released_reading_and_its_bill(ColorScheme theme)
    {
        await using var counter = new CounterInBrowser();
        await counter.InitializeAsync();
        var page = await counter.SignedIn("senior-clerk", "ja", theme);

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("ヤマダ");
        await Assertions.Expect(page.Locator("#found a.hit")).ToHaveCountAsync(2);
        await Screenshots.Keep(page, $"typing-{theme}".ToLowerInvariant(), whole: false);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("山田");

        await page.Locator("a[href^='/Bills/Show/']").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("table.explained").First).ToContainTextAsync("基本料金");
        await Assertions.Expect(page.Locator("table.explained tr.sum").First).ToContainTextAsync("合計");

        // Any letter outside a field is a shortcut: k opens what the gate holds.
        await page.Keyboard.PressAsync("k");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        await page.Locator("tbody a", new PageLocatorOptions { HasText = "田中" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#Reason").FillAsync("再検針により指針に誤りなし");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".says.good")).ToContainTextAsync("調定しました");
        await page.Locator(".says.good a").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("調定 2026-");
        await Assertions.Expect(page.Locator(".says.warn")).ToContainTextAsync("再検針により指針に誤りなし");
        await Screenshots.Keep(page, $"released-bill-{theme}".ToLowerInvariant());
    }

    [Fact]
    public async Task A_large_amount_needs_a_second_person()
    {
        await using var counter = new CounterInBrowser();
        await counter.InitializeAsync();
        var first = await counter.SignedIn("senior-clerk");
        await first.GotoAsync("/Nights/Held");
        await first.Locator("tbody a", new PageLocatorOptions { HasText = "髙橋" }).ClickAsync();
        await first.Locator("#Reason").FillAsync("工場の増産を確認");
        await first.Keyboard.PressAsync("Enter");
        await Assertions.Expect(first.Locator(".says.good")).ToContainTextAsync("別の職員の確認");
        await Assertions.Expect(first.GetByText("確認して調定する")).ToHaveCountAsync(0);
        await Screenshots.Keep(first, "release-second-person");

        var second = await counter.SignedIn("senior-two");
        await second.GotoAsync(first.Url);
        await second.GetByText("確認して調定する").ClickAsync();
        await Assertions.Expect(second.Locator(".says.good a")).ToContainTextAsync("調定 2026-");
    }

    [Fact]
    public async Task A_night_is_started_and_watched_until_it_is_done()
    {
        await using var counter = new CounterInBrowser();
        await counter.InitializeAsync();
        var page = await counter.SignedIn("billing-operator");
        await page.GotoAsync("/Nights/Show/2026-12-12");
        await page.GetByText("この夜間処理を開始").ClickAsync();
        await Assertions.Expect(page.Locator("#progress .chip").First).ToHaveTextAsync("完了", new LocatorAssertionsToHaveTextOptions { Timeout = 90_000 });
        await Assertions.Expect(page.Locator("#progress tbody tr")).ToHaveCountAsync(5);
        await Screenshots.Keep(page, "night-done");
    }
}
