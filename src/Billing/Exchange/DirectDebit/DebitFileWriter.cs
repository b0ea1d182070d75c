using Billing.Exchange.FixedWidth;
using Billing.Kernel;
using D = Billing.Exchange.DirectDebit.DebitLayout.Data;
using H = Billing.Exchange.DirectDebit.DebitLayout.Header;
using T = Billing.Exchange.DirectDebit.DebitLayout.Trailer;

namespace Billing.Exchange.DirectDebit;

/// <summary>Writes a 口座振替 file as a bank's profile wants it.</summary>
public static class DebitFileWriter
{
    /// <summary>Most rows of a set: six digits in the trailer.</summary>
    public const int MostRows = 999_999;

    private const long MostYen = 9_999_999_999;

    /// <summary>What the bank would refuse, by the place of the row in its list (the first being 1) and the first byte of the field; the header is 0.</summary>
    public static IReadOnlyList<LineFault> Check(BankProfile profile, DebitHeader header, IReadOnlyList<DebitRow> rows)
    {
        var faults = new FaultList(DebitFileReader.Prefix);
        Letters(0, H.ClientName, header.ClientName, profile, faults);
        Figures(0, H.ClientCode, header.ClientCode, faults);
        Figures(0, H.Bank, header.Bank, faults);
        Figures(0, H.Branch, header.Branch, faults);
        Letters(0, H.BankName, header.BankName, profile, faults);
        Letters(0, H.BranchName, header.BranchName, profile, faults);
        if (profile.ClientAccount)
        {
            Figures(0, H.AccountNumber, header.AccountNumber ?? "", faults);
        }

        if (rows.Count > MostRows)
        {
            faults.Add(0, 0, "too-many-rows", $"明細が{rows.Count:#,0}件あります。一組は{MostRows:#,0}件までです。", $"There are {rows.Count:#,0} rows; a set holds {MostRows:#,0}.");
        }

        for (var i = 0; i < rows.Count && !faults.IsFull; i++)
        {
            CheckRow(i + 1, rows[i], profile, faults);
        }

        Repeated(rows, faults);
        return faults.Close();
    }

    /// <summary>The bytes of a file with one set.</summary>
    /// <param name="kind">A request's result column and trailer are as the profile says; an answer's follow from the rows.</param>
    /// <exception cref="BusinessRuleException">The code of the first fault of <see cref="Check"/>.</exception>
    public static byte[] Write(BankProfile profile, DebitHeader header, IReadOnlyList<DebitRow> rows, DebitFileKind kind = DebitFileKind.Request) =>
        Write(profile, [(header, rows)], kind);

    /// <summary>The bytes of a file with several sets.</summary>
    /// <exception cref="BusinessRuleException"><c>debit-file.several-sets</c>, and as the other overload.</exception>
    public static byte[] Write(BankProfile profile, IReadOnlyList<(DebitHeader Header, IReadOnlyList<DebitRow> Rows)> sets, DebitFileKind kind)
    {
        if (sets.Count > 1 && !profile.SeveralSets)
        {
            throw new BusinessRuleException("debit-file.several-sets", $"プロファイル {profile.Name} では一つのファイルに一組だけです。", $"Under the profile {profile.Name} a file holds one set only.");
        }

        foreach (var fault in sets.SelectMany(set => Check(profile, set.Header, set.Rows)).Take(1))
        {
            throw new BusinessRuleException(fault.Code, $"{fault.Line}件目: {fault.Said.Ja}", $"row {fault.Line}: {fault.Said.En}");
        }

        var records = new List<string>();
        foreach (var (header, rows) in sets)
        {
            records.Add(Header(profile, header));
            records.AddRange(rows.Select(row => Row(profile, row, kind)));
            records.Add(Trailer(DebitTotalsCheck.Sum(rows, kind)));
        }

        records.Add(new FixedRecordWriter().Put(DebitLayout.End.RecordType, 9).ToString());
        return FixedRecords.Join(records, profile.Ebcdic, profile.LineEnds);
    }

    private static void CheckRow(int place, DebitRow row, BankProfile profile, FaultList faults)
    {
        Figures(place, D.Bank, row.Bank, faults);
        Figures(place, D.Branch, row.Branch, faults);
        Figures(place, D.AccountNumber, row.AccountNumber, faults);
        Letters(place, D.Holder, row.Holder, profile, faults);
        Letters(place, D.Key, row.Key, profile, faults);
        Letters(place, D.BankName, row.BankName, profile, faults);
        Letters(place, D.BranchName, row.BranchName, profile, faults);
        if (row.Holder.Trim().Length == 0)
        {
            faults.Add(place, D.Holder.From, "holder", "預金者名がありません。", "The account holder's name is missing.");
        }

        if (row.Key.Trim().Length == 0)
        {
            faults.Add(place, D.Key.From, "key", "顧客番号がありません。", "The customer number is missing.");
        }

        if (row.Amount.Yen is < 1 or > MostYen)
        {
            faults.Add(place, D.Amount.From, "amount", $"引落金額が{row.Amount}円です。1円から{MostYen:#,0}円まででなければなりません。", $"The amount is {row.Amount} yen; it must be from 1 to {MostYen:#,0}.");
        }

        if (row.NewCode is not ('0' or '1' or '2'))
        {
            faults.Add(place, D.NewCode.From, "new-code", $"新規コード「{row.NewCode}」は使えません。0・1・2のどれかです。", $"New code '{row.NewCode}' is none; it must be 0, 1 or 2.");
        }
    }

    /// <summary>Answers are matched by key: one that stands there twice could not be.</summary>
    private static void Repeated(IReadOnlyList<DebitRow> rows, FaultList faults)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            if (!seen.TryAdd(rows[i].Key, i + 1))
            {
                faults.Add(i + 1, D.Key.From, "key-twice", $"顧客番号「{rows[i].Key}」が{seen[rows[i].Key]}件目にもあります。結果を突き合わせられません。", $"The customer number '{rows[i].Key}' stands in row {seen[rows[i].Key]} too; the answer could not be matched.");
            }
        }
    }

    private static void Figures(int place, FixedField field, string digits, FaultList faults)
    {
        if (digits.Length != field.Length || !digits.All(char.IsAsciiDigit))
        {
            faults.Add(place, field.From, "digits", $"{field.Ja}「{digits}」は使えません。{field.Length}桁の数字でなければなりません。", $"{field.En} is '{digits}'; it must be {field.Length} digits.");
        }
    }

    private static void Letters(int place, FixedField field, string text, BankProfile profile, FaultList faults)
    {
        if (text.Length > field.Length)
        {
            faults.Add(place, field.From, "too-long", $"{field.Ja}「{text}」は{text.Length}バイトです。濁点を含め{field.Length}バイトまでです。", $"{field.En} '{text}' has {text.Length} bytes; at most {field.Length} with voiced marks.");
        }

        if (DebitLetters.Foreign(text, profile) is { } letter)
        {
            faults.Add(place, field.From, "letter", $"{field.Ja}「{text}」の「{letter}」は、この金融機関では使えません。", $"{field.En} '{text}' has '{letter}', which this bank does not take.");
        }
    }

    private static string Header(BankProfile profile, DebitHeader header)
    {
        var record = new FixedRecordWriter()
            .Put(H.RecordType, 1).Put(H.ServiceCode, 91).Put(H.CharCode, profile.Ebcdic ? 1 : 0).Put(H.ClientCode, header.ClientCode).Put(H.ClientName, header.ClientName)
            .Put(H.Date, DebitDate.Print(header.On)).Put(H.Bank, header.Bank).Put(H.Branch, header.Branch);
        if (profile.BankNames)
        {
            record.Put(H.BankName, header.BankName).Put(H.BranchName, header.BranchName);
        }

        if (profile.ClientAccount)
        {
            record.Put(H.AccountKind, (int)(header.AccountKind ?? Places.AccountKind.Ordinary)).Put(H.AccountNumber, header.AccountNumber!);
        }

        return record.ToString();
    }

    private static string Row(BankProfile profile, DebitRow row, DebitFileKind kind)
    {
        var record = new FixedRecordWriter()
            .Put(D.RecordType, 2).Put(D.Bank, row.Bank).Put(D.Branch, row.Branch).Put(D.AccountKind, (int)row.AccountKind).Put(D.AccountNumber, row.AccountNumber)
            .Put(D.Holder, row.Holder).Put(D.Amount, row.Amount.Yen).Put(D.NewCode, $"{(profile.NewCode ? row.NewCode : '0')}").Put(D.Key, row.Key)
            .Put(D.Result, $"{(kind == DebitFileKind.Request ? profile.ResultInRequest : row.Result)}");
        return (profile.BankNames ? record.Put(D.BankName, row.BankName).Put(D.BranchName, row.BranchName) : record).ToString();
    }

    private static string Trailer(DebitTotals totals) => new FixedRecordWriter()
        .Put(T.RecordType, 8).Put(T.Count, totals.Count).Put(T.Amount, totals.Yen).Put(T.DoneCount, totals.DoneCount).Put(T.DoneAmount, totals.DoneYen)
        .Put(T.FailedCount, totals.FailedCount).Put(T.FailedAmount, totals.FailedYen).ToString();
}
