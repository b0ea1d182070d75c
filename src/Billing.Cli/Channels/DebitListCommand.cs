using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Collection;
using Billing.Debits;
using Microsoft.EntityFrameworkCore;

namespace Billing.Cli.Channels;

/// <summary><c>billing debit list</c>: the runs, latest first.</summary>
internal static class DebitListCommand
{
    private const int Most = 200;

    public static Command Create()
    {
        var list = new Command("list", "Runs of direct debit, latest first / 口座振替請求の一覧") { }.WithDatabase();
        list.SetAction(List);
        return list;
    }

    private static async Task<int> List(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        await using var db = DatabaseOptions.OpenMigrated(call).NewContext();
        var runs = await db.DebitRuns.AsNoTracking().OrderByDescending(r => r.Id).Take(Most).ToListAsync(cancel);
        foreach (var run in runs)
        {
            console.Line(console.Say(
                $"{run.Id} {run.DebitOn:uuuu-MM-dd} {run.Contract} {MandateWords.Of(run.Services).Ja} {run.Entries:#,0} 件 {run.Asked} 円 {DebitWords.Of(run.State).Ja} 振替済 {run.Debited} 円",
                $"{run.Id} {run.DebitOn:uuuu-MM-dd} {run.Contract} {MandateWords.Of(run.Services).En} {run.Entries:#,0} entries, {run.Asked} yen, {DebitWords.Of(run.State).En}, {run.Debited} yen debited"));
        }

        console.Document(new
        {
            Runs = runs.Select(run => new { Run = run.Id, Date = $"{run.DebitOn:uuuu-MM-dd}", Bank = run.Contract, Services = JsonWords.Of(run.Services), State = JsonWords.Of(run.State), run.Entries, Yen = run.Asked.Yen, DebitedYen = run.Debited.Yen, run.FileName }),
        });
        return ExitCode.Done;
    }
}
