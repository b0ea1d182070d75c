using Billing.Collection;
using Billing.Contacts;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using NodaTime;

namespace Billing.Residents;

/// <summary>What the alerts say: what, why, and what is right to do.</summary>
internal static class AlertSentences
{
    public static readonly Sentence Protected = new(
        "支援措置の対象者です。住所・送付先・前後の使用者は表示しません。住所・電話番号を誰にも伝えないでください。第三者からの照会や書類の請求には応じられません。",
        "This person is protected: address, letters and neighbours in time are hidden. Tell nobody an address or telephone number; no enquiry or document for third parties.");

    public static readonly Sentence NoTerms = new(
        "契約条件(用途・納付者)がありません。このままでは調定できません。",
        "The contract has no terms (use class, payer): it cannot be billed.");

    public static readonly Sentence NoMeter = new(
        "取り付けてあるメーターが分かりません。量水器台帳と現地を確かめてください。",
        "No meter is known to hang there: check the meter register and the place.");

    public static readonly Sentence SewerNotCharged = new(
        "排水設備が接続されていますが、下水道の用途がないため使用料を請求していません。",
        "The place drains into the sewer but has no use class for it: no sewer charge is made.");

    public static readonly Sentence SewerNotConnected = new(
        "下水道の用途がありますが、排水設備の接続記録がありません。接続済みなら届出を確かめてください(下水道法10条)。",
        "There is a use class for the sewer but no connection on record: if it is connected, see the notification (Sewerage Act, art. 10).");

    public static Sentence Arrears(Service service, int claims, Money open, int days) => Say(
        $"{Ja(service)}の未納 {claims}件 {open.Yen:N0}円。最も古い納期限から{days:N0}日。",
        $"{En(service)}: {claims} claim(s) past due, {open.Yen:N0} yen; the oldest for {days:N0} days.");

    public static Sentence Case(OpenCase of) => Say(
        $"{Ja(of.Service)}は{of.State.Ja}です{(of.Hold is { } ja ? $"({ja.Ja}のため保留中)" : "")}。納付の相談は収納担当につないでください。",
        $"{En(of.Service)}: {of.State.En}{(of.Hold is { } en ? $" (held: {en.En})" : "")}. Put talks about payment through to the collection officers.");

    public static Sentence Held(Usage usage) => Say(
        $"{usage.PeriodFrom:uuuu-MM-dd}～{usage.PeriodTo:uuuu-MM-dd} の使用水量 {usage.CubicMetres.Value:N0} m³ は保留中で、まだ請求していません。",
        $"{usage.CubicMetres.Value:N0} m³ of {usage.PeriodFrom:uuuu-MM-dd} to {usage.PeriodTo:uuuu-MM-dd} are held and not billed yet.");

    public static Sentence SetAside(Usage usage) => Say(
        $"{usage.PeriodTo:uuuu-MM-dd} までの使用水量を調定できませんでした。夜間処理の結果に理由があります。",
        $"The usage up to {usage.PeriodTo:uuuu-MM-dd} could not be billed; the night's report says why.");

    public static Sentence Leak(Usage usage) => Say(
        $"{usage.PeriodTo:uuuu-MM-dd} の検針で使用水量が急に増えています({usage.CubicMetres.Value:N0} m³)。漏水の疑いを伝え、パイロットの確認を勧めてください。",
        $"Usage rose sharply at the reading of {usage.PeriodTo:uuuu-MM-dd} ({usage.CubicMetres.Value:N0} m³). Tell the resident of a possible leak.");

    /// <summary>計量法 72条, 施行令 別表第3: eight years.</summary>
    public static Sentence Expires(Meter meter, bool over) => over
        ? Say($"メーター {meter.Number} の検定有効期間が {meter.ExpiresOn:uuuu-MM-dd} に満了しています(計量法72条)。取替えが必要です。", $"The verification of meter {meter.Number} ended on {meter.ExpiresOn:uuuu-MM-dd} (Measurement Act, art. 72): it must be exchanged.")
        : Say($"メーター {meter.Number} の検定有効期間が {meter.ExpiresOn:uuuu-MM-dd} に満了します。", $"The verification of meter {meter.Number} ends on {meter.ExpiresOn:uuuu-MM-dd}.");

    public static Sentence Sizes(Meter meter, int billed) => Say(
        $"料金の口径は {billed} mm、取り付けてあるメーター {meter.Number} は {meter.Size} mm です。どちらが正しいか確かめてください。",
        $"{billed} mm is billed, but meter {meter.Number} that hangs there is {meter.Size} mm: find out which is right.");

    public static Sentence Credit(Service service, Money credit, LocalDate last) => Say(
        $"契約は {last:uuuu-MM-dd} に終了していますが、{Ja(service)}に {credit.Yen:N0}円の過誤納が残っています。還付先を確かめてください。",
        $"The contract ended on {last:uuuu-MM-dd}, but {credit.Yen:N0} yen still stand to the payer's credit ({En(service)}): ask where to refund it.");

    public static Sentence Relief(SupplyFact fact, LocalDate to, bool over)
    {
        var word = FactWords.Value(fact);
        return over
            ? Say($"減免「{word.Ja}」は {to:uuuu-MM-dd} に終了しました。継続の申請を確かめてください。", $"The relief '{word.En}' ended on {to:uuuu-MM-dd}: ask whether it is renewed.")
            : Say($"減免「{word.Ja}」は {to:uuuu-MM-dd} に終了します。継続の申請を案内してください。", $"The relief '{word.En}' ends on {to:uuuu-MM-dd}: tell the resident how to renew it.");
    }

    public static readonly Sentence NoMandate = new(
        "支払方法は口座振替ですが、金融機関が確認した口座がありません。口座振替依頼書を受け取るか、納付書に変えてください。",
        "Paid by direct debit, but there is no mandate that a bank has confirmed: take one, or change to slips.");

    public static Sentence MandateWaits(Mandate mandate) => Say(
        $"口座振替依頼({MandateWords.Of(mandate.Scope).Ja})を {mandate.RequestedOn:uuuu-MM-dd} に金融機関へ送りました。確認を待っています。",
        $"A mandate for {MandateWords.Of(mandate.Scope).En} went to the bank on {mandate.RequestedOn:uuuu-MM-dd} and waits for its answer.");

    public static Sentence MandateRefused(Mandate mandate)
    {
        var why = MandateWords.Of(mandate.Refusal ?? MandateRefusal.Other);
        return Say(
            $"口座振替依頼が {mandate.AnsweredOn:uuuu-MM-dd} に返戻されました({why.Ja})。書き直した依頼書を受け取ってください。",
            $"The bank sent the mandate back on {mandate.AnsweredOn:uuuu-MM-dd} ({why.En}): take a new form.");
    }

    public static Sentence MandateLeft(LocalDate last) => Say(
        $"契約は {last:uuuu-MM-dd} に終了しましたが、口座振替の届出が残っています。最終料金の後に終わらせてください。",
        $"The contract ended on {last:uuuu-MM-dd}, but its mandate still stands: end it after the last bill.");

    /// <param name="isHidden">What was said is withheld (支援措置): it may tell where somebody lives.</param>
    public static Sentence FollowUp(Contact contact, LocalDate today, bool isHidden)
    {
        var due = contact.DueOn!.Value;
        var text = contact.Text.ReplaceLineEndings(" ");
        var head = isHidden ? "…" : text.Length > 60 ? string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[59]) ? 59 : 60), "…") : text;
        return due < today
            ? Say($"対応期限 {due:uuuu-MM-dd} を過ぎています({contact.DueWith}): {head}", $"Overdue since {due:uuuu-MM-dd} ({contact.DueWith}): {head}")
            : Say($"対応期限 {due:uuuu-MM-dd}({contact.DueWith}): {head}", $"Due on {due:uuuu-MM-dd} ({contact.DueWith}): {head}");
    }

    private static Sentence Say(FormattableString ja, FormattableString en) => new(FormattableString.Invariant(ja), FormattableString.Invariant(en));

    private static string Ja(Service service) => service == Service.Water ? "水道料金" : "下水道使用料";

    private static string En(Service service) => service == Service.Water ? "Water" : "Sewer";
}
