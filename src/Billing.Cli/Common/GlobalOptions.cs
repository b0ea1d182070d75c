using System.CommandLine;

namespace Billing.Cli.Common;

/// <summary>Options that every command takes.</summary>
internal static class GlobalOptions
{
    public static Option<bool> Json { get; } = new("--json") { Description = "One JSON document on standard output and nothing else / 標準出力は JSON 一つだけ", Recursive = true };

    public static Option<string?> Language { get; } = MakeLanguage();

    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "Tell every fault, with the stack trace of a failure / すべての誤りと失敗の詳細を表示", Recursive = true };

    private static Option<string?> MakeLanguage()
    {
        var option = new Option<string?>("--lang") { Description = "ja or en; by default the system's language / 表示言語", Recursive = true, HelpName = "ja|en" };
        option.AcceptOnlyFromAmong("ja", "en");
        return option;
    }
}
