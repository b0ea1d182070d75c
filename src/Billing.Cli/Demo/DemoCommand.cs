using System.CommandLine;
using System.Diagnostics;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Db;
using Billing.Db.Demo;
using Billing.Kernel;

namespace Billing.Cli.Demo;

/// <summary><c>billing demo</c>: a generated town in a fresh database, billed and partly paid but for the last reading cycle.</summary>
internal static class DemoCommand
{
    private static readonly Option<int> Accounts = new("--accounts") { Description = "Running contracts, 1 to 1,000,000 / 契約数", DefaultValueFactory = _ => DemoOptions.DocumentedAccounts };
    private static readonly Option<int> Months = new("--months") { Description = "Months of readings; the last one is left to be billed / 月数", DefaultValueFactory = _ => 13 };
    private static readonly Option<long> Seed = new("--seed") { Description = "The same seed gives the same town / 乱数の種", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> LastMonth = new("--last-month") { Description = "Month whose night is still to run / 最後の調定月", HelpName = "YYYY-MM", DefaultValueFactory = _ => "2026-11" };
    private static readonly Option<bool> Replace = new("--replace") { Description = "Delete everything in a database that holds contracts / 既存データを消して作り直す" };

    public static Command Create()
    {
        var command = new Command("demo", "Generate the demo town / デモの町を作る") { DemoYearCommand.Create() }.WithDatabase();
        AddTown(command);
        command.SetAction(Run);
        return command;
    }

    /// <summary>What says which town is made.</summary>
    public static void AddTown(Command command)
    {
        foreach (var option in (Option[])[Accounts, Months, Seed, LastMonth, Replace])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The migrated database and the town that the call asks for; emptied with <c>--replace</c>.</summary>
    public static (BillingDatabase Database, DemoOptions Options) Fresh(ParseResult call)
    {
        var database = DatabaseOptions.Open(call);
        var options = new DemoOptions
        {
            Accounts = call.GetValue(Accounts),
            Months = call.GetValue(Months),
            Seed = call.GetValue(Seed),
            LastMonth = Month(call.GetValue(LastMonth)!),
        };
        options.Check();
        if (call.GetValue(Replace))
        {
            using var db = database.NewContext();
            db.Database.EnsureDeleted();
        }

        database.Migrate();
        return (database, options);
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var (database, options) = Fresh(call);
        var watch = Stopwatch.StartNew();
        var town = DemoProgressBar.Show(console, tell => DemoTown.Generate(database, options, tell));
        console.Line(console.Say(
            $"{database.Place} に町を作りました: 契約 {town.Accounts:N0} 件、検針 {town.Readings:N0} 件、調定 {town.Bills:N0} 件({watch.Elapsed.TotalSeconds:0.0} 秒)。",
            $"{database.Place} holds a town of {town.Accounts:N0} contracts, {town.Readings:N0} readings and {town.Bills:N0} bills ({watch.Elapsed.TotalSeconds:0.0} s)."));
        console.Line(console.Say($"次の夜間処理: billing night --date {town.NextNight:uuuu-MM-dd}", $"Next: billing night --date {town.NextNight:uuuu-MM-dd}"));
        console.Document(new { town.Accounts, town.Readings, town.Bills, NextNight = town.NextNight.ToString("uuuu-MM-dd", null) });
        return ExitCode.Done;
    }

    private static BillingMonth Month(string text) => NodaTime.Text.YearMonthPattern.Iso.Parse(text) is { Success: true, Value: var month }
        ? new BillingMonth(month.Year, month.Month)
        : throw new UnusableInputException($"--last-month 「{text}」は年月ではありません。2026-11 のように指定してください。", $"--last-month '{text}' is no month; write it as 2026-11");
}
