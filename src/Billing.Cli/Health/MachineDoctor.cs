using System.ComponentModel;
using System.Diagnostics;
using Billing.Db;
using Billing.Db.Health;
using Billing.Db.Sqlite;
using Billing.Forms.Printing;
using Billing.Kernel;
using Microsoft.Extensions.Configuration;

namespace Billing.Cli.Health;

/// <summary>What the machine lacks: browser, fonts, space; and files that others may read.</summary>
internal static class MachineDoctor
{
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public static IEnumerable<Finding> Look(IConfiguration settings, BillingDatabase? database)
    {
        yield return Printer(settings);
        yield return Fonts();
        if (database is not null)
        {
            yield return DiskSpace.Check(database, AlarmBoard.FreeMegabytes(settings)) is { } full
                ? new Finding("machine.disk", FindingLevel.Wrong, full.Said, full.Remedy)
                : Finding.Well("machine.disk", $"空き容量 {DiskSpace.Least(database).Free / 1_000_000:N0} MB。", $"{DiskSpace.Least(database).Free / 1_000_000:N0} MB are free");
        }

        foreach (var (path, ja, en) in Private(settings, database))
        {
            if (IsOpen(path))
            {
                yield return new Finding("machine.readable", FindingLevel.Wrong,
                    new Sentence($"{path}({ja})を他の利用者が読めます。", $"{path} ({en}) can be read by everybody on this machine"),
                    new Sentence(Directory.Exists(path) ? $"chmod 700 {path} で閉じてください。" : $"chmod 600 {path} で閉じてください。", Directory.Exists(path) ? $"close it with chmod 700 {path}" : $"close it with chmod 600 {path}"));
            }
        }
    }

    private static Finding Printer(IConfiguration settings)
    {
        try
        {
            return Finding.Well("machine.browser", $"印刷用ブラウザー: {Browser.Find(PrintSettings.Of(settings).Browser)}", $"the browser that prints: {Browser.Find(PrintSettings.Of(settings).Browser)}");
        }
        catch (BusinessRuleException missing)
        {
            return new Finding("machine.browser", FindingLevel.Wrong, missing.Said, new Sentence("Chromium、Chrome、Edge のいずれかを入れるか Printing:Browser で指定してください。", "install Chromium, Chrome or Edge, or name one in Printing:Browser"));
        }
    }

    private static Finding Fonts()
    {
        if (OperatingSystem.IsWindows())
        {
            return Finding.Well("machine.fonts", "書体は Windows に付属しています。", "Windows brings the fonts");
        }

        try
        {
            using var list = Process.Start(new ProcessStartInfo("fc-list", [":lang=ja", "family"]) { RedirectStandardOutput = true })!;
            var families = list.StandardOutput.ReadToEnd();
            list.WaitForExit();
            string[] lacking = [.. ((string[])["BIZ UD", "Noto Sans CJK"]).Where(name => !families.Contains(name, StringComparison.OrdinalIgnoreCase))];
            return lacking.Length == 0 ? Finding.Well("machine.fonts", "印刷用の書体(BIZ UD、Noto Sans CJK)があります。", "the fonts of the forms are there (BIZ UD, Noto Sans CJK)") : Lacking(string.Join(", ", lacking));
        }
        catch (Win32Exception)
        {
            return Lacking("fc-list");
        }
    }

    private static Finding Lacking(string what) => new("machine.fonts", FindingLevel.Doubtful,
        new Sentence($"印刷用の書体が見つかりません: {what}", $"fonts of the forms were not found: {what}"),
        new Sentence("Debian では fonts-morisawa-bizud-gothic と fonts-noto-cjk を入れてください。", "Debian: install fonts-morisawa-bizud-gothic and fonts-noto-cjk"));

    private static IEnumerable<(string Path, string Ja, string En)> Private(IConfiguration settings, BillingDatabase? database)
    {
        var file = Path.Combine(BillingConfiguration.Home, "appsettings.json");
        if (File.Exists(file) && (settings[BillingConfiguration.ConnectionKey] ?? "").Contains("assword", StringComparison.Ordinal))
        {
            yield return (file, "パスワードを含む設定", "settings with a password");
        }

        yield return (Path.GetFullPath(settings["Counter:KeyFolder"] ?? "App_Data/keys", BillingConfiguration.Home), "サインインの鍵", "the keys of sign-ins");
        if (database is { Provider: "sqlite" })
        {
            yield return (SqliteFile.Of(database), "データベース", "the database");
        }
    }

    private static bool IsOpen(string path) => !OperatingSystem.IsWindows() && (File.Exists(path) || Directory.Exists(path)) && (File.GetUnixFileMode(path) & Others) != 0;
}
