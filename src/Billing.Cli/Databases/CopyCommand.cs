using System.CommandLine;
using Billing.Cli.Common;
using Billing.Db;
using Billing.Db.Copies;
using Billing.Verification;

namespace Billing.Cli.Databases;

/// <summary><c>billing copy --from … --to …</c>: everything into an empty database of another provider, compared row by row, then verified.</summary>
internal static class CopyCommand
{
    private static readonly Option<string?> From = new("--from") { Description = "Source; by default the configured database / 移し元", HelpName = "PROVIDER:CONNECTION" };
    private static readonly Option<string?> To = new("--to") { Description = "Empty target; by default the configured database / 移し先", HelpName = "PROVIDER:CONNECTION" };

    public static Command Create()
    {
        var command = new Command("copy", "Move everything into an empty database of any provider / データベースの移行") { From, To };
        command.SetAction((call, cancel) => Task.FromResult(Run(call, cancel)));
        return command;
    }

    private static int Run(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        var (from, to) = (Open(call.GetValue(From)), Open(call.GetValue(To)));
        var begun = Environment.TickCount64;
        var report = DatabaseCopy.Run(from, to, progress => Tell(console, progress), cancel);
        var seconds = (Environment.TickCount64 - begun) / 1000.0;
        console.Line(console.Say(
            $"{from.Place} から {to.Place} へ {report.Tables.Count} 表、{report.Rows:N0} 行を移し、すべて一致しました({seconds:F0} 秒)。",
            $"{from.Place} → {to.Place}: {report.Tables.Count} tables, {report.Rows:N0} rows, all the same on both sides ({seconds:F0} s)."));
        var books = BooksCheck.Run(to);
        foreach (var breach in books.Breaches)
        {
            console.Line($"{breach.Code} {console.Say(breach.Said)}");
        }

        console.Line(books.Breaches.Count == 0 ? console.Say("帳簿に異常はありません。", "Every invariant holds.") : console.Say($"帳簿の異常 {books.Breaches.Count} 件(移し元にも同じものがあります)。", $"{books.Breaches.Count} breaches; the source has the same."));
        console.Document(new { From = from.Place, To = to.Place, Seconds = seconds, report.Rows, report.Tables, Breaches = books.Breaches.Select(b => new { b.Code, b.Subject, Message = console.Say(b.Said) }) });
        return books.Breaches.Count == 0 ? ExitCode.Done : ExitCode.FoundWrong;
    }

    private static void Tell(Terminal console, CopyProgress progress)
    {
        if (progress.Rows > 0)
        {
            var end = progress.Done ? "" : " …";
            console.Complain(progress.Checking
                ? console.Say($"照合 {progress.Table} {progress.Rows:N0} 行{end}", $"compared {progress.Table} {progress.Rows:N0} rows{end}")
                : console.Say($"複写 {progress.Table} {progress.Rows:N0} 行{end}", $"copied {progress.Table} {progress.Rows:N0} rows{end}"));
        }
    }

    private static BillingDatabase Open(string? given)
    {
        if (given is null)
        {
            return BillingConfiguration.Open(BillingConfiguration.Load());
        }

        var colon = given.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && BillingDatabase.Providers.Contains(given[..colon])
            ? BillingConfiguration.Open(given[..colon], given[(colon + 1)..], Environment.CurrentDirectory)
            : throw new UnusableInputException(
                $"「{given}」は「種類:接続文字列」の形ではありません。例: sqlite:App_Data/billing.db、postgres:Host=db;Database=billing;Username=billing",
                "give PROVIDER:CONNECTION, for example sqlite:App_Data/billing.db or postgres:Host=db;Database=billing;Username=billing");
    }
}
