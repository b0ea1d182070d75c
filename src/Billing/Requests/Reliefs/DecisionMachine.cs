using Billing.Kernel;
using Billing.Machines;

namespace Billing.Requests.Reliefs;

/// <summary>減免の決定: the counter receives and reviews, the senior clerk decides, a letter says so.</summary>
public static class DecisionMachine
{
    public const string Reviewed = "reviewed";

    /// <summary>減免決定.</summary>
    public const string Granted = "granted";

    /// <summary>不承認.</summary>
    public const string Refused = "refused";

    /// <summary>審査.</summary>
    public const string Review = "review";
    public const string Grant = "grant";
    public const string Refuse = "refuse";

    /// <summary>差戻し.</summary>
    public const string SendBack = "sendBack";

    private const string Article = "給水条例の減免規定・下水道条例の減免規定(規則集の引用を参照)";

    public static Machine<RequestFile> Table { get; } = new(
        "decision",
        [
            new(CounterMachine.New, new("未受付", "not received")),
            new(CounterMachine.Received, new("受付済", "received")),
            new(Reviewed, new("審査済", "reviewed")),
            new(Granted, new("減免決定", "granted"), IsClosed: true),
            new(Refused, new("不承認", "refused"), IsClosed: true),
            new(CounterMachine.Withdrawn, new("取下げ", "withdrawn"), IsClosed: true),
            new(CounterMachine.Undone, new("取消済", "undone"), IsClosed: true),
        ],
        [
            Row(CounterMachine.New, Triggers.Receive, CounterMachine.Received, new("受け付ける", "Receive"), Roles.Counter),
            Row(CounterMachine.Received, Triggers.Amend, CounterMachine.Received, new("申請を訂正する", "Amend the form"), Roles.Counter),
            Row(CounterMachine.Received, Review, Reviewed, new("審査を終える", "Review"), Roles.Counter) with { Guards = [CounterMachine.Papers] },
            Row(CounterMachine.Received, Triggers.Withdraw, CounterMachine.Withdrawn, new("取り下げる", "Withdraw"), Roles.Counter),
            Row(Reviewed, Grant, Granted, new("減免を決定する", "Grant"), [Roles.SeniorClerk]) with { Document = new("減免決定通知書", "letter of grant"), Article = Article },
            Row(Reviewed, Refuse, Refused, new("承認しない", "Refuse"), [Roles.SeniorClerk]) with { Document = new("減免不承認通知書", "letter of refusal"), Article = Article },
            Row(Reviewed, SendBack, CounterMachine.Received, new("差し戻す", "Send back"), [Roles.SeniorClerk]),
            Row(Granted, Triggers.Undo, CounterMachine.Undone, new("決定を取り消す", "Undo"), [Roles.SeniorClerk]),
        ]);

    private static Transition<RequestFile> Row(string from, string trigger, string to, Sentence said, IReadOnlyList<string> roles) => new() { From = from, Trigger = trigger, To = to, Said = said, Roles = roles };
}
