using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Billing.Web.Tests.Browser;

/// <summary>Every page, in both languages and both themes, through the eyes of axe.</summary>
public sealed class EveryPageTests(CounterInBrowser counter) : IClassFixture<CounterInBrowser>
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("home", "/"),
        ("search", "/Search/Find?q=ヤマダ"),
        ("search-none", "/Search/Find?q=ナシナシ"),
        ("resident", "/Residents/Show/012-00001-02"),
        ("resident-ended", "/Residents/Show/012-00001-01"),
        ("resident-protected", "/Residents/Show/012-00002-01"),
        ("resident-long-name", "/Residents/Show/012-00005-01"),
        ("bill", "/Bills/Show/2026-00000001"),
        ("fact-add", "/Facts/Add/012-00001-02"),
        ("fact-add-leak", "/Facts/Add/012-00001-02?kind=Leak"),
        ("fact-change", "/Facts/Change/012-00001-02/3"),
        ("nights", "/Nights"),
        ("night", "/Nights/Show/2026-11-12"),
        ("night-planned", "/Nights/Show/2026-12-12"),
        ("held", "/Nights/Held"),
        ("key-in", "/Readings/KeyIn"),
        ("import", "/Readings/Import"),
        ("rules", "/Rules?on=2026-11-16"),
        ("rules-past", "/Rules?on=2014-05-01&service=sewer&since=2014-04-10"),
        ("denied", "/Account/Denied"),
        ("not-found", "/Residents/Show/999"),
        ("fault", "/Errors/Fault"),
    ];

    [Theory]
    [InlineData("ja", ColorScheme.Light)]
    [InlineData("ja", ColorScheme.Dark)]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task No_page_has_an_accessibility_violation(string language, ColorScheme theme)
    {
        var found = new List<string>();
        var anonymous = await counter.NewPage(language, theme);
        await anonymous.GotoAsync("/Account/SignIn");
        await Look(anonymous, "sign-in", language, theme, found);
        var page = await counter.SignedIn("billing-operator", language, theme);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal) && !message.Text.Contains("500", StringComparison.Ordinal))
            {
                found.Add($"console: {message.Text}");
            }
        };
        foreach (var (name, path) in Pages)
        {
            await page.GotoAsync(path);
            await Look(page, name, language, theme, found);
        }

        await page.GotoAsync("/Residents/Show/012-00007-01");
        await page.Locator("tr", new() { HasText = "2026-10" }).Locator("a[href^='/Bills/Show/']").First.ClickAsync();
        await Look(page, "bill-lines", language, theme, found);
        await page.GotoAsync("/Nights/Held");
        await page.Locator("tbody a").First.ClickAsync();
        await Look(page, "release", language, theme, found);
        await page.Locator("main").PressAsync("?");
        await Look(page, "help", language, theme, found);
        Assert.Empty(found);
    }

    private static async Task Look(IPage page, string name, string language, ColorScheme theme, List<string> found)
    {
        await Screenshots.Keep(page, $"{name}-{language}-{theme}".ToLowerInvariant());
        var result = await page.RunAxe();
        found.AddRange(result.Violations.SelectMany(v => v.Nodes.Select(n => $"{name} {language} {theme}: {v.Id}: {n.Html}")));
    }
}
