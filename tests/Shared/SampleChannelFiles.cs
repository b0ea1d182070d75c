using System.Globalization;
using System.Text;
using Billing.Exchange.Barcodes;
using Billing.Exchange.DirectDebit;
using Billing.Kernel;
using Billing.Places;
using NodaTime;

namespace Billing.Testing;

/// <summary>Valid files of every format, built from the published layouts.</summary>
internal static class SampleChannelFiles
{
    public static readonly LocalDate DebitDay = new(2026, 11, 26);

    public static readonly DebitHeader Header = new()
    {
        ClientCode = "0000012345",
        ClientName = "ｱｵﾅﾐｼ ｼﾞﾖｳｹﾞｽｲﾄﾞｳｷﾖｸ",
        On = DebitDay,
        Bank = "0001",
        BankName = "ｱｵﾅﾐ",
        Branch = "001",
        BranchName = "ﾎﾝﾃﾝ",
        AccountKind = AccountKind.Ordinary,
        AccountNumber = "7654321",
    };

    public static readonly IReadOnlyList<DebitRow> Rows =
    [
        Row(1, "ﾔﾏﾀﾞ ﾀﾛｳ", 5_280, '0'),
        Row(2, "ｽｽﾞｷ ﾊﾅｺ", 12_100, '1') with { NewCode = '1', AccountKind = AccountKind.Current },
        Row(3, "ｶ)ｱｵﾅﾐｼﾖｳｼﾞ", 48_400, '2') with { Bank = "9900", NewCode = '2', AccountKind = AccountKind.TaxReserve },
        Row(4, "ｻﾄｳ ｲﾁﾛｳ", 2_310, '3') with { AccountKind = AccountKind.Other },
        Row(5, "TANAKA K.", 990, '4'),
        Row(6, "ﾜﾀﾅﾍﾞ-ｼﾞﾛｳ", 1_980, '8'),
        Row(7, "ｲﾄｳ ｻﾌﾞﾛｳ", 3_300, '9'),
    ];

    public static readonly StoreBarcode Barcode = new() { Issuer = "912345", Free = "012340000000000000017", Reissue = 1, Limit = new LocalDate(2026, 12, 30), Amount = new Money(12_300) };

    /// <summary>Names of every valid file and its reader's profile, where it has one.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Debits(IEnumerable<BankProfile> profiles) => profiles.SelectMany(profile => new[]
    {
        ($"{profile.Name}/request", DebitFileWriter.Write(profile, Header, Rows)),
        ($"{profile.Name}/result", DebitFileWriter.Write(profile, Header, Rows, DebitFileKind.Result)),
    });

    /// <summary>A 120-byte file of 速報, 確報 and 取消.</summary>
    public static byte[] Store120(params (string Type, string Free21, int Reissue, long Yen)[] notices)
    {
        var lines = new List<string> { "1" + "01" + "20261116".PadRight(117) };
        lines.AddRange(notices.Select(n => Store120Line(n.Type, n.Free21, n.Reissue, n.Yen)));
        lines.Add("8".PadRight(120));
        lines.Add("9".PadRight(120));
        return Encoding.ASCII.GetBytes(string.Concat(lines));
    }

    public static byte[] Store120() => Store120(("01", "012340000000000000017", 1, 12_300), ("02", "012340000000000000025", 0, 5_280), ("03", "012340000000000000033", 0, 990));

    /// <summary>A CSV of 13 columns.</summary>
    public static byte[] Store13(params (string Type, StoreBarcode Code)[] notices)
    {
        var text = new StringBuilder("種別,収納日,収納時刻,バーコード情報,ユーザー使用欄1,ユーザー使用欄2,印紙フラグ,金額,コンビニ本部コード,コンビニ名,コンビニ店舗コード,振込日,データ作成日\r\n");
        foreach (var (type, code) in notices)
        {
            text.Append(CultureInfo.InvariantCulture, $"{type},20261116,944,EAN{code.Digits},,,{code.Stamp},{code.Amount.Yen},000010,青波マート,0000123,{(type == "02" ? "20261127" : "0")},20261117\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static byte[] Store13() => Store13(("01", Barcode), ("02", Barcode with { Reissue = 0 }), ("03", Barcode with { Free = "012340000000000000033" }));

    /// <summary>A CSV of an agent whose columns are ours.</summary>
    /// <param name="format">Name of the agent's profile, which has its own word for the place of the payment.</param>
    public static byte[] Agent(string format) => Encoding.UTF8.GetBytes($"納付番号,再発行区分,金額,収納日,収納時刻,振込日,{format switch { "bank-slips" => "店番", "elqr" => "案件特定キー", _ => "受付番号" }}\n0000000000000017,0,12300,2026-11-16,0944,2026-11-30,R-1\n0000000000000025,,5280,20261116,,,R-2\n");

    private static DebitRow Row(int number, string holder, long yen, char result) => new()
    {
        Bank = "0001",
        BankName = "ｱｵﾅﾐ",
        Branch = "002",
        BranchName = "ﾐﾅﾄ",
        AccountKind = AccountKind.Ordinary,
        AccountNumber = string.Create(CultureInfo.InvariantCulture, $"{1_000_000 + number}"),
        Holder = holder,
        Amount = new Money(yen),
        Key = string.Create(CultureInfo.InvariantCulture, $"{number:00000000000000000000}"),
        Result = result,
    };

    /// <summary>The record, its fields one after another (36 of them, 120 bytes).</summary>
    private static string Store120Line(string type, string free, int reissue, long yen) => FormattableString.Invariant(
        $"2{type}20261116094419123451  {free[..5]}{free[5..11]}  {free[11..]}{reissue}0261230{yen:000000} 0000123  20261117{(type == "02" ? "20261127" : "00000000")}20261117000010").PadRight(120);
}
