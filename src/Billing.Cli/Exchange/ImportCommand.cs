using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Exchange;
using Billing.Metering;
using NodaTime;

namespace Billing.Cli.Exchange;

/// <summary><c>billing import readings FILE</c>: a reader's terminal's file. Exit code 1 where a line was refused, 2 where the file cannot be read at all.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "File to read / 入力ファイル" };
    private static readonly Option<string> By = new("--by") { Description = "Who imports, the system's user if left out / 担当者", HelpName = "USER", DefaultValueFactory = _ => Environment.UserName };
    private static readonly Option<LocalDate> On = Dates.Option("--on", "Day of the import, today if left out; no reading may be later / 取込日");

    public static Command Create()
    {
        var readings = new Command("readings", "Meter readings from a terminal, CSV / 検針データ") { File, By, On }.WithDatabase();
        readings.SetAction(Run);
        return new Command("import", "Take data from other systems / データ取込") { readings, FactImportCommands.Facts(), FactImportCommands.Residents(), Channels.ReceiptImportCommand.Create() };
    }

    private static async Task<int> Run(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        var path = call.GetRequiredValue(File);
        var file = ReadingsCsv.Read(Path.GetFileName(path), await System.IO.File.ReadAllBytesAsync(path, cancel));
        var today = call.GetResult(On) is null ? Today.InJapan(SystemClock.Instance) : call.GetValue(On);
        await using var db = DatabaseOptions.OpenMigrated(call).NewContext();
        var result = await new ReadingImporter(db).Import(file, today, SystemClock.Instance.GetCurrentInstant(), call.GetRequiredValue(By), cancel);
        Tell(console, path, result);
        return result.AlreadyTaken || result.Import.Refused == 0 ? ExitCode.Done : ExitCode.FoundWrong;
    }

    private static void Tell(Terminal console, string path, ReadingImportResult result)
    {
        var import = result.Import;
        foreach (var line in result.Lines.Where(l => l.Said is not null))
        {
            console.Line(console.Say($"{line.Line}行目 {line.Code}: {line.Said!.Ja}", $"line {line.Line} {line.Code}: {line.Said!.En}"));
        }

        console.Line(result.AlreadyTaken
            ? console.Say($"{path}: 同じファイルは取込済みです。何も変えていません。", $"{path}: this very file was taken before; nothing was changed.")
            : console.Say(
                $"{path}: {import.Lines} 行 (取込 {import.Taken}、訂正 {import.Corrected}、変更なし {import.Unchanged}、取込不可 {import.Refused})",
                $"{path}: {import.Lines} lines ({import.Taken} taken, {import.Corrected} corrected, {import.Unchanged} unchanged, {import.Refused} refused)"));
        console.Document(new
        {
            File = path,
            result.AlreadyTaken,
            import.Lines,
            import.Taken,
            import.Corrected,
            import.Unchanged,
            import.Refused,
            Outcomes = result.Lines.Where(l => l.Said is not null).Select(l => new { l.Line, Fate = l.Fate.ToString().ToLowerInvariant(), l.Code, Message = console.Say(l.Said!) }),
        });
    }
}
