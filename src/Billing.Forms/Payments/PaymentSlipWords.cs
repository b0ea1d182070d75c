using Billing.Kernel;
using NodaTime;

namespace Billing.Forms.Payments;

/// <summary>The words of the slip. The names of its parts follow the forms for payments to a city (地方公営企業法施行規則 leaves them to each utility).</summary>
internal static class PaymentSlipWords
{
    public static readonly Sentence Title = new("水道料金・下水道使用料 納付書", "Payment slip for water and sewer");
    public static readonly Sentence Month = new("調定月", "Month");
    public static readonly Sentence IssuedOn = new("発行日", "Issued");
    public static readonly Sentence ContractNumber = new("契約番号", "Contract");
    public static readonly Sentence User = new("使用者", "User");
    public static readonly Sentence Kind = new("区分", "Service");
    public static readonly Sentence Payee = new("納付先", "Payee");
    public static readonly Sentence Amount = new("納付額(税込)", "To pay, tax incl.");
    public static readonly Sentence Claimed = new("請求額", "Claimed");
    public static readonly Sentence Total = new("合計納付額", "Total to pay");
    public static readonly Sentence Stamp = new("領収日付印", "Date stamp of receipt");
    public static readonly Sentence Rest = new("一部納付済のため、残額です。", "Part has been paid; this is the rest.");

    /// <summary>Name of a part, who keeps it, and what it says.</summary>
    public static readonly IReadOnlyList<(Sentence Name, Sentence Keeper, Sentence Says)> Parts =
    [
        (new("領収証書", "Receipt"), new("(納付者保管)", "(kept by the payer)"), new("上記の金額を領収しました。領収日付印のないものは無効です。", "Received with thanks. Not valid without the date stamp.")),
        (new("納付書", "Payment slip"), new("(金融機関保管)", "(kept by the bank)"), new("上記の金額を納付します。", "I pay the amount above.")),
        (new("領収済通知書", "Notice of receipt"), new("(収納取りまとめ店経由)", "(to the utility)"), new("上記のとおり領収したので通知します。", "The amount above has been received.")),
    ];

    public static readonly Sentence SlipNumber = new("納付番号", "Slip number");
    public static readonly Sentence NoShop = new("コンビニエンスストアでは納付できません。", "Not payable at convenience stores.");

    public static Sentence Reissued(int number) => new($"(再発行 {number})", $"(reissue {number})");

    public static Sentence ShopLimit(LocalDate limit) => new($"コンビニ取扱期限 {FormText.Japanese.Date(limit)}", $"Convenience stores take it until {FormText.English.Date(limit)}");

    public static Sentence Late(LocalDate due) => new(
        $"納期限({FormText.Japanese.Date(due)})を過ぎています。お早めにお納めください。",
        $"The due date ({FormText.English.Date(due)}) has passed. Please pay without delay.");
}
