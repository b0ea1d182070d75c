using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Cli.Verification;
using Billing.Exchange;
using Billing.Kernel;
using Billing.Revision;

namespace Billing.Cli.Revision;

/// <summary><c>billing revision usage</c>: the histogram of a year, as the file that the other commands read.</summary>
internal static class UsageCommand
{
    private static readonly Option<int> FromDatabase = new("--from-database") { Required = true, Description = "Fiscal year whose bills are counted / 調定を数える会計年度", HelpName = "YEAR" };
    private static readonly Option<Service> Of = new("--service") { DefaultValueFactory = _ => Service.Water, Description = "water or sewer / 水道・下水道" };
    private static readonly Option<string?> Out = new("--out") { Description = "File to write; left out: standard output / 書き出すファイル", HelpName = "CSV" };

    public static Command Create()
    {
        var command = new Command("usage", "Count a year's bills by use class, size and m³ / 使用水量分布の書き出し") { FromDatabase, Of, Out }.WithDatabase();
        command.SetAction((call, cancel) => Task.Run(() => Run(call, cancel), cancel));
        return command;
    }

    private static int Run(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        var year = new FiscalYear(call.GetValue(FromDatabase));
        var database = DatabaseOptions.OpenMigrated(call);
        var service = call.GetValue(Of);
        var usage = ReplayProgressBar.Show(console, progress => BilledUsage.Read(database, service, BillingMonth.Of(year.First), BillingMonth.Of(year.Last), null, progress, cancel));
        var text = UsageCsv.Write(usage.Histogram.Rows());
        if (call.GetValue(Out) is { } path)
        {
            File.WriteAllText(path, text);
            console.Line(console.Say($"{path}: {usage.Histogram.Cells.Count:N0} 行、{usage.Histogram.Bills:N0} 件", $"{path}: {usage.Histogram.Cells.Count:N0} lines, {usage.Histogram.Bills:N0} bills"));
        }
        else if (!console.Json)
        {
            console.Raw(text);
        }

        console.Document(new { Cells = usage.Histogram.Cells.Count, usage.Histogram.Bills, CubicMetres = usage.Histogram.CubicMetres, SpecialBills = usage.Special.Values.Sum(s => s.Bills), ReversedBills = usage.Reversed.Bills });
        return ExitCode.Done;
    }
}
