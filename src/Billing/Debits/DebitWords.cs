using Billing.Collection;
using Billing.Exchange.DirectDebit;
using Billing.Kernel;

namespace Billing.Debits;

/// <summary>Runs, entries and what becomes of them, in words.</summary>
public static class DebitWords
{
    public static Sentence Of(DebitRunState state) => state switch
    {
        DebitRunState.Made => new("作成済(未送付)", "made, not sent"),
        DebitRunState.Sent => new("送付済(結果待ち)", "sent, waiting for the answer"),
        DebitRunState.Answered => new("結果取込済", "answered"),
        _ => new("取消", "cancelled"),
    };

    public static Sentence Of(DebitMark mark) => mark switch
    {
        DebitMark.First => new("第1回", "first"),
        DebitMark.Changed => new("変更分", "changed"),
        _ => new("継続", "as before"),
    };

    public static Sentence Of(DebitNext next) => next switch
    {
        DebitNext.Again => new("再振替", "asked for again by the second run"),
        DebitNext.StopMandate => new("口座振替を停止し、納付書で請求", "the mandate has ended; a slip is sent"),
        DebitNext.NextRun => new("次回の請求に含める", "asked for with the next run"),
        _ => new("納付書で請求", "a slip is sent"),
    };

    public static Sentence Of(DebitLeftReason reason) => reason switch
    {
        DebitLeftReason.InOpenRun => new("別の請求で結果待ち", "the bank is asked by another run"),
        DebitLeftReason.AskedBefore => new("請求済(納付書)", "asked for before; a slip is out"),
        DebitLeftReason.WaitsForSecondRun => new("再振替日前", "the day of the second run is still to come"),
        DebitLeftReason.Held => new("調査・猶予中", "held: investigation or grace"),
        DebitLeftReason.Pledged => new("分納中", "paid in parts by a pledge"),
        _ => new("口座の記載不備", "the account cannot be written for the bank"),
    };

    public static Sentence Of(DebitRound round) => round switch
    {
        DebitRound.First => new("初回のみ", "first time only"),
        DebitRound.Second => new("再振替のみ", "second run only"),
        _ => new("初回と再振替", "first and second"),
    };

    /// <summary>振替結果コード in words; null until the bank answered.</summary>
    public static Sentence? Of(byte? result) => result is { } code ? DebitResult.Of((char)('0' + code)) : null;
}
