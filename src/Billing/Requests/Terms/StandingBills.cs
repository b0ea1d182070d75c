using Billing.Bills;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Terms;

/// <summary>Bills of a contract that nobody took back.</summary>
internal static class StandingBills
{
    /// <summary>Those of usage whose period ends on a day or later, oldest first.</summary>
    public static async Task<IReadOnlyList<Bill>> Since(BillingDbContext db, long contractId, LocalDate day)
    {
        var bills = await db.Bills.AsNoTracking().Where(b => b.ContractId == contractId && b.PeriodTo >= day && b.UsageId != 0).OrderBy(b => b.Id).ToListAsync();
        var reversed = bills.Where(b => b.Kind == BillKind.Reversal).Select(b => b.CorrectsId).ToHashSet();
        return bills.FindAll(b => b.Kind != BillKind.Reversal && !reversed.Contains(b.Id));
    }
}
