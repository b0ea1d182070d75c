using Billing.Kernel;
using Billing.Machines;

namespace Billing.Requests.Contributions;

/// <summary>受益者負担金: declared, put off or assessed, paid in terms over years.</summary>
public static class ContributionMachine
{
    public const string Deferred = "deferred";
    public const string Assessed = "assessed";

    public const string Defer = "defer";
    public const string Assess = "assess";
    public const string PayAhead = "payAhead";
    public const string ChangeOwner = "changeOwner";
    public const string Finish = "finish";

    /// <summary>Every term has been assessed and is paid.</summary>
    public static readonly Guard<RequestFile> AllAssessed = new("allAssessed", new("全期が調定済である", "every term has been assessed"), file => file.HasTermsLeft
        ? new Sentence("まだ調定していない期があります。", "Some terms have not been assessed yet.")
        : null);

    public static Machine<RequestFile> Table { get; } = new(
        "contribution",
        [
            new(CounterMachine.New, new("未受付", "not received")),
            new(CounterMachine.Received, new("申告受付済", "declared")),
            new(Deferred, new("徴収猶予", "put off")),
            new(Assessed, new("賦課決定済", "assessed")),
            new(CounterMachine.Done, new("完納", "paid up"), IsClosed: true),
            new(CounterMachine.Withdrawn, new("取下げ", "withdrawn"), IsClosed: true),
        ],
        [
            Row(CounterMachine.New, Triggers.Receive, CounterMachine.Received, new("申告を受け付ける", "Receive the declaration"), [.. Roles.Counter, Roles.Works]) with { Document = new("受益者申告書", "declaration") },
            Row(CounterMachine.Received, Triggers.Amend, CounterMachine.Received, new("申告を訂正する", "Amend the declaration"), [.. Roles.Counter, Roles.Works]),
            Row(CounterMachine.Received, Defer, Deferred, new("徴収を猶予する", "Put off"), [Roles.Works]) with { Document = new("徴収猶予決定通知書", "notice of deferral") },
            Row(CounterMachine.Received, Assess, Assessed, new("負担金を決定する", "Assess"), [Roles.Works]) with { Document = new("負担金決定通知書・納入通知書", "notice of assessment") },
            Row(CounterMachine.Received, Triggers.Withdraw, CounterMachine.Withdrawn, new("取り下げる", "Withdraw"), [.. Roles.Counter, Roles.Works]),
            Row(Deferred, Assess, Assessed, new("猶予を終えて決定する", "End the deferral and assess"), [Roles.Works]) with { Document = new("負担金決定通知書・納入通知書", "notice of assessment") },
            Row(Deferred, ChangeOwner, Deferred, new("受益者の変更を受け付ける", "Change of owner"), [.. Roles.Counter, Roles.Works]) with { Document = new("受益者変更届(14日以内)", "report of the change, within 14 days") },
            Row(Assessed, PayAhead, Assessed, new("前納を受け付ける", "Pay ahead"), Roles.Counter) with { Document = new("前納申出書・納付書", "request to pay ahead") },
            Row(Assessed, ChangeOwner, Assessed, new("受益者の変更を受け付ける", "Change of owner"), [.. Roles.Counter, Roles.Works]) with { Document = new("受益者変更届(14日以内)", "report of the change, within 14 days") },
            Row(Assessed, Finish, CounterMachine.Done, new("完納として閉じる", "Close as paid up"), [.. Roles.Counter, Roles.Works]) with { Guards = [AllAssessed, RequestFees.Paid] },
        ]);

    private static Transition<RequestFile> Row(string from, string trigger, string to, Sentence said, IReadOnlyList<string> roles) =>
        new() { From = from, Trigger = trigger, To = to, Said = said, Roles = roles, Article = "都市計画法75条, 受益者負担に関する条例" };
}
