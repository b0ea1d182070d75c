using Microsoft.Playwright;

namespace Billing.Web.Tests.Browser;

/// <summary>Where <c>BILLING_SCREENSHOTS</c> names a folder, the pages that the tests visit are kept there as pictures for people to look at.</summary>
internal static class Screenshots
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("BILLING_SCREENSHOTS");

    public static async Task Keep(IPage page, string name, bool whole = true)
    {
        if (Folder is { Length: > 0 })
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, name + ".png"), FullPage = whole });
        }
    }

    /// <summary>A file that a page handed out, under its own name.</summary>
    public static async Task Keep(byte[] file, string name)
    {
        if (Folder is { Length: > 0 })
        {
            await File.WriteAllBytesAsync(Path.Combine(Folder, name), file);
        }
    }
}
