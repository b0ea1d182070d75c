using Billing.Kernel;
using Billing.Machines;
using Billing.RuleBooks;

namespace Billing.Delinquency;

/// <summary>What a step of a case is asked about.</summary>
/// <param name="Due">The step of the schedule that is due, with its claims; null for other triggers, or where none is due.</param>
/// <param name="Person">Who would take it.</param>
/// <param name="SecondPerson">Who agrees; null = nobody yet.</param>
public sealed record DunningAsk(CaseFile File, DueStep? Due, string Person, string? SecondPerson = null);

/// <summary>滞納整理 as one table: state, trigger, guard, next state, who, document, article. Which step comes when is the utility's schedule (<c>dunningStep</c>); what is lawful at all is this.</summary>
public static class DunningMachine
{
    public const string None = "none";
    public const string Overdue = "overdue";
    public const string Reminded = "reminded";
    public const string Demanded = "demanded";
    public const string Warned = "warned";
    public const string StopOrdered = "stopOrdered";
    public const string Stopped = "stopped";
    public const string Pledged = "pledged";
    public const string Seized = "seized";
    public const string Court = "court";
    public const string Titled = "titled";
    public const string Clear = "clear";
    public const string WrittenOff = "writtenOff";

    /// <summary>The states that letters lead through, each further than the one before.</summary>
    public static readonly IReadOnlyList<string> Ranked = [Overdue, Reminded, Demanded, Warned];

    private static readonly string[] Procedures = [StopOrdered, Stopped, Pledged, Seized, Court, Titled];
    private static readonly string[] Open = [.. Ranked, .. Procedures];
    private static readonly string[] Officers = [Roles.Collection, Roles.SeniorClerk];

    public static Machine<DunningAsk> Table { get; } = new("dunning", States(), [.. Rows()]);

    /// <summary>The same without the steps that leave a case where it is: what the graph shows.</summary>
    public static Machine<DunningAsk> Moves { get; } = new("dunning", States(), [.. Rows().Where(row => row.From != row.To)]);

    public static string Markdown() =>
        $"""
        # The delinquency machine

        Written from `DunningMachine` by `billing dunning graph`; a test holds it to the table. The graph leaves out the steps that leave a case where it is; the table has them all.
        When a step comes due is data: the rules `dunningStep` and `dunningTerms` of the utility's book.

        ```mermaid
        {MachineGraph.Mermaid(Moves)}```

        {MachineGraph.Table(Table)}
        """.ReplaceLineEndings("\n");

    /// <summary>How far a step leads, as a place in <see cref="Ranked"/>.</summary>
    public static int RankOf(DunningAct? act) => act switch
    {
        null or DunningAct.Notice => 0,
        DunningAct.Reminder => 1,
        DunningAct.Demand or DunningAct.Talk or DunningAct.Listing => 2,
        DunningAct.Seizure or DunningAct.CourtOrder => 2,
        _ => 3,
    };

    private static MachineState[] States() =>
    [
        new(None, new("未納なし", "nothing past due")),
        new(Overdue, new("未納", "past due")),
        new(Reminded, new("督促済", "reminded")),
        new(Demanded, new("催告済", "demanded")),
        new(Warned, new("停水予告済", "warned of a stop")),
        new(StopOrdered, new("停水指示済", "stop ordered")),
        new(Stopped, new("停水中", "supply stopped")),
        new(Pledged, new("分納中", "paying by instalments")),
        new(Seized, new("差押中", "seized")),
        new(Court, new("支払督促中", "before the court")),
        new(Titled, new("債務名義あり", "with a title")),
        new(Clear, new("完納", "clear"), IsClosed: true),
        new(WrittenOff, new("不納欠損", "written off"), IsClosed: true),
    ];

    private static IEnumerable<Transition<DunningAsk>> Rows() =>
    [
        Row(None, DunningTriggers.FallDue, Overdue, new("納期限経過", "The due date passes"), "地方自治法231条"),
        .. Ranked.Concat(Procedures).SelectMany(Letters),
        .. Enforcement(),
        .. Open.Select(from => Row(from, DunningTriggers.Paid, Clear, new("完納", "Paid in full"), null) with { Document = from is Stopped ? new("給水停止解除通知書", "Notice that the supply is given back") : null }),
        .. Open.Select(from => Row(from, DunningTriggers.WriteOffAll, WrittenOff, new("全額の不納欠損", "All is written off"), "地方自治法施行令・地方公営企業法施行規則")),
        .. Open.Where(from => from != Pledged).Select(from => Row(from, DunningTriggers.Pledge, Pledged, new("分納誓約を受ける", "Take a pledge"), "民法152条", DunningGuards.NotHeld) with { Document = new("分納誓約書", "Pledge of instalments") }),
        .. Back(),
        .. Open.SelectMany(Notes),
        .. Open.Append(WrittenOff).Select(at => Row(at, DunningTriggers.WriteOffBack, at, new("不納欠損を取り消す", "Take a write-off back"), "地方自治法施行令・地方公営企業法施行規則", DunningGuards.SecondPerson)),
    ];

    /// <summary>Letters lead on from where a case stands, and never back: a letter about a newer bill leaves it where it is.</summary>
    private static IEnumerable<Transition<DunningAsk>> Letters(string from)
    {
        var rank = Array.IndexOf([.. Ranked], from);
        string To(int of) => rank >= 0 && of > rank ? Ranked[of] : from;
        yield return Letter(from, DunningAct.Notice, from, new("未納を知らせる", "Tell of non-payment"), new("未納のお知らせ", "Notice of non-payment"), null);
        yield return Letter(from, DunningAct.Reminder, To(1), new("督促する", "Remind"), new("督促状", "Reminder"), "水道: 地方自治法施行令171条; 下水道: 地方自治法231条の3第1項");
        yield return Letter(from, DunningAct.Demand, To(2), new("催告する", "Demand"), new("催告書", "Demand"), "民法150条");
        yield return Letter(from, DunningAct.Talk, To(2), new("納付協議に呼び出す", "Invite to a talk"), new("納付協議通知書", "Invitation to a talk"), null);
        yield return Letter(from, DunningAct.Listing, To(2), new("滞納整理簿に載せる", "Enter in the register"), null, null);
        if (from is not (Pledged or Stopped or StopOrdered or Seized or Overdue))
        {
            yield return Letter(from, DunningAct.StopWarning, To(3), new("給水停止を予告する", "Warn of a stop"), new("給水停止予告書", "Warning of a stop"), "水道法15条3項", DunningGuards.Supply);
            yield return Letter(from, DunningAct.StopNotice, To(3), new("給水停止を通知する", "Give notice of the stop"), new("給水停止通知書", "Notice of the stop"), "水道法15条3項", DunningGuards.Supply);
        }
    }

    private static IEnumerable<Transition<DunningAsk>> Enforcement() =>
    [
        .. new[] { Reminded, Demanded, Warned, Court, Titled }.Select(from => Letter(from, DunningAct.Stop, StopOrdered, new("給水停止を指示する", "Order the stop"), new("給水停止執行通知書", "Notice of execution"), "水道法15条3項", DunningGuards.Supply, DunningGuards.Reminded, DunningGuards.SecondPerson)),
        Row(StopOrdered, DunningTriggers.Executed, Stopped, new("停水を執行した", "The supply was closed"), "水道法15条3項"),
        Letter(Stopped, DunningAct.Patrol, Stopped, new("停水後の巡回を指示する", "Order a look"), null, null),
        .. new[] { StopOrdered, Stopped }.Select(from => Row(from, DunningTriggers.ReturnSupply, Warned, new("停水を解く", "Give the supply back"), "水道法15条3項(理由が継続する間)") with { Document = new("給水停止解除通知書", "Notice that the supply is given back") }),
        .. new[] { Reminded, Demanded, Seized }.Select(from => Letter(from, DunningAct.Seizure, Seized, new("差し押さえる", "Seize"), new("差押調書", "Record of seizure"), "地方自治法231条の3第3項", DunningGuards.Public, DunningGuards.Reminded, DunningGuards.SecondPerson)),
        Row(Seized, DunningTriggers.Release, Demanded, new("差押えを解く・換価した", "End the seizure"), "国税徴収法79条の例"),
        .. new[] { (Reminded, Court), (Demanded, Court), (Warned, Court), (Stopped, Stopped), (StopOrdered, StopOrdered) }.Select(pair => Letter(pair.Item1, DunningAct.CourtOrder, pair.Item2, new("支払督促を申し立てる", "Ask the court for an order"), new("支払督促申立書", "Application to the court"), "民事訴訟法382条", DunningGuards.Private, DunningGuards.Reminded, DunningGuards.SecondPerson)),
        Row(Court, DunningTriggers.Judgment, Titled, new("確定・仮執行宣言", "The order is final"), "民事訴訟法396条; 民法169条"),
        .. new[] { Court, Titled }.Select(from => Row(from, DunningTriggers.Withdraw, Demanded, new("取り下げる・終わる", "Withdraw"), null)),
    ];

    /// <summary>
    /// What is owed now stands elsewhere: the debts of the later steps were paid, or a payment of theirs was taken back; a step was taken back, a letter that had come back was served, a
    /// pledge or procedure ended. There is a row for whatever <see cref="CaseFile.Place"/> can say: a case that could not follow the books would halt the daily run.
    /// </summary>
    private static IEnumerable<Transition<DunningAsk>> Back()
    {
        foreach (var from in Open.Append(Clear).Append(WrittenOff))
        {
            var targets = from switch
            {
                Pledged => Open.Where(to => to != Pledged),
                Clear or WrittenOff => [.. Ranked, Seized, Court, Titled],
                StopOrdered or Stopped => [.. Ranked, Court, Titled, Seized],
                Titled => [.. Ranked, Court],
                Court or Seized => Ranked,
                _ => [.. Ranked.Where(to => to != from), Seized, Court, Titled],
            };
            foreach (var to in targets)
            {
                yield return Row(from, DunningTriggers.BackTo(to), to, new("未納の状況による見直し", "What is owed has changed"), null);
            }
        }
    }

    /// <summary>What is put on record wherever a case stands, and leaves it there.</summary>
    private static IEnumerable<Transition<DunningAsk>> Notes(string at) =>
    [
        Row(at, DunningTriggers.Hold, at, new("保留する", "Hold"), "地方自治法施行令171条の5・171条の6"),
        Row(at, DunningTriggers.EndHold, at, new("保留を終える", "End the hold"), null),
        Row(at, DunningTriggers.Acknowledge, at, new("債務の承認を記録する", "Record an acknowledgement"), "民法152条") with { Document = new("債務承認書", "Acknowledgement") },
        Row(at, DunningTriggers.Returned, at, new("返戻を記録する", "Record a returned letter"), null),
        Row(at, DunningTriggers.PublicNotice, at, new("公示送達する", "Serve by public notice"), "下水道: 地方税法20条の2の例; 水道: 民法98条", DunningGuards.NotHeld) with { Document = new("公示送達書", "Public notice") },
        Row(at, DunningTriggers.Heirs, at, new("相続人を記録する", "Record heirs"), "民法899条"),
        Row(at, DunningTriggers.WriteOff, at, new("不納欠損する", "Write off"), "民法145条・地方自治法96条1項10号; 地方自治法236条", DunningGuards.SecondPerson) with { Document = new("不納欠損調書", "Record of the write-off") },
        Row(at, DunningTriggers.Undo, at, new("誤った処理を取り消す", "Take a step back"), null),
        Row(at, DunningTriggers.Assign, at, new("担当を決める", "Assign"), null),
    ];

    private static Transition<DunningAsk> Letter(string from, DunningAct act, string to, Sentence said, Sentence? document, string? article, params Guard<DunningAsk>[] guards) =>
        Row(from, DunningTriggers.Of(act), to, said, article, [DunningGuards.NotHeld, DunningGuards.Due, .. guards]) with { Document = document };

    private static Transition<DunningAsk> Row(string from, string trigger, string to, Sentence said, string? article, params Guard<DunningAsk>[] guards) =>
        new() { From = from, Trigger = trigger, To = to, Said = said, Roles = Officers, Article = article, Guards = guards };
}
