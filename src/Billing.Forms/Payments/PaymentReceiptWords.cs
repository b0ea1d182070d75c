using Billing.Kernel;
using NodaTime;

namespace Billing.Forms.Payments;

/// <summary>The words of the receipt.</summary>
internal static class PaymentReceiptWords
{
    public static readonly Sentence Title = new("領収書", "Receipt");
    public static readonly Sentence Number = new("領収番号", "Receipt number");
    public static readonly Sentence ReceivedOn = new("領収日", "Received on");
    public static readonly Sentence Received = new("上記の金額を領収しました。", "Received with thanks.");
    public static readonly Sentence Tendered = new("お預かり", "Handed over");
    public static readonly Sentence Change = new("お釣り", "Change");
    public static readonly Sentence TakenBy = new("取扱者", "Taken by");
    public static readonly Sentence Contract = new("契約番号", "Contract");
    public static readonly Sentence Month = new("調定月", "Month");
    public static readonly Sentence Amount = new("領収額(税込)", "Received, tax incl.");
    public static readonly Sentence Part = new("一部", "part");

    public static readonly Sentence PartExplained = new(
        "「一部」とある分の税率ごとの金額と消費税額は、その調定番号の検針のお知らせ(適格請求書)によります。",
        "For what is marked as a part, amounts and tax per rate stand on the notice of that bill (qualified invoice).");

    public static Sentence Cancelled(LocalDate day) => new($"この領収書は {FormText.Japanese.Date(day)} に取り消しました(無効)。", $"Taken back on {FormText.English.Date(day)}: this receipt is void.");
}
