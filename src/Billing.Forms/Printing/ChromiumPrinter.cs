using System.Diagnostics;
using System.Text;
using Billing.Kernel;

namespace Billing.Forms.Printing;

/// <summary>Makes a PDF of a form with a browser of the Chromium family that runs without a window.</summary>
/// <remarks>
/// Cut long print runs into documents of about <see cref="PagesPerFile"/>: beyond that, time and memory grow faster than pages. At most two browsers run at once in
/// one program; each has a folder of its own, which goes when it ends.
/// </remarks>
public sealed class ChromiumPrinter(PrintSettings settings)
{
    /// <summary>Pages of one document that print fastest.</summary>
    public const int PagesPerFile = 500;

    private static readonly SemaphoreSlim Running = new(2, 2);

    /// <summary>Prints <paramref name="html"/> to <paramref name="file"/>. The file appears whole or not at all; one that is there is replaced.</summary>
    /// <param name="html">A complete document that fetches nothing.</param>
    /// <param name="pages">Pages that must come out; null = at least one.</param>
    /// <param name="tagged">Structure for screen readers: for what is published or shown; it doubles the time of mass printing.</param>
    /// <exception cref="BusinessRuleException">No browser, time limit, browser failed, or another number of pages.</exception>
    public async Task PrintAsync(string html, string file, int? pages = null, bool tagged = false, CancellationToken cancel = default)
    {
        var browser = Browser.Find(settings.Browser);
        await Running.WaitAsync(cancel);
        try
        {
            await PrintAloneAsync(browser, html, file, pages, tagged, cancel);
        }
        finally
        {
            Running.Release();
        }
    }

    /// <summary>Prints <paramref name="html"/> and gives the PDF.</summary>
    /// <exception cref="BusinessRuleException">As for a file.</exception>
    public async Task<byte[]> PrintToBytesAsync(string html, int? pages = null, bool tagged = true, CancellationToken cancel = default)
    {
        var folder = Directory.CreateTempSubdirectory("billing-pdf-");
        try
        {
            var file = Path.Combine(folder.FullName, "form.pdf");
            await PrintAsync(html, file, pages, tagged, cancel);
            return await File.ReadAllBytesAsync(file, cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task PrintAloneAsync(string browser, string html, string file, int? pages, bool tagged, CancellationToken cancel)
    {
        var workplace = Directory.CreateTempSubdirectory("billing-print-");
        var unfinished = $"{file}.{Guid.NewGuid():N}.part";
        try
        {
            var page = Path.Combine(workplace.FullName, "form.html");
            await File.WriteAllTextAsync(page, html, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancel);
            await RunAsync(browser, Arguments(page, unfinished, Path.Combine(workplace.FullName, "profile"), tagged), unfinished, cancel);
            CheckPages(unfinished, file, pages);
            File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
            await RemoveAsync(workplace);
        }
    }

    private static List<string> Arguments(string page, string file, string profile, bool tagged)
    {
        List<string> arguments =
        [
            "--headless=new", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-quic",
            "--disable-component-update", "--disable-sync", $"--user-data-dir={profile}", "--no-pdf-header-footer",
        ];
        if (!tagged)
        {
            arguments.Add("--disable-pdf-tagging");
        }

        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            // Chromium refuses its sandbox to root. The page is ours and fetches nothing.
            arguments.Add("--no-sandbox");
        }

        arguments.Add($"--print-to-pdf={Path.GetFullPath(file)}");
        arguments.Add(new Uri(page).AbsoluteUri);
        return arguments;
    }

    private async Task RunAsync(string browser, List<string> arguments, string file, CancellationToken cancel)
    {
        using var process = Process.Start(new ProcessStartInfo(browser, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException($"{browser} did not start.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.TimeLimitSeconds));
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var told = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancel.ThrowIfCancellationRequested();
            throw new BusinessRuleException(
                "print.time-limit",
                $"印刷が {settings.TimeLimitSeconds} 秒で終わらなかったため中止しました。もう一度実行するか、設定 Printing:TimeLimitSeconds を大きくしてください。",
                $"Printing took more than {settings.TimeLimitSeconds} seconds and was ended; run it again, or raise Printing:TimeLimitSeconds.");
        }

        await output;
        if (process.ExitCode != 0 || !File.Exists(file))
        {
            throw Failed(browser, process.ExitCode, await told);
        }
    }

    private static BusinessRuleException Failed(string browser, int exitCode, string told)
    {
        var last = told.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "";
        return new BusinessRuleException(
            "print.browser-failed",
            $"印刷用ブラウザー {browser} が PDF を作れませんでした(終了コード {exitCode}): {last}",
            $"The browser {browser} made no PDF (exit code {exitCode}): {last}");
    }

    private static void CheckPages(string made, string file, int? expected)
    {
        var pages = PdfPages.Count(made);
        if (pages < 1 || (expected is { } wanted && pages != wanted))
        {
            throw new BusinessRuleException(
                "print.page-count",
                $"{Path.GetFileName(file)} は {expected ?? 1} ページのはずが {pages} ページになりました。用紙に収まらない通知があります。ファイルは作成していません。",
                $"{Path.GetFileName(file)} should have {expected ?? 1} pages and came out with {pages}: a notice does not fit its sheet. No file was left.");
        }
    }

    /// <summary>The browser's helpers may hold the folder for a moment after it has ended.</summary>
    private static async Task RemoveAsync(DirectoryInfo folder)
    {
        for (var attempt = 1; Directory.Exists(folder.FullName); attempt++)
        {
            try
            {
                folder.Delete(recursive: true);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException && attempt < 10)
            {
                await Task.Delay(100 * attempt);
            }
        }
    }
}
