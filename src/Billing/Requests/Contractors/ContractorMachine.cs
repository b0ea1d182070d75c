using Billing.Kernel;
using Billing.Machines;

namespace Billing.Requests.Contractors;

/// <summary>From the application or the office's own decision to the register.</summary>
public static class ContractorMachine
{
    public const string FeeFixed = "feeFixed";
    public const string Returned = "returned";
    public const string Designated = "designated";
    public const string Refused = "refused";

    /// <summary>更新・新規の手数料を調定する.</summary>
    public const string FixFee = "fixFee";

    /// <summary>差戻し.</summary>
    public const string SendBack = "sendBack";

    /// <summary>指定・更新する.</summary>
    public const string Register = "register";

    /// <summary>停止・取消・廃止を登録する.</summary>
    public const string Dispose = "dispose";

    /// <summary>指定しない.</summary>
    public const string Refuse = "refuse";

    private static readonly Guard<RequestFile> IsApplication = new("application", new("新規指定か更新の申請である", "it asks for a designation or its renewal"), file => ContractorProcedure.IsApplication(file)
        ? null
        : new Sentence("停止・取消・廃止に手数料はありません。「停止・取消・廃止を登録する」で進めてください。", "A suspension or an end has no fee: register it."));

    private static readonly Guard<RequestFile> IsDisposition = new("disposition", new("停止・取消・廃止である", "it suspends or ends a designation"), file => ContractorProcedure.IsApplication(file)
        ? new Sentence("新規指定と更新は、手数料の確定と納付の後に登録します。", "A designation or renewal is registered after its fee was fixed and paid.")
        : null);

    public static Machine<RequestFile> Table { get; } = new(
        "contractor",
        [
            new(CounterMachine.New, new("未受付", "not received")),
            new(CounterMachine.Received, new("受付済(審査中)", "received, under review")),
            new(Returned, new("差戻し", "sent back")),
            new(FeeFixed, new("手数料確定・納付待ち", "fee fixed, waiting for payment")),
            new(Designated, new("登録済", "registered"), IsClosed: true),
            new(Refused, new("不承認", "refused"), IsClosed: true),
            new(CounterMachine.Withdrawn, new("取下げ", "withdrawn"), IsClosed: true),
            new(CounterMachine.Undone, new("取消済", "undone"), IsClosed: true),
        ],
        [
            Row(CounterMachine.New, Triggers.Receive, CounterMachine.Received, new("受け付ける", "Receive"), [.. Roles.Counter, Roles.Works], "水道法25条の2") with { Document = new("指定申請書・届出書", "application") },
            Row(CounterMachine.Received, Triggers.Amend, CounterMachine.Received, new("届出を訂正する", "Amend the form"), [.. Roles.Counter, Roles.Works]),
            Row(CounterMachine.Received, SendBack, Returned, new("差し戻す", "Send back"), [Roles.Works]),
            Row(Returned, Triggers.Amend, CounterMachine.Received, new("補正して再提出する", "Submit again, corrected"), [.. Roles.Counter, Roles.Works]),
            Row(CounterMachine.Received, FixFee, FeeFixed, new("手数料を確定する", "Fix the fee"), [.. Roles.Counter, Roles.Works], "水道法25条の3の2, 手数料条例") with { Guards = [IsApplication, CounterMachine.Papers], Document = new("納入通知書", "demand for payment") },
            Row(FeeFixed, Register, Designated, new("登録して指定証を交付する", "Register and hand out the certificate"), [Roles.Works], "水道法16条の2, 25条の3, 25条の3の2") with { Guards = [RequestFees.Paid], Document = new("指定証", "certificate of designation") },
            Row(CounterMachine.Received, Dispose, Designated, new("停止・取消・廃止を登録する", "Register the suspension or end"), [Roles.Works], "水道法25条の7, 25条の11") with { Guards = [IsDisposition], Document = new("通知書", "notice") },
            Row(CounterMachine.Received, Refuse, Refused, new("指定しない", "Refuse"), [Roles.Works], "水道法25条の3") with { Document = new("不承認通知書", "notice of refusal") },
            Row(CounterMachine.Received, Triggers.Withdraw, CounterMachine.Withdrawn, new("取り下げる", "Withdraw"), [.. Roles.Counter, Roles.Works]),
            Row(Returned, Triggers.Withdraw, CounterMachine.Withdrawn, new("取り下げる", "Withdraw"), [.. Roles.Counter, Roles.Works]),
            Row(Designated, Triggers.Undo, CounterMachine.Undone, new("登録を取り消す", "Undo"), [Roles.SeniorClerk, Roles.Works]),
        ]);

    private static Transition<RequestFile> Row(string from, string trigger, string to, Sentence said, IReadOnlyList<string> roles, string? article = null) =>
        new() { From = from, Trigger = trigger, To = to, Said = said, Roles = roles, Article = article };
}
