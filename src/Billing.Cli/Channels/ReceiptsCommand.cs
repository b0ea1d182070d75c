using System.CommandLine;
using Billing.Cli.Common;
using Billing.Db;
using Billing.Exchange.Agents;

namespace Billing.Cli.Channels;

/// <summary><c>billing receipts read FILE --format NAME</c>: what an agent's file says was paid, and every fault in it. No database.</summary>
internal static class ReceiptsCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "File of a convenience-store agent, card company or bank / 収納データ" };
    private static readonly Option<string> Format = new("--format") { Description = "Format, e.g. cvs120, cvs13, card, or a JSON file / 形式", HelpName = "NAME", Required = true };

    public static Command Create()
    {
        var read = new Command("read", "Read a file of receipts / 収納データの内容") { File, Format };
        read.SetAction(Run);
        return new Command("receipts", "Files of what agents collected / 収納代行のファイル") { read };
    }

    private static async Task<int> Run(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        var path = call.GetRequiredValue(File);
        var profile = ChannelFolder.Agent(call.GetRequiredValue(Format));
        var file = ReceiptFileReader.Read(Path.GetFileName(path), await System.IO.File.ReadAllBytesAsync(path, cancel), profile);
        Tell(console, path, profile, file);
        return ChannelFaults.Tell(console, path, file.Faults);
    }

    private static void Tell(Terminal console, string path, AgentProfile profile, ReceiptFile file)
    {
        var (collected, cancelled) = (Sum(file.Collected), Sum(file.Cancelled));
        console.Line(console.Say(
            $"{path}: {profile.Title.Ja} 明細 {file.Records.Count:#,0} 件、収納 {collected.Count:#,0} 件 {collected.Yen:#,0} 円、取消 {cancelled.Count:#,0} 件 {cancelled.Yen:#,0} 円",
            $"{path}: {profile.Title.En}, {file.Records.Count:#,0} records; collected {collected.Count:#,0} of {collected.Yen:#,0} yen, taken back {cancelled.Count:#,0} of {cancelled.Yen:#,0} yen"));
        console.Document(new
        {
            File = path,
            file.Format,
            Channel = JsonWords.Of(profile.Channel),
            Header = new { Text = file.Header },
            Records = file.Records.Count,
            Collected = collected,
            Failed = cancelled,
            ByResult = file.Records.GroupBy(record => record.Notice).OrderBy(g => g.Key).ToDictionary(g => $"{(int)g.Key:00}", g => g.Count()),
            Errors = ChannelFaults.Errors(console, file.Faults),
        });
    }

    private static Total Sum(IReadOnlyList<ReceiptRecord> records) => new(records.Count, records.Sum(record => record.Amount.Yen));

    private sealed record Total(int Count, long Yen);
}
