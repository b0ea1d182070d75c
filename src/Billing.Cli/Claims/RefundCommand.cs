using System.CommandLine;
using Billing.Bills;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Db;
using Billing.Kernel;
using Billing.LateCharges;
using Billing.Ledger;
using NodaTime;

namespace Billing.Cli.Claims;

/// <summary><c>billing refund NUMBER</c>: what stands to the payer's credit on a bill, with its interest; <c>--pay</c> pays it out.</summary>
internal static class RefundCommand
{
    private static readonly Argument<string> Number = new("NUMBER") { Description = "Bill number / 調定番号" };
    private static readonly Option<Service> Kind = new("--service") { Required = true, Description = "water or sewer / 水道・下水道" };
    private static readonly Option<long?> Amount = new("--amount") { HelpName = "YEN", Description = "Part of it; left out = all / 還付額" };
    private static readonly Option<string?> Payee = new("--payee") { HelpName = "CUSTOMER", Description = "Customer number of who receives it for the debtor / 受取人" };
    private static readonly Option<LocalDate> Date = Dates.Option("--date", "Day of the decision; left out = today / 還付決定日");
    private static readonly Option<bool> Pay = new("--pay") { Description = "Pay it out; without it nothing is changed / 還付する" };
    private static readonly Option<string> By = new("--by") { DefaultValueFactory = _ => "", HelpName = "USER", Description = "Who decides; needed with --pay / 担当者" };

    public static Command Create()
    {
        var command = new Command("refund", "Refund a credit with interest / 過誤納金の還付") { Number, Kind, Amount, Payee, Date, Pay, By }.WithDatabase();
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        if (BillNumber.Parse(call.GetRequiredValue(Number)) is not { } bill)
        {
            throw new UnusableInputException($"調定番号「{call.GetRequiredValue(Number)}」は 2026-00000123 の形で指定してください。", $"'{call.GetRequiredValue(Number)}' is no bill number; write it as 2026-00000123");
        }

        if (call.GetValue(Pay) && string.IsNullOrWhiteSpace(call.GetValue(By)))
        {
            throw new UnusableInputException("--pay には --by(担当者)が必要です。", "--pay needs --by, the name of who decides");
        }

        var database = DatabaseOptions.OpenMigrated(call);
        var refunds = new RefundPayment(database, BillingConfiguration.LoadRuleBook(BillingConfiguration.Load()));
        var today = call.GetResult(Date) is null ? Today.InJapan(SystemClock.Instance) : call.GetValue(Date);
        var amount = call.GetValue(Amount) is { } yen ? new Money(yen) : (Money?)null;
        var claim = BillNumber.Claim(bill, call.GetRequiredValue(Kind));
        ForeseenRefund foreseen;
        using (var db = database.NewContext())
        {
            foreseen = refunds.Foresee(db, claim, amount, today);
        }

        RefundEntry? entry = call.GetValue(Pay) ? refunds.Pay(claim, amount, foreseen.Credit, call.GetValue(Payee), new CreditAct(today, SystemClock.Instance.GetCurrentInstant(), call.GetValue(By)!)) : null;
        Print(console, foreseen, entry);
        console.Document(Document(foreseen, entry));
        return ExitCode.Done;
    }

    private static void Print(Terminal console, ForeseenRefund foreseen, RefundEntry? entry)
    {
        foreach (var lot in foreseen.Lots)
        {
            console.Line($"  {(lot.PaidOn is { } day ? $"{day:uuuu-MM-dd}" : console.Say("精算", "settlement"))} {lot.Amount}{console.Say("円", " yen")}");
        }

        console.Line(console.Say(
            $"過誤納金 {foreseen.Amount}円、還付加算金 {foreseen.Addition.Yen}円、計 {foreseen.Total}円",
            $"Credit {foreseen.Amount} yen, interest {foreseen.Addition.Yen} yen, together {foreseen.Total} yen"));
        console.Line(entry is null ? console.Say("何も変更していません(--pay で還付します)。", "Nothing was changed; --pay pays it out.") : console.Say("還付しました。", "Paid out."));
    }

    private static object Document(ForeseenRefund foreseen, RefundEntry? entry) => new
    {
        Credit = foreseen.Credit.Yen,
        Amount = foreseen.Amount.Yen,
        Interest = foreseen.Addition.Yen.Yen,
        Total = foreseen.Total.Yen,
        Outline = foreseen.Addition.IsOutline,
        Payments = foreseen.Lots.Select(lot => new { PaidOn = lot.PaidOn is { } day ? $"{day:uuuu-MM-dd}" : null, Amount = lot.Amount.Yen }),
        Paid = entry is not null,
    };
}
