using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Db;
using Billing.Exchange;
using Billing.Kernel;
using Billing.Verification;

namespace Billing.Cli.Verification;

/// <summary>
/// <c>billing replay</c>: every bill of some months under two rule books (<c>--old --new</c>), or under one beside another system's bills (<c>--new --against</c>).
/// Exit code 1 where anything comes out differently.
/// </summary>
internal static class ReplayCommand
{
    private const string FrozenName = "frozen";

    private static readonly Option<string?> Old = new("--old") { Description = "Rule book of today, or 'frozen' for the one each bill was made with / 現行の規則集", HelpName = "BOOK" };
    private static readonly Option<string> New = new("--new") { Description = "Rule book to be checked: a folder, an installed one, or 'frozen' / 検査する規則集", HelpName = "BOOK", Required = true };
    private static readonly Option<string?> Against = new("--against") { Description = "Another system's bills, CSV, in the place of --old / 旧システムの請求データ", HelpName = "FILE" };
    private static readonly Option<string> From = new("--from") { Description = "First month of billing / 開始の調定月", HelpName = "YYYY-MM", Required = true };
    private static readonly Option<string> To = new("--to") { Description = "Last month of billing / 終了の調定月", HelpName = "YYYY-MM", Required = true };
    private static readonly Option<string?> Out = new("--out") { Description = "Write every difference to this file, CSV / 相違をすべて書き出すファイル", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("replay", "Bill the past under another rule book and tell each difference / 別の規則集での再計算と相違") { Old, New, Against, From, To, Out }.WithDatabase();
        command.SetAction((call, cancel) => Task.Run(() => Run(call, cancel), cancel));
        return command;
    }

    private static int Run(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        var (from, to) = (Months.Parse("--from", call.GetRequiredValue(From)), Months.Parse("--to", call.GetRequiredValue(To)));
        if (to < from)
        {
            throw new UnusableInputException($"--to {to} は --from {from} より前です。", $"--to {to} is before --from {from}");
        }

        var asked = new Asked(console, DatabaseOptions.OpenMigrated(call), call.GetRequiredValue(New), from, to, call.GetValue(Out), cancel);
        return (call.GetValue(Old), call.GetValue(Against)) switch
        {
            ({ } old, null) => Books(asked, old),
            (null, { } file) => File(asked, file),
            _ => throw new UnusableInputException(
                "比べる相手として --old(規則集)か --against(旧システムの請求データ)のどちらか一方を指定してください。",
                "name what to compare with: either --old (a rule book) or --against (another system's bills)"),
        };
    }

    private static int Books(Asked asked, string oldName)
    {
        var (old, now) = (BookOf(oldName), BookOf(asked.NewName));
        using var file = DifferenceFile.Open(asked.Out, BookReplayView.Header);
        var report = ReplayProgressBar.Show(asked.Console, progress => BookReplay.Run(
            asked.Database, old, now, asked.From, asked.To, file is null ? null : each => file.Write(BookReplayView.Row(each)), progress, asked.Cancel));
        if (report.Events == 0)
        {
            throw new UnusableInputException($"{asked.From} から {asked.To} までの調定がありません。", $"there are no bills of {asked.From} to {asked.To}");
        }

        file?.Finish();
        BookReplayView.Print(asked.Console, report, oldName, asked.NewName, asked.Out);
        asked.Console.Document(BookReplayView.Document(asked.Console, report, asked.From, asked.To));
        return report.Differences == 0 ? ExitCode.Done : ExitCode.FoundWrong;
    }

    private static int File(Asked asked, string path)
    {
        var book = BookOf(asked.NewName);
        OldBillFile bills;
        try
        {
            bills = OldBillsCsv.Read(Path.GetFileName(path), System.IO.File.ReadAllBytes(path));
        }
        catch (OldBillFileException refused)
        {
            return Refuse(asked.Console, refused);
        }

        using var file = DifferenceFile.Open(asked.Out, FileReplayView.Header);
        var report = ReplayProgressBar.Show(asked.Console, progress => FileReplay.Run(
            asked.Database, book, bills, asked.From, asked.To, file is null ? null : each => file.Write(FileReplayView.Row(each)), progress, asked.Cancel));
        file?.Finish();
        FileReplayView.Print(asked.Console, report, path, asked.NewName, asked.Out);
        asked.Console.Document(FileReplayView.Document(asked.Console, report, path, asked.From, asked.To));
        return report.Differences == 0 ? ExitCode.Done : ExitCode.FoundWrong;
    }

    private static ReplayBook BookOf(string name)
    {
        // A folder begins where the call is made; an installed book has only a name.
        return name == FrozenName ? ReplayBook.Frozen : ReplayBook.Of(BillingConfiguration.FindRuleBook(Directory.Exists(name) ? Path.GetFullPath(name) : name));
    }

    /// <summary>Every numbered fault; nothing was compared.</summary>
    private static int Refuse(Terminal console, OldBillFileException refused)
    {
        foreach (var fault in refused.Faults)
        {
            var column = fault.Column > 0 ? console.Say($"{fault.Column}列目", $", column {fault.Column}") : "";
            console.Complain(console.Say($"{refused.Name}: {fault.Line}行目{column} {fault.Code}: {fault.Said.Ja}", $"{refused.Name}: line {fault.Line}{column} {fault.Code}: {fault.Said.En}"));
        }

        console.Complain(console.Say($"誤りが {refused.Faults.Count:N0} 件あるため、何も比べていません。", $"{refused.Faults.Count:N0} faults; nothing was compared."));
        console.Document(new { File = refused.Name, Faults = refused.Faults.Select(fault => new { fault.Line, fault.Column, fault.Code, Message = console.Say(fault.Said) }) });
        return ExitCode.Unusable;
    }

    private sealed record Asked(Terminal Console, BillingDatabase Database, string NewName, BillingMonth From, BillingMonth To, string? Out, CancellationToken Cancel);
}
