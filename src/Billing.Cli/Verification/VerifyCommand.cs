using System.CommandLine;
using Billing.Bills;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Db;
using Billing.Kernel;
using Billing.Operations;
using Billing.Verification;
using NodaTime;

namespace Billing.Cli.Verification;

/// <summary><c>billing verify</c>: every invariant of the books from the tables up; <c>--replay FROM TO</c> prices the past again.</summary>
internal static class VerifyCommand
{
    private static readonly Option<string[]> ReplayMonths = new("--replay")
    {
        Description = "Price the bills of these months again / 過去の調定を計算し直す",
        HelpName = "FROM TO",
        Arity = new ArgumentArity(2, 2),
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create()
    {
        var command = new Command("verify", "Check the books / 帳簿の検証") { ReplayMonths }.WithDatabase();
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var database = DatabaseOptions.OpenMigrated(call);
        return call.GetValue(ReplayMonths) is [var from, var to] ? RunReplay(console, database, Months.Parse("--replay", from), Months.Parse("--replay", to)) : RunCheck(console, database);
    }

    private static int RunCheck(Terminal console, BillingDatabase database)
    {
        var report = BooksCheck.Run(database);
        using (var db = database.NewContext())
        {
            Alarms.Note(db, OperationKind.Verify, SystemClock.Instance.GetCurrentInstant(), report.Breaches.Count == 0, report.Breaches.Count, detail: null);
        }

        console.Line(console.Say(
            $"調定 {report.Bills:N0} 件 {report.BilledYen:N0} 円、債権 {report.Claims:N0}、仕訳 {report.Transfers:N0}、収納 {report.Payments:N0}。",
            $"{report.Bills:N0} bills of {report.BilledYen:N0} yen, {report.Claims:N0} claims, {report.Transfers:N0} transfers, {report.Payments:N0} payments."));
        foreach (var breach in report.Breaches)
        {
            console.Line($"{breach.Code} {console.Say(breach.Said)}");
        }

        console.Line(report.Breaches.Count == 0 ? console.Say("異常はありません。", "Every invariant holds.") : console.Say($"異常 {report.Breaches.Count} 件。", $"{report.Breaches.Count} breaches."));
        console.Document(new
        {
            report.Bills,
            report.BilledYen,
            report.Claims,
            report.Transfers,
            report.Payments,
            Breaches = report.Breaches.Select(b => new { b.Code, b.Subject, Message = console.Say(b.Said) }),
        });
        return report.Breaches.Count == 0 ? ExitCode.Done : ExitCode.FoundWrong;
    }

    private static int RunReplay(Terminal console, BillingDatabase database, BillingMonth from, BillingMonth to)
    {
        var report = Replay.Run(database, from, to);
        foreach (var d in report.Differences)
        {
            console.Line(console.Say(
                $"{BillNumber.Print(d.BillId)} {d.Service}: 調定 {d.Billed} 円、再計算 {d.Replayed} 円 [{d.TariffId}]",
                $"{BillNumber.Print(d.BillId)} {d.Service}: billed {d.Billed} yen, replayed {d.Replayed} yen [{d.TariffId}]"));
        }

        console.Line(console.Say($"{report.Bills:N0} 件を再計算、相違 {report.Differences.Count} 件。", $"{report.Bills:N0} bills replayed, {report.Differences.Count} differences."));
        console.Document(new
        {
            report.Bills,
            Differences = report.Differences.Select(d => new
            {
                Number = BillNumber.Print(d.BillId),
                Service = JsonWords.Of(d.Service),
                BilledYen = d.Billed.Yen,
                ReplayedYen = d.Replayed.Yen,
                Tariff = d.TariffId,
            }),
        });
        return report.Differences.Count == 0 ? ExitCode.Done : ExitCode.FoundWrong;
    }
}
