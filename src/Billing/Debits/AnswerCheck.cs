using Billing.Collection;
using Billing.Exchange.DirectDebit;
using Billing.Exchange.FixedWidth;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using D = Billing.Exchange.DirectDebit.DebitLayout.Data;
using H = Billing.Exchange.DirectDebit.DebitLayout.Header;

namespace Billing.Debits;

/// <summary>A bank's answer against what was asked: the same client and day, the same records with the same accounts and amounts, none missing, none besides.</summary>
internal sealed class AnswerCheck(BillingDbContext db, IReadOnlyList<DebitRun> runs, Func<string, BankProfile> profiles, NodaTime.LocalDate today)
{
    private readonly FaultList _faults = new("debit-result");

    /// <summary>The run that a set of the file answers; null where its first record is none of ours.</summary>
    public static DebitRun? RunOf(DebitSet set, IReadOnlyList<DebitRun> runs) => set.Rows.Count > 0 && DebitEntry.RunOf(set.Rows[0].Key) is { } id ? runs.FirstOrDefault(r => r.Id == id) : null;

    public IReadOnlyList<LineFault> Faults(DebitFile file)
    {
        var seen = new HashSet<long>();
        foreach (var set in file.Sets.TakeWhile(_ => !_faults.IsFull))
        {
            var first = set.Rows.Count > 0 ? set.Rows[0].Record : 2;
            if (RunOf(set, runs) is not { } run)
            {
                _faults.Add(first, D.Key.From, "unknown-run", "この顧客番号は、こちらの口座振替請求のものではありません。別の委託者・別のシステムのファイルでないか確かめてください。", "This customer number is of no debit run of ours. Check whether the file is another client's or another system's.");
            }
            else if (!seen.Add(run.Id))
            {
                _faults.Add(first, D.Key.From, "set-twice", $"請求 {run.Id} の結果が一つのファイルに二組あります。送り直しを頼んでください。", $"The file answers run {run.Id} twice. Ask for it again.");
            }
            else if (!run.IsOpen)
            {
                var said = DebitWords.Of(run.State);
                _faults.Add(first, D.Key.From, "not-open", $"請求 {run.Id} は{said.Ja}です。同じ請求の別の結果は取り込めません。金融機関に確かめてください。", $"Run {run.Id} is {said.En}; another answer to it cannot be taken. Ask the bank.");
            }
            else
            {
                Compare(set, run, first - 1);
            }
        }

        return _faults.Close();
    }

    private void Compare(DebitSet set, DebitRun run, int header)
    {
        if (set.Header.ClientCode != run.ClientCode)
        {
            _faults.Add(header, H.ClientCode.From, "client", $"委託者コードが {set.Header.ClientCode} です。請求 {run.Id} は {run.ClientCode} でした。", $"The client code is {set.Header.ClientCode}; run {run.Id} asked as {run.ClientCode}.");
        }

        if (set.Header.On != run.DebitOn)
        {
            _faults.Add(header, H.Date.From, "date", $"引落日が {set.Header.On:MM-dd} です。請求 {run.Id} は {run.DebitOn:MM-dd} でした。", $"The debit day is {set.Header.On:MM-dd}; run {run.Id} asked for {run.DebitOn:MM-dd}.");
        }

        if (today < run.DebitOn)
        {
            _faults.Add(header, H.Date.From, "early", $"引落日 {run.DebitOn:uuuu-MM-dd} はまだ来ていません。引落日以後の結果を取り込んでください。", $"The debit day {run.DebitOn:uuuu-MM-dd} is still to come; take in the answer of that day or later.");
        }

        var asked = Asked(run);
        var left = new Dictionary<string, DebitRow>(asked, StringComparer.Ordinal);
        foreach (var row in set.Rows.TakeWhile(_ => !_faults.IsFull))
        {
            if (left.Remove(row.Key, out var request))
            {
                Compare(row, request);
            }
            else if (asked.ContainsKey(row.Key))
            {
                _faults.Add(row.Record, D.Key.From, "twice", $"顧客番号 {row.Key} の結果が二件あります。送り直しを頼んでください。", $"Customer number {row.Key} is answered twice. Ask for the file again.");
            }
            else
            {
                _faults.Add(row.Record, D.Key.From, "foreign", $"顧客番号 {row.Key} は請求 {run.Id} にありません。別の請求・別の委託者の明細が混ざっていないか確かめてください。", $"Run {run.Id} did not ask for customer number {row.Key}. Check whether records of another run or client are mixed in.");
            }
        }

        foreach (var missing in left.Values.OrderBy(row => row.Record).TakeWhile(_ => !_faults.IsFull))
        {
            _faults.Add(0, 0, "missing", $"請求の{missing.Record}件目、顧客番号 {missing.Key}({missing.Amount}円)の結果がありません。全件の結果を送ってもらってください。", $"Record {missing.Record} of the request, customer number {missing.Key} ({missing.Amount} yen), is not answered. Ask for the answer with every record.");
        }
    }

    private void Compare(DebitRow row, DebitRow asked)
    {
        if (row.Amount != asked.Amount)
        {
            _faults.Add(row.Record, D.Amount.From, "amount", $"顧客番号 {row.Key} の引落金額が {row.Amount}円です。請求は {asked.Amount}円でした。金融機関に確かめてください。", $"Customer number {row.Key}: the amount is {row.Amount} yen, {asked.Amount} were asked for. Ask the bank.");
        }

        if ((row.Bank, row.Branch, row.AccountKind, row.AccountNumber) != (asked.Bank, asked.Branch, asked.AccountKind, asked.AccountNumber))
        {
            _faults.Add(row.Record, D.Bank.From, "account", $"顧客番号 {row.Key} の口座が請求と違います。金融機関に確かめてください。", $"Customer number {row.Key}: the account is not the one that was asked. Ask the bank.");
        }
    }

    /// <summary>What was sent, read back from its own bytes.</summary>
    private Dictionary<string, DebitRow> Asked(DebitRun run)
    {
        var bytes = db.DebitRequestFiles.AsNoTracking().Where(f => f.RunId == run.Id).Select(f => f.Bytes).Single();
        return DebitFileReader.Read(run.FileName, bytes, run.DebitOn, profiles(run.Profile), DebitFileKind.Request).Rows.ToDictionary(row => row.Key, StringComparer.Ordinal);
    }
}
