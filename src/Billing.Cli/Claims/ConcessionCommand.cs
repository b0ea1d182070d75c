using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Concession;
using Billing.Db;
using NodaTime;

namespace Billing.Cli.Claims;

/// <summary><c>billing concession MONTH</c>: the monthly settlement with the operator; <c>--close</c> closes the month.</summary>
internal static class ConcessionCommand
{
    private static readonly Argument<string> Month = new("MONTH") { Description = "2026-11 / 対象月" };
    private static readonly Option<bool> Close = new("--close") { Description = "Close the month / 締める" };
    private static readonly Option<string> By = new("--by") { DefaultValueFactory = _ => "", HelpName = "USER", Description = "Who closes it; needed with --close / 担当者" };
    private static readonly Option<LocalDate> Date = Dates.Option("--date", "Day of closing; left out = today / 締め日");
    private static readonly Option<string?> Csv = new("--csv") { HelpName = "FILE", Description = "Write each movement / 明細CSV" };

    public static Command Create()
    {
        var command = new Command("concession", "Monthly settlement with the operator / 利用料金の月次精算") { Month, Close, By, Date, Csv }.WithDatabase();
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var month = Months.Parse("MONTH", call.GetRequiredValue(Month));
        if (call.GetValue(Close) && string.IsNullOrWhiteSpace(call.GetValue(By)))
        {
            throw new UnusableInputException("--close には --by(担当者)が必要です。", "--close needs --by, the name of who closes it");
        }

        var database = DatabaseOptions.OpenMigrated(call);
        var book = BillingConfiguration.LoadRuleBook(BillingConfiguration.Load());
        var today = call.GetResult(Date) is null ? Today.InJapan(SystemClock.Instance) : call.GetValue(Date);
        using var db = database.NewContext();
        if (call.GetValue(Close))
        {
            new ConcessionClosing(database, book).Close(month, call.GetValue(By)!, today);
        }

        var reckoned = ConcessionStatement.Reckon(db, book, month);
        var statement = reckoned.Statement;
        if (call.GetValue(Csv) is { } file)
        {
            File.WriteAllText(file, ConcessionCsv.Of(reckoned));
        }

        Print(console, statement);
        console.Document(Document(statement));
        return ExitCode.Done;
    }

    private static void Print(Terminal console, ConcessionStatement statement)
    {
        foreach (var row in statement.Rows)
        {
            console.Line($"  {console.Say(ConcessionWords.Of(row.Kind))} {Exact.Words(row.Percent)}% {row.Count:N0}: {row.Collected} → {row.Share}");
        }

        console.Line(console.Say(
            $"収納 {statement.Collected}円、運営権者 {statement.Share}円、市 {statement.City}円、徴収事務負担金 {statement.BillingCost}円({statement.Bills:N0} 件)",
            $"Collected {statement.Collected} yen: operator {statement.Share}, city {statement.City}; share of billing cost {statement.BillingCost} yen ({statement.Bills:N0} bills)"));
        console.Line(statement.Settlement is { } closed ? console.Say($"締め済み {closed.ClosedOn:uuuu-MM-dd} {closed.ClosedBy}", $"Closed on {closed.ClosedOn:uuuu-MM-dd} by {closed.ClosedBy}") : console.Say("未締め", "Not closed"));
    }

    private static object Document(ConcessionStatement statement) => new
    {
        Month = statement.Month.ToString(),
        Closed = statement.Settlement is not null,
        Collected = statement.Collected.Yen,
        Fee = statement.Fee.Yen,
        Operator = statement.Share.Yen,
        City = statement.City.Yen,
        WrittenOff = statement.WrittenOff.Yen,
        statement.Bills,
        BillingCost = statement.BillingCost.Yen,
        Rows = statement.Rows.Select(row => new { Kind = JsonWords.Of(row.Kind), Percent = Exact.Number(row.Percent), row.Count, Collected = row.Collected.Yen, Fee = row.Fee.Yen, Operator = row.Share.Yen }),
    };
}
