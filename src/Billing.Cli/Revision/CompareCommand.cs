using System.CommandLine;
using System.Globalization;
using Billing.Cli.Common;
using Billing.Revision;

namespace Billing.Cli.Revision;

/// <summary><c>billing revision compare</c>: what a proposal brings in, and what it does to every bill.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var command = new Command("compare", "What a proposal does to revenue and bills / 改定案の影響");
        RevisionInput.AddTo(command);
        SampleOptions.AddTo(command);
        command.SetAction((call, cancel) => Task.Run(() => Run(call), cancel));
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var input = RevisionInput.Of(call);
        var impact = Impact.Of(input.Baseline, input.Proposal, input.Usage, 0m, 0m);
        var samples = SampleOptions.Of(input, call);
        Print(console, impact);
        SampleReport.Print(console, samples);
        console.Document(ImpactFigures.Of(impact, samples));
        return ExitCode.Done;
    }

    private static void Print(Terminal console, Impact impact)
    {
        var total = impact.Total;
        console.Line($"{impact.Baseline.Whole.Tariff.Id} → {impact.Proposal.Whole.Tariff.Id}");
        console.Line(console.Say("税抜収入: ", "Revenue before tax: ") + $"{Yen(total.Baseline.BeforeTax)} → {Yen(total.Proposal.BeforeTax)} ({Percent(total.ChangePercent)})");
        console.Line(console.Say("請求額: ", "Billed: ") + $"{total.Baseline.Billed.Yen:N0} → {total.Proposal.Billed.Yen:N0}");
        foreach (var row in impact.ByUseClass())
        {
            console.Line($"  {row.Name}: {row.Bills:N0}{console.Say("件", " bills")}, {Yen(row.Baseline.BeforeTax)} → {Yen(row.Proposal.BeforeTax)} ({Percent(row.ChangePercent)})");
        }

        var (up, same, down) = impact.Directions();
        console.Line(console.Say($"値上げ {up:N0} 件、変わらず {same:N0} 件、値下げ {down:N0} 件", $"{up:N0} bills rise, {same:N0} stay, {down:N0} fall"));
        foreach (var decile in Decile.Of(impact))
        {
            console.Line($"  {decile.UseClass} {decile.Number,2}/10 ({Exact.Words(decile.From)}–{Exact.Words(decile.To)} m³): {decile.MeanChange.ToString("+#,0.0;-#,0.0;±0", CultureInfo.InvariantCulture)} ({Percent(decile.MeanPercent)})");
        }
    }

    private static string Yen(decimal yen) => yen.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Percent(decimal? percent) => percent is { } share ? share.ToString("+0.00;-0.00;±0", CultureInfo.InvariantCulture) + " %" : "—";
}
