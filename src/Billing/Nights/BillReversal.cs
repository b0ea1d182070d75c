using Billing.Bills;
using Billing.Kernel;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Nights;

/// <summary>Takes a bill back by another of the opposite sign, and its claims by postings; what had been paid stands to the payer's credit.</summary>
internal static class BillReversal
{
    /// <summary>The bill with the key <paramref name="billId"/>, if it may be taken back.</summary>
    /// <exception cref="BusinessRuleException"><c>bill.unknown</c>, <c>bill.is-reversal</c>, <c>bill.already-reversed</c>.</exception>
    public static Bill Reversible(BillingDbContext db, long billId)
    {
        var bill = db.Bills.AsNoTracking().SingleOrDefault(b => b.Id == billId) ?? throw new BusinessRuleException(
            "bill.unknown", $"調定番号 {BillNumber.Print(billId)} はありません。", $"There is no bill {BillNumber.Print(billId)}.");
        if (bill.Kind == BillKind.Reversal)
        {
            throw new BusinessRuleException("bill.is-reversal", "取消の調定は更正できません。元の調定を指定してください。", "A reversal cannot be corrected: name the bill itself.");
        }

        if (IsReversed(db, bill))
        {
            throw new BusinessRuleException(
                "bill.already-reversed",
                $"調定 {BillNumber.Print(billId)} は既に更正されています。更正後の調定を指定してください。",
                $"Bill {BillNumber.Print(billId)} has been corrected already: name the bill that took its place.");
        }

        return bill;
    }

    public static bool IsReversed(BillingDbContext db, Bill bill)
        => db.Bills.Any(b => b.ContractId == bill.ContractId && b.PeriodTo == bill.PeriodTo && b.Kind == BillKind.Reversal && b.CorrectsId == bill.Id);

    /// <summary>Takes <paramref name="bill"/> back with nothing in its place.</summary>
    /// <returns>The reversal.</returns>
    public static Bill TakeBack(BillingDbContext db, Bill bill, string reason, string person, LocalDate today)
    {
        var reversal = Number(db, bill, reason, person, today);
        Post(db, bill, [], today);
        db.SaveChanges();
        return reversal;
    }

    /// <summary>Numbers and saves the reversal of <paramref name="bill"/>, without postings. Its debtor is held until the transaction ends.</summary>
    public static Bill Number(BillingDbContext db, Bill bill, string reason, string person, LocalDate today)
    {
        ClaimLock.Take(db, [bill.DebtorId]);
        var draft = Draft(db, bill, reason, person, today);
        BillWriter.Number(db, draft);
        db.SaveChanges();
        return draft.Bill;
    }

    /// <summary>Takes the claims of <paramref name="bill"/> back and lets what was paid on them settle the <paramref name="now"/> ones.</summary>
    /// <param name="now">Claims of the bill in its place; empty = none.</param>
    public static void Post(BillingDbContext db, Bill bill, IReadOnlyList<Claim> now, LocalDate today)
    {
        var transfers = new List<Transfer>();
        var lines = Lines(db, bill);
        var (first, last) = BillNumber.Claims(bill.Id);
        foreach (var old in db.Claims.AsNoTracking().Where(c => c.Id >= first && c.Id <= last).ToList())
        {
            var of = lines.FindAll(line => line.Service == old.Service);
            var owed = Balances.Owed(db, old.Id) + WaiverBack.TakeBack(db, old, today, transfers);
            Posting.Replace(old, of, owed, Balances.Credit(db, old.Id), now.FirstOrDefault(claim => claim.Service == old.Service), today, transfers);
        }

        db.Transfers.AddRange(transfers);
    }

    private static DraftBill Draft(BillingDbContext db, Bill bill, string reason, string person, LocalDate today)
    {
        var parts = db.BillParts.AsNoTracking().Where(p => p.Id >= bill.Id * 10 && p.Id <= (bill.Id * 10) + 9).ToList();
        foreach (var part in parts)
        {
            part.Charged = -part.Charged;
            part.Tax = -part.Tax;
        }

        var lines = Lines(db, bill);
        foreach (var line in lines)
        {
            line.Charged = -line.Charged;
            line.Tax = -line.Tax;
        }

        var reversal = new Bill
        {
            ContractId = bill.ContractId,
            UsageId = bill.UsageId,
            DebtorId = bill.DebtorId,
            Kind = BillKind.Reversal,
            Month = bill.Month,
            PeriodFrom = bill.PeriodFrom,
            PeriodTo = bill.PeriodTo,
            UserSince = bill.UserSince,
            Stops = bill.Stops,
            FixedOn = today,
            Total = -bill.Total,
            CorrectsId = bill.Id,
            Reason = reason,
            MadeBy = person,
        };
        return new DraftBill(reversal, parts, lines);
    }

    private static List<BillLine> Lines(BillingDbContext db, Bill bill)
    {
        var (first, last) = BillNumber.Lines(bill.Id, bill.Id);
        return db.BillLines.AsNoTracking().Where(l => l.Id >= first && l.Id <= last).OrderBy(l => l.Id).ToList();
    }
}
