using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Privacy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Cli.Audit;

/// <summary><c>billing audit verify</c>: follows the chain of the records from end to end and says what was altered, deleted or cut off, and where.</summary>
internal static class AuditVerifyCommand
{
    private static readonly Option<string[]> Known = new("--known")
    {
        Description = "A link written down before, as SEQUENCE:HASH / 控えてある鎖の値",
        HelpName = "SEQUENCE:HASH",
    };

    private static readonly Option<bool> Seal = new("--seal") { Description = "Seal first what waits / 先に未封印の記録を封印する" };

    public static Command Create()
    {
        var command = new Command("verify", "Check the chain of the records / 記録の連鎖の検証") { Known, Seal }.WithDatabase();
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var known = (call.GetValue(Known) ?? []).Select(Parse).ToDictionary(k => k.Sequence, k => k.Hash);
        var database = DatabaseOptions.OpenMigrated(call);
        if (call.GetValue(Seal))
        {
            TrySeal(new AuditSealer(database, SystemClock.Instance), console);
        }

        var report = AuditCheck.Run(database, known);
        foreach (var fault in report.Faults)
        {
            console.Line($"{fault.Code} {console.Say(fault.Said)}");
        }

        console.Line(console.Say(
            $"鎖 {report.Links:N0}、記録 {report.Entries:N0}、廃棄済み {report.Disposed:N0}、未封印 {report.Unsealed:N0}。末尾 {report.Sequence}:{report.Hash}",
            $"{report.Links:N0} links, {report.Entries:N0} records, {report.Disposed:N0} disposed of, {report.Unsealed:N0} not sealed yet. End {report.Sequence}:{report.Hash}"));
        console.Line(report.Faults.Count == 0 ? console.Say("改ざんは見つかりません。", "Nothing was tampered with.") : console.Say($"異常 {report.Faults.Count} 件。", $"{report.Faults.Count} faults."));
        console.Document(new
        {
            report.Links,
            Records = report.Entries,
            report.Disposed,
            report.Unsealed,
            End = new { report.Sequence, report.Hash },
            Faults = report.Faults.Select(f => new { f.Code, Link = f.Sequence, Record = f.EntryId, Message = console.Say(f.Said) }),
        });
        return report.Faults.Count == 0 ? ExitCode.Done : ExitCode.FoundWrong;
    }

    /// <summary>The counter may seal at the same moment: then it has done it.</summary>
    private static void TrySeal(AuditSealer sealer, Terminal console)
    {
        try
        {
            sealer.SealAll();
        }
        catch (Exception fault) when (fault is DbUpdateException or DbException)
        {
            console.Complain(console.Say("別の処理が封印中です。", "Another program is sealing."));
        }
    }

    private static (long Sequence, string Hash) Parse(string text) =>
        text.Split(':') is [var number, { Length: >= 8 } hash] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? (sequence, hash)
            : throw new UnusableInputException($"--known {text}: 番号:値(16進8桁以上)で指定してください。", $"--known {text}: give SEQUENCE:HASH, with eight hexadecimal digits at least.");
}
