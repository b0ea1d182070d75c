using System.CommandLine;
using Billing.Bills;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Kernel;

namespace Billing.Cli.Bills;

/// <summary><c>billing bill</c>: shows a bill with every yen explained, and corrects one.</summary>
internal static class BillCommand
{
    internal static readonly Argument<string> Number = new("NUMBER") { Description = "Bill number, e.g. 2026-00000123 / 調定番号" };
    private static readonly Option<bool> Explain = new("--explain") { Description = "Line by line / 計算の内訳" };

    public static Command Create()
    {
        var show = new Command("show", "Show a bill / 調定の表示") { Number, Explain }.WithDatabase();
        show.SetAction((call, cancel) => Show(call, cancel));
        return new Command("bill", "Bills / 調定") { show, CorrectCommand.Create() };
    }

    internal static long Key(ParseResult call) => BillNumber.Parse(call.GetRequiredValue(Number)) ?? throw new UnusableInputException(
        $"「{call.GetRequiredValue(Number)}」は調定番号ではありません。2026-00000123 の形で指定してください。",
        $"'{call.GetRequiredValue(Number)}' is no bill number; write it as 2026-00000123");

    private static async Task<int> Show(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        await using var db = DatabaseOptions.OpenMigrated(call).NewContext();
        var told = await BillExplanation.Of(db, Key(call), cancel) ?? throw new UnusableInputException(
            $"調定番号 {call.GetRequiredValue(Number)} はありません。", $"there is no bill {call.GetRequiredValue(Number)}");
        Print(console, told, call.GetValue(Explain));
        console.Document(Document(told, console.Language, call.GetValue(Explain)));
        return ExitCode.Done;
    }

    private static void Print(Terminal console, BillExplanation told, bool explain)
    {
        var bill = told.Bill;
        console.Line($"{BillNumber.Print(bill.Id)} {console.Say(Words(bill.Kind))} {bill.PeriodFrom:uuuu-MM-dd} – {bill.PeriodTo:uuuu-MM-dd} {bill.Total}{console.Say("円", " yen")}");
        foreach (var part in told.Parts)
        {
            var what = part.TariffId is null ? "" : $" {part.Part.UseClass} {part.Part.MeterSize} mm {part.Part.CubicMetres} m³";
            console.Line($"  {console.Say(Words(part.Part.Service))}{what}: {part.Part.Charged}{console.Say("円", " yen")} ({console.Say("うち消費税", "tax")} {part.Part.Tax}) [{part.TariffId ?? bill.Reason}]");
            foreach (var line in part.Lines)
            {
                console.Line($"    {console.Say(line.Ja, line.En)} {line.Charged}{console.Say("円", " yen")} ({console.Say("うち消費税", "tax")} {line.Tax})");
            }

            Told.Print(console, "    ", explain ? part.Steps : []);
        }

        if (bill.CorrectsId is { } corrected)
        {
            console.Line(console.Say($"  更正対象 {BillNumber.Print(corrected)}: {bill.Reason} ({bill.MadeBy})", $"  corrects {BillNumber.Print(corrected)}: {bill.Reason} ({bill.MadeBy})"));
        }
    }

    private static object Document(BillExplanation told, string language, bool explain) => new
    {
        Number = BillNumber.Print(told.Bill.Id),
        Kind = JsonWords.Of(told.Bill.Kind),
        PeriodFrom = $"{told.Bill.PeriodFrom:uuuu-MM-dd}",
        PeriodTo = $"{told.Bill.PeriodTo:uuuu-MM-dd}",
        FixedOn = $"{told.Bill.FixedOn:uuuu-MM-dd}",
        Yen = told.Bill.Total.Yen,
        Corrects = told.Bill.CorrectsId is { } id ? BillNumber.Print(id) : null,
        told.Bill.Reason,
        told.Bill.MadeBy,
        Parts = told.Parts.Select(p => new
        {
            Service = JsonWords.Of(p.Part.Service),
            Tariff = p.TariffId,
            p.Part.UseClass,
            p.Part.MeterSize,
            CubicMetres = p.Part.CubicMetres.Value,
            p.Part.Months,
            p.Part.Dwellings,
            Yen = p.Part.Charged.Yen,
            Tax = p.Part.Tax.Yen,
            Charges = p.Lines.Select(l => new { Kind = JsonWords.Of(l.Kind), Rule = l.RuleId, Label = language == "en" ? l.En : l.Ja, Yen = l.Charged.Yen, Tax = l.Tax.Yen, TaxRate = l.TaxPerMille / 1000m }),
            Lines = explain ? Told.Lines(p.Steps, language) : null,
            Citations = explain ? p.Citations : null,
        }),
    };

    private static Sentence Words(BillKind kind) => kind switch
    {
        BillKind.Regular => new("調定", "bill"),
        BillKind.Reversal => new("取消", "reversal"),
        BillKind.Occasional => new("随時調定", "occasional bill"),
        _ => new("更正", "correction"),
    };

    private static Sentence Words(Service service) => service == Service.Water ? new("水道", "water") : new("下水道", "sewer");
}
