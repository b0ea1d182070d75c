using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Db;
using Billing.Delinquency;
using NodaTime;

namespace Billing.Cli.Delinquency;

/// <summary><c>billing dunning</c>: the daily run against arrears, and its machine.</summary>
internal static class DunningCommand
{
    public static Command Create()
    {
        var graph = new Command("graph", "Print the delinquency machine as Markdown with a Mermaid graph / 滞納整理の状態遷移図");
        graph.SetAction(call =>
        {
            call.InvocationConfiguration.Output.Write(DunningMachine.Markdown());
            return ExitCode.Done;
        });
        var date = Dates.Option("--date", "Day of the run; left out = today / 処理日");
        var command = new Command("dunning", "Take the due steps against arrears, and propose the rest / 日次の滞納整理") { date, graph }.WithDatabase();
        command.SetAction((call, stop) =>
        {
            var console = Terminal.Of(call);
            var clock = SystemClock.Instance;
            var database = DatabaseOptions.OpenMigrated(call);
            using var turn = database.TakeTurn("daily-run") ?? throw new UnusableInputException("日次処理が別のプロセスで動いています。終わってから実行してください。", "another process is at the daily run; try again when it has ended");
            var run = new DunningRun(database, BillingConfiguration.LoadRuleBook(BillingConfiguration.Load()));
            Tell(console, run.Run(call.GetValue(date) is var day && day == default ? Today.InJapan(clock) : day, clock.GetCurrentInstant(), "billing dunning", stop));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static void Tell(Terminal console, DunningDay day)
    {
        console.Line(console.Say(
            $"{day.Date:uuuu-MM-dd}: 新規 {day.Opened:N0} 件、完了 {day.Closed:N0} 件、分納不履行 {day.Broken:N0} 件、保留 {day.Held:N0} 件、滞納整理中 {day.OpenCases:N0} 件",
            $"{day.Date:uuuu-MM-dd}: {day.Opened:N0} opened, {day.Closed:N0} ended, {day.Broken:N0} pledges broken, {day.Held:N0} held, {day.OpenCases:N0} open"));
        foreach (var (name, count) in day.Taken)
        {
            console.Line(console.Say($"  処理 {name}: {count:N0} 件", $"  taken {name}: {count:N0}"));
        }

        foreach (var (name, count) in day.Proposed)
        {
            console.Line(console.Say($"  確認待ち {name}: {count:N0} 件", $"  waits for a person {name}: {count:N0}"));
        }

        console.Document(new { date = day.Date, day.Opened, day.Closed, day.Broken, day.Held, day.OpenCases, day.Taken, day.Proposed });
    }
}
