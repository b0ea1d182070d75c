using System.Diagnostics;
using Billing.Forms.Printing;
using Xunit;

namespace Billing.Tests.Forms;

/// <summary>Reads a PDF with poppler's programs. Tests that need them are skipped, visibly, where they or the browser are missing.</summary>
internal static class Poppler
{
    public static void SkipWithoutPrinter()
    {
        Assert.SkipUnless(Browser.IsInstalled, "No Chromium, Chrome or Edge: apt-get install chromium");
        Assert.SkipUnless(IsInstalled("pdftotext") && IsInstalled("pdftoppm") && IsInstalled("pdffonts"), "No poppler: apt-get install poppler-utils");
    }

    /// <summary>Words as they stand on the sheets; pages end with a form feed.</summary>
    public static async Task<string> TextAsync(string pdf) => System.Text.Encoding.UTF8.GetString(await RunAsync("pdftotext", "-layout", pdf, "-"));

    public static async Task<string> FontsAsync(string pdf) => System.Text.Encoding.UTF8.GetString(await RunAsync("pdffonts", pdf));

    /// <summary>Each page as a picture.</summary>
    public static async Task<IReadOnlyList<PagePicture>> PicturesAsync(string pdf) => PagePicture.Read(await RunAsync("pdftoppm", "-gray", "-r", PagePicture.DotsPerInch, pdf));

    /// <summary>The GS1-128 or Code 128 of each page, read by zbar at 300 dpi as a shop's scanner would; empty where there is none.</summary>
    /// <param name="folder">Where the pictures are put.</param>
    /// <param name="kind">zbar's name of the symbology.</param>
    public static async Task<string[]> CodesAsync(string pdf, string folder, string kind = "code128")
    {
        await RunAsync("pdftoppm", "-gray", "-r", "300", pdf, Path.Combine(folder, "page"));
        var codes = new List<string>();
        foreach (var page in Directory.EnumerateFiles(folder, "page*.pgm").Order(StringComparer.Ordinal))
        {
            using var process = Process.Start(new ProcessStartInfo("zbarimg", ["--quiet", "--raw", "-S*.disable", $"-S{kind}.enable", page]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            codes.Add(output.Trim().Trim('\u001d'));
        }

        return [.. codes];
    }

    public static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static async Task<byte[]> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        using var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output.ToArray();
    }
}
