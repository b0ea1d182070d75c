using Billing.Exchange.Agents;
using Billing.Kernel;

namespace Billing.Channels;

/// <summary>What stands in suspense, in words.</summary>
public static class ChannelWords
{
    public static Sentence Of(SuspenseReason reason) => reason switch
    {
        SuspenseReason.UnknownSlip => new("該当する納付書がない", "no slip has this key"),
        SuspenseReason.WrongAmount => new("納付書と金額が違う", "another amount than the slip's"),
        SuspenseReason.PaidTwice => new("同じ納付書の二重納付", "the slip was paid before"),
        SuspenseReason.IssuedOver => new("再発行前の納付書", "a later slip was issued over it"),
        _ => new("債権が納付済み・更正済み", "its claims are paid or corrected by now"),
    };

    public static Sentence Of(SuspenseEnd end) => end switch
    {
        SuspenseEnd.Assigned => new("充当", "assigned"),
        SuspenseEnd.Refunded => new("還付", "refunded"),
        SuspenseEnd.Returned => new("返戻", "returned"),
        _ => new("取消", "taken back"),
    };

    public static Sentence Of(ReceiptNotice notice) => notice switch
    {
        ReceiptNotice.Quick => new("速報", "preliminary"),
        ReceiptNotice.Final => new("確報", "final"),
        _ => new("取消", "taken back"),
    };

    public static Sentence Of(NoticeFate fate) => fate switch
    {
        NoticeFate.Posted => new("収納", "posted"),
        NoticeFate.Suspended => new("仮受", "in suspense"),
        NoticeFate.Dated => new("日付のみ更新", "dates only"),
        NoticeFate.TookBack => new("収納を取消", "took a payment back"),
        _ => new("取り消す収納なし", "nothing to take back"),
    };
}
