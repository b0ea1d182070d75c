using System.CommandLine;
using Billing.Cli.Common;
using Billing.Plans;

namespace Billing.Cli.Plans;

/// <summary>What the plan commands have in common: the file and the cases asked for.</summary>
internal static class PlanInput
{
    public static readonly Argument<string> File = new("file") { Description = "A plan of the format water-plan/1 / 計画のファイル" };

    public static readonly Option<string[]> Case = new("--case") { Description = "Only these cases / ケース", HelpName = "KEY", AllowMultipleArgumentsPerToken = true };

    /// <exception cref="UnusableInputException">There is no such file.</exception>
    /// <exception cref="PlanFileException">It is no plan.</exception>
    public static FinancePlan Plan(ParseResult call) => PlanLoader.Parse(Text(call.GetValue(File)!), call.GetValue(File)!);

    /// <summary>The text of a file.</summary>
    /// <exception cref="UnusableInputException">There is none.</exception>
    public static string Text(string path) => System.IO.File.Exists(path)
        ? System.IO.File.ReadAllText(path)
        : throw new UnusableInputException($"{path}: ファイルがありません。計画のパスを指定してください。", $"{path}: no such file; give the path of the plan");

    /// <summary>The cases asked for, or all.</summary>
    public static IReadOnlyList<string> Cases(ParseResult call, FinancePlan plan) => call.GetValue(Case) is { Length: > 0 } asked ? asked : plan.CaseKeys;
}
