using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Db;
using Billing.Forms.Notices;
using Billing.Forms.Printing;
using NodaTime;

namespace Billing.Cli.Notices;

/// <summary><c>billing notices print</c>: the notices of a night as PDF files. Called again, it makes only the files that are missing.</summary>
internal static class NoticesCommand
{
    private static readonly Option<LocalDate> Date = Dates.Option("--date", "The day whose night queued them / 調定日", required: true);
    private static readonly Option<string> Out = new("--out") { Required = true, Description = "Folder for the files / 出力フォルダー", HelpName = "FOLDER" };

    public static Command Create()
    {
        var print = new Command("print", "Print the notices of a night / 夜間処理の通知の印刷") { Date, Out }.WithDatabase();
        print.SetAction(PrintAsync);
        return new Command("notices", "Reading notices / 検針のお知らせ") { print, NoticePdfCommand.Create() };
    }

    private static async Task<int> PrintAsync(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        var database = DatabaseOptions.OpenMigrated(call);
        var configuration = BillingConfiguration.Load();
        var printing = new NoticePrinting(database, BillingConfiguration.LoadRuleBook(configuration), PrintSettings.Of(configuration), SystemClock.Instance);
        var report = await printing.PrintAsync(call.GetRequiredValue(Date), call.GetRequiredValue(Out), Today.InJapan(SystemClock.Instance), new Told(console), cancel);
        console.Line(console.Say(
            $"{report.Night:uuuu-MM-dd} の通知 {Bills(report, NoticeOutcome.Printed):N0} 件を印刷、{Bills(report, NoticeOutcome.Kept):N0} 件は印刷済み、{Bills(report, NoticeOutcome.Failed):N0} 件は印刷できませんでした。",
            $"Night of {report.Night:uuuu-MM-dd}: {Bills(report, NoticeOutcome.Printed):N0} notices printed, {Bills(report, NoticeOutcome.Kept):N0} printed before, {Bills(report, NoticeOutcome.Failed):N0} not printed."));
        if (report.Files.Sum(file => file.Withheld) is > 0 and var withheld)
        {
            console.Line(console.Say(
                $"支援措置のため {withheld:N0} 件を印刷から除きました。窓口の「支援措置」画面で一件ずつ、二人で処理してください。",
                $"{withheld:N0} notices were left out because somebody is protected; two persons release them one by one at the counter (Protection)."));
        }

        console.Document(Document(report, console));
        return report.Files.Any(file => file.Outcome == NoticeOutcome.Failed) ? ExitCode.FoundWrong : ExitCode.Done;
    }

    private static int Bills(NoticePrintingReport report, NoticeOutcome outcome) => report.Files.Where(file => file.Outcome == outcome).Sum(file => file.Bills);

    private static object Document(NoticePrintingReport report, Terminal console) => new
    {
        Date = $"{report.Night:uuuu-MM-dd}",
        Printed = Bills(report, NoticeOutcome.Printed),
        Kept = Bills(report, NoticeOutcome.Kept),
        Failed = Bills(report, NoticeOutcome.Failed),
        Withheld = report.Files.Sum(file => file.Withheld),
        Files = report.Files.Select(file => new { file.File, file.Bills, Outcome = JsonWords.Of(file.Outcome), Why = file.Why is { } why ? console.Say(why) : null }),
    };

    /// <summary>Says each file as it is done, in the thread that did it.</summary>
    private sealed class Told(Terminal console) : IProgress<NoticeFile>
    {
        public void Report(NoticeFile value)
        {
            if (value.Why is { } why)
            {
                console.Complain($"{value.File}: {console.Say(why)}");
                return;
            }

            console.Line($"{value.File}: {value.Bills:N0}" + (value.Outcome == NoticeOutcome.Kept ? console.Say(" 件(印刷済み)", " notices (printed before)") : console.Say(" 件", " notices")));
        }
    }
}
