using System.CommandLine;
using System.Text;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Privacy;
using NodaTime;

namespace Billing.Cli.Audit;

/// <summary><c>billing audit export</c>: the records of a span of days as a file for the auditor.</summary>
internal static class AuditExportCommand
{
    private static readonly Option<LocalDate> From = Dates.Option("--from", "First day / 初日", required: true);
    private static readonly Option<LocalDate> To = Dates.Option("--to", "Last day / 最終日", required: true);
    private static readonly Option<FileInfo?> Out = new("--out") { Description = "Into this file; else to standard output / 出力先" };

    public static Command Create()
    {
        var command = new Command("export", "Records of a span of days as CSV / 記録の抽出(CSV)") { From, To, Out }.WithDatabase();
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        var export = new AuditExport(DatabaseOptions.OpenMigrated(call), SystemClock.Instance, DateTimeZoneProviders.Tzdb["Asia/Tokyo"]);
        var file = call.GetValue(Out);
        var into = file is null ? call.InvocationConfiguration.Output : new StreamWriter(file.FullName, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        try
        {
            var count = await export.Write(call.GetValue(From), call.GetValue(To), Actor.Current.Who, into, cancel);
            console.Complain(console.Say($"{count:N0} 件を書き出しました。", $"{count:N0} records written."));
        }
        finally
        {
            if (file is not null)
            {
                await into.DisposeAsync();
            }
        }

        return ExitCode.Done;
    }
}
