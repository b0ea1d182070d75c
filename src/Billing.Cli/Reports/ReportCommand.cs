using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Db;
using Billing.Forms.Reports;
using Billing.Reports;
using NodaTime;

namespace Billing.Cli.Reports;

/// <summary><c>billing report NAME</c>: a report of the books as CSV, workbook or JSON.</summary>
internal static class ReportCommand
{
    private static readonly Option<LocalDate> From = Dates.Option("--from", "First day; by default as on the page / 開始日");
    private static readonly Option<LocalDate> To = Dates.Option("--to", "Last day, or the day that is asked about / 終了日・基準日");
    private static readonly Option<string> Format = MakeFormat();
    private static readonly Option<string?> Out = new("--out") { HelpName = "FILE", Description = "File to write; left out = standard output / 出力ファイル" };

    public static Command Create()
    {
        var command = new Command("report", "Reports of the books / 帳票・統計");
        foreach (var kind in ReportList.All)
        {
            var one = new Command(kind.Name, $"{kind.Title.En} / {kind.Title.Ja}") { From, To, Format, Out }.WithDatabase();
            one.SetAction((call, cancel) => Run(kind, call, cancel));
            command.Subcommands.Add(one);
        }

        return command;
    }

    private static async Task<int> Run(ReportKind kind, ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        var usual = kind.Usual(call.GetResult(To) is null ? Today.InJapan(SystemClock.Instance) : call.GetValue(To));
        var from = call.GetResult(From) is null ? usual.From : call.GetValue(From);
        var format = console.Json ? "json" : call.GetValue(Format)!;
        var file = call.GetValue(Out);
        if (format == "xlsx" && file is null)
        {
            throw new UnusableInputException("--format xlsx には --out でファイルを指定してください。", "--format xlsx needs a file: give --out");
        }

        await using var db = DatabaseOptions.OpenMigrated(call).NewContext();
        var report = await ReportList.Read(kind, new ReportAsk(db, BillingConfiguration.LoadRuleBook(BillingConfiguration.Load()), from, usual.To, cancel));
        var bytes = format switch
        {
            "xlsx" => ReportXlsx.Write(report, console.Language),
            "json" => ReportJson.Write(report, console.Language),
            _ => ReportCsv.Write(report, console.Language),
        };
        if (file is null)
        {
            console.Raw(System.Text.Encoding.UTF8.GetString(bytes));
            return ExitCode.Done;
        }

        await Save(file, bytes, cancel);
        console.Line(console.Say($"{file}: {report.Rows.Count} 行", $"{file}: {report.Rows.Count} rows"));
        console.Document(new { File = file, Rows = report.Rows.Count });
        return ExitCode.Done;
    }

    /// <summary>Written beside and renamed, so that nobody reads half a file.</summary>
    private static async Task Save(string file, byte[] bytes, CancellationToken cancel)
    {
        await File.WriteAllBytesAsync(file + ".part", bytes, cancel);
        File.Move(file + ".part", file, overwrite: true);
    }

    private static Option<string> MakeFormat()
    {
        var format = new Option<string>("--format") { HelpName = "csv|xlsx|json", DefaultValueFactory = _ => "csv", Description = "How it is written / 形式" };
        format.AcceptOnlyFromAmong("csv", "xlsx", "json");
        return format;
    }
}
