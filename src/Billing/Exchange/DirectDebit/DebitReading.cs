using Billing.Exchange.FixedWidth;
using Billing.Kernel;
using Billing.Places;
using NodaTime;
using D = Billing.Exchange.DirectDebit.DebitLayout.Data;
using H = Billing.Exchange.DirectDebit.DebitLayout.Header;
using T = Billing.Exchange.DirectDebit.DebitLayout.Trailer;

namespace Billing.Exchange.DirectDebit;

/// <summary>A file while it is read, record by record: header, data…, trailer, (header …,) end.</summary>
internal sealed class DebitReading(BankProfile profile, LocalDate near, bool ebcdic, FaultList faults)
{
    private readonly List<DebitSet> _sets = [];
    private readonly List<int> _trailers = [];
    private List<DebitRow>? _rows;
    private DebitHeader? _header;
    private bool _ended;

    public IReadOnlyList<DebitSet> Sets => _sets;

    /// <summary>Number of the trailer's record, for each set; 0 where it has none.</summary>
    public IReadOnlyList<int> Trailers => _trailers;

    public void Take(FixedRecordReader record, char type)
    {
        if (_ended)
        {
            Wrong(record, "after-end", "エンドレコードの後にレコードがあります。ファイルが二つつながっていないか確かめてください。", "A record follows the end record. Check whether two files were joined.");
            return;
        }

        switch (type)
        {
            case '1':
                TakeHeader(record);
                break;
            case '2':
                TakeData(record);
                break;
            case '8':
                TakeTrailer(record);
                break;
            case '9':
                TakeEnd(record);
                break;
            default:
                Wrong(record, "record-type", $"データ区分「{type}」は使えません。1(ヘッダー)・2(データ)・8(トレーラー)・9(エンド)のどれかです。", $"Record type '{type}' is none; it must be 1 (header), 2 (data), 8 (trailer) or 9 (end).");
                break;
        }
    }

    /// <summary>Sees that nothing was cut off.</summary>
    public void Finish(int last)
    {
        if (faults.IsFull)
        {
            return;
        }

        if (_header is not null)
        {
            Close(null, 0);
            faults.Add(last + 1, 0, "cut-off", "トレーラーレコード(8)がありません。ファイルが途中で切れています。送り直しを頼んでください。", "The trailer (8) is missing: the file is cut off. Ask for it again.");
        }

        if (!_ended)
        {
            faults.Add(last + 1, 0, "no-end", "エンドレコード(9)がありません。ファイルが途中で切れていないか確かめてください。", "The end record (9) is missing. Check that the file was not cut off.");
        }
    }

    private void TakeHeader(FixedRecordReader record)
    {
        if (_header is not null)
        {
            Wrong(record, "order", "前の組のトレーラーレコード(8)がないまま、ヘッダーレコード(1)が来ています。", "A header (1) stands where the trailer (8) of the set before is missing.");
            Close(null, 0);
        }
        else if (_sets.Count == 1 && !profile.SeveralSets)
        {
            Wrong(record, "several-sets", $"プロファイル {profile.Name} では、一つのファイルに一組(ヘッダー～トレーラー)だけです。", $"Under the profile {profile.Name} a file holds one set (header to trailer) only.");
        }

        record.OneOf(H.ServiceCode, "service-code", "91(預金口座振替)でなければなりません。", "it must be 91 (direct debit).", "91");
        record.OneOf(H.CharCode, "char-code", $"このファイルの文字コードでは {(ebcdic ? 1 : 0)} でなければなりません。", $"in this file's characters it must be {(ebcdic ? 1 : 0)}.", ebcdic ? "1" : "0");
        var code = record.Digits(H.ClientCode);
        var name = record.Letters(H.ClientName);
        var date = record.Digits(H.Date);
        var on = DebitDate.Resolve(date, near);
        if (on is null && record.Raw(H.Date).All(char.IsAsciiDigit))
        {
            record.Fault(H.Date, "date", $"引落日「{date}」は月日(MMDD)ではありません。", $"The debit date '{date}' is no month and day (MMDD).");
        }

        _header = new DebitHeader
        {
            ClientCode = code,
            ClientName = name,
            On = on ?? near,
            Bank = record.Digits(H.Bank),
            BankName = record.Letters(H.BankName),
            Branch = record.Digits(H.Branch),
            BranchName = record.Letters(H.BranchName),
        };
        _rows = [];
    }

    private void TakeData(FixedRecordReader record)
    {
        if (_rows is null)
        {
            Wrong(record, "order", "ヘッダーレコード(1)の前にデータレコード(2)があります。", "A data record (2) stands before any header (1).");
            return;
        }

        var kind = record.OneOf(D.AccountKind, "account-kind", "1(普通)・2(当座)・3(納税準備)・9(その他)のどれかです。", "it must be 1 (ordinary), 2 (current), 3 (tax reserve) or 9 (other).", "1", "2", "3", "9");
        var code = record.OneOf(D.NewCode, "new-code", "0(その他)・1(第1回)・2(変更分)のどれかです。", "it must be 0 (other), 1 (first debit) or 2 (changed).", "0", "1", "2");
        var result = record.OneOf(D.Result, "result-code", "0・1・2・3・4・8・9のどれかです(請求では0か空白)。", "it must be 0, 1, 2, 3, 4, 8 or 9 (0 or a space in a request).", "0", " ", "1", "2", "3", "4", "8", "9");
        var yen = record.Number64(D.Amount);
        if (yen == 0 && record.Raw(D.Amount).All(char.IsAsciiDigit))
        {
            record.Fault(D.Amount, "amount", "引落金額が0円です。1円以上でなければなりません。", "The amount is 0 yen; it must be above zero.");
        }

        var key = record.Letters(D.Key);
        if (key.Length == 0 && record.Raw(D.Key).Trim().Length == 0)
        {
            record.Fault(D.Key, "key", "顧客番号がありません。請求した番号がそのまま戻るはずです。", "The customer number is missing; the one that was sent must come back.");
        }

        if (profile.BlankFillers)
        {
            record.Filler(D.Rest);
        }

        var row = new DebitRow
        {
            Record = record.Number,
            Bank = record.Digits(D.Bank),
            BankName = record.Letters(D.BankName),
            Branch = record.Digits(D.Branch),
            BranchName = record.Letters(D.BranchName),
            AccountKind = kind[0] is '1' or '2' or '3' or '9' ? (AccountKind)(kind[0] - '0') : AccountKind.Other,
            AccountNumber = record.Digits(D.AccountNumber),
            Holder = record.Letters(D.Holder),
            Amount = new Money(yen),
            NewCode = code[0],
            Key = key,
            Result = result[0],
        };
        _rows.Add(row);
    }

    private void TakeTrailer(FixedRecordReader record)
    {
        if (_header is null)
        {
            Wrong(record, "order", "ヘッダーレコード(1)のないトレーラーレコード(8)です。", "A trailer (8) stands where there is no header (1).");
            return;
        }

        if (profile.BlankFillers)
        {
            record.Filler(T.Rest);
        }

        var totals = new DebitTotals(
            record.Number64(T.Count), record.Number64(T.Amount), record.Number64(T.DoneCount), record.Number64(T.DoneAmount), record.Number64(T.FailedCount), record.Number64(T.FailedAmount));
        Close(record.IsGood ? totals : null, record.Number);
    }

    private void TakeEnd(FixedRecordReader record)
    {
        if (_header is not null || _sets.Count == 0)
        {
            Wrong(record, "order", "トレーラーレコード(8)の前にエンドレコード(9)があります。", "The end record (9) stands before a trailer (8).");
        }

        if (profile.BlankFillers)
        {
            record.Filler(DebitLayout.End.Rest);
        }

        if (_header is not null)
        {
            Close(null, 0);
        }

        _ended = true;
    }

    private void Close(DebitTotals? totals, int trailer)
    {
        _sets.Add(new DebitSet(_header!, _rows!, totals));
        _trailers.Add(trailer);
        (_header, _rows) = (null, null);
    }

    private static void Wrong(FixedRecordReader record, string code, string ja, string en) => record.Fault(D.RecordType, code, ja, en);
}
