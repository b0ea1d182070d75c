using Billing.Kernel;

namespace Billing.Forms.Letters;

/// <summary>Words of the letters and certificates of the counter.</summary>
internal static class LetterWords
{
    public static readonly Sentence ExplanationTitle = new("水道料金・下水道使用料の計算についてのお知らせ", "How your water and sewer charges were worked out");
    public static readonly Sentence ExplanationGreeting = new(
        "下記の料金は、条例に定める料金表により次のとおり計算しています。金額の根拠は各表の下に記載しています。",
        "The charges below were worked out by the published tables as follows. The articles stand below each table.");

    public static readonly Sentence Office = new("発行", "Issued by");
    public static readonly Sentence BillNumber = new("調定番号", "Bill number");
    public static readonly Sentence CustomerNumber = new("お客様番号", "Customer number");
    public static readonly Sentence ServicePointNumber = new("水栓番号", "Supply number");
    public static readonly Sentence Address = new("使用場所", "Place of use");
    public static readonly Sentence NotShown = new("(記載を省略しています)", "(not shown)");
    public static readonly Sentence Period = new("使用期間", "Period of use");
    public static readonly Sentence Month = new("調定月", "Month");
    public static readonly Sentence Indexes = new("前回指針 → 今回指針", "Last → this reading");
    public static readonly Sentence Usage = new("使用水量", "Usage");
    public static readonly Sentence UseClass = new("用途・口径", "Use and meter");
    public static readonly Sentence Charged = new("請求金額(税込)", "Charge, tax included");
    public static readonly Sentence OfWhichTax = new("うち消費税等", "of which tax");
    public static readonly Sentence DueOn = new("納期限", "Due date");
    public static readonly Sentence Total = new("合計", "Total");
    public static readonly Sentence Line = new("計算", "Step");
    public static readonly Sentence Quantity = new("数量", "Quantity");
    public static readonly Sentence Price = new("単価(円)", "Price (yen)");
    public static readonly Sentence Amount = new("金額(円)", "Amount (yen)");
    public static readonly Sentence Sources = new("根拠", "Source");
    public static readonly Sentence Contact = new("お問い合わせ先", "Questions");

    public static readonly Sentence CertificateTitle = new("収納済証明書", "Certificate of payment");
    public static readonly Sentence CertificateNumber = new("発行番号", "Number");
    public static readonly Sentence CertificateText = new("下記のとおり収納済であることを証明します。", "We certify that the following amounts have been paid.");
    public static readonly Sentence Span = new("証明する期間(収納日)", "Paid between");
    public static readonly Sentence Service = new("区分", "Service");
    public static readonly Sentence Billed = new("請求額", "Claim");
    public static readonly Sentence Paid = new("収納額", "Paid");
    public static readonly Sentence Tax = new("うち消費税等", "of which tax");
    public static readonly Sentence PaidOn = new("収納日", "Paid on");
    public static readonly Sentence Nothing = new("この期間に収納された金額はありません。", "Nothing was paid in this span.");
    public static readonly Sentence Seal = new("(公印)", "(official seal)");
    public static readonly Sentence Part = new("一部", "in part");
    public static readonly Sentence WaterSum = new("水道料金 計", "Water, sum");
    public static readonly Sentence SewerSum = new("下水道使用料 計", "Sewer, sum");

    public static Sentence Addressee(string name, bool isBody) => new($"{name} {(isBody ? "御中" : "様")}", name);

    public static Sentence Of(Service service) => service == Kernel.Service.Water ? new("水道料金", "Water") : new("下水道使用料", "Sewer");
}
