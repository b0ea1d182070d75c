using Billing.Kernel;

namespace Billing.Forms.Printing;

/// <summary>Finds the browser that prints: Chromium, Chrome or Edge, whichever is installed.</summary>
public static class Browser
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];

    private static readonly string[] WindowsPlaces =
    [
        @"Google\Chrome\Application\chrome.exe",
        @"Chromium\Application\chrome.exe",
        @"Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>The program file.</summary>
    /// <param name="configured">Path or name from the configuration; null or empty = look for one.</param>
    /// <param name="path">Folders to look in; null = the environment's <c>PATH</c> and, on Windows, the places where browsers install themselves.</param>
    /// <exception cref="BusinessRuleException">None is installed, or the configured one is not there.</exception>
    public static string Find(string? configured = null, string? path = null)
    {
        if (string.IsNullOrWhiteSpace(configured))
        {
            return Candidates(path).FirstOrDefault(File.Exists) ?? throw NoBrowser();
        }

        return OnPath(configured, path).Prepend(configured).FirstOrDefault(File.Exists) ?? throw new BusinessRuleException(
            "print.browser-missing",
            $"設定された印刷用ブラウザー「{configured}」がありません。Chromium、Chrome、Edge のいずれかの実行ファイルを指定してください。",
            $"The configured browser '{configured}' is not there; name the program file of Chromium, Chrome or Edge.");
    }

    /// <summary>Whether a browser is installed.</summary>
    public static bool IsInstalled => Candidates(path: null).Any(File.Exists);

    private static BusinessRuleException NoBrowser() => new(
        "print.no-browser",
        "PDF を作るブラウザーがありません。Debian・Ubuntu では「apt-get install chromium fonts-morisawa-bizud-gothic fonts-noto-cjk」、Windows では Microsoft Edge または Google Chrome を入れてください。画面からの印刷はそのまま使えます。",
        "No browser to make PDF files. On Debian or Ubuntu: apt-get install chromium fonts-morisawa-bizud-gothic fonts-noto-cjk; on Windows install Microsoft Edge or Google Chrome. Printing from the screen works without it.");

    private static IEnumerable<string> Candidates(string? path)
    {
        var onPath = Names.SelectMany(name => OnPath(name, path));
        return path is null && OperatingSystem.IsWindows() ? onPath.Concat(InProgramFiles()) : onPath;
    }

    private static IEnumerable<string> OnPath(string name, string? path)
    {
        var file = OperatingSystem.IsWindows() && !name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? name + ".exe" : name;
        return (path ?? Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, file));
    }

    private static IEnumerable<string> InProgramFiles() =>
        from root in new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData }
        from place in WindowsPlaces
        select Path.Combine(Environment.GetFolderPath(root), place);
}
