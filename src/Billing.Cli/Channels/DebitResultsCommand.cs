using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Db;
using Billing.Debits;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Cli.Channels;

/// <summary><c>billing debit results FILE</c>: takes a bank's answer into the books, whole or not at all. Exit code 1 where a fault kept it out.</summary>
internal static class DebitResultsCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "The bank's answer / 振替結果ファイル" };
    private static readonly Option<string> By = new("--by") { Description = "Who takes it in, the system's user if left out / 担当者", HelpName = "USER", DefaultValueFactory = _ => Environment.UserName };
    private static readonly Option<LocalDate> On = Dates.Option("--on", "Day of taking it in, today if left out / 取込日");

    public static Command Create()
    {
        var results = new Command("results", "Take in what a bank answered / 振替結果の取込") { File, By, On }.WithDatabase();
        results.SetAction(Run);
        return results;
    }

    private static async Task<int> Run(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        var path = call.GetRequiredValue(File);
        var today = call.GetResult(On) is null ? Today.InJapan(SystemClock.Instance) : call.GetValue(On);
        var database = DatabaseOptions.OpenMigrated(call);
        var taken = new DebitAnswers(database, ChannelFolder.Bank).Take(Path.GetFileName(path), await System.IO.File.ReadAllBytesAsync(path, cancel), today, SystemClock.Instance.GetCurrentInstant(), call.GetRequiredValue(By));
        if (taken.Faults.Count > 0)
        {
            console.Document(new { File = path, Taken = false, Errors = ChannelFaults.Errors(console, taken.Faults) });
            return ChannelFaults.Tell(console, path, taken.Faults);
        }

        await using var db = database.NewContext();
        var ids = taken.Runs.Select(r => r.Id).ToList();
        var entries = await db.DebitEntries.AsNoTracking().Where(e => ids.Contains(e.RunId)).Select(e => new { e.Result, e.Next, Yen = e.Amount.Yen }).ToListAsync(cancel);
        if (taken.AlreadyTaken)
        {
            console.Line(console.Say($"{path}: 同じファイルは取込済みです。何も変えていません。", $"{path}: this very file was taken before; nothing was changed."));
        }

        foreach (var of in entries.GroupBy(e => (e.Result, e.Next)).OrderBy(g => g.Key.Result))
        {
            var next = of.Key.Next is { } after ? $" → {console.Say(DebitWords.Of(after))}" : "";
            console.Line($"  {of.Key.Result} {(DebitWords.Of(of.Key.Result) is { } said ? console.Say(said) : "")}: {of.Count():#,0} / {of.Sum(e => e.Yen):#,0}{next}");
        }

        var returned = entries.Count(e => e.Result != 0);
        console.Document(new
        {
            File = path,
            Taken = true,
            taken.AlreadyTaken,
            Runs = ids,
            Records = entries.Count,
            Debited = new { Count = entries.Count - returned, Yen = entries.Where(e => e.Result == 0).Sum(e => e.Yen) },
            Returned = new { Count = returned, Yen = entries.Where(e => e.Result != 0).Sum(e => e.Yen) },
            ByResult = entries.GroupBy(e => e.Result).OrderBy(g => g.Key).ToDictionary(g => $"{g.Key}", g => g.Count()),
            ByNext = entries.Where(e => e.Next is not null).GroupBy(e => e.Next!.Value).OrderBy(g => g.Key).ToDictionary(g => JsonWords.Of(g.Key), g => g.Count()),
            Errors = Array.Empty<object>(),
        });
        return ExitCode.Done;
    }
}
