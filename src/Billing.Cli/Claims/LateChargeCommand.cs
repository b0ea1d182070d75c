using System.CommandLine;
using Billing.Cli.Common;
using Billing.Db;
using Billing.Kernel;
using Billing.LateCharges;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Cli.Claims;

/// <summary><c>billing late-charge</c>: the late charge on a claim that was paid after its due date. Needs no database.</summary>
internal static class LateChargeCommand
{
    private static readonly Option<Service> Kind = new("--kind") { Required = true, HelpName = "water|sewer", Description = "water: civil interest; sewer: as local taxes / 水道(遅延損害金)・下水道(延滞金)" };
    private static readonly Option<long> Principal = new("--principal") { Required = true, HelpName = "YEN", Description = "The claim / 元本" };
    private static readonly Option<LocalDate> Due = Dates.Option("--due", "Due date / 納期限", required: true);
    private static readonly Option<LocalDate> Paid = Dates.Option("--paid", "Day of payment, which counts / 納付日", required: true);
    private static readonly Option<string> Book = new("--book") { DefaultValueFactory = _ => "demo", Description = "Rule book: a folder, or the name of one that comes with the program / 規則集" };

    public static Command Create()
    {
        var command = new Command("late-charge", "Late charge to the day / 延滞金・遅延損害金の計算") { Kind, Principal, Due, Paid, Book };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var (principal, due, paid) = (call.GetRequiredValue(Principal), call.GetRequiredValue(Due), call.GetRequiredValue(Paid));
        if (principal is < 0 or > 999_999_999_999)
        {
            throw new UnusableInputException($"--principal {principal}: 0 から 999,999,999,999 の整数で指定してください。", $"--principal {principal}: give whole yen from 0 to 999,999,999,999");
        }

        var book = BillingConfiguration.FindRuleBook(call.GetRequiredValue(Book));
        var rule = RuleOf(book, call.GetRequiredValue(Kind), due);
        var accrual = LateCharge.Of(rule, book.DelayRates, new Money(principal), due, paid);
        Print(console, rule, accrual);
        console.Document(Document(accrual));
        return ExitCode.Done;
    }

    /// <summary>The rule of the first day of delay; where the book begins later, its first rule, which is said.</summary>
    private static LateChargeRule RuleOf(RuleBook book, Service kind, LocalDate due) => book.InForce<LateChargeRule>(due.PlusDays(1), kind)
        ?? book.Rules.OfType<LateChargeRule>().Where(rule => rule.Service is null || rule.Service == kind).OrderBy(rule => rule.From).FirstOrDefault(rule => rule.From > due)
        ?? book.Needed<LateChargeRule>(due.PlusDays(1), kind);

    private static void Print(Terminal console, LateChargeRule rule, Accrual accrual)
    {
        foreach (var part in accrual.Parts)
        {
            console.Line(console.Say(
                $"  {part.From:uuuu-MM-dd}～{part.To:uuuu-MM-dd} {part.Days}日 {part.Base}円 × {Exact.Words(part.RatePercent)}% = {part.Amount}円",
                $"  {part.From:uuuu-MM-dd} to {part.To:uuuu-MM-dd}, {part.Days} days, {part.Base} yen at {Exact.Words(part.RatePercent)} % = {part.Amount} yen"));
        }

        console.Line(console.Say($"計 {accrual.Raw}円 → {accrual.Yen}円", $"Sum {accrual.Raw} yen, asked {accrual.Yen} yen"));
        console.Line(console.Say("根拠: ", "By: ") + rule.Citation);
        if (accrual.IsProvisional)
        {
            console.Complain(console.Say("告示済みの割合の期間を過ぎています。最後の割合で計算しました。", "Some days lie after the last announced rate; the last one was used."));
        }
    }

    private static object Document(Accrual accrual) => new
    {
        Yen = accrual.Yen.Yen,
        Raw = accrual.Raw.Yen,
        Parts = accrual.Parts.Select(part => new { From = Iso(part.From), To = Iso(part.To), part.Days, RatePercent = Exact.Number(part.RatePercent), Base = part.Base.Yen, Amount = part.Amount.Yen }),
        Provisional = accrual.IsProvisional,
    };

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
