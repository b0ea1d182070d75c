using Billing.Kernel;
using Billing.Machines;

namespace Billing.Requests.Enquiries;

/// <summary>苦情・問合せ: received at one counter, handed from desk to desk until somebody answers.</summary>
public static class EnquiryMachine
{
    public const string Open = "open";
    public const string Escalated = "escalated";
    public const string Answered = "answered";
    public const string Closed = "closed";

    public const string HandOver = "handOver";
    public const string Escalate = "escalate";
    public const string Answer = "answer";
    public const string Reopen = "reopen";
    public const string Close = "close";

    /// <summary>Every desk that answers residents.</summary>
    private static readonly string[] Desks = [Roles.Clerk, Roles.SeniorClerk, Roles.Works, Roles.Collection, Roles.BillingOperator];

    public static Machine<RequestFile> Table { get; } = new(
        "enquiry",
        [
            new(CounterMachine.New, new("未受付", "not received")),
            new(Open, new("対応中", "in hand")),
            new(Escalated, new("責任者対応中", "with the senior clerk")),
            new(Answered, new("回答済", "answered")),
            new(Closed, new("完了", "closed"), IsClosed: true),
            new(CounterMachine.Withdrawn, new("取下げ", "withdrawn"), IsClosed: true),
        ],
        [
            Row(CounterMachine.New, Triggers.Receive, Open, new("受け付ける", "Receive"), Desks),
            Row(Open, Triggers.Amend, Open, new("内容を訂正する", "Amend"), Desks),
            Row(Open, HandOver, Open, new("他の係へ引き継ぐ", "Hand over"), Desks),
            Row(Open, Escalate, Escalated, new("責任者へ上げる", "Escalate"), Desks),
            Row(Open, Answer, Answered, new("回答する", "Answer"), Desks),
            Row(Open, Triggers.Withdraw, CounterMachine.Withdrawn, new("取り下げる", "Withdraw"), Desks),
            Row(Escalated, HandOver, Open, new("他の係へ引き継ぐ", "Hand over"), [Roles.SeniorClerk]),
            Row(Escalated, Answer, Answered, new("回答する", "Answer"), [Roles.SeniorClerk]),
            Row(Answered, Reopen, Open, new("再び対応する", "Open again"), Desks),
            Row(Answered, Close, Closed, new("完了する", "Close"), Desks),
        ]);

    private static Transition<RequestFile> Row(string from, string trigger, string to, Sentence said, IReadOnlyList<string> roles) =>
        new() { From = from, Trigger = trigger, To = to, Said = said, Roles = roles };
}
