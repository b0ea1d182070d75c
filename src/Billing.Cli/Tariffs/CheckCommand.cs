using System.CommandLine;
using Billing.Cli.Common;
using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Cli.Tariffs;

/// <summary><c>billing tariff check PATH…</c>: reads, lints and prices every example.</summary>
internal static class CheckCommand
{
    private static readonly Argument<string[]> Paths = new("PATH") { Arity = ArgumentArity.OneOrMore, Description = "Tariff files or folders / 料金表またはフォルダー" };

    public static Command Create()
    {
        var command = new Command("check", "Validate, lint and price every example / 料金表の検査") { Paths };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var checks = TariffFiles.Find(call.GetRequiredValue(Paths)).Select(TariffFileCheck.Of).ToList();
        TariffFileCheck.CheckTogether(checks);
        foreach (var check in checks)
        {
            Print(console, check);
        }

        var (passed, failed) = (checks.Sum(check => check.Passed), checks.Sum(check => check.Failed));
        console.Line($"{passed} passed, {failed} failed");
        console.Document(new { Files = checks.Select(check => Document(check, console.Language)), Passed = passed, Failed = failed });
        return checks.Any(check => check.Failure is not null) ? ExitCode.Unusable
            : checks.Any(check => check.FoundWrong) ? ExitCode.FoundWrong
            : ExitCode.Done;
    }

    private static void Print(Terminal console, TariffFileCheck check)
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

        var verdict = check.FoundWrong ? console.Say("不一致", "FAILED") : console.Say("合格", "ok");
        console.Line($"{check.File}: {verdict} {check.Tariff!.Id}: {check.Passed} passed, {check.Failed} failed");
        foreach (var miss in check.Misses)
        {
            console.Line($"  {miss.Path} {console.Say(miss.Named)}: {console.Say(Missed(miss))}");
        }

        foreach (var finding in check.Findings)
        {
            console.Line($"  {JsonWords.Of(finding.Severity)} {finding.Path}: {console.Say(finding.Said)}");
        }
    }

    private static Sentence Missed(ExampleMiss miss) => miss.Actual is { } actual
        ? new($"公表 {miss.Example.Yen:N0}円、計算 {actual:N0}円(差 {actual - miss.Example.Yen:+#,0;-#,0}円)", $"expected {miss.Example.Yen:N0} yen, got {actual:N0} yen ({actual - miss.Example.Yen:+#,0;-#,0})")
        : new($"公表 {miss.Example.Yen:N0}円、計算できません: {miss.Refusal!.Ja}", $"expected {miss.Example.Yen:N0} yen, got none: {miss.Refusal.En}");

    private static object Document(TariffFileCheck check, string language) => new
    {
        check.File,
        check.Tariff?.Id,
        check.Passed,
        check.Failed,
        Misses = check.Misses.Select(miss => new { Example = miss.Named.In(language), miss.Path, Expected = miss.Example.Yen, miss.Actual, Reason = miss.Refusal?.In(language) }),
        Findings = check.Findings.Select(finding => new { Severity = JsonWords.Of(finding.Severity), finding.Code, finding.Path, Message = finding.Said.In(language) })
            .Concat((check.Failure?.Faults ?? []).Select(fault => new { Severity = "error", Code = "file.unusable", fault.Path, Message = fault.Said.In(language) })),
    };
}
