using Billing.Web.Tests.Counter;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Billing.Web.Tests.Browser;

/// <summary>The counter on a real port of the loopback address, and a real Chromium.</summary>
public sealed class CounterInBrowser : IAsyncLifetime
{
    /// <summary>The smallest screen that a clerk has.</summary>
    public const int Width = 1280;

    /// <summary>As <see cref="Width"/>.</summary>
    public const int Height = 800;

    private IPlaywright? _playwright;

    public CounterFactory Factory { get; } = new("sqlite");

    public IBrowser Browser { get; private set; } = null!;

    public string Address { get; private set; } = "";

    public static string? WhyMissing => Chromium() is null ? "No Chromium is installed (Debian package chromium, or set BILLING_CHROMIUM)." : null;

    public async ValueTask InitializeAsync()
    {
        if (WhyMissing is not null)
        {
            return;
        }

        Factory.UseKestrel(0);
        Factory.StartServer();
        Address = Factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().TrimEnd('/');
        await Factory.CreateStaff();
        StudioSample.AddTasks(Factory.Database, Factory.Clock);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium(), Args = Environment.UserName == "root" ? ["--no-sandbox"] : [] });
    }

    /// <summary>A fresh browser profile, signed in as <paramref name="name"/>.</summary>
    public async Task<IPage> SignedIn(string name, string language = "ja", ColorScheme theme = ColorScheme.Light)
    {
        var page = await NewPage(language, theme);
        await page.GotoAsync("/");
        await page.Locator("#Name").FillAsync(name);
        await page.Locator("#Password").FillAsync(CounterFactory.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#q").WaitForAsync();
        return page;
    }

    public async Task<IPage> NewPage(string language, ColorScheme theme)
    {
        Assert.SkipWhen(WhyMissing is not null, WhyMissing ?? "");
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = Address, ColorScheme = theme, ViewportSize = new ViewportSize { Width = Width, Height = Height } });
        await context.AddCookiesAsync([new Cookie { Name = "billing.language", Value = Uri.EscapeDataString($"c={language}|uic={language}"), Url = Address }]);
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await Factory.DisposeAsync();
    }

    private static string? Chromium()
    {
        string?[] candidates = [Environment.GetEnvironmentVariable("BILLING_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
        return Array.Find(candidates, File.Exists);
    }
}
