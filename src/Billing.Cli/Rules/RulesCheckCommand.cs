using System.CommandLine;
using Billing.Cli.Common;

namespace Billing.Cli.Rules;

/// <summary><c>billing rules check PATH…</c>: charges every case and says what comes out otherwise.</summary>
internal static class RulesCheckCommand
{
    private static readonly Argument<string[]> Paths = new("PATH") { Arity = ArgumentArity.OneOrMore, Description = "Files of cases or folders / 事例ファイルまたはフォルダー" };

    public static Command Create()
    {
        var command = new Command("check", "Charge every case under its rule book / 規則集を事例で検査") { Paths };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var checks = CaseFileCheck.Find(call.GetRequiredValue(Paths)).Select(CaseFileCheck.Of).ToList();
        foreach (var check in checks)
        {
            Print(console, check);
        }

        var (passed, failed) = (checks.Sum(check => check.Passed), checks.Sum(check => check.Failed));
        console.Line($"{passed} passed, {failed} failed");
        console.Document(new { Files = checks.Select(check => Document(check, console.Language)), Passed = passed, Failed = failed });
        return checks.Any(check => check.Failure is not null) ? ExitCode.Unusable : failed > 0 ? ExitCode.FoundWrong : ExitCode.Done;
    }

    private static void Print(Terminal console, CaseFileCheck check)
    {
        if (check.Failure is { } failure)
        {
            console.Complain(Failures.Line(failure, console));
            foreach (var fault in console.Verbose ? failure.Faults.Skip(1) : [])
            {
                console.Complain(fault.In(console.Language));
            }

            return;
        }

        var verdict = check.Failed > 0 ? console.Say("不一致", "FAILED") : console.Say("合格", "ok");
        console.Line($"{check.File}: {verdict} {check.Cases!.Title}: {check.Passed} passed, {check.Failed} failed");
        foreach (var miss in check.Misses)
        {
            console.Line($"  {miss.Case.Id} ({miss.Case.What}) {miss.Field}: " + console.Say($"期待 {miss.Expected.Ja}、計算 {miss.Actual.Ja}", $"expected {miss.Expected.En}, got {miss.Actual.En}"));
        }
    }

    private static object Document(CaseFileCheck check, string language) => new
    {
        check.File,
        check.Cases?.Title,
        check.Passed,
        check.Failed,
        Misses = check.Misses.Select(miss => new { Case = miss.Case.Id, miss.Case.What, miss.Field, Expected = miss.Expected.In(language), Actual = miss.Actual.In(language) }),
        Findings = (check.Failure?.Faults ?? []).Select(fault => new { Severity = "error", Code = "file.unusable", fault.File, fault.Path, Message = fault.Said.In(language) }),
    };
}
