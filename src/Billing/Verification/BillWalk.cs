using Billing.Bills;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Billing.Verification;

/// <summary>Bills of supplies of some months with their parts, in the order of their numbers. Streams: memory does not grow with the town.</summary>
internal static class BillWalk
{
    /// <param name="from">First 調定月.</param>
    /// <param name="to">Last 調定月, inclusive.</param>
    public static IEnumerable<(Bill Bill, IReadOnlyList<BillPart> Parts)> Of(IBillingDatabase database, BillingMonth from, BillingMonth to)
    {
        // One connection each: PostgreSQL reads one result at a time.
        using var billsDb = database.NewContext();
        using var partsDb = database.NewContext();
        var bills = In(billsDb, from, to);
        var (first, last) = (bills.Min(b => (long?)b.Id) ?? 0, bills.Max(b => (long?)b.Id) ?? 0);
        using var parts = new Ascending<BillPart>(
            partsDb.BillParts.AsNoTracking().Where(p => p.Id >= first * 10 && p.Id <= (last * 10) + 9).OrderBy(p => p.Id), p => p.Id);
        foreach (var bill in bills.OrderBy(b => b.Id))
        {
            var upTo = parts.UpTo((bill.Id * 10) + 9);

            // Between two bills of the months may lie parts of bills of other months.
            upTo.RemoveAll(part => part.BillId != bill.Id);
            yield return (bill, upTo);
        }
    }

    /// <summary>Occasional bills are left out: they charge no supply that a book could price, and <see cref="BillCheck"/> adds their lines up.</summary>
    public static IQueryable<Bill> In(BillingDbContext db, BillingMonth from, BillingMonth to) => db.Bills.AsNoTracking().Where(b => b.Month >= from && b.Month <= to && b.UsageId != 0);
}
