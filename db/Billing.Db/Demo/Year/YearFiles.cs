using System.Globalization;
using System.Text;
using Billing.Collection;
using Billing.Exchange.Barcodes;
using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Db.Demo.Year;

/// <summary>One payment as an agent tells it.</summary>
/// <param name="Notice">01 速報, 02 確報, 03 取消.</param>
/// <param name="Key">納付番号, 16 digits.</param>
/// <param name="Minute">Of the day.</param>
/// <param name="RemitOn">Null in 速報 and 取消.</param>
internal sealed record AgentNotice(string Notice, string Key, int Reissue, Money Amount, LocalDate PaidOn, int Minute, string Store, LocalDate? RemitOn = null, LocalDate? Limit = null);

/// <summary>The bytes of agents' files, as <c>db/channels/agents</c> describes them: what the year's shops and banks send.</summary>
internal static class YearFiles
{
    /// <summary>120-byte records of convenience stores (profile <c>cvs120</c>).</summary>
    public static byte[] Store120(IReadOnlyList<AgentNotice> notices, StoreSlipRule rule, LocalDate made)
    {
        var text = new StringBuilder("1" + "01" + Day(made).PadRight(117));
        foreach (var n in notices)
        {
            var limit = n.Limit is { } day ? Day(day)[2..] : "999999";
            text.Append(
                CultureInfo.InvariantCulture,
                $"2{n.Notice}{Day(n.PaidOn)}{n.Minute / 60:00}{n.Minute % 60:00}9{rule.Issuer[..1]}{rule.Issuer[1..]}0  {rule.Company}{n.Key[..6]}  {n.Key[6..]}{n.Reissue}0{limit}{n.Amount.Yen:000000} {n.Store}  {Day(made)}{(n.RemitOn is { } remit ? Day(remit) : "00000000")}{Day(made)}000010{new string(' ', 18)}");
        }

        return Encoding.ASCII.GetBytes(text.Append('8').Append(' ', 119).Append('9').Append(' ', 119).ToString());
    }

    /// <summary>CSV of 13 columns with the 44 digits (profile <c>cvs13</c>).</summary>
    public static byte[] Store13(IReadOnlyList<AgentNotice> notices, StoreSlipRule rule, LocalDate made)
    {
        var text = new StringBuilder("種別,収納日,収納時刻,バーコード情報,ユーザー使用欄1,ユーザー使用欄2,印紙フラグ,金額,コンビニ本部コード,コンビニ名,コンビニ店舗コード,振込日,データ作成日\r\n");
        foreach (var n in notices)
        {
            var code = new StoreBarcode { Issuer = rule.Issuer, Free = rule.Company + n.Key, Reissue = n.Reissue, Limit = n.Limit, Amount = n.Amount };
            text.Append(CultureInfo.InvariantCulture, $"{n.Notice},{Day(n.PaidOn)},{n.Minute / 60:00}{n.Minute % 60:00},EAN{code.Digits},,,0,{n.Amount.Yen},000010,青波マート,{n.Store},{(n.RemitOn is { } remit ? Day(remit) : "0")},{Day(made)}\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>CSV of banks, card companies and smartphone services (profiles <c>bank-slips</c>, <c>card</c>, <c>smartphone</c>).</summary>
    /// <param name="store">Header of the column with the shop, branch or receipt.</param>
    public static byte[] Agent(IReadOnlyList<AgentNotice> notices, string store)
    {
        var text = new StringBuilder($"納付番号,再発行区分,金額,収納日,収納時刻,振込日,{store}\r\n");
        foreach (var n in notices)
        {
            text.Append(CultureInfo.InvariantCulture, $"{n.Key},{n.Reissue},{n.Amount.Yen},{Day(n.PaidOn)},{n.Minute / 60:00}{n.Minute % 60:00},{(n.RemitOn is { } remit ? Day(remit) : "")},{n.Store}\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>How a slip is told by an agent.</summary>
    public static AgentNotice Of(IssuedSlip slip, string notice, LocalDate paidOn, int minute, string store) => new(notice, slip.Key, slip.Reissue, slip.Amount, paidOn, minute, store, Limit: slip.Limit);

    private static string Day(LocalDate day) => day.ToString("uuuuMMdd", CultureInfo.InvariantCulture);
}
