using System.Diagnostics;
using Billing.Forms.Printing;
using Billing.Kernel;
using Xunit;

namespace Billing.Tests.Forms;

public sealed class ChromiumPrinterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("billing-printer-test-");

    private string Pdf => Path.Combine(_folder.FullName, "out.pdf");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_hundred_notices_become_a_hundred_pages_in_seconds()
    {
        Poppler.SkipWithoutPrinter();
        var models = Enumerable.Range(1, 100).Select(i => SampleNotices.Ordinary with { BillNumber = $"2026-{i:00000000}" }).ToList();
        var started = Stopwatch.GetTimestamp();
        await new ChromiumPrinter(new PrintSettings()).PrintAsync(await PrintedNotices.HtmlAsync(models), Pdf, 100, cancel: Cancel);
        var pages = (await Poppler.TextAsync(Pdf)).Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(100, pages.Length);
        Assert.Contains("2026-00000100", pages[99], StringComparison.Ordinal);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30), "100 pages took more than 30 seconds.");
    }

    [Fact]
    public async Task A_pdf_for_a_person_is_tagged_and_a_mass_print_is_not()
    {
        Poppler.SkipWithoutPrinter();
        var printer = new ChromiumPrinter(new PrintSettings());
        var html = await PrintedNotices.HtmlAsync([SampleNotices.Ordinary]);
        await printer.PrintAsync(html, Pdf, 1, cancel: Cancel);
        var published = await printer.PrintToBytesAsync(html, 1, cancel: Cancel);
        Assert.DoesNotContain("/StructTreeRoot", await File.ReadAllTextAsync(Pdf, System.Text.Encoding.Latin1, Cancel), StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", System.Text.Encoding.Latin1.GetString(published), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_number_of_pages_leaves_no_file()
    {
        Poppler.SkipWithoutPrinter();
        var html = await PrintedNotices.HtmlAsync([SampleNotices.Ordinary, SampleNotices.Estimated]);
        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => new ChromiumPrinter(new PrintSettings()).PrintAsync(html, Pdf, 3, cancel: Cancel));
        Assert.Equal("print.page-count", refusal.Code);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task A_configured_browser_that_is_not_there_is_named()
    {
        var printer = new ChromiumPrinter(new PrintSettings { Browser = "/no/such/browser" });
        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => printer.PrintAsync("<p>", Pdf, cancel: Cancel));
        Assert.Equal("print.browser-missing", refusal.Code);
        Assert.Contains("/no/such/browser", refusal.Said.Ja, StringComparison.Ordinal);
        Assert.Contains("/no/such/browser", refusal.Said.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_browser_the_refusal_names_the_package()
    {
        var refusal = Assert.Throws<BusinessRuleException>(() => Browser.Find(configured: null, path: _folder.FullName));
        Assert.Equal("print.no-browser", refusal.Code);
        Assert.Contains("apt-get install chromium", refusal.Said.Ja, StringComparison.Ordinal);
        Assert.Contains("apt-get install chromium", refusal.Said.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_hangs_is_ended_and_leaves_nothing_behind()
    {
        var printer = new ChromiumPrinter(new PrintSettings { Browser = Script("sleep 60"), TimeLimitSeconds = 1 });
        await File.WriteAllTextAsync(Pdf, "the file before", Cancel);
        var started = Stopwatch.GetTimestamp();
        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => printer.PrintAsync("<p>", Pdf, cancel: Cancel));
        Assert.Equal("print.time-limit", refusal.Code);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30), "The browser was waited for.");
        Assert.Equal("the file before", await File.ReadAllTextAsync(Pdf, Cancel));
        Assert.False(Directory.Exists(Profile()), "The profile is still there.");
    }

    [Fact]
    public async Task A_browser_that_fails_says_its_last_line()
    {
        var printer = new ChromiumPrinter(new PrintSettings { Browser = Script("echo first >&2; echo no display >&2; exit 3") });
        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => printer.PrintAsync("<p>", Pdf, cancel: Cancel));
        Assert.Equal("print.browser-failed", refusal.Code);
        Assert.Contains("(exit code 3): no display", refusal.Said.En, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Profile()), "The profile is still there.");
    }

    /// <summary>A stand-in for the browser: writes its arguments down and makes a profile as a browser would.</summary>
    private string Script(string then)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in browser is a shell script.");
        var script = Path.Combine(_folder.FullName, "browser");
        File.WriteAllText(script, $"""
            #!/bin/sh
            for a in "$@"; do case "$a" in --user-data-dir=*) printf %s "$(echo "$a" | cut -d= -f2-)" > "{_folder.FullName}/profile"; mkdir -p "$(echo "$a" | cut -d= -f2-)";; esac; done
            {then}
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return script;
    }

    private string Profile() => File.ReadAllText(Path.Combine(_folder.FullName, "profile"));
}
