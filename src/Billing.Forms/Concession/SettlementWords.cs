using Billing.Kernel;

namespace Billing.Forms.Concession;

/// <summary>Words of the settlement on paper.</summary>
internal static class SettlementWords
{
    public static readonly Sentence Title = new("下水道利用料金 月次精算書", "Monthly settlement of sewer fees");
    public static readonly Sentence Draft = new("(未締め)", "(not closed)");
    public static readonly Sentence Operator = new("運営権者", "Operator");
    public static readonly Sentence Month = new("対象月", "Month");
    public static readonly Sentence ClosedOn = new("締め日", "Closed on");
    public static readonly Sentence Kind = new("区分", "Movement");
    public static readonly Sentence Percent = new("割合", "Share");
    public static readonly Sentence Count = new("件数", "Count");
    public static readonly Sentence Collected = new("収納額", "Collected");
    public static readonly Sentence Fee = new("うち使用料", "of which fees");
    public static readonly Sentence Share = new("運営権者分", "Operator");
    public static readonly Sentence City = new("市の分", "City");
    public static readonly Sentence Sum = new("合計", "Sum");
    public static readonly Sentence Cost = new("使用料徴収事務負担金(下水道会計から水道会計へ)", "Share of billing cost, from the sewer's fund to the water's");
    public static readonly Sentence Bills = new("下水道の調定件数", "Bills that charge the sewer");
    public static readonly Sentence Rule = new("算定", "Reckoned by");
    public static readonly Sentence Amount = new("金額", "Amount");
    public static readonly Sentence WrittenOff = new("不納欠損(精算の対象外)", "Written off, not shared");
    public static readonly Sentence None = new("なし", "none");
}
