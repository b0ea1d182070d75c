using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Collection;
using Billing.Db;
using Billing.Debits;
using NodaTime;

namespace Billing.Cli.Channels;

/// <summary><c>billing debit run</c>, <c>send</c> and <c>cancel</c>: makes a run and its file from what is due, says that the file has gone to the bank, or takes the run back before that.</summary>
internal static class DebitRunCommand
{
    private static readonly Argument<long> Number = new("NUMBER") { Description = "Number of the run / 請求の番号" };
    private static readonly Option<string> Bank = new("--bank") { Description = "Contract of the rule book (directDebit) / 規則集の口座振替契約", HelpName = "NAME", Required = true };
    private static readonly Option<LocalDate> Date = Dates.Option("--date", "Day of debit / 引落日", required: true);
    private static readonly Option<string> Service = new("--service") { Description = "water, sewer or both / 会計", HelpName = "S", DefaultValueFactory = _ => "both" };
    private static readonly Option<string> Round = new("--round") { Description = "all, first or second (再振替) only / 初回・再振替", HelpName = "R", DefaultValueFactory = _ => "all" };
    private static readonly Option<string> Out = new("--out") { Description = "File to write / 出力ファイル", HelpName = "FILE" };
    private static readonly Option<bool> Dry = new("--dry-run") { Description = "Only say what would be asked for / 作成せずに件数だけ" };
    private static readonly Option<string> Reason = new("--reason") { Description = "Why / 理由", HelpName = "TEXT", Required = true };
    private static readonly Option<string> By = new("--by") { Description = "Who does it, the system's user if left out / 担当者", HelpName = "USER", DefaultValueFactory = _ => Environment.UserName };
    private static readonly Option<LocalDate> On = Dates.Option("--on", "Day of the work, today if left out / 処理日");

    public static Command Create()
    {
        Service.AcceptOnlyFromAmong("water", "sewer", "both");
        Round.AcceptOnlyFromAmong("all", "first", "second");
        var run = new Command("run", "Ask a bank for what is due / 口座振替請求の作成") { Bank, Date, Service, Round, Out, Dry, By, On }.WithDatabase();
        run.SetAction(Run);
        return run;
    }

    public static Command CreateSend()
    {
        var send = new Command("send", "Say that the file has gone to the bank / 送付済にする") { Number, By, On }.WithDatabase();
        send.SetAction(call => Tell(call, Desk(call).Send(call.GetValue(Number), Today(call), call.GetRequiredValue(By))));
        return send;
    }

    public static Command CreateCancel()
    {
        var cancel = new Command("cancel", "Take a run back before it is sent / 送付前の請求の取消") { Number, Reason, By, On }.WithDatabase();
        cancel.SetAction(call => Tell(call, Desk(call).Cancel(call.GetValue(Number), call.GetRequiredValue(Reason), Today(call), call.GetRequiredValue(By))));
        return cancel;
    }

    private static async Task<int> Run(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        var (bank, on, services, round) = (call.GetRequiredValue(Bank), call.GetValue(Date), Enum.Parse<MandateScope>(call.GetRequiredValue(Service), ignoreCase: true), Enum.Parse<DebitRound>(call.GetRequiredValue(Round), ignoreCase: true));
        if (call.GetValue(Dry))
        {
            var plan = Desk(call).Foresee(bank, on, services, round);
            console.Line(console.Say($"{bank} {on:uuuu-MM-dd}: 請求 {plan.Asks.Count:#,0} 件 {plan.Asked} 円、請求しない {plan.Left.Count:#,0} 件", $"{bank} {on:uuuu-MM-dd}: {plan.Asks.Count:#,0} entries, {plan.Asked} yen; {plan.Left.Count:#,0} claims are left"));
            console.Document(new { Bank = bank, Date = $"{on:uuuu-MM-dd}", Entries = plan.Asks.Count, Yen = plan.Asked.Yen, Left = Left(plan.Left) });
            return ExitCode.Done;
        }

        var made = Desk(call).Make(bank, on, Today(call), SystemClock.Instance.GetCurrentInstant(), call.GetRequiredValue(By), services, round);
        var path = call.GetValue(Out) ?? made.Run.FileName;
        await File.WriteAllBytesAsync(path + ".part", made.File, cancel);
        File.Move(path + ".part", path, overwrite: true);
        console.Line(console.Say(
            $"請求 {made.Run.Id}: {path}、{made.Run.Entries:#,0} 件 {made.Run.Asked} 円、請求しない {made.Left.Count:#,0} 件",
            $"run {made.Run.Id}: {path}, {made.Run.Entries:#,0} entries, {made.Run.Asked} yen; {made.Left.Count:#,0} claims are left"));
        foreach (var of in made.Left.GroupBy(l => l.Reason).OrderBy(g => g.Key))
        {
            console.Line($"  {console.Say(DebitWords.Of(of.Key))}: {of.Count():#,0}");
        }

        console.Document(new { Run = made.Run.Id, File = path, Entries = made.Run.Entries, Yen = made.Run.Asked.Yen, made.Run.Sha256, Left = Left(made.Left) });
        return ExitCode.Done;
    }

    private static Dictionary<string, int> Left(IReadOnlyList<DebitLeft> left) => left.GroupBy(l => l.Reason).OrderBy(g => g.Key).ToDictionary(g => JsonWords.Of(g.Key), g => g.Count());

    private static int Tell(ParseResult call, DebitRun run)
    {
        var console = Terminal.Of(call);
        console.Line(console.Say($"請求 {run.Id}: {DebitWords.Of(run.State).Ja}", $"run {run.Id}: {DebitWords.Of(run.State).En}"));
        console.Document(new { Run = run.Id, State = JsonWords.Of(run.State) });
        return ExitCode.Done;
    }

    private static DebitDesk Desk(ParseResult call) => new(DatabaseOptions.OpenMigrated(call), BillingConfiguration.LoadRuleBook(BillingConfiguration.Load()), ChannelFolder.Bank);

    private static LocalDate Today(ParseResult call) => call.GetResult(On) is null ? Common.Today.InJapan(SystemClock.Instance) : call.GetValue(On);
}
