using System.CommandLine;
using Billing.Cli.Common;
using Billing.Revision;

namespace Billing.Cli.Revision;

/// <summary><c>billing revision solve</c>: the smallest common increase that reaches a revenue.</summary>
internal static class SolveCommand
{
    private static readonly Option<decimal> Target = new("--target-percent") { Required = true, Description = "Wanted change of the revenue before tax, e.g. 17 / 目標改定率(税抜収入)" };
    private static readonly Option<string> Raise = MakeRaise();

    public static Command Create()
    {
        var command = new Command("solve", "The smallest common increase that reaches a revenue / 目標収入に届く共通の値上げ幅");
        RevisionInput.AddTo(command);

        command.Options.Add(Target);
        command.Options.Add(Raise);
        command.SetAction((call, cancel) => Task.Run(() => Run(call), cancel));
        return command;
    }

    private static Option<string> MakeRaise()
    {
        var option = new Option<string>("--raise") { DefaultValueFactory = _ => "tiers", Description = "Which prices rise; a price of zero stays zero / 引き上げる単価", HelpName = "tiers|base|all" };
        option.AcceptOnlyFromAmong("tiers", "base", "all");
        return option;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var input = RevisionInput.Of(call);
        var (target, raise) = (call.GetValue(Target), call.GetValue(Raise)!);
        var kinds = raise switch { "tiers" => PriceKinds.Tiers, "base" => PriceKinds.Base, _ => PriceKinds.All };
        if (CommonIncrement.Solve(input.Baseline, input.Proposal, input.Usage, target, kinds, 0m, 0m) is not { } found)
        {
            console.Complain(console.Say($"revision.unreachable: {raise} をいくら上げても {Exact.Words(target)} % に届きません。", $"revision.unreachable: no increase of {raise} reaches {Exact.Words(target)} %"));
            console.Document(new { Increment = (int?)null, ChangePercent = (decimal?)null, RevenueBeforeTax = (decimal?)null });
            return ExitCode.FoundWrong;
        }

        var percent = Math.Round(found.ChangePercent, 8, MidpointRounding.AwayFromZero);
        console.Line(console.Say($"共通の値上げ幅 {found.Yen:N0} 円(税抜収入 {Exact.Words(Math.Round(percent, 2))} %)", $"Common increase {found.Yen:N0} yen (revenue before tax {Exact.Words(Math.Round(percent, 2))} %)"));
        console.Document(new { Increment = found.Yen, ChangePercent = Exact.Number(percent), RevenueBeforeTax = Exact.Number(found.After) });
        return ExitCode.Done;
    }
}
