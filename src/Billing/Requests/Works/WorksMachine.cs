using Billing.Kernel;
using Billing.Machines;
using Billing.Requests.Forms;

namespace Billing.Requests.Works;

/// <summary>給水装置工事と排水設備工事: one file from the contractor's application to water that flows and a house that drains.</summary>
public static class WorksMachine
{
    public const string Returned = "returned";
    public const string Reviewed = "reviewed";
    public const string FeeFixed = "feeFixed";
    public const string Paid = "paid";
    public const string Permitted = "permitted";
    public const string Working = "working";
    public const string Completed = "completed";
    public const string Failed = "failed";
    public const string Inspected = "inspected";
    public const string Connected = "connected";
    public const string Refused = "refused";

    public const string Approve = "approve";
    public const string SendBack = "sendBack";
    public const string Refuse = "refuse";
    public const string FixFee = "fixFee";
    public const string TakeFeeBack = "takeFeeBack";
    public const string NotePaid = "notePaid";
    public const string Permit = "permit";
    public const string Begin = "begin";
    public const string ConstructionWater = "constructionWater";
    public const string ReportCompletion = "reportCompletion";
    public const string Pass = "pass";
    public const string Fail = "fail";
    public const string Correct = "correct";
    public const string Connect = "connect";

    /// <summary>Construction water is a matter of the water service alone.</summary>
    public static readonly Guard<RequestFile> HasWater = new("water", new("給水装置工事を含む申請である", "it is filed for water"), file =>
        ServicesFiled.Of(file.Form.Needed("services")).Contains(Service.Water)
            ? null
            : new Sentence("この申請は排水設備だけなので、工事用水はありません。", "It is filed for drainage alone, so there is no construction water."));

    /// <summary>A place is known from the permit on.</summary>
    public static readonly Guard<RequestFile> HasPlace = new("place", new("水栓番号が決まっている", "the place has its number"), file =>
        file.Point is not null ? null : new Sentence("水栓番号が決まっていません。先に承認してください。", "The place has no number yet: permit the works first."));

    private static readonly string[] Office = [.. Roles.Counter, Roles.Works];

    public static Machine<RequestFile> Table { get; } = new("works", States, Steps);

    private static IReadOnlyList<MachineState> States =>
    [
        new(CounterMachine.New, new("未受付", "not received")),
        new(CounterMachine.Received, new("受付済(設計審査中)", "received, design under review")),
        new(Returned, new("差戻し", "sent back")),
        new(Reviewed, new("設計審査済", "design approved")),
        new(FeeFixed, new("手数料確定・納付待ち", "fee fixed, waiting for payment")),
        new(Paid, new("納付済", "paid")),
        new(Permitted, new("承認・確認済", "permitted")),
        new(Working, new("施工中", "under construction")),
        new(Completed, new("しゅん工届出済(検査待ち)", "completed, waiting for inspection")),
        new(Failed, new("検査不合格(手直し)", "inspection failed")),
        new(Inspected, new("検査合格", "inspection passed")),
        new(Connected, new("通水・接続済", "connected"), IsClosed: true),
        new(Refused, new("不承認", "refused"), IsClosed: true),
        new(CounterMachine.Withdrawn, new("取下げ", "withdrawn"), IsClosed: true),
    ];

    private static IReadOnlyList<Transition<RequestFile>> Steps =>
    [
        .. Reviewing,
        .. Paying,
        .. Building,
    ];

    private static IEnumerable<Transition<RequestFile>> Reviewing =>
    [
        Row(CounterMachine.New, Triggers.Receive, CounterMachine.Received, new("受け付ける", "Receive"), Office, "水道法16条の2, 下水道法10条・下水道条例(排水設備の計画の確認)") with { Document = new("給水装置工事申込書・排水設備計画確認申請書(仮受付票を渡す)", "application; the provisional slip is handed out") },
        Row(CounterMachine.Received, Triggers.Amend, CounterMachine.Received, new("申請を訂正する", "Amend the application"), Office),
        Row(CounterMachine.Received, Approve, Reviewed, new("設計審査を通す", "Approve the design"), [Roles.Works], "水道法16条, 水道法施行令6条, 下水道法10条3項") with { Guards = [CounterMachine.Papers], Document = new("設計審査票", "record of the review") },
        Row(CounterMachine.Received, SendBack, Returned, new("差し戻す", "Send back"), [Roles.Works], "水道法施行令6条, 下水道法10条3項") with { Document = new("補正の通知", "notice of what must be put right") },
        Row(CounterMachine.Received, Refuse, Refused, new("承認しない", "Refuse"), [Roles.Works], "水道法16条") with { Document = new("不承認通知書", "notice of refusal") },
        Row(CounterMachine.Received, Triggers.Withdraw, CounterMachine.Withdrawn, new("取り下げる", "Withdraw"), Office),
        Row(Returned, Triggers.Amend, CounterMachine.Received, new("補正して再提出する", "Submit again, corrected"), Office),
        Row(Returned, Triggers.Withdraw, CounterMachine.Withdrawn, new("取り下げる", "Withdraw"), Office),
        Row(Reviewed, Triggers.Withdraw, CounterMachine.Withdrawn, new("取り下げる", "Withdraw"), Office),
    ];

    private static IEnumerable<Transition<RequestFile>> Paying =>
    [
        Row(Reviewed, FixFee, FeeFixed, new("手数料・加入金を確定する", "Fix the fees"), Roles.Counter, "給水条例・下水道条例(手数料・加入金)") with { Document = new("納入通知書", "demand for payment") },
        Row(FeeFixed, TakeFeeBack, Reviewed, new("確定した手数料を取り消す", "Take the fees back"), [Roles.SeniorClerk], "給水条例・下水道条例(手数料・加入金)"),
        Row(FeeFixed, NotePaid, Paid, new("納付を確認する", "Confirm the payment"), Roles.Counter) with { Guards = [RequestFees.Paid], Document = new("領収書", "receipt") },
        Row(Paid, Permit, Permitted, new("工事を承認・計画を確認する", "Permit the works"), [Roles.Works], "水道法16条の2, 下水道法10条・下水道条例") with { Guards = [RequestFees.Paid], Document = new("工事承認書・排水設備計画確認書", "permit; confirmation of the drainage plan") },
    ];

    private static IEnumerable<Transition<RequestFile>> Building =>
    [
        Row(Permitted, Begin, Working, new("着工を受け付ける", "Note the beginning of the works"), Office, "下水道条例(確認前の着工の禁止)"),
        Row(Permitted, ConstructionWater, Permitted, new("工事用水を開始する", "Begin construction water"), Roles.Counter, "給水条例(臨時給水)") with { Guards = [HasWater, HasPlace] },
        Row(Working, ConstructionWater, Working, new("工事用水を開始する", "Begin construction water"), Roles.Counter, "給水条例(臨時給水)") with { Guards = [HasWater, HasPlace] },
        Row(Working, ReportCompletion, Completed, new("しゅん工届を受け付ける", "Receive the completion report"), Office, "水道法25条の9, 下水道条例(完了の日から5日以内)") with { Document = new("しゅん工届・工事完了届・しゅん工図", "completion report and drawing") },
        Row(Completed, Pass, Inspected, new("検査に合格とする", "Pass the inspection"), [Roles.Works], "水道法17条・25条の9, 下水道条例(工事の検査)") with { Guards = [RequestFees.Paid], Document = new("検査済証", "inspection certificate") },
        Row(Completed, Fail, Failed, new("検査を不合格とする", "Fail the inspection"), [Roles.Works], "水道法16条, 水道法施行令6条, 下水道法10条3項") with { Document = new("手直し指示書", "order to put right") },
        Row(Failed, Correct, Completed, new("手直し完了・再検査を受け付ける", "Receive the request for re-inspection"), Roles.Counter, "給水条例・下水道条例(再検査手数料)") with { Document = new("手直し完了届・再検査申込書", "request for re-inspection") },
        Row(Inspected, Connect, Connected, new("通水・接続する", "Connect"), [Roles.Works], "水道法16条, 下水道法10条・11条の2・11条の3") with { Guards = [RequestFees.Paid], Document = new("使用開始届", "report of the beginning of use") },
    ];

    private static Transition<RequestFile> Row(string from, string trigger, string to, Sentence said, IReadOnlyList<string> roles, string? article = null) =>
        new() { From = from, Trigger = trigger, To = to, Said = said, Roles = roles, Article = article };
}
