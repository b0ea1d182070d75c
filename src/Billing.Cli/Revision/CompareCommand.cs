using System.CommandLine;
using System.Globalization;
using Billing.Cli.Common;
using Billing.Revision;

namespace Billing.Cli.Revision;

/// <summary><c>billing revision compare</c>: what a proposal brings in, and what it does to every bill.</summary>
internal static class CompareCommand
{
    private const int MostChanges = 10;

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
        var samples = SampleReport.Of(input, call);
        Print(console, impact);
        samples.Print(console);
        console.Document(Document(impact, samples));
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

    private static object Document(Impact impact, SampleReport samples)
    {
        var (up, same, down) = impact.Directions();
        return new
        {
            Baseline = Revenue(impact.Total.Baseline),
            Proposal = Revenue(impact.Total.Proposal),
            ChangePercent = Rounded(impact.Total.ChangePercent),
            Usage = UsageStatistics.Of(impact.Usage, impact.Baseline.Whole.Tariff).Select(use => new
            {
                use.UseClass,
                Customers = use.Bills,
                Mean = Rounded(use.Mean),
                P50 = Rounded(use.P50),
                P90 = Rounded(use.P90),
                P99 = Rounded(use.P99),
                ShareWithinBasePercent = Rounded(use.WithinBase * 100m),
                ShareBelowBasePercent = Rounded(use.BelowBase * 100m),
            }),
            ByUseClass = impact.ByUseClass().Select(row => new { UseClass = row.Name, Customers = row.Bills, CubicMetres = Rounded(row.CubicMetres), Baseline = Revenue(row.Baseline), Proposal = Revenue(row.Proposal), ChangePercent = Rounded(row.ChangePercent) }),
            ByMeterSize = impact.ByMeterSize().Select(row => new { MeterSize = row.Name.Length == 0 ? (int?)null : int.Parse(row.Name, CultureInfo.InvariantCulture), Customers = row.Bills, CubicMetres = Rounded(row.CubicMetres), Baseline = Revenue(row.Baseline), Proposal = Revenue(row.Proposal), ChangePercent = Rounded(row.ChangePercent) }),
            Deciles = Decile.Of(impact).Select(d => new { d.UseClass, Decile = d.Number, Customers = d.Bills, FromM3 = Rounded(d.From), ToM3 = Rounded(d.To), MeanChangeYen = Rounded(d.MeanChange), MeanChangePercent = Rounded(d.MeanPercent) }),
            Bills = new { Up = up, Same = same, Down = down },
            Largest = impact.Largest(MostChanges).Select(change => new
            {
                change.Cell.Input.UseClass,
                change.Cell.Input.MeterSize,
                change.Cell.CubicMetres,
                change.Cell.Input.Months,
                change.Cell.Count,
                BaselineYen = change.Before,
                ProposalYen = change.After,
                ChangeYen = change.Yen,
                ChangePercent = Rounded(change.Percent),
            }),
            samples.SampleBills,
            samples.PriceCliffs,
            samples.TurningPoints,
        };
    }

    private static object Revenue(Revenue revenue) => new { RevenueBeforeTax = Rounded(revenue.BeforeTax), BilledYen = revenue.Billed.Yen, BaseSharePercent = Rounded(revenue.BaseShare * 100m) };

    /// <summary>Enough digits for anybody who checks, without the tail of a division.</summary>
    private static decimal? Rounded(decimal? value) => Exact.Number(value is { } number ? Math.Round(number, 8, MidpointRounding.AwayFromZero) : null);
}
