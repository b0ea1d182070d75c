using Billing.Bills;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Nights;
using Microsoft.EntityFrameworkCore;

namespace Billing.Verification;

/// <summary>Checks every invariant of the books from the tables up. Reads only; streams, so that its memory does not grow with the town.</summary>
public static class BooksCheck
{
    public static VerificationReport Run(IBillingDatabase database)
    {
        var breaches = new Breaches();
        var (bills, yen) = CheckBills(database, breaches);
        using var db = database.NewContext();
        NumberCheck.Run(db, breaches);
        UsageCheck.Run(db, breaches);
        LedgerCheck.Run(db, breaches);
        PaymentCheck.Run(database, breaches);
        var frozen = new FrozenBooks(db);
        AllocationCheck.Run(database, frozen, breaches);
        LateChargeCheck.Run(db, frozen, breaches);
        RefundCheck.Run(db, frozen, breaches);
        WaiverCheck.Run(db, breaches);
        DrawerCheck.Run(db, breaches);
        ConcessionCheck.Run(db, frozen, breaches);
        DunningCheck.Run(db, breaches);
        ChannelCheck.Run(db, breaches);
        DebitCheck.Run(db, breaches);
        return new VerificationReport(bills, yen, db.Claims.LongCount(), db.Transfers.LongCount(), db.Payments.LongCount(), breaches.Found);
    }

    /// <summary>Walks bills, parts, lines, claims and assessments together: all are in the order of the bill's number.</summary>
    private static (long Bills, long Yen) CheckBills(IBillingDatabase database, Breaches breaches)
    {
        // One connection each: PostgreSQL reads one result at a time.
        using var billsDb = database.NewContext();
        using var partsDb = database.NewContext();
        using var linesDb = database.NewContext();
        using var claimsDb = database.NewContext();
        using var transfersDb = database.NewContext();
        var (firstAssessed, lastAssessed) = (TransferId.Of(Cause.Assessed, 0, 0), TransferId.Of(Cause.Reversed, 0, 0) - 1);
        using var parts = new Ascending<BillPart>(partsDb.BillParts.AsNoTracking().OrderBy(p => p.Id), p => p.Id);
        using var lines = new Ascending<BillLine>(linesDb.BillLines.AsNoTracking().OrderBy(l => l.Id), l => l.Id);
        using var claims = new Ascending<Claim>(claimsDb.Claims.AsNoTracking().OrderBy(c => c.Id), c => c.Id);
        using var assessed = new Ascending<Transfer>(
            transfersDb.Transfers.AsNoTracking().Where(t => t.Id >= firstAssessed && t.Id <= lastAssessed).OrderBy(t => t.Id), t => t.ClaimId);
        var pending = Pending(billsDb);
        long count = 0, yen = 0, next = 0;
        foreach (var bill in billsDb.Bills.AsNoTracking().OrderBy(b => b.Id))
        {
            if (BillNumber.Number(bill.Id) != 1 && bill.Id != next)
            {
                breaches.Add("bill.gap", BillNumber.Print(bill.Id), $"直前の番号 {BillNumber.Print(bill.Id - 1)} がありません。", $"The number before it, {BillNumber.Print(bill.Id - 1)}, is missing.");
            }

            next = bill.Id + 1;
            var rows = new BillRows(bill, parts.UpTo((bill.Id * 10) + 9), lines.UpTo(BillNumber.Lines(bill.Id, bill.Id).Last), claims.UpTo((bill.Id * 100) + 99), assessed.UpTo((bill.Id * 100) + 99));
            BillCheck.Run(rows, pending.Any(p => p.First <= bill.Id && bill.Id <= p.Last), breaches);
            count++;
            yen += bill.Total.Yen;
        }

        Leftover(parts.UpTo(long.MaxValue).Count + lines.UpTo(long.MaxValue).Count + claims.UpTo(long.MaxValue).Count + assessed.UpTo(long.MaxValue).Count, breaches);
        return (count, yen);
    }

    /// <summary>Bills whose chunk has not reached the ledger stage yet: an interrupted night is no breach.</summary>
    private static List<(long First, long Last)> Pending(BillingDbContext db) => (
        from b in db.NightSteps
        where b.Stage == Stage.Bills && b.State == StepState.Done && b.FirstId > 0
        join l in db.NightSteps on new { b.NightId, b.Chunk } equals new { l.NightId, l.Chunk }
        where l.Stage == Stage.Ledger && l.State != StepState.Done
        select new { b.FirstId, b.LastId }).AsEnumerable().Select(x => (x.FirstId, x.LastId)).ToList();

    private static void Leftover(int rows, Breaches breaches)
    {
        if (rows > 0)
        {
            breaches.Add("bill.orphans", "", $"調定のない内訳・明細・債権・仕訳が {rows} 行あります。", $"{rows} parts, lines, claims or assessments belong to no bill.");
        }
    }
}

/// <summary>Collects breaches up to a bound, so that a wholly broken database still gives an answer.</summary>
internal sealed class Breaches
{
    private readonly List<Breach> _found = [];

    public IReadOnlyList<Breach> Found => _found;

    public void Add(string code, string subject, string ja, string en)
    {
        if (_found.Count < VerificationReport.MostBreaches)
        {
            _found.Add(new Breach(code, subject, new Sentence($"{subject}: {ja}", $"{subject}: {en}")));
        }
    }
}
