using System.Data.Common;
using Billing.Kernel;

namespace Billing.Cli.Common;

/// <summary>Turns a failure into one line. The stack trace is for <c>--verbose</c>.</summary>
internal static class Failures
{
    public static int Report(Exception failure, Terminal console)
    {
        console.Complain(Line(failure, console).ReplaceLineEndings(" "));
        if (console.Verbose)
        {
            foreach (var fault in (failure as DataFileException)?.Faults.Skip(1) ?? [])
            {
                console.Complain(fault.In(console.Language));
            }

            console.Complain(failure.ToString());
        }

        return ExitCode.Unusable;
    }

    /// <summary>The first fault of a file, and how many more there are.</summary>
    public static string Line(DataFileException failure, Terminal console)
    {
        var more = failure.Faults.Count - 1;
        var rest = more == 0 ? "" : console.Say($"(ほか {more} 件、--verbose で表示)", $" (and {more} more; see --verbose)");
        return failure.Faults[0].In(console.Language) + rest;
    }

    private static string Line(Exception failure, Terminal console) => failure switch
    {
        UnusableInputException unusable => console.Say(unusable.Said),
        DataFileException file => Line(file, console),
        BusinessRuleException refusal => $"{refusal.Code}: {console.Say(refusal.Said)}",
        DbException => console.Say($"データベースの誤りです: {failure.Message}", $"the database says: {failure.Message}"),
        FileNotFoundException or DirectoryNotFoundException => console.Say($"見つかりません: {failure.Message}", failure.Message),
        IOException or UnauthorizedAccessException => console.Say($"読み書きできません: {failure.Message}", failure.Message),
        _ => console.Say(
            $"内部の誤りです({failure.GetType().Name}: {failure.Message})。--verbose で詳細を表示します。",
            $"internal error ({failure.GetType().Name}: {failure.Message}); --verbose shows where"),
    };
}
