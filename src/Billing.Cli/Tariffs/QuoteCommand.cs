using System.CommandLine;
using Billing.Cli.Common;
using Billing.Kernel;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Cli.Tariffs;

/// <summary><c>billing tariff quote FILE</c>: one price, with the explanation that a clerk would read out.</summary>
internal static class QuoteCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "Tariff file / 料金表" };
    private static readonly Option<string> UseClass = new("--use-class") { Required = true, Description = "Use class as the table writes it / 用途" };
    private static readonly Option<int> CubicMetres = new("--m3") { Required = true, Description = "Usage of the period in whole m³ / 使用水量" };
    private static readonly Option<int?> Meter = new("--meter") { Description = "Meter size in mm / 口径" };
    private static readonly Option<string?> Register = new("--register") { Description = "Register as the table writes it, e.g. day / 指針区分" };
    private static readonly Option<int> Months = new("--months") { DefaultValueFactory = _ => 1, Description = "Months of the period / 月数" };
    private static readonly Option<int> Dwellings = new("--dwellings") { DefaultValueFactory = _ => 1, Description = "Dwellings that share the supply / 戸数" };
    private static readonly Option<decimal?> TaxRate = new("--tax-rate") { Description = "Consumption tax, e.g. 0.1, instead of the table's / 税率" };

    public static Command Create()
    {
        var command = new Command("quote", "Price one usage / 料金の試算") { File, UseClass, CubicMetres, Meter, Register, Months, Dwellings, TaxRate };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var tariff = TariffFiles.Read(call.GetRequiredValue(File));
        var usage = new RegisterUsage(call.GetValue(Register), new CubicMetres(call.GetValue(CubicMetres)));
        var input = new PricingInput(call.GetRequiredValue(UseClass), call.GetValue(Meter), [usage], call.GetValue(Months), call.GetValue(Dwellings));
        var told = BillCalculator.Explain(StatutoryTax.Applied(tariff, call.GetValue(TaxRate), Today.InJapan(SystemClock.Instance)), input, 0m);
        Print(console, tariff, told);
        console.Document(Document(told, console.Language));
        return ExitCode.Done;
    }

    private static void Print(Terminal console, Tariff tariff, PriceExplanation told)
    {
        console.Line(console.Say($"{tariff.Utility} {tariff.Id}({tariff.EffectiveFrom:uuuu-MM-dd} から)", $"{tariff.Utility} {tariff.Id} (from {tariff.EffectiveFrom:uuuu-MM-dd})"));
        Told.Print(console, "", told.Lines);
        console.Line(console.Say("出典: ", "Source: ") + string.Join(" / ", told.Citations));
    }

    private static object Document(PriceExplanation told, string language) => new
    {
        Yen = told.Price.Charged.Yen,
        Tax = told.Price.Tax.Yen,
        BeforeTax = Exact.Number(told.Price.BeforeTax),
        TaxRate = Exact.Number(told.Price.TaxRate),
        Lines = Told.Lines(told.Lines, language),
        told.Citations,
    };
}
