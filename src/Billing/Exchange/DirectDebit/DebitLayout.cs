using Billing.Exchange.FixedWidth;

namespace Billing.Exchange.DirectDebit;

/// <summary>全銀協 預金口座振替 records, 120 bytes each: header, data, trailer, end (positions as banks publish them, e.g. 宮崎銀行 ヘルプ「口座振替データ」).</summary>
internal static class DebitLayout
{
    public static class Header
    {
        public static readonly FixedField RecordType = Digits("データ区分", "record_type", 1, 1);
        public static readonly FixedField ServiceCode = Digits("種別コード", "service_code", 2, 2);
        public static readonly FixedField CharCode = Digits("コード区分", "char_code", 4, 1);
        public static readonly FixedField ClientCode = Digits("委託者コード", "client_code", 5, 10);
        public static readonly FixedField ClientName = Letters("委託者名", "client_name_kana", 15, 40);
        public static readonly FixedField Date = Digits("引落日", "debit_date_mmdd", 55, 4);
        public static readonly FixedField Bank = Digits("取引銀行番号", "bank_no", 59, 4);
        public static readonly FixedField BankName = Letters("取引銀行名", "bank_name", 63, 15);
        public static readonly FixedField Branch = Digits("取引支店番号", "branch_no", 78, 3);
        public static readonly FixedField BranchName = Letters("取引支店名", "branch_name", 81, 15);

        /// <summary>Some banks have one filler from here to the end: written as the profile says, never read.</summary>
        public static readonly FixedField AccountKind = Digits("預金種目(委託者)", "client_acct_type", 96, 1);

        public static readonly FixedField AccountNumber = Digits("口座番号(委託者)", "client_acct_no", 97, 7);
        public static readonly FixedField Rest = Filler(104, 17);
        public static readonly IReadOnlyList<FixedField> All = [RecordType, ServiceCode, CharCode, ClientCode, ClientName, Date, Bank, BankName, Branch, BranchName, AccountKind, AccountNumber, Rest];
    }

    public static class Data
    {
        public static readonly FixedField RecordType = Digits("データ区分", "record_type", 1, 1);
        public static readonly FixedField Bank = Digits("引落銀行番号", "bank_no", 2, 4);
        public static readonly FixedField BankName = Letters("引落銀行名", "bank_name", 6, 15);
        public static readonly FixedField Branch = Digits("引落支店番号", "branch_no", 21, 3);
        public static readonly FixedField BranchName = Letters("引落支店名", "branch_name", 24, 15);

        /// <summary>Formerly 手形交換所番号.</summary>
        public static readonly FixedField ClearingHouse = Filler(39, 4);

        public static readonly FixedField AccountKind = Digits("預金種目", "acct_type", 43, 1);
        public static readonly FixedField AccountNumber = Digits("口座番号", "acct_no", 44, 7);
        public static readonly FixedField Holder = Letters("預金者名", "acct_holder_kana", 51, 30);
        public static readonly FixedField Amount = Digits("引落金額", "amount", 81, 10);
        public static readonly FixedField NewCode = Digits("新規コード", "new_code", 91, 1);
        public static readonly FixedField Key = Letters("顧客番号", "customer_no", 92, 20);
        public static readonly FixedField Result = Digits("振替結果コード", "result_code", 112, 1);
        public static readonly FixedField Rest = Filler(113, 8);
        public static readonly IReadOnlyList<FixedField> All = [RecordType, Bank, BankName, Branch, BranchName, ClearingHouse, AccountKind, AccountNumber, Holder, Amount, NewCode, Key, Result, Rest];
    }

    public static class Trailer
    {
        public static readonly FixedField RecordType = Digits("データ区分", "record_type", 1, 1);
        public static readonly FixedField Count = Digits("合計件数", "total_count", 2, 6);
        public static readonly FixedField Amount = Digits("合計金額", "total_amount", 8, 12);
        public static readonly FixedField DoneCount = Digits("振替済件数", "ok_count", 20, 6);
        public static readonly FixedField DoneAmount = Digits("振替済金額", "ok_amount", 26, 12);
        public static readonly FixedField FailedCount = Digits("振替不能件数", "ng_count", 38, 6);
        public static readonly FixedField FailedAmount = Digits("振替不能金額", "ng_amount", 44, 12);
        public static readonly FixedField Rest = Filler(56, 65);
        public static readonly IReadOnlyList<FixedField> All = [RecordType, Count, Amount, DoneCount, DoneAmount, FailedCount, FailedAmount, Rest];
    }

    public static class End
    {
        public static readonly FixedField RecordType = Digits("データ区分", "record_type", 1, 1);
        public static readonly FixedField Rest = Filler(2, 119);
        public static readonly IReadOnlyList<FixedField> All = [RecordType, Rest];
    }

    private static FixedField Digits(string ja, string en, int from, int length) => new(ja, en, from, length, FieldKind.Digits);

    private static FixedField Letters(string ja, string en, int from, int length) => new(ja, en, from, length, FieldKind.Letters);

    private static FixedField Filler(int from, int length) => new("ダミー", "filler", from, length, FieldKind.Filler);
}
