using System.CommandLine;
using Billing.Bills;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Db;
using Billing.Nights;
using NodaTime;

namespace Billing.Cli.Bills;

/// <summary><c>billing bill correct</c>: takes a bill back and makes a new one from the right reading.</summary>
internal static class CorrectCommand
{
    private static readonly Option<int> Reading = new("--reading") { Description = "The right register value / 正しい指針", HelpName = "V", Required = true };
    private static readonly Option<string> Reason = new("--reason") { Description = "Why / 更正の理由", HelpName = "TEXT", Required = true };
    private static readonly Option<string> By = new("--by") { Description = "Who / 担当者", HelpName = "USER", Required = true };
    private static readonly Option<LocalDate> On = Dates.Option("--on", "Day of the correction, today if left out / 更正日");

    public static Command Create()
    {
        var command = new Command("correct", "Reverse a bill and make a new one / 更正") { BillCommand.Number, Reading, Reason, By, On }.WithDatabase();
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var database = DatabaseOptions.OpenMigrated(call);
        var book = BillingConfiguration.LoadRuleBook(BillingConfiguration.Load());
        var on = call.GetResult(On) is null ? Today.InJapan(SystemClock.Instance) : call.GetValue(On);
        var corrected = new BillCorrection(database, book)
            .Correct(BillCommand.Key(call), call.GetRequiredValue(Reading), call.GetRequiredValue(Reason), call.GetRequiredValue(By), on);
        foreach (var c in corrected)
        {
            console.Line(console.Say(
                $"{BillNumber.Print(c.BillId)} を {BillNumber.Print(c.ReversalId)} で取り消し、{BillNumber.Print(c.CorrectionId)} を調定しました (差額 {c.Difference} 円)。",
                $"{BillNumber.Print(c.BillId)} reversed by {BillNumber.Print(c.ReversalId)}, replaced by {BillNumber.Print(c.CorrectionId)} ({c.Difference} yen)."));
        }

        console.Document(new
        {
            Corrected = corrected.Select(c => new
            {
                Bill = BillNumber.Print(c.BillId),
                Reversal = BillNumber.Print(c.ReversalId),
                Correction = BillNumber.Print(c.CorrectionId),
                DifferenceYen = c.Difference.Yen,
            }),
        });
        return ExitCode.Done;
    }
}
