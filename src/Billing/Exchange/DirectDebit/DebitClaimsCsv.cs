using System.Globalization;
using Billing.Collection;
using Billing.Exchange.FixedWidth;
using Billing.Kernel;
using Billing.Places;

namespace Billing.Exchange.DirectDebit;

/// <summary>Columns of a list of amounts to debit.</summary>
internal enum DebitClaimColumn
{
    Bank,
    BankName,
    Branch,
    BranchName,
    AccountKind,
    AccountNumber,
    Holder,
    Amount,
    NewCode,
    Key,
}

/// <summary>
/// What is to be debited, as CSV: <c>customer_no,bank_no,branch_no,acct_type,acct_no,acct_holder_kana,amount</c> and optionally <c>new_code,bank_name,branch_name</c>, or the
/// Japanese names of the Zengin record; see <c>CHANNELS.md</c> beside this folder. Names are written in the bank's letters here, and cut at the field's length.
/// </summary>
public static class DebitClaimsCsv
{
    private const string Prefix = "debit-claims";

    private static readonly CsvColumns<DebitClaimColumn> Columns = new(
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["customer_no"] = DebitClaimColumn.Key,
            ["key"] = DebitClaimColumn.Key,
            ["顧客番号"] = DebitClaimColumn.Key,
            ["bank_no"] = DebitClaimColumn.Bank,
            ["bank"] = DebitClaimColumn.Bank,
            ["引落銀行番号"] = DebitClaimColumn.Bank,
            ["金融機関コード"] = DebitClaimColumn.Bank,
            ["branch_no"] = DebitClaimColumn.Branch,
            ["branch"] = DebitClaimColumn.Branch,
            ["引落支店番号"] = DebitClaimColumn.Branch,
            ["店番"] = DebitClaimColumn.Branch,
            ["acct_type"] = DebitClaimColumn.AccountKind,
            ["account_kind"] = DebitClaimColumn.AccountKind,
            ["預金種目"] = DebitClaimColumn.AccountKind,
            ["acct_no"] = DebitClaimColumn.AccountNumber,
            ["account"] = DebitClaimColumn.AccountNumber,
            ["口座番号"] = DebitClaimColumn.AccountNumber,
            ["acct_holder_kana"] = DebitClaimColumn.Holder,
            ["holder"] = DebitClaimColumn.Holder,
            ["預金者名"] = DebitClaimColumn.Holder,
            ["amount"] = DebitClaimColumn.Amount,
            ["yen"] = DebitClaimColumn.Amount,
            ["引落金額"] = DebitClaimColumn.Amount,
            ["金額"] = DebitClaimColumn.Amount,
            ["new_code"] = DebitClaimColumn.NewCode,
            ["新規コード"] = DebitClaimColumn.NewCode,
            ["bank_name"] = DebitClaimColumn.BankName,
            ["引落銀行名"] = DebitClaimColumn.BankName,
            ["branch_name"] = DebitClaimColumn.BranchName,
            ["引落支店名"] = DebitClaimColumn.BranchName,
        },
        [DebitClaimColumn.Key, DebitClaimColumn.Bank, DebitClaimColumn.Branch, DebitClaimColumn.AccountKind, DebitClaimColumn.AccountNumber, DebitClaimColumn.Holder, DebitClaimColumn.Amount]);

    private static readonly Dictionary<string, AccountKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["1"] = AccountKind.Ordinary,
        ["普通"] = AccountKind.Ordinary,
        ["2"] = AccountKind.Current,
        ["当座"] = AccountKind.Current,
        ["3"] = AccountKind.TaxReserve,
        ["納税準備"] = AccountKind.TaxReserve,
        ["9"] = AccountKind.Other,
        ["その他"] = AccountKind.Other,
    };

    /// <summary>The rows, and every fault with its line and column.</summary>
    /// <exception cref="BusinessRuleException"><c>debit-claims.encoding</c>, <c>.empty</c>, <c>.unknown-column</c>, <c>.double-column</c>, <c>.missing-column</c>.</exception>
    public static (IReadOnlyList<DebitRow> Rows, IReadOnlyList<LineFault> Faults) Read(string name, byte[] bytes, BankProfile profile)
    {
        var faults = new FaultList(Prefix);
        var broken = new List<LineFault>();
        var table = new CsvTable<DebitClaimColumn>(Prefix, name, bytes, Columns, broken);
        var rows = new List<DebitRow>();
        foreach (var (line, fields) in table.Rows())
        {
            if (new Line(line, fields, table.Columns, profile, faults).Decode() is { } row)
            {
                rows.Add(row);
            }
        }

        if (rows.Count == 0 && faults.Count == 0 && broken.Count == 0)
        {
            throw new BusinessRuleException("debit-claims.empty", $"{name}：振替する債権がありません。見出しの次の行から入れてください。", $"{name}: there is nothing to debit. It begins on the line after the header.");
        }

        faults.AddRange(broken);
        return (rows, faults.Close());
    }

    private readonly ref struct Line(int number, string[] fields, IReadOnlyList<DebitClaimColumn> columns, BankProfile profile, FaultList faults)
    {
        public DebitRow? Decode()
        {
            var before = faults.Count;
            var kind = Text(DebitClaimColumn.AccountKind);
            if (!Kinds.ContainsKey(kind))
            {
                Fault(DebitClaimColumn.AccountKind, "account-kind", $"預金種目「{CsvFields.Begin(kind)}」は使えません。1(普通)・2(当座)・3(納税準備)・9(その他)です。", $"'{CsvFields.Begin(kind)}' is no kind of account: 1 (ordinary), 2 (current), 3 (tax reserve), 9 (other).");
            }

            var amount = Text(DebitClaimColumn.Amount);
            if (amount.Length > 10 || !long.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var yen) || yen == 0)
            {
                yen = 0;
                Fault(DebitClaimColumn.Amount, "amount", $"金額「{CsvFields.Begin(amount)}」は使えません。1円から9,999,999,999円までの、桁区切りのない数字です。", $"The amount '{CsvFields.Begin(amount)}' must be digits from 1 to 9999999999, without separators.");
            }

            var code = Text(DebitClaimColumn.NewCode) is { Length: > 0 } said ? said : "0";
            if (code is not ("0" or "1" or "2"))
            {
                Fault(DebitClaimColumn.NewCode, "new-code", $"新規コード「{CsvFields.Begin(code)}」は使えません。0・1・2のどれかです。", $"The new code '{CsvFields.Begin(code)}' must be 0, 1 or 2.");
            }

            var row = new DebitRow
            {
                Record = number,
                Key = Key(),
                Bank = Digits(DebitClaimColumn.Bank, 4, "金融機関コード", "bank number"),
                BankName = Name(DebitClaimColumn.BankName, 15, needed: false),
                Branch = Digits(DebitClaimColumn.Branch, 3, "店番", "branch number"),
                BranchName = Name(DebitClaimColumn.BranchName, 15, needed: false),
                AccountKind = Kinds.GetValueOrDefault(kind, AccountKind.Other),
                AccountNumber = Digits(DebitClaimColumn.AccountNumber, 7, "口座番号", "account number"),
                Holder = Name(DebitClaimColumn.Holder, ZenginKana.HolderLength, needed: true),
                Amount = new Money(yen),
                NewCode = code[0],
            };
            return faults.Count == before ? row : null;
        }

        /// <summary>Digits; a spreadsheet loses leading zeros.</summary>
        private string Digits(DebitClaimColumn column, int length, string ja, string en)
        {
            var text = Text(column);
            if (text.Length == 0 || text.Length > length || !text.All(char.IsAsciiDigit))
            {
                Fault(column, "digits", $"{ja}「{CsvFields.Begin(text)}」は使えません。{length}桁の数字です。", $"The {en} '{CsvFields.Begin(text)}' must be {length} digits.");
            }

            return text.PadLeft(length, '0');
        }

        private string Name(DebitClaimColumn column, int length, bool needed)
        {
            var text = Text(column);
            var kana = ZenginKana.Fit(text, length, profile.MoreSigns);
            if (kana is null || (kana.Length == 0 && needed))
            {
                Fault(column, "letter", $"「{CsvFields.Begin(text)}」は金融機関に送れる文字(カナ・英数字)ではありません。", $"'{CsvFields.Begin(text)}' is not in letters that banks take (kana, capitals, digits).");
            }

            return kana ?? "";
        }

        private string Key()
        {
            var text = Text(DebitClaimColumn.Key);
            if (text.Length is 0 or > 20 || DebitLetters.Foreign(text, profile) is not null)
            {
                Fault(DebitClaimColumn.Key, "key", $"顧客番号「{CsvFields.Begin(text)}」は使えません。20字までの英大文字・数字です。", $"The customer number '{CsvFields.Begin(text)}' must be at most 20 capitals and digits.");
            }

            return text;
        }

        private string Text(DebitClaimColumn column) => Place(column) is > 0 and var place ? fields[place - 1] : "";

        private int Place(DebitClaimColumn column)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                if (columns[i] == column)
                {
                    return i + 1;
                }
            }

            return 0;
        }

        private void Fault(DebitClaimColumn column, string code, string ja, string en) => faults.Add(number, Place(column), code, ja, en);
    }
}
