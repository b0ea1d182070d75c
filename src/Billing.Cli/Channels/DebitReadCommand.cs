using System.CommandLine;
using Billing.Cli.Common;
using Billing.Db;
using Billing.Exchange.DirectDebit;
using NodaTime;

namespace Billing.Cli.Channels;

/// <summary><c>billing debit read FILE</c>: what a request or an answer holds, and every fault in it. No database. Exit code 1 where something is wrong in the file.</summary>
internal static class DebitReadCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "File of 120-byte records / 口座振替ファイル" };
    private static readonly Option<string> Profile = new("--profile") { Description = "Profile of the bank, or a JSON file / 金融機関のプロファイル", HelpName = "P", DefaultValueFactory = _ => "standard" };
    private static readonly Option<LocalDate> On = Dates.Option("--on", "Day near which the debit date lies, today if left out / 引落日の年を決める日");

    public static Command Create()
    {
        var read = new Command("read", "Read a request or a result / 請求・結果ファイルの内容") { File, Profile, On };
        read.SetAction(Run);
        return read;
    }

    private static async Task<int> Run(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        var path = call.GetRequiredValue(File);
        var near = call.GetResult(On) is null ? Today.InJapan(SystemClock.Instance) : call.GetValue(On);
        var file = DebitFileReader.Read(Path.GetFileName(path), await System.IO.File.ReadAllBytesAsync(path, cancel), near, ChannelFolder.Bank(call.GetRequiredValue(Profile)));
        Tell(console, path, file);
        return ChannelFaults.Tell(console, path, file.Faults);
    }

    private static void Tell(Terminal console, string path, DebitFile file)
    {
        var (all, done, failed) = (file.Rows.ToList(), file.Collected.ToList(), file.Failed.ToList());
        var kind = file.Kind == DebitFileKind.Result ? console.Say("結果", "result") : console.Say("請求", "request");
        foreach (var set in file.Sets)
        {
            console.Line($"{path}: {kind} {set.Header.ClientCode} {set.Header.ClientName} {set.Header.On:uuuu-MM-dd} {set.Header.Bank} {set.Header.BankName}");
        }

        console.Line(console.Say($"明細 {all.Count:#,0} 件 {all.Sum(r => r.Amount.Yen):#,0} 円", $"{all.Count:#,0} records, {all.Sum(r => r.Amount.Yen):#,0} yen"));
        foreach (var code in all.GroupBy(row => row.Result).OrderBy(g => g.Key).Where(_ => file.Kind == DebitFileKind.Result))
        {
            console.Line($"  {code.Key} {(DebitResult.Of(code.Key) is { } said ? console.Say(said) : "")}: {code.Count():#,0} / {code.Sum(row => row.Amount.Yen):#,0}");
        }

        console.Document(new
        {
            File = path,
            Kind = JsonWords.Of(file.Kind),
            Header = file.Sets.Count > 0 ? Header(file.Sets[0].Header) : null,
            Sets = file.Sets.Count,
            Records = all.Count,
            Total = Sum(all),
            Collected = Sum(done),
            Failed = Sum(failed),
            ByResult = all.GroupBy(row => row.Result).OrderBy(g => g.Key).ToDictionary(g => $"{g.Key}".Trim(), g => g.Count()),
            Errors = ChannelFaults.Errors(console, file.Faults),
        });
    }

    private static object Header(DebitHeader header) => new
    {
        header.ClientCode,
        header.ClientName,
        Date = $"{header.On:uuuu-MM-dd}",
        header.Bank,
        header.BankName,
        header.Branch,
        header.BranchName,
    };

    private static object Sum(List<DebitRow> rows) => new { rows.Count, Yen = rows.Sum(row => row.Amount.Yen) };
}
