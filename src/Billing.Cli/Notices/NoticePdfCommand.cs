using System.CommandLine;
using Billing.Cli.Bills;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Db;
using Billing.Forms.Notices;
using Billing.Forms.Printing;
using NodaTime;

namespace Billing.Cli.Notices;

/// <summary><c>billing notices pdf NUMBER</c>: the notice of one bill, in Japanese or English, with the calculation if asked.</summary>
internal static class NoticePdfCommand
{
    private static readonly Option<string> Out = new("--out") { Required = true, Description = "PDF file / 出力ファイル", HelpName = "FILE" };
    private static readonly Option<bool> Explain = new("--explain") { Description = "With the calculation on a second sheet / 計算の内訳つき" };
    private static readonly Option<string> NoticeLanguage = MakeLanguage();

    public static Command Create()
    {
        var command = new Command("pdf", "The notice of one bill / 1件の通知") { BillCommand.Number, Out, Explain, NoticeLanguage }.WithDatabase();
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        var configuration = BillingConfiguration.Load();
        await using var db = DatabaseOptions.OpenMigrated(call).NewContext();
        var notice = new NoticePdf(db, BillingConfiguration.LoadRuleBook(configuration), PrintSettings.Of(configuration));
        var pdf = await notice.PdfAsync(BillCommand.Key(call), Today.InJapan(SystemClock.Instance), call.GetRequiredValue(NoticeLanguage), call.GetValue(Explain), cancel: cancel);
        var file = Path.GetFullPath(call.GetRequiredValue(Out));
        await File.WriteAllBytesAsync(file, pdf, cancel);
        console.Line(file);
        console.Document(new { File = file, Bytes = pdf.Length });
        return ExitCode.Done;
    }

    private static Option<string> MakeLanguage()
    {
        var option = new Option<string>("--notice-language") { DefaultValueFactory = _ => "ja", Description = "Language of the notice / 通知の言語", HelpName = "ja|en" };
        option.AcceptOnlyFromAmong("ja", "en");
        return option;
    }
}
