using System.Text.RegularExpressions;
using Billing.Web.Navigation;
using Microsoft.Playwright;
using Xunit;

namespace Billing.Web.Tests.Browser;

/// <summary>What the keys do, in a real Chromium.</summary>
public sealed class KeysTests(CounterInBrowser counter) : IClassFixture<CounterInBrowser>
{
    private const string Active = "() => document.activeElement.id || document.activeElement.name || document.activeElement.tagName";

    [Fact]
    public async Task Every_entry_of_the_menu_opens_by_its_letter_and_the_search_by_a_slash()
    {
        var page = await counter.SignedIn("billing-operator");
        var shown = await page.Locator(".rail a").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");
        foreach (var entry in Menu.All.SelectMany(g => g.Entries).Where(e => shown.Contains(e.Path)))
        {
            await page.GotoAsync("/Account/Denied");
            await page.Keyboard.PressAsync(entry.Key.ToString());
            await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == entry.Path);
        }

        await page.GotoAsync("/Account/Denied");
        await page.Keyboard.PressAsync("/");
        Assert.Equal("q", await page.EvaluateAsync<string>(Active));
    }

    [Fact]
    public async Task Letters_are_only_letters_when_a_person_wants_keys_together_with_alt_alone()
    {
        var page = await counter.SignedIn("billing-operator");
        await page.Keyboard.PressAsync("?");
        await page.Locator("#help button[name=keys]").ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-keys", "alt");
        await page.WaitForLoadStateAsync(); // The page says it before its script listens.
        await page.Locator("main").FocusAsync();
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.PressAsync("/");
        Assert.Equal("MAIN", (await page.EvaluateAsync<string>("() => document.activeElement.tagName")));
        await page.Keyboard.PressAsync("Alt+k");
        await page.WaitForURLAsync("**/Nights/Held");
        await page.Keyboard.PressAsync("F1");
        await Assertions.Expect(page.Locator("#help")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#help")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task In_a_field_a_letter_is_typed_and_only_alt_makes_it_a_key()
    {
        var page = await counter.SignedIn("billing-operator");
        await page.GotoAsync("/Readings/KeyIn");
        await page.Keyboard.TypeAsync("nk/?");
        await Assertions.Expect(page.Locator("#Point")).ToHaveValueAsync("nk/?");
        await page.Keyboard.PressAsync("Alt+n");
        await page.WaitForURLAsync("**/Nights");
    }

    [Fact]
    public async Task Enter_goes_on_through_the_fields_and_control_enter_sends_from_any()
    {
        var page = await counter.SignedIn("billing-operator");
        await page.GotoAsync("/Readings/KeyIn");
        await page.Keyboard.TypeAsync("012-00099");
        foreach (var next in (string[])["ReadOn", "Index"])
        {
            await page.Keyboard.PressAsync("Enter");
            Assert.Equal(next, await page.EvaluateAsync<string>(Active));
        }

        await page.Locator("#Kind").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("Reason", await page.EvaluateAsync<string>(Active));
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".fault, .validation-summary-errors").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_first_refused_field_has_the_focus_and_tells_its_fault()
    {
        var page = await counter.SignedIn("billing-operator");
        await page.GotoAsync("/Readings/KeyIn");
        await page.Locator("#Point").FillAsync("012-00001");
        await page.Locator("#ReadOn").FocusAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("#Index")).ToHaveAttributeAsync("aria-invalid", "true");
        Assert.Equal("Index", await page.EvaluateAsync<string>(Active));
        Assert.NotEqual("", await page.EvaluateAsync<string>("() => document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent"));
        await Assertions.Expect(page.Locator("#Point")).ToHaveValueAsync("012-00001");
    }

    [Fact]
    public async Task The_enter_that_ends_a_conversion_does_nothing_else()
    {
        var page = await counter.SignedIn("billing-operator");
        await page.GotoAsync("/Readings/KeyIn");
        await page.Locator("#Reason").FocusAsync();
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("Input.imeSetComposition", new() { ["text"] = "ふざい", ["selectionStart"] = 3, ["selectionEnd"] = 3 });
        foreach (var code in (int[])[13, 229])
        {
            await devices.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = "rawKeyDown", ["key"] = "Enter", ["code"] = "Enter", ["windowsVirtualKeyCode"] = code });
            Assert.Equal("Reason", await page.EvaluateAsync<string>(Active));
        }

        await devices.SendAsync("Input.insertText", new() { ["text"] = "不在" });
        await Assertions.Expect(page.Locator("#Reason")).ToHaveValueAsync("不在");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("Register", await page.EvaluateAsync<string>(Active));
    }

    [Fact]
    public async Task Arrow_keys_go_into_a_list_through_its_rows_and_back()
    {
        var page = await counter.SignedIn("billing-operator");
        await page.GotoAsync("/Nights/Held");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("table.list tbody tr").Nth(0).Locator("a").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("table.list tbody tr").Nth(1).Locator("a").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/Nights/Release/*");
    }

    [Fact]
    public async Task The_focus_stays_where_it_was_when_a_part_of_the_page_is_replaced()
    {
        var page = await counter.SignedIn("billing-operator");
        await page.GotoAsync("/Facts/Add/012-00001-02");
        await page.Locator("#choose-kind").FocusAsync();
        await page.Locator("#choose-kind").SelectOptionAsync("Leak");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("kind=Leak")); // The address is set by script: there is no navigation to wait for.
        await Assertions.Expect(page.Locator("#choose-kind")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_half_filled_form_is_not_left_without_a_question_and_a_sent_one_is()
    {
        var page = await counter.SignedIn("billing-operator");
        var asked = 0;
        page.Dialog += async (_, dialog) =>
        {
            asked++;
            await dialog.DismissAsync();
        };
        await page.GotoAsync("/Readings/KeyIn");
        await page.Keyboard.TypeAsync("012-00001");
        await page.Keyboard.PressAsync("Alt+h");
        await page.WaitForTimeoutAsync(200);
        Assert.Equal(1, asked);
        await Assertions.Expect(page.Locator("#Point")).ToHaveValueAsync("012-00001");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".fault").First).ToBeVisibleAsync();
        Assert.Equal(1, asked);
    }
}
