using Microsoft.Playwright;
using Xunit;

namespace Billing.Web.Tests.Browser;

/// <summary>Every page by the Tab key alone, in a real Chromium.</summary>
public sealed class KeyboardWalkTests(CounterInBrowser counter) : IClassFixture<CounterInBrowser>
{
    /// <summary>Numbers everything that the Tab key must reach, in the order of the page, and writes down what it does reach.</summary>
    private const string Watch = """
        () => {
          const able = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
          const within = document.querySelector('dialog[open]') ?? document;
          const all = [...within.querySelectorAll(able)].filter(e => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }))
            .filter(e => e.type !== 'radio' || e.checked || !document.querySelector(`[name="${e.name}"]:checked`) && document.querySelector(`[name="${e.name}"]`) === e);
          all[0].focus();
          window.walk = { all, reached: [0], unseen: [] };
          document.addEventListener('focusin', ({ target }) => {
            walk.reached.push(all.indexOf(target));
            const style = getComputedStyle(target);
            const box = target.getBoundingClientRect();
            const ring = parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none';
            const over = document.elementFromPoint(Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 1), Math.min(Math.max(box.y + box.height / 2, 1), innerHeight - 1));
            const covered = over !== null && over.closest('.bar') !== null && target.closest('.bar, .skip') === null;
            if (!ring || covered || box.bottom < 0 || box.top > innerHeight) walk.unseen.push(target.outerHTML.slice(0, 120));
          });
          return all.length + 4 * all.filter(e => e.type === 'date').length;
        }
        """;

    private const string Told = """
        () => {
          const { all, reached, unseen } = window.walk;
          const first = reached.filter((n, i) => n >= 0 && reached.indexOf(n) === i);
          return [
            ...all.filter((_, n) => !first.includes(n)).map(e => 'not reached: ' + e.outerHTML.slice(0, 120)),
            ...first.filter((n, i) => i > 0 && n < first[i - 1]).map(n => 'out of order: ' + all[n].outerHTML.slice(0, 120)),
            ...new Set(unseen.map(html => 'focus not seen: ' + html)),
          ];
        }
        """;

    [Fact]
    public async Task Tab_reaches_everything_in_the_order_of_the_page_with_a_visible_focus_and_is_never_caught()
    {
        var found = new List<string>();
        await foreach (var (name, opened) in EveryPageTests.Opened(counter))
        {
            await Walk(opened, name, found);
        }

        var page = await counter.SignedIn("billing-operator");
        await page.GotoAsync("/Nights/Held");
        await page.Locator("tbody a").First.ClickAsync();
        await Walk(page, "release", found);
        await page.Keyboard.PressAsync("F1");
        await Walk(page, "help", found);
        Assert.Empty(found);
    }

    [Fact]
    public async Task No_two_things_on_a_page_share_a_key_and_the_help_lists_each()
    {
        await foreach (var (name, page) in EveryPageTests.Opened(counter))
        {
            var keys = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[data-key]')].filter(e => e.checkVisibility()).map(e => e.dataset.key)");
            Assert.True(keys.Distinct().Count() == keys.Length, $"{name}: {string.Join(' ', keys)}");
            await page.Keyboard.PressAsync("F1");
            var listed = await page.Locator("#help kbd").AllTextContentsAsync();
            Assert.True(keys.All(k => k.Length == 1 && listed.Contains(k)), $"{name}: {string.Join(' ', keys)} / {string.Join(' ', listed)}");
            Assert.DoesNotContain("", await page.Locator("#help dd").AllTextContentsAsync());
        }
    }

    [Fact]
    public async Task The_first_stop_leads_past_search_and_menu_to_the_page()
    {
        var page = await counter.SignedIn("billing-operator");
        await page.GotoAsync("/Nights/Held");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.closest('main') !== null"));
    }

    private static async Task Walk(IPage page, string name, List<string> found)
    {
        var stops = await page.EvaluateAsync<int>(Watch);
        for (var i = 0; i < stops + 3; i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        found.AddRange((await page.EvaluateAsync<string[]>(Told)).Select(fault => $"{name}: {fault}"));
    }
}
