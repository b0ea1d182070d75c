using System.CommandLine;
using Billing.Channels;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Db;
using Billing.Exchange.Agents;
using NodaTime;

namespace Billing.Cli.Channels;

/// <summary><c>billing import receipts FILE --format NAME</c>: takes an agent's file into the books, whole or not at all. Exit code 1 where a fault kept it out or money waits in suspense.</summary>
internal static class ReceiptImportCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "File to read / 収納データ" };
    private static readonly Option<string> Format = new("--format") { Description = "Format, e.g. cvs120, cvs13, card, or a JSON file / 形式", HelpName = "NAME", Required = true };
    private static readonly Option<string> By = new("--by") { Description = "Who imports, the system's user if left out / 担当者", HelpName = "USER", DefaultValueFactory = _ => Environment.UserName };
    private static readonly Option<LocalDate> On = Dates.Option("--on", "Day of the import, today if left out / 取込日");

    public static Command Create()
    {
        var receipts = new Command("receipts", "What agents collected / 収納代行のデータ") { File, Format, By, On }.WithDatabase();
        receipts.SetAction(Run);
        return receipts;
    }

    private static async Task<int> Run(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        var path = call.GetRequiredValue(File);
        var profile = ChannelFolder.Agent(call.GetRequiredValue(Format));
        var file = ReceiptFileReader.Read(Path.GetFileName(path), await System.IO.File.ReadAllBytesAsync(path, cancel), profile);
        if (file.Faults.Count > 0)
        {
            console.Document(new { File = path, Taken = false, Errors = ChannelFaults.Errors(console, file.Faults) });
            return ChannelFaults.Tell(console, path, file.Faults);
        }

        var today = call.GetResult(On) is null ? Today.InJapan(SystemClock.Instance) : call.GetValue(On);
        var posting = new ReceiptPosting(DatabaseOptions.OpenMigrated(call), BillingConfiguration.LoadRuleBook(BillingConfiguration.Load()));
        var result = posting.Take(file, profile, today, SystemClock.Instance.GetCurrentInstant(), call.GetRequiredValue(By));
        Tell(console, path, result);
        return result.Items.Count == 0 ? ExitCode.Done : ExitCode.FoundWrong;
    }

    private static void Tell(Terminal console, string path, PostedFile result)
    {
        foreach (var (record, item) in result.Items)
        {
            console.Line(console.Say($"{record}件目 仮受 {item.Id}: {item.Amount}円 {ChannelWords.Of(item.Reason).Ja}", $"record {record}, suspense {item.Id}: {item.Amount} yen, {ChannelWords.Of(item.Reason).En}"));
        }

        var file = result.File;
        console.Line(result.AlreadyTaken
            ? console.Say($"{path}: 同じファイルは取込済みです。何も変えていません。", $"{path}: this very file was taken before; nothing was changed.")
            : console.Say(
                $"{path}: {file.Records} 件、収納 {file.Posted} 円、仮受 {file.Suspended} 円、取消 {file.TakenBack} 円",
                $"{path}: {file.Records} records; {file.Posted} yen posted, {file.Suspended} in suspense, {file.TakenBack} taken back"));
        console.Document(new
        {
            File = path,
            Taken = true,
            result.AlreadyTaken,
            file.Records,
            Yen = file.Brought.Yen,
            Posted = file.Posted.Yen,
            Suspended = file.Suspended.Yen,
            TakenBack = file.TakenBack.Yen,
            Suspense = result.Items.Select(i => new { i.Record, i.Item.Id, Reason = JsonWords.Of(i.Item.Reason), Yen = i.Item.Amount.Yen }),
            Errors = Array.Empty<object>(),
        });
    }
}
