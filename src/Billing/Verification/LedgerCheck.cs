using Billing.Kernel;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Billing.Verification;

/// <summary>The ledger: every transfer is positive and in its claim's own fund, no claim is paid below zero, the clearing account is empty, every refund was decided by somebody.</summary>
internal static class LedgerCheck
{
    public static void Run(BillingDbContext db, Breaches breaches)
    {
        var transfers = db.Transfers.AsNoTracking();
        foreach (var id in transfers.Where(t => t.Amount.Yen <= 0 || t.Debit == t.Credit).Select(t => t.Id).Take(20).ToList())
        {
            breaches.Add("ledger.amount", $"transfer {id}", "金額が正でないか、借方と貸方が同じです。", "Its amount is not positive, or debit and credit are the same.");
        }

        foreach (var id in transfers.Where(t => t.ClaimId != 0 && t.ClaimId / 10 % 10 != (long)(byte)t.Fund).Select(t => t.Id).Take(20).ToList())
        {
            breaches.Add("ledger.fund", $"transfer {id}", "債権と異なる会計に記帳されています。", "It is booked in another fund than its claim.");
        }

        Below(transfers, Account.Receivable, 1, "ledger.overpaid", "未収金がマイナスです。", "Its receivable is below zero.", breaches);
        Below(transfers, Account.Overpayment, -1, "ledger.over-refunded", "過誤納金がマイナスです。", "More was repaid than stood to its credit.", breaches);
        Cleared(transfers, breaches);
        Decided(db, breaches);
    }

    /// <summary>Every refund has a person who decided it, and what a person decided has its transfer.</summary>
    private static void Decided(BillingDbContext db, Breaches breaches)
    {
        var (first, last) = (TransferId.Of(Cause.Refunded, 0, 0), TransferId.Of(Cause.SetOff, 0, 0) - 1);
        var nobody = db.Transfers.Where(t => t.Id >= first && t.Id <= last && !db.CreditUses.Any(u => u.Id == t.Id)).Select(t => t.Id).Take(20).ToList();
        nobody.ForEach(id => breaches.Add("ledger.refund-by", $"transfer {id}", "誰が還付したかの記録がありません。", "Nothing tells who refunded it."));
        var adrift = (
            from u in db.CreditUses
            join t in db.Transfers on u.Id equals t.Id into made
            from t in made.DefaultIfEmpty()
            where t == null || t.Amount.Yen != u.Amount.Yen
            select u.Id).Take(20).ToList();
        adrift.ForEach(id => breaches.Add("ledger.credit-use", $"credit use {id}", "充当・還付の記録に、同額の仕訳がありません。", "It has no transfer of its amount."));
    }

    /// <summary>Claims whose balance on <paramref name="account"/>, counted from its normal <paramref name="side"/>, is negative.</summary>
    private static void Below(IQueryable<Transfer> transfers, Account account, int side, string code, string ja, string en, Breaches breaches)
    {
        var below = (
            from t in transfers
            where t.Debit == account || t.Credit == account
            group t by t.ClaimId into g
            select new { g.Key, Yen = side * g.Sum(t => t.Debit == account ? t.Amount.Yen : -t.Amount.Yen) }).Where(x => x.Yen < 0).Take(20).ToList();
        below.ForEach(x => breaches.Add(code, $"claim {x.Key}", $"{ja} {x.Yen} 円", $"{en} {x.Yen} yen"));
    }

    private static void Cleared(IQueryable<Transfer> transfers, Breaches breaches)
    {
        foreach (var fund in (Service[])[Service.Water, Service.Sewer])
        {
            var yen = transfers
                .Where(t => t.Fund == fund && (t.Debit == Account.Clearing || t.Credit == Account.Clearing))
                .Sum(t => t.Debit == Account.Clearing ? t.Amount.Yen : -t.Amount.Yen);
            if (yen != 0)
            {
                breaches.Add("ledger.clearing", $"{fund}", $"充当仮勘定に {yen} 円残っています。", $"The clearing account holds {yen} yen.");
            }
        }
    }
}
