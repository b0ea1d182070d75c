using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Db;
using Billing.Nights;
using NodaTime;

namespace Billing.Cli.Nights;

/// <summary><c>billing night --date D</c>: runs or resumes the night of a day. Killed at any moment and called again, it goes on where it was.</summary>
internal static class NightCommand
{
    private static readonly Option<LocalDate> Date = Dates.Option("--date", "The day whose rounds are billed / 調定日", required: true);
    private static readonly Option<string> Until = MakeUntil();
    private static readonly Option<int> Workers = new("--workers") { Description = "Workers in this process (PostgreSQL, SQL Server) / 並列数", DefaultValueFactory = _ => 1, HelpName = "N" };

    private static readonly Option<int> ChunkSize = new("--chunk-size") { Description = "Service points per transaction, about / 一括処理の件数", DefaultValueFactory = _ => new NightOptions().ChunkSize, HelpName = "N" };

    private static readonly Option<int> Lease = new("--lease-seconds") { Description = "After this long another worker may take a step that a dead one held / 担当の期限", DefaultValueFactory = _ => (int)new NightOptions().Lease.TotalSeconds, HelpName = "N" };

    public static Command Create()
    {
        var command = new Command("night", "Run or resume a night / 夜間処理の実行・再開") { Date, Until, Workers, ChunkSize, Lease }.WithDatabase();
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var database = DatabaseOptions.OpenMigrated(call);
        var settings = BillingConfiguration.Load();
        var book = BillingConfiguration.LoadRuleBook(settings);
        using var bar = new StageBar(console);
        var report = new NightRunner(database, book, SystemClock.Instance).Run(call.GetRequiredValue(Date), new NightOptions
        {
            Until = Enum.Parse<Stage>(call.GetRequiredValue(Until), ignoreCase: true),
            Workers = Positive(call, Workers),
            ChunkSize = Positive(call, ChunkSize),
            Lease = Duration.FromSeconds(Positive(call, Lease)),
            CounterIsBusy = BillingConfiguration.CounterIsBusy(settings, database, SystemClock.Instance),
            Progress = bar.Show,
        });
        bar.Dispose();
        Print(console, report);
        console.Document(Document(report));
        return ExitCode.Done;
    }

    private static int Positive(ParseResult call, Option<int> option) => call.GetValue(option) is > 0 and var value ? value : throw new UnusableInputException(
        $"{option.Name} には 1 以上を指定してください。", $"{option.Name} takes a number from 1 up");

    private static void Print(Terminal console, NightReport report)
    {
        foreach (var stage in report.Stages)
        {
            console.Line(console.Say(
                $"{StageWords.Of(stage.Stage).Ja}: 済 {stage.Done:N0}、保留 {stage.Held:N0}、除外 {stage.Failed:N0}、{stage.Seconds:0.0} 秒",
                $"{StageWords.Of(stage.Stage).En}: {stage.Done:N0} done, {stage.Held:N0} held, {stage.Failed:N0} set aside, {stage.Seconds:0.0} s"));
        }

        console.Line(console.Say($"{report.Date:uuuu-MM-dd} の調定 {report.Bills:N0} 件、{report.BilledYen:N0} 円。", $"Night of {report.Date:uuuu-MM-dd}: {report.Bills:N0} bills, {report.BilledYen:N0} yen."));
        if (!report.Changed)
        {
            console.Line(console.Say("処理済みです。何も変更していません。", "It was done already; nothing was changed."));
        }
    }

    private static object Document(NightReport report) => new
    {
        Date = $"{report.Date:uuuu-MM-dd}",
        report.Bills,
        report.BilledYen,
        report.Held,
        report.Failed,
        report.Finished,
        report.Changed,
        Stages = report.Stages.Select(s => new { Stage = JsonWords.Of(s.Stage), s.Done, s.Held, s.Failed, s.Seconds }),
    };

    private static Option<string> MakeUntil()
    {
        var option = new Option<string>("--until")
        {
            Description = "Stop after this stage / この段階まで",
            DefaultValueFactory = _ => JsonWords.Of(Stage.Documents),
            HelpName = string.Join('|', Enum.GetValues<Stage>().Select(JsonWords.Of)),
        };
        option.AcceptOnlyFromAmong([.. Enum.GetValues<Stage>().Select(JsonWords.Of)]);
        return option;
    }
}
