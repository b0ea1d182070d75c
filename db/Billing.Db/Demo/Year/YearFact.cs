using Billing.Kernel;

namespace Billing.Db.Demo.Year;

/// <summary>What is counted in the year, in the order in which it is told.</summary>
public enum YearFact : byte
{
    /// <summary>夜間処理.</summary>
    Night,

    /// <summary>調定.</summary>
    Bill,

    /// <summary>納付書.</summary>
    Slip,
    Counter,
    CounterCancelled,
    DebitRun,
    Debit,
    DebitReturned,
    Store,
    Bank,
    Card,
    Smartphone,
    FileTaken,

    /// <summary>The same file sent again.</summary>
    FileAgain,

    /// <summary>A file with a fault, left out whole.</summary>
    FileRefused,
    NoticeFinal,
    NoticeCancelled,
    Suspended,
    SuspenseAssigned,
    SuspenseReturned,
    Correction,
    Refund,
    LateCharge,
    LateChargeTakenBack,
    DunningRun,
    Debtor,
    Letter,
    Stop,
    StopCalledOff,
    SupplyBack,
    Pledge,
    PledgeBroken,
    PledgeKept,
    Hold,
    Seizure,
    Court,
    Returned,
    Heirs,
    WriteOff,
    WriteOffRefused,
    ConcessionMonth,
}

/// <summary>The words of <see cref="YearFact"/>.</summary>
public static class YearWords
{
    public static Sentence Of(YearFact fact) => fact switch
    {
        YearFact.Night => new("夜間処理", "nights"),
        YearFact.Bill => new("調定", "bills"),
        YearFact.Slip => new("納付書の発行", "payment slips issued"),
        YearFact.Counter => new("窓口の現金", "cash at the counter"),
        YearFact.CounterCancelled => new("窓口収納の取消", "counter receipts taken back"),
        YearFact.DebitRun => new("口座振替の請求", "direct-debit runs sent to banks"),
        YearFact.Debit => new("口座振替", "direct debits"),
        YearFact.DebitReturned => new("口座振替の不能", "direct debits that failed"),
        YearFact.Store => new("コンビニ", "convenience stores"),
        YearFact.Bank => new("金融機関窓口", "bank counters"),
        YearFact.Card => new("クレジットカード", "credit cards"),
        YearFact.Smartphone => new("スマートフォン決済", "smartphone payments"),
        YearFact.FileTaken => new("取り込んだ収納ファイル", "files of agents taken"),
        YearFact.FileAgain => new("二度送られたファイル(変化なし)", "files sent twice (nothing changed)"),
        YearFact.FileRefused => new("誤りで取り込まなかったファイル", "files left out for a fault"),
        YearFact.NoticeFinal => new("確報(金額は動かない)", "second notices (no money)"),
        YearFact.NoticeCancelled => new("速報の取消", "notices taken back"),
        YearFact.Suspended => new("仮受(不明・金額違い・二重など)", "suspense: unknown, wrong, twice"),
        YearFact.SuspenseAssigned => new("仮受の充当", "suspense assigned"),
        YearFact.SuspenseReturned => new("仮受の還付・返戻", "suspense given back"),
        YearFact.Correction => new("更正", "corrections"),
        YearFact.Refund => new("還付", "refunds"),
        YearFact.LateCharge => new("延滞金・遅延損害金", "late charges"),
        YearFact.LateChargeTakenBack => new("延滞金の取消", "late charges taken back"),
        YearFact.DunningRun => new("日次の滞納整理", "daily runs against arrears"),
        YearFact.Debtor => new("台本のある滞納者", "scripted delinquents"),
        YearFact.Letter => new("督促・催告・予告・通知", "reminders, demands, warnings, notices"),
        YearFact.Stop => new("給水停止の指示", "stops ordered"),
        YearFact.StopCalledOff => new("現場で中止した停水", "stops called off in the field"),
        YearFact.SupplyBack => new("停水の解除", "supplies given back"),
        YearFact.Pledge => new("分納誓約", "pledges"),
        YearFact.PledgeBroken => new("分納の不履行", "pledges broken"),
        YearFact.PledgeKept => new("分納の完了", "pledges kept"),
        YearFact.Hold => new("保留(破産・死亡・病気など)", "holds: bankruptcy, death, illness"),
        YearFact.Seizure => new("差押え(下水道)", "seizures (sewer)"),
        YearFact.Court => new("支払督促(水道)", "orders for payment (water)"),
        YearFact.Returned => new("返戻", "letters returned by the post"),
        YearFact.Heirs => new("相続人の記録", "heirs recorded"),
        YearFact.WriteOff => new("不納欠損", "write-offs"),
        YearFact.WriteOffRefused => new("不納欠損の否決", "write-offs turned down"),
        _ => new("運営権者との月次精算", "monthly settlements with the operator"),
    };
}
