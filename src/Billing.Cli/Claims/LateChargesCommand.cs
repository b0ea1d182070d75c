using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Db;
using Billing.LateCharges;
using NodaTime;

namespace Billing.Cli.Claims;

/// <summary><c>billing late-charges</c>: assesses the late charges that fell due by payments of every channel, and takes those back whose payment was taken back. Run again it finds nothing.</summary>
internal static class LateChargesCommand
{
    private static readonly Option<LocalDate> Date = Dates.Option("--date", "Day of assessment; left out = today / 調定日");
    private static readonly Option<string> By = new("--by") { Required = true, HelpName = "USER", Description = "Who assesses / 担当者" };

    public static Command Create()
    {
        var command = new Command("late-charges", "Assess the late charges that fell due / 延滞金の調定") { Date, By }.WithDatabase();
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var database = DatabaseOptions.OpenMigrated(call);
        var book = BillingConfiguration.LoadRuleBook(BillingConfiguration.Load());
        var today = call.GetResult(Date) is null ? Today.InJapan(SystemClock.Instance) : call.GetValue(Date);
        var (assessed, takenBack) = LateChargeRun.Run(database, book, today, call.GetRequiredValue(By));
        console.Line(console.Say($"延滞金の調定 {assessed:N0} 件、取消 {takenBack:N0} 件。", $"{assessed:N0} late charges assessed, {takenBack:N0} taken back."));
        console.Document(new { Date = $"{today:uuuu-MM-dd}", Assessed = assessed, TakenBack = takenBack });
        return ExitCode.Done;
    }
}
