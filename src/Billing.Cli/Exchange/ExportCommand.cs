using System.CommandLine;
using System.Globalization;
using System.Text;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Ledger;
using NodaTime;

namespace Billing.Cli.Exchange;

/// <summary><c>billing export journal FILE</c>: the daily journal for the accounting system, CSV in UTF-8 with a byte order mark so that Excel reads it.</summary>
internal static class ExportCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "File to write / 出力ファイル" };
    private static readonly Option<LocalDate> From = Dates.Option("--from", "First day / 開始日", required: true);
    private static readonly Option<LocalDate> To = Dates.Option("--to", "Last day, the first if left out / 終了日");

    public static Command Create()
    {
        var journal = new Command("journal", "Daily journal / 日計仕訳") { File, From, To }.WithDatabase();
        journal.SetAction(Run);
        return new Command("export", "Write data for other systems / データ出力") { journal };
    }

    private static async Task<int> Run(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        var from = call.GetRequiredValue(From);
        var to = call.GetResult(To) is null ? from : call.GetValue(To);
        await using var db = DatabaseOptions.OpenMigrated(call).NewContext();
        var lines = await Journal.Of(db, from, to, cancel);
        var file = call.GetRequiredValue(File);
        Write(file, lines);
        console.Line(console.Say($"{file}: {lines.Count} 行", $"{file}: {lines.Count} lines"));
        console.Document(new { File = file, Lines = lines.Count, Yen = lines.Sum(l => l.Amount.Yen) });
        return ExitCode.Done;
    }

    /// <summary>Written beside and renamed, so that nobody reads half a file.</summary>
    private static void Write(string file, IReadOnlyList<JournalLine> lines)
    {
        var half = file + ".part";
        using (var text = new StreamWriter(half, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        {
            text.WriteLine("日付,会計,借方,貸方,件数,金額");
            foreach (var l in lines)
            {
                text.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{l.Day:uuuu-MM-dd},{(l.Fund == Kernel.Service.Water ? "水道" : "下水道")},{Kernel.CsvText.Words(AccountWords.Of(l.Debit).Ja)},{Kernel.CsvText.Words(AccountWords.Of(l.Credit).Ja)},{l.Transfers},{l.Amount.Yen}"));
            }
        }

        System.IO.File.Move(half, file, overwrite: true);
    }
}
