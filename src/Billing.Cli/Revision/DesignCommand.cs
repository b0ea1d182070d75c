using System.CommandLine;
using Billing.Cli.Common;
using Billing.Revision;
using Billing.Revision.Design;
using Billing.Tariffs;

namespace Billing.Cli.Revision;

/// <summary><c>billing revision design</c>: prices that bring in a revenue under limits and burden small users the least, with a proof or a stated gap. Exit code 1 where no table keeps the limits.</summary>
internal static class DesignCommand
{
    private static readonly Option<decimal> Target = new("--target-percent") { Required = true, Description = "Wanted change of the revenue before tax / 目標改定率(税抜収入)" };
    private static readonly Option<string> Moving = MakeMoving();
    private static readonly Option<decimal> Step = new("--step") { DefaultValueFactory = _ => 1m, Description = "Yen in whole multiples of which prices stand / 単価の刻み" };
    private static readonly Option<decimal?> MostIncrease = new("--most-increase") { Description = "No bill rises by more, percent / 値上げの上限(%)" };
    private static readonly Option<decimal?> MostProgression = new("--most-progression") { Description = "The dearest tier at most so many times the first / 逓増度の上限" };
    private static readonly Option<decimal?> LeastBaseShare = new("--least-base-share") { Description = "Least share of base and fees in the revenue, percent / 固定収入割合の下限(%)" };
    private static readonly Option<bool> MayFall = new("--may-fall") { Description = "Prices may fall below those of today / 値下げを認める" };
    private static readonly Option<decimal> SmallUse = new("--small-use") { DefaultValueFactory = _ => 10m, Description = "m³ a month of small users, whose burden is made the least / 少量使用者の水量" };
    private static readonly Option<decimal[]> Curve = new("--trade-off") { AllowMultipleArgumentsPerToken = true, Description = "Several limits of the increase in place of one / 値上げ上限ごとの負担", HelpName = "PERCENT" };
    private static readonly Option<int> Nodes = new("--nodes") { DefaultValueFactory = _ => 20_000, Description = "Where the search stops without a proof / 探索の上限" };
    private static readonly Option<string?> Out = new("--out") { Description = "Tariff file to write / 設計した料金表の書き出し先", HelpName = "FILE" };

    public static Command Create()
    {
        var command = RevisionInput.AddWithoutProposal(new Command("design", "Prices that meet a revenue under limits and spare small users / 料金設計"));
        foreach (var option in (IReadOnlyList<Option>)[Target, Moving, Step, MostIncrease, MostProgression, LeastBaseShare, MayFall, SmallUse, Curve, Nodes, Out])
        {
            command.Options.Add(option);
        }

        command.SetAction((call, cancel) => Task.Run(() => Run(call, cancel), cancel));
        return command;
    }

    private static Option<string> MakeMoving()
    {
        var option = new Option<string>("--moving") { DefaultValueFactory = _ => "all", Description = "Which prices move / 動かす料金", HelpName = "tiers|base|all" };
        option.AcceptOnlyFromAmong("tiers", "base", "all");
        return option;
    }

    private static int Run(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        var (baseline, usage) = RevisionInput.WithoutProposal(call);
        var before = PricedUsage.Of(baseline, usage, 0m).BeforeTax();
        var request = new DesignRequest
        {
            Baseline = baseline,
            Usage = usage,
            Revenue = before * (1m + (call.GetValue(Target) / 100m)),
            TaxRate = baseline.TaxRate ?? 0m,
            Moving = call.GetValue(Moving) switch { "tiers" => PriceKinds.Tiers, "base" => PriceKinds.Base | PriceKinds.MeterFee, _ => PriceKinds.All },
            Step = call.GetValue(Step) is > 0m and var step ? step : throw new UnusableInputException("--step は 0 より大きくなければなりません。", "--step must be above 0"),
            MostIncreasePercent = call.GetValue(MostIncrease),
            MostProgression = call.GetValue(MostProgression),
            LeastBaseShare = call.GetValue(LeastBaseShare) / 100m,
            MayFall = call.GetValue(MayFall),
            SmallUse = call.GetValue(SmallUse),
        };
        return call.GetValue(Curve) is { Length: > 0 } limits ? TradeOff(console, request, limits, call.GetValue(Nodes), cancel) : Design(console, call, request, before, cancel);
    }

    private static int Design(Terminal console, ParseResult call, DesignRequest request, decimal before, CancellationToken cancel)
    {
        var result = TariffDesign.Solve(request, call.GetValue(Nodes), cancel: cancel);
        foreach (var price in result.Prices)
        {
            console.Line($"  {console.Say(price.Said)}: {Exact.Words(price.Before)} → {Exact.Words(price.After)}");
        }

        console.Line(Proof(console, result));
        if (result.Tariff is { } table && call.GetValue(Out) is { } path)
        {
            File.WriteAllText(path, TariffWriter.Write(table with { TaxRate = null }));
        }

        console.Document(new
        {
            RevenueBefore = Exact.Number(before),
            RevenueBeforeTax = Exact.Number(result.Revenue),
            Burden = Exact.Number(result.Search.Cost),
            Bound = Exact.Number(result.Search.Bound),
            result.Search.IsProved,
            result.Search.Nodes,
            Prices = result.Prices.Select(price => new { Price = price.Said.En, Before = Exact.Number(price.Before), After = Exact.Number(price.After) }),
        });
        return result.Tariff is null ? ExitCode.FoundWrong : ExitCode.Done;
    }

    private static int TradeOff(Terminal console, DesignRequest request, decimal[] limits, int nodes, CancellationToken cancel)
    {
        var curve = TariffDesign.TradeOff(request, limits, nodes, cancel);
        foreach (var (limit, result) in curve)
        {
            console.Line($"  {Exact.Words(limit)} %: {Proof(console, result)}");
        }

        console.Document(new { Curve = curve.Select(point => new { MostIncreasePercent = point.MostIncreasePercent, Burden = Exact.Number(point.Result.Search.Cost), RevenueBeforeTax = Exact.Number(point.Result.Revenue), point.Result.Search.IsProved }) });
        return ExitCode.Done;
    }

    private static string Proof(Terminal console, DesignResult result) => (result.Tariff, result.Search.IsProved) switch
    {
        (null, true) => console.Say("条件をすべて満たす料金表はありません(証明済み)。", "No table keeps all the limits (proved)."),
        (null, false) => console.Say("時間内に見つかりませんでした。", "None was found in time."),
        (_, true) => console.Say($"少量使用者の負担 {Exact.Words(result.Search.Cost!.Value)} 円(最適を証明)。", $"Small users pay {Exact.Words(result.Search.Cost!.Value)} yen (proved optimum)."),
        _ => console.Say($"少量使用者の負担 {Exact.Words(result.Search.Cost!.Value)} 円、下限 {Exact.Words(result.Search.Bound ?? 0m)} 円。", $"Small users pay {Exact.Words(result.Search.Cost!.Value)} yen; no table makes it less than {Exact.Words(result.Search.Bound ?? 0m)} yen."),
    };
}
