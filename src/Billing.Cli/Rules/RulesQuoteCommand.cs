using System.CommandLine;
using System.Globalization;
using Billing.Charges;
using Billing.Cli.Common;
using Billing.Db;
using Billing.Kernel;
using Billing.Metering;
using Billing.RuleBooks;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Cli.Rules;

/// <summary><c>billing rules quote</c>: what a rule book charges for a supply, by the very engine of the night.</summary>
internal static class RulesQuoteCommand
{
    private static readonly Option<string> Book = new("--book") { Required = true, Description = "Rule book: a folder, or the name of one that comes with the program / 規則集" };
    private static readonly Option<Service> Service = new("--service") { Required = true, Description = "water or sewer / 水道・下水道" };
    private static readonly Option<string> UseClass = new("--use-class") { Required = true, Description = "Use class as the table writes it / 用途" };
    private static readonly Option<string> CubicMetres = new("--m3") { Required = true, HelpName = "M3", Description = "Whole m³ measured, or by register: day=120,night=30 / 計量した水量" };
    private static readonly Option<LocalDate> From = Dates.Option("--from", "First day of the period / 期間の初日", required: true);
    private static readonly Option<LocalDate> To = Dates.Option("--to", "Last day of the period / 期間の末日", required: true);
    private static readonly Option<LocalDate> UserSince = Dates.Option("--user-since", "First day of use, where it matters / 使用開始日");
    private static readonly Option<bool> Stops = new("--stops") { Description = "Use ends with the period / 使用中止" };
    private static readonly Option<int?> Meter = new("--meter") { Description = "Meter size in mm / 口径" };
    private static readonly Option<int?> Months = new("--months") { Description = "Months of the reading cycle; one per begun 31 days if left out / 月数" };
    private static readonly Option<int> Dwellings = new("--dwellings") { DefaultValueFactory = _ => 1, Description = "Dwellings that share the supply / 戸数" };
    private static readonly Option<string[]> Facts = new("--fact") { HelpName = "KIND=VALUE", Description = "Declared fact, e.g. residents=4, relief=生活保護, leak=地下漏水,25,notDrained / 申告・認定" };
    private static readonly Option<int[]> Past = new("--past") { AllowMultipleArgumentsPerToken = true, Description = "m³ of the periods before, newest first, by which a leak is judged / 過去の水量" };
    private static readonly Option<bool> Explain = new("--explain") { Description = "Line by line / 計算の内訳" };

    public static Command Create()
    {
        var command = new Command("quote", "Charge one supply under a rule book / 規則集による料金の試算")
        {
            Book, Service, UseClass, CubicMetres, From, To, UserSince, Stops, Meter, Months, Dwellings, Facts, Past, Explain,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var book = BillingConfiguration.FindRuleBook(call.GetRequiredValue(Book));
        var told = new ChargeEngine(book).Explain(SupplyOf(call, book));
        Print(console, book, told, call.GetValue(Explain));
        console.Document(Document(told, console.Language));
        return ExitCode.Done;
    }

    private static Supply SupplyOf(ParseResult call, RuleBook book)
    {
        var (from, to) = (call.GetRequiredValue(From), call.GetRequiredValue(To));
        if (to < from)
        {
            throw new UnusableInputException($"--to {to:uuuu-MM-dd} が --from {from:uuuu-MM-dd} より前です。", $"--to {to:uuuu-MM-dd} lies before --from {from:uuuu-MM-dd}");
        }

        var months = call.GetValue(Months) ?? (Period.DaysBetween(from, to) / 31) + 1;
        return new Supply
        {
            Service = call.GetRequiredValue(Service),
            UseClass = call.GetRequiredValue(UseClass),
            MeterSize = call.GetValue(Meter),
            Usage = Usage(call.GetRequiredValue(CubicMetres)),
            From = from,
            To = to,
            Months = months,
            Month = BillingMonth.Of(to),
            UserSince = call.GetResult(UserSince) is null ? LocalDate.MinIsoValue : call.GetValue(UserSince),
            Stops = call.GetValue(Stops),
            Dwellings = call.GetValue(Dwellings),
            Facts = [.. (call.GetValue(Facts) ?? []).Select(text => QuotedFact.Read(text, from, to, book))],
            Past = [.. (call.GetValue(Past) ?? []).Select((m3, i) => new PastUsage(from.PlusDays(-1).PlusMonths(-i * months), months, m3, UsageBasis.Metered))],
        };
    }

    private static IReadOnlyList<RegisterUsage> Usage(string text)
    {
        try
        {
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var one) ? [new RegisterUsage(null, new CubicMetres(one))] : RegisterText.Parse(text);
        }
        catch (FormatException)
        {
            throw new UnusableInputException($"--m3 {text}: 整数、または day=120,night=30 の形で指定してください。", $"--m3 {text}: give a whole number, or registers as day=120,night=30");
        }
    }

    private static void Print(Terminal console, RuleBook book, ChargeExplanation told, bool explain)
    {
        var charge = told.Charge;
        console.Line($"{console.Say(book.Utility)} {charge.Tariff.Id} {charge.CubicMetres:N0} m³: {charge.Charged}{console.Say("円", " yen")} ({console.Say("うち消費税", "tax")} {charge.Tax})");
        foreach (var line in charge.Lines)
        {
            console.Line($"  {console.Say(line.Said)} {line.Charged}{console.Say("円", " yen")} ({console.Say("うち消費税", "tax")} {line.Tax})");
        }

        if (explain)
        {
            Told.Print(console, "", told.Lines);
            console.Line(console.Say("出典: ", "Source: ") + string.Join(" / ", told.Citations));
        }
    }

    private static object Document(ChargeExplanation told, string language) => new
    {
        Yen = told.Charge.Charged.Yen,
        Tax = told.Charge.Tax.Yen,
        TaxRate = Exact.Number(told.Charge.TaxRate),
        told.Charge.CubicMetres,
        Tariff = told.Charge.Tariff.Id,
        Charges = told.Charge.Lines.Select(line => new { Kind = JsonWords.Of(line.Kind), Rule = line.RuleId, Label = line.Said.In(language), Yen = line.Charged.Yen, Tax = line.Tax.Yen, TaxRate = Exact.Number(line.TaxRate) }),
        Lines = Told.Lines(told.Lines, language),
        Rules = told.Lines.Where(line => line.IsNote).Select(line => line.Label.In(language)),
        told.Citations,
    };
}
