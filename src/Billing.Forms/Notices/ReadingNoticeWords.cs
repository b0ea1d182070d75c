using Billing.Bills;
using Billing.Charges;
using Billing.Exchange.DirectDebit;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;

namespace Billing.Forms.Notices;

/// <summary>The words of the notice. A line that a reader must act on is a whole sentence.</summary>
internal static class ReadingNoticeWords
{
    public static readonly Sentence Title = new("使用水量等のお知らせ", "Notice of water usage and charges");
    public static readonly Sentence Subtitle = new("検針のお知らせ", "Meter reading");
    public static readonly Sentence BillNumber = new("調定番号", "Bill number");
    public static readonly Sentence Payer = new("納付者", "Payer");
    public static readonly Sentence FixedOn = new("調定日", "Date of bill");
    public static readonly Sentence CustomerNumber = new("お客様番号", "Customer number");
    public static readonly Sentence ServicePointNumber = new("水栓番号", "Supply number");
    public static readonly Sentence Address = new("使用場所", "Place of use");
    public static readonly Sentence NotShown = new("(記載を省略しています)", "(not shown)");
    public static readonly Sentence Period = new("使用期間", "Period of use");
    public static readonly Sentence ReadOn = new("検針日", "Read on");
    public static readonly Sentence Meter = new("メーター番号・口径", "Meter and size");
    public static readonly Sentence Readings = new("検針の結果", "Meter readings");
    public static readonly Sentence CurrentIndex = new("今回指針", "This reading");
    public static readonly Sentence PreviousIndex = new("前回指針", "Last reading");
    public static readonly Sentence Counted = new("差引水量", "Counted");
    public static readonly Sentence OldMeter = new("旧メーター使用水量", "Counted by the old meter");
    public static readonly Sentence Usage = new("今回使用水量", "Usage of this period");
    public static readonly Sentence Previous = new("前回使用水量", "Previous period");
    public static readonly Sentence LastYear = new("前年同期使用水量", "Same period last year");
    public static readonly Sentence Unknown = new("記録なし", "no record");
    public static readonly Sentence Total = new("請求予定金額(税込)", "Amount to pay, tax included");
    public static readonly Sentence Credit = new("更正による減額(税込)", "Amount taken back, tax included");
    public static readonly Sentence Charges = new("料金の内訳", "Charges");
    public static readonly Sentence Kind = new("区分", "Service");
    public static readonly Sentence UseClass = new("用途", "Use");
    public static readonly Sentence Quantity = new("水量", "Quantity");
    public static readonly Sentence Charged = new("金額(税込)", "Charge, tax incl.");
    public static readonly Sentence OfWhichTax = new("うち消費税等", "of which tax");
    public static readonly Sentence DueOn = new("納期限", "Due date");
    public static readonly Sentence DebitOn = new("振替日(納期限)", "Debit date (due date)");
    public static readonly Sentence LastDebit = new("前回の口座振替", "Last debit");
    public static readonly Sentence Sum = new("合計", "Total");
    public static readonly Sentence PerRate = new("税率ごとの金額", "Amounts per tax rate");
    public static readonly Sentence Issuer = new("発行者", "Issuer");
    public static readonly Sentence Registration = new("登録番号", "Registration number");
    public static readonly Sentence Rate = new("税率", "Tax rate");
    public static readonly Sentence Taxable = new("対象額(税込)", "Taxable, tax incl.");
    public static readonly Sentence Tax = new("消費税額等", "Tax");
    public static readonly Sentence History = new("使用水量の推移", "Usage over time");
    public static readonly Sentence Estimated = new("認定水量", "Estimated");
    public static readonly Sentence Remarks = new("お知らせ", "Please note");
    public static readonly Sentence Contact = new("お問い合わせ先", "Questions");
    public static readonly Sentence Explanation = new("料金の計算", "How the charges were worked out");
    public static readonly Sentence Sources = new("根拠", "Source");

    public static readonly Sentence ToYourCredit = new("お返しする金額(税込)", "To your credit, tax included");
    public static readonly Sentence NotTaxed = new("課税対象外", "not taxed");
    public static readonly Sentence Measured = new("計量", "measured");
    public static readonly Sentence Stop = new("中止精算", "Final bill");
    public static readonly Sentence StopExplained = new("ご使用の中止に伴う精算です。", "This is the final bill, because use has ended.");

    public static readonly Sentence LeakSuspected = new(
        "使用水量が大きく増えています。漏水のおそれがありますので、蛇口をすべて閉めてメーターのパイロット(銀色のこま)が回っていないかご確認ください。回っているときは、お問い合わせ先または指定給水装置工事事業者へご連絡ください。",
        "Your usage has risen sharply, which may mean a leak. Please close every tap and see whether the small wheel of the meter still turns. If it does, call us or an appointed plumber.");

    /// <summary>消費税法 57条の4 1項, and 3項 for what is given back.</summary>
    public static Sentence Invoice(IReadOnlyList<NoticeCharge> charges) =>
        charges.All(charge => charge.Charged < Money.Zero) ? new("適格返還請求書", "Qualified return invoice")
        : charges.Any(charge => charge.Charged < Money.Zero) ? new("適格請求書・適格返還請求書", "Qualified invoice and return invoice")
        : new("適格請求書", "Qualified invoice");

    /// <summary>Thousandths in words.</summary>
    public static Sentence RateOf(int perMille) => perMille == 0 ? NotTaxed : new(FormText.Percent(perMille), FormText.Percent(perMille));

    /// <summary>Why another quantity is charged than the meter showed; null where nothing was declared.</summary>
    public static Sentence? QuantityExplained(Supply supply)
    {
        var service = Service(supply.Service);
        if (supply.Earlier.Count > 0)
        {
            return new(
                $"{service.Ja}は、前の期間とあわせて計算し、既に請求した額を差し引いて精算しています。",
                $"{service.En} is worked out together with the period before, less what was charged for it.");
        }

        var facts = supply.Facts.Select(fact => fact.Kind).Where(kind => kind is FactKind.Leak or FactKind.Well or FactKind.NotDrained or FactKind.OtherWater).Distinct().Select(FactWords.Of).ToList();
        return facts.Count == 0 ? null : new(
            $"{service.Ja}の水量は、{string.Join("、", facts.Select(fact => fact.Ja))}により、計量した水量と異なります。",
            $"The quantity charged for {service.En.ToLowerInvariant()} differs from the measured one. Reason: {string.Join(", ", facts.Select(fact => fact.En))}.");
    }

    /// <summary>One service gives back while the other charges: their funds are apart, and so are the amounts.</summary>
    public static Sentence CreditBeside(Service service, Money given) => new(
        $"{Service(service).Ja}は{FormText.Japanese.Yen(given)}のお返しとなります。充当または還付は、別にお知らせします。",
        $"{Service(service).En}: {FormText.English.Yen(given)} stand to your credit. We will write to you about the refund or set-off.");

    public static Sentence Service(Service service) => service == Kernel.Service.Water ? new("水道料金", "Water") : new("下水道使用料", "Sewer");

    public static Sentence Register(string? word) => word switch
    {
        "day" => new("昼間", "Day"),
        "night" => new("夜間", "Night"),
        null => new("", ""),
        _ => new(word, word),
    };

    public static Sentence Addressee(string name, bool isBody) => new($"{name} {(isBody ? "御中" : "様")}", name);

    public static Sentence? Basis(UsageBasis basis) => basis switch
    {
        UsageBasis.Estimated => Estimated,
        UsageBasis.Settled => new("精算", "Settled"),
        _ => null,
    };

    /// <summary>Why the quantity is not simply this reading less the last one.</summary>
    public static Sentence? BasisExplained(UsageBasis basis) => basis switch
    {
        UsageBasis.Estimated => new(
            "今回はメーターを検針できなかったため、使用水量を規定により認定しました。次に検針できたときに精算します。",
            "The meter could not be read, so the usage was estimated by rule. It will be settled at the next real reading."),
        UsageBasis.Settled => new(
            "前回までに認定した水量を差し引き、今回の検針で精算しました。",
            "Earlier estimates have been taken off and settled with this reading."),
        _ => null,
    };

    public static Sentence? Correction(BillKind kind, string? corrects) => kind switch
    {
        BillKind.Reversal => new($"調定番号 {corrects} の調定を取り消しました(更正)。", $"Bill {corrects} has been taken back."),
        BillKind.Correction => new($"調定番号 {corrects} の調定を改めました(更正)。", $"This bill takes the place of bill {corrects}."),
        _ => null,
    };

    /// <summary>How a debit ended: that it was taken, or why not.</summary>
    public static Sentence Debited(byte result) => result == 0
        ? new("振替済", "debited")
        : DebitResult.Of((char)('0' + result)) is { } why ? new($"振替不能({why.Ja})", $"not debited: {why.En}") : new("振替不能", "not debited");

    /// <summary>What the reader of the notice has to do.</summary>
    public static Sentence Payment(PaymentMethod method, Money total) => (method, total.Yen) switch
    {
        (_, < 0) => new("お支払いは不要です。お返しする金額の充当または還付は、別にお知らせします。", "Nothing to pay. We will write to you about the refund or set-off."),
        (_, 0) => new("今回お支払いいただく金額はありません。", "There is nothing to pay this time."),
        (PaymentMethod.DirectDebit, _) => new("ご指定の口座から振り替えます。前日までに残高をご確認ください。", "The amount will be debited from your account. Please see that it is covered."),
        (PaymentMethod.CreditCard, _) => new("ご登録のクレジットカードで決済します。", "The amount will be charged to your credit card."),
        _ => new("別にお送りする納入通知書により、納期限までにお支払いください。", "Please pay by the due date with the payment slip that we send you."),
    };
}
