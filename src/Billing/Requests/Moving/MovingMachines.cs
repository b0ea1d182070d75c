using Billing.Kernel;
using Billing.Machines;

namespace Billing.Requests.Moving;

/// <summary>The tables of procedures about moving in and out that wait for something: a value from the field, the end of a period, the end of a pause.</summary>
public static class MovingMachines
{
    public const string InField = "inField";
    public const string Running = "running";
    public const string Paused = "paused";
    public const string Reopened = "reopened";
    public const string Lapsed = "lapsed";

    /// <summary>現場で検針: the contract's end is settled when the value has come in.</summary>
    public const string Order = "order";

    /// <summary>精算.</summary>
    public const string Settle = "settle";

    /// <summary>再開.</summary>
    public const string Reopen = "reopen";

    /// <summary>撤去.</summary>
    public const string Lapse = "lapse";

    private static readonly Guard<RequestFile> PauseIsOver = new("pauseIsOver", new("休止の最長期間が過ぎている", "the longest pause is over"), file =>
        PauseProcedure.LongestUntil(file) is { } until && file.Office.Today <= until
            ? new Sentence($"最長の休止期間は {until:uuuu-MM-dd} までです。量水器を取り外すのはその後です。", $"The longest pause ends on {until:uuuu-MM-dd}: the meter comes off after it.")
            : null);

    /// <summary>停止予告: while the stop of the supply for arrears is announced, no change of name (給水条例; 給水停止取扱要綱).</summary>
    private static readonly Guard<RequestFile> NoStopNotice = new("noStopNotice", new("給水停止予告が出ていない", "no stop of the supply is announced"), file =>
        file.StopNotice is { } notice
            ? new Sentence(
                $"{notice.From:uuuu-MM-dd}に給水停止が予告されています({notice.Source})。納付または予告の解除があるまで名義変更はできません。",
                $"A stop of the supply was announced on {notice.From:uuuu-MM-dd} ({notice.Source}). The name cannot be changed until it is paid or the notice is lifted.")
            : null);

    /// <summary>使用中止・市内転居: settled on the spot, or after somebody has read the meter.</summary>
    public static Machine<RequestFile> Leaving { get; } = Extended(
        "leaving",
        row => row,
        [new(InField, new("現場検針待ち", "waiting for the reading"))],
        [.. new[] { CounterMachine.New, CounterMachine.Received, CounterMachine.Waiting }.Select(from => Row(from, Order, InField, "現場で検針してから精算する", "Read on the spot, then settle"))],
        Row(InField, Settle, CounterMachine.Done, "検針値を入れて精算する", "Enter the value and settle"),
        Back(InField));

    /// <summary>名義変更: the ordinary table, shut while a stop of the supply is announced.</summary>
    public static Machine<RequestFile> Rename { get; } = Extended(
        "rename", row => row.Trigger == Triggers.Complete ? row with { Guards = [NoStopNotice, .. row.Guards], Article = "給水条例(給水契約の申込み・変更の届出)" } : row, [], []);

    /// <summary>一時使用: opened for a known period, settled at its end.</summary>
    public static Machine<RequestFile> Temporary { get; } = Extended(
        "temporarySupply",
        row => row.Trigger == Triggers.Complete ? row with { To = Running } : row,
        [new(Running, new("使用中", "in use"))],
        [],
        Row(Running, Settle, CounterMachine.Done, "使用を終えて精算する", "End and settle"),
        Back(Running));

    /// <summary>休止: settled and closed; then opened again, or the meter comes off when the longest pause is over.</summary>
    public static Machine<RequestFile> Pause { get; } = Extended(
        "pause",
        row => row.Trigger == Triggers.Complete ? row with { To = Paused } : row,
        [new(Paused, new("休止中", "paused")), new(Lapsed, new("撤去指示済", "meter to be removed"), IsClosed: true)],
        [],
        Row(Paused, Reopen, CounterMachine.Done, "再開する", "Reopen"),
        Row(Paused, Lapse, Lapsed, "量水器を取り外す", "Take the meter off") with { Guards = [PauseIsOver] },
        Back(Paused),
        Back(Lapsed));

    /// <summary>保護中止: the office itself ends a supply that nobody claims, so a senior clerk decides.</summary>
    public static Machine<RequestFile> ProtectiveStop { get; } = CounterMachine.Of("protectiveStop", [Roles.SeniorClerk], [Roles.SeniorClerk], "給水条例(使用者不明の給水装置); 水道法15条");

    private static Machine<RequestFile> Extended(
        string name, Func<Transition<RequestFile>, Transition<RequestFile>> change, IReadOnlyList<MachineState> states, IReadOnlyList<Transition<RequestFile>> first, params IReadOnlyList<Transition<RequestFile>> last) =>
        new(name, [.. CounterMachine.Ordinary.States, .. states], [.. first, .. CounterMachine.Ordinary.Table.Select(change), .. last]);

    private static Transition<RequestFile> Back(string from) => Row(from, Triggers.Undo, CounterMachine.Undone, "処理を取り消す", "Undo");

    private static Transition<RequestFile> Row(string from, string trigger, string to, string ja, string en) =>
        new() { From = from, Trigger = trigger, To = to, Said = new(ja, en), Roles = Roles.Counter };
}
