using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Tariffs;
using Billing.Exchange;
using Billing.Plans.Costs;
using Billing.Revision;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Cli.Plans;

/// <summary><c>billing plan cost</c>: the cost of service, prices out of it, and how far other tables cover it.</summary>
internal static class CostCommand
{
    private static readonly Argument<string> CostFile = new("file") { Description = "A cost of service of the format water-cost/1 / 総括原価のファイル" };
    private static readonly Option<string> BaselineFile = new("--baseline") { Required = true, Description = "Tariff file in force / 現行の料金表", HelpName = "FILE" };
    private static readonly Option<string> UsageFile = new("--usage") { Required = true, Description = "Counts of a year by use class, meter size and m³ (CSV) / 1年間の使用水量分布", HelpName = "CSV" };
    private static readonly Option<string[]> Beside = new("--beside") { Description = "Tables whose revenue is set beside the cost / 並べる料金表", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> Out = new("--out") { Description = "Write the prices as a proposal / 改定案として書き出すファイル", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("cost", "The cost of service and prices out of it / 総括原価と料金") { CostFile, BaselineFile, UsageFile, Beside, Out };
        command.SetAction((call, cancel) => Task.Run(() => Run(call), cancel));
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var cost = CostLoader.Parse(PlanInput.Text(call.GetValue(CostFile)!), call.GetValue(CostFile)!);
        var baseline = TariffFiles.Read(call.GetValue(BaselineFile)!);
        var path = call.GetValue(UsageFile)!;
        _ = PlanInput.Text(path);
        var usage = UsageHistogram.Of(UsageCsv.Read(path, File.ReadAllBytes(path)));
        var prices = CostPrices.Of(cost, usage);
        var today = Today.InJapan(SystemClock.Instance);
        var proposal = prices.ToProposal(cost.Id, cost.Title, baseline, today, baseline.EffectiveFrom > today ? baseline.EffectiveFrom : today);
        var made = proposal.On(baseline, new Dictionary<string, Tariff>());
        List<Tariff> tables = [baseline, .. (call.GetValue(Beside) ?? []).Select(TariffFiles.Read), made];
        var revenues = tables.Select(table => (Table: table, Revenue: SplitUsage.Of(table, usage, 0m).Revenue())).ToList();
        Print(console, prices, revenues);
        if (call.GetValue(Out) is { } file)
        {
            File.WriteAllText(file, CostProposalText.Of(proposal));
        }

        console.Document(CostFigures.Of(prices, revenues, console.Language));
        return ExitCode.Done;
    }

    private static void Print(Terminal console, CostPrices prices, List<(Tariff Table, Revenue Revenue)> revenues)
    {
        var cost = prices.Cost;
        console.Line(console.Say($"総括原価 {cost.Total:#,0} 円({cost.Years} 年間): 営業費用 {cost.Of(CostKind.Operating):#,0}、資本費用 {cost.Of(CostKind.Capital):#,0}、資産維持費 {cost.Of(CostKind.Maintenance):#,0}、控除 {cost.Of(CostKind.Deduction):#,0}", $"Cost of service {cost.Total:#,0} yen ({cost.Years} years): operating {cost.Of(CostKind.Operating):#,0}, capital {cost.Of(CostKind.Capital):#,0}, asset maintenance {cost.Of(CostKind.Maintenance):#,0}, deductions {cost.Of(CostKind.Deduction):#,0}"));
        console.Line(console.Say($"公費 {cost.Public:#,0} 円、料金で回収 {cost.Private:#,0} 円(1年 {prices.Needed:#,0} 円)", $"Public share {cost.Public:#,0} yen, by charges {cost.Private:#,0} yen ({prices.Needed:#,0} a year)"));
        console.Line(console.Say($"1年: 需要家費 {cost.Customer:#,0}、固定費 {cost.Fixed:#,0}、変動費 {cost.Variable:#,0}", $"A year: customer {cost.Customer:#,0}, fixed {cost.Fixed:#,0}, variable {cost.Variable:#,0}"));
        foreach (var size in prices.Sizes)
        {
            console.Line($"  {size.Size,4} mm × {size.MeterMonths,9:#,0}: {Exact.Words(size.Yen)} {console.Say("円/月", "yen a month")}");
        }

        console.Line($"  {prices.CubicMetres:#,0} m³: {Exact.Words(prices.PerCubicMetre)} {console.Say("円/m³", "yen per m³")}");
        foreach (var (table, revenue) in revenues)
        {
            console.Line($"{table.Id}: {revenue.BeforeTax:#,0} {console.Say("円", "yen")} ({console.Say("原価の", "of the cost")} {Exact.Words(Math.Round(revenue.BeforeTax / prices.Needed * 100m, 1))} %), {console.Say("固定収入", "fixed")} {Exact.Words(Math.Round((revenue.BaseShare ?? 0m) * 100m, 1))} %");
        }

        console.Line(console.Say("配賦の根拠: ", "Allocation: ") + cost.Allocation.Source);
    }
}
