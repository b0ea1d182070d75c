using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Db;
using Billing.Exchange;
using Billing.Places;
using NodaTime;

namespace Billing.Cli.Exchange;

/// <summary>
/// <c>billing import facts FILE</c> and <c>billing import residents FILE</c>: what other offices declare or grant. Taken whole or not at all: exit code 1 where a line was refused, 2 where
/// the file cannot be read at all.
/// </summary>
internal static class FactImportCommands
{
    private static readonly Argument<string> File = new("FILE") { Description = "File to read / 入力ファイル" };
    private static readonly Option<string> By = new("--by") { Description = "Who imports, the system's user if left out / 担当者", HelpName = "USER", DefaultValueFactory = _ => Environment.UserName };
    private static readonly Option<LocalDate> AsOf = Dates.Option("--as-of", "The day on which residents were counted / 基準日", required: true);
    private static readonly Option<string> Source = new("--source") { Description = "Where the list comes from / 根拠", HelpName = "TEXT", Required = true };

    public static Command Facts()
    {
        var facts = new Command("facts", "Declarations and grants, CSV / 申告・認定") { File, By }.WithDatabase();
        facts.SetAction((call, cancel) => Run(call, FactsCsv.Read, cancel));
        return facts;
    }

    public static Command Residents()
    {
        var residents = new Command("residents", "Yearly list of residents, CSV / 居住人数の一覧") { File, AsOf, Source, By }.WithDatabase();
        residents.SetAction((call, cancel) => Run(call, (name, bytes) => FactsCsv.ReadResidents(name, bytes, call.GetValue(AsOf), call.GetRequiredValue(Source)), cancel));
        return residents;
    }

    private static async Task<int> Run(ParseResult call, Func<string, byte[], FactFile> read, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        var path = call.GetRequiredValue(File);
        var file = read(Path.GetFileName(path), await System.IO.File.ReadAllBytesAsync(path, cancel));
        var book = BillingConfiguration.LoadRuleBook(BillingConfiguration.Load());
        await using var db = DatabaseOptions.OpenMigrated(call).NewContext();
        var result = await new FactImporter(db, book).Import(file, call.GetRequiredValue(By), cancel);
        Tell(console, path, result);
        return result.Faults.Count == 0 ? ExitCode.Done : ExitCode.FoundWrong;
    }

    private static void Tell(Terminal console, string path, FactImportResult result)
    {
        foreach (var fault in result.Faults)
        {
            console.Line(console.Say($"{fault.Line}行目 {fault.Column}列目 {fault.Code}: {fault.Said.Ja}", $"line {fault.Line}, column {fault.Column} {fault.Code}: {fault.Said.En}"));
        }

        console.Line(result switch
        {
            { Faults.Count: > 0 } => console.Say($"{path}: {result.Faults.Count} 件の誤りがあるため、何も取り込んでいません。", $"{path}: nothing was taken, because {result.Faults.Count} things are wrong."),
            { Taken: 0 } => console.Say($"{path}: {result.Lines} 行はすべて登録済みです。何も変えていません。", $"{path}: all {result.Lines} lines stood already; nothing was changed."),
            _ => console.Say($"{path}: {result.Lines} 行 (取込 {result.Taken}、登録済み {result.Unchanged})", $"{path}: {result.Lines} lines ({result.Taken} taken, {result.Unchanged} stood already)"),
        });
        console.Document(new
        {
            File = path,
            result.Lines,
            result.Taken,
            result.Unchanged,
            Faults = result.Faults.Select(fault => new { fault.Line, fault.Column, fault.Code, Message = console.Say(fault.Said) }),
        });
    }
}
