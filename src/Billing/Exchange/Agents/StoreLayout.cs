using Billing.Exchange.FixedWidth;

namespace Billing.Exchange.Agents;

/// <summary>収納代行会社の 120-byte data record of convenience-store payments, as one open-source shop reads it (other agents have others; the two key fields are INFERRED from the 44 digits).</summary>
internal static class StoreLayout
{
    public static readonly FixedField RecordType = N("レコード区分", "record_type", 1, 1);
    public static readonly FixedField DataType = N("データ種別", "data_type", 2, 2);
    public static readonly FixedField PaidYear = N("収納年", "paid_year", 4, 4);
    public static readonly FixedField PaidMonth = N("収納月", "paid_month", 8, 2);
    public static readonly FixedField PaidDay = N("収納日", "paid_day", 10, 2);
    public static readonly FixedField PaidHour = N("収納時", "paid_hour", 12, 2);
    public static readonly FixedField PaidMinute = N("収納分", "paid_min", 14, 2);
    public static readonly FixedField BarcodeType = C("バーコード種別", "barcode_type", 16, 1);
    public static readonly FixedField Country = C("国コード", "country", 17, 1);
    public static readonly FixedField Agent = N("ファイナンスコード", "agent_code", 18, 5);
    public static readonly FixedField CheckDigit = N("全体CD", "check_digit", 23, 1);
    public static readonly FixedField F1 = Spare("予備1", "f1", 24, 1);
    public static readonly FixedField F2 = Spare("予備2", "f2", 25, 1);
    public static readonly FixedField Company = N("収納企業コード", "company", 26, 5);
    public static readonly FixedField Key1 = N("ユニークコード1", "key1", 31, 6);
    public static readonly FixedField F3 = Spare("予備3", "f3", 37, 1);
    public static readonly FixedField F4 = Spare("予備4", "f4", 38, 1);
    public static readonly FixedField Key2 = N("ユニークコード2", "key2", 39, 11);
    public static readonly FixedField Stamp = N("印紙フラグ", "stamp", 50, 1);
    public static readonly FixedField Due1 = N("支払期限1", "due1", 51, 1);
    public static readonly FixedField Due2 = N("支払期限2", "due2", 52, 5);
    public static readonly FixedField Amount = N("料金", "amount", 57, 6);
    public static readonly FixedField F5 = Spare("予備5", "f5", 63, 1);
    public static readonly FixedField Store = C("受付店コード", "store", 64, 7);
    public static readonly FixedField F6 = Spare("予備", "f6", 71, 2);
    public static readonly FixedField MadeYear = N("データ取得年", "get_year", 73, 4);
    public static readonly FixedField MadeMonth = N("データ取得月", "get_month", 77, 2);
    public static readonly FixedField MadeDay = N("データ取得日", "get_day", 79, 2);
    public static readonly FixedField RemitYear = N("振込予定年", "remit_year", 81, 4);
    public static readonly FixedField RemitMonth = N("振込予定月", "remit_month", 85, 2);
    public static readonly FixedField RemitDay = N("振込予定日", "remit_day", 87, 2);
    public static readonly FixedField FeeYear = N("手数料計算年", "fee_year", 89, 4);
    public static readonly FixedField FeeMonth = N("手数料計算月", "fee_month", 93, 2);
    public static readonly FixedField FeeDay = N("手数料計算日", "fee_day", 95, 2);
    public static readonly FixedField Chain = C("CVSコード", "cvs_code", 97, 6);
    public static readonly FixedField F7 = Spare("予備", "f7", 103, 18);

    public static readonly IReadOnlyList<FixedField> All =
    [
        RecordType, DataType, PaidYear, PaidMonth, PaidDay, PaidHour, PaidMinute, BarcodeType, Country, Agent, CheckDigit, F1, F2, Company, Key1, F3, F4, Key2, Stamp, Due1, Due2, Amount, F5,
        Store, F6, MadeYear, MadeMonth, MadeDay, RemitYear, RemitMonth, RemitDay, FeeYear, FeeMonth, FeeDay, Chain, F7,
    ];

    private static FixedField N(string ja, string en, int from, int length) => new(ja, en, from, length, FieldKind.Digits);

    private static FixedField C(string ja, string en, int from, int length) => new(ja, en, from, length, FieldKind.Letters);

    private static FixedField Spare(string ja, string en, int from, int length) => new(ja, en, from, length, FieldKind.Filler);
}
