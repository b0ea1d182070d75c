using Billing.Kernel;
using Billing.RuleBooks;

namespace Billing.Delinquency;

/// <summary>How things about arrears are called.</summary>
public static class DunningWords
{
    public static Sentence State(string state) => DunningMachine.Table.State(state).Said;

    /// <summary>What a step did, as its row says it.</summary>
    public static Sentence Did(DunningStep step) => DunningMachine.Table.Table.FirstOrDefault(r => r.From == step.From && r.Trigger == step.Trigger)?.Said ?? new(step.Trigger, step.Trigger);

    public static Sentence Of(HoldReason reason) => reason switch
    {
        HoldReason.Objection => new("審査請求・異議", "objection"),
        HoldReason.Disaster => new("災害", "disaster"),
        HoldReason.Illness => new("病気", "illness"),
        HoldReason.WelfareTalk => new("福祉部局との協議", "talk with the welfare office"),
        HoldReason.Bankruptcy => new("破産手続", "bankruptcy"),
        HoldReason.Protected => new("支援措置", "protected person"),
        HoldReason.Death => new("死亡・相続人調査", "death, heirs being traced"),
        HoldReason.Talk => new("納付交渉中", "talks about payment"),
        _ => new("その他", "other"),
    };

    public static Sentence Of(PledgeEnd end) => end switch
    {
        PledgeEnd.Kept => new("完納", "kept"),
        PledgeEnd.Broken => new("不履行", "broken"),
        _ => new("取消", "taken back"),
    };

    public static Sentence Of(LimitationEventKind kind) => kind switch
    {
        LimitationEventKind.Reminder => new("督促(更新)", "reminder (restarts)"),
        LimitationEventKind.Demand => new("催告(6か月の完成猶予)", "demand (stays six months)"),
        LimitationEventKind.Acknowledged => new("承認(更新)", "acknowledgement (restarts)"),
        LimitationEventKind.PartPayment => new("一部納付(承認)", "part payment (restarts)"),
        LimitationEventKind.Pledged => new("分納誓約(承認)", "pledge (restarts)"),
        LimitationEventKind.Seized => new("差押え(完成猶予)", "seizure (stays)"),
        LimitationEventKind.SeizureEnded => new("差押えの終了(更新)", "end of the seizure (restarts)"),
        LimitationEventKind.Filed => new("支払督促の申立て(完成猶予)", "court order asked for (stays)"),
        LimitationEventKind.Judged => new("確定(10年)", "final title (ten years)"),
        _ => new("取下げ(6か月の完成猶予)", "withdrawn (six months)"),
    };

    /// <summary>What an item of the worklist asks for.</summary>
    public static Sentence Item(WorklistItem item, RuleBook book) => item.Name switch
    {
        WorklistItem.Decide => new("方針を決める(手順の終わり)", "decide: the schedule has ended"),
        WorklistItem.Review => new("保留を見直す", "look at the hold again"),
        _ => book.Rules.OfType<DunningStepRule>().LastOrDefault(r => r.Name == item.Name && r.Act == item.Act)?.Said ?? new(item.Name, item.Name),
    };
}
