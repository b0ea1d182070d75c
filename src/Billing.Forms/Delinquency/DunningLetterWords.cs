using Billing.Contacts;
using Billing.Kernel;

namespace Billing.Forms.Delinquency;

/// <summary>Words of the letters about arrears. The 教示 of a public claim's reminder follows 行政不服審査法 82条 as it is generally printed (MEMORY: hold it against the utility's own form).</summary>
internal static class DunningLetterWords
{
    public static readonly Sentence Number = new("文書番号", "Document");
    public static readonly Sentence CustomerNumber = new("お客様番号", "Customer number");
    public static readonly Sentence Address = new("使用場所", "Place of use");
    public static readonly Sentence NotShown = new("(記載を省略しています)", "(not shown)");
    public static readonly Sentence Deadline = new("納付期限", "Pay by");
    public static readonly Sentence Article = new("根拠", "By");
    public static readonly Sentence Bill = new("調定番号", "Bill");
    public static readonly Sentence Month = new("調定月", "Month");
    public static readonly Sentence DueOn = new("納期限", "Was due");
    public static readonly Sentence Owed = new("未納額", "Owed");
    public static readonly Sentence Total = new("未納額 計", "Owed in all");
    public static readonly Sentence HeirTotal = new("あなたの相続分", "Your share");
    public static readonly Sentence Fee = new("督促手数料", "Fee");
    public static readonly Sentence Late = new("延滞金(遅延損害金)は、納付の日までの日数により別に計算します。", "A late charge is added to the day of payment.");
    public static readonly Sentence Paid = new("この書面と行き違いに納付されたときは、ご容赦ください。", "If you have paid meanwhile, please disregard this letter.");
    public static readonly Sentence Part = new("回", "Part");
    public static readonly Sentence PartDue = new("納付日", "To be paid on");
    public static readonly Sentence PartYen = new("納付額", "Amount");
    public static readonly Sentence Signature = new("住所・氏名(自署)", "Address and name (signed)");
    public static readonly Sentence SignedOn = new("誓約日", "Signed on");
    public static readonly Sentence HowToPay = new(
        "下のバーコードにより、金融機関、コンビニエンスストアまたは当窓口で納めてください。納付が難しいときは、上記の連絡先へご相談ください。",
        "Pay at a bank, a convenience store or our counter, by the barcode below. If you cannot pay, please talk to us: see the contact above.");

    public static readonly Sentence SlipBill = new("納付書(この調定の未納額全部。水道料金・下水道使用料を合わせたもの)", "Slip (all that is owed on this bill, of both services)");
    public static readonly Sentence SlipLimit = new("取扱期限", "Good until");

    /// <summary>教示 of a public claim: to whom, until when, and the suit (行政不服審査法 18条・82条, 行政事件訴訟法 14条・46条; MEMORY: hold the words against the utility's own form).</summary>
    /// <param name="office">Who issued the letter.</param>
    public static IReadOnlyList<Sentence> Appeal(Sentence office) =>
    [
        new(
            $"この処分に不服があるときは、これがあったことを知った日の翌日から起算して3か月以内に、{office.Ja}に対して審査請求をすることができます(処分の日の翌日から起算して1年を経過したときを除きます。)。",
            $"An objection may be raised with {office.En} within three months of the day after you learnt of this act, and within a year of the day after it."),
        new(
            "処分の取消しの訴えは、その審査請求に対する裁決があったことを知った日の翌日から起算して6か月以内に提起することができます。",
            "A suit to annul it may be brought within six months of the day after you learnt of the ruling on that objection."),
    ];

    public static Sentence Service(Service service) => service == Kernel.Service.Water ? new("水道料金", "Water charges") : new("下水道使用料", "Sewer charges");

    /// <summary>What the letter says, by its kind.</summary>
    public static IReadOnlyList<Sentence> Says(DunningLetterModel letter) => letter.Kind switch
    {
        IssuedKind.NonPayment => [new("次の料金がまだ納付されていません。口座振替ができなかった方、納め忘れの方は、納付書で納めてください。", "The charges below have not been paid yet. Please pay them by slip.")],
        IssuedKind.Reminder => letter.Service == Kernel.Service.Sewer
            ? [new("次の使用料が納期限までに納付されていません。納付期限までに納めてください。期限を過ぎても納付されないときは、地方税の滞納処分の例により財産を差し押さえることがあります。", "The charges below were not paid when due. Pay them by the date below; otherwise property may be seized as for local taxes.")]
            : [new("次の料金が納期限までに納付されていません。納付期限までに納めてください。", "The charges below were not paid when due. Please pay them by the date below.")],
        IssuedKind.Demand => [new("督促しましたが、次の料金が納付されていません。納付期限までに必ず納めてください。納付が難しいときは、至急ご相談ください。", "You were reminded of the charges below and have not paid them. Pay by the date below, or come and talk to us at once.")],
        IssuedKind.StopWarning => [new("次の料金が納付期限までに納付されないときは、給水を停止します。納付が難しい事情があるときは、期限までに必ずご相談ください。", "Unless the charges below are paid by the date below, your water supply will be stopped. If you cannot pay, talk to us before then.")],
        IssuedKind.StopNotice => [new("度重なる通知にもかかわらず次の料金が納付されないため、納付期限の経過後に給水を停止します。停止後は、未納の料金が納付されるまで給水できません。", "The charges below were not paid in spite of our letters: your water supply will be stopped after the date below, until they are paid.")],
        IssuedKind.Pledge => [new("私は、次の料金に係る債務を承認し、下記のとおり分割して納付することを誓約します。また、今後納期限の到来する料金を期限内に納付します。履行しないときは、給水停止その他の処分を受けても異議ありません。", "I own to the debts below and pledge to pay them in the parts below, and to pay new bills when due.")],
        _ => [new("給水の停止を解除します。止水栓は職員が開けますので、蛇口が閉まっていることを確かめてください。", "The stop of your supply is lifted. Our staff open the stop cock: please see that your taps are closed.")],
    };
}
