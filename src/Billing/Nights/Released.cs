using Billing.Metering;
using Microsoft.EntityFrameworkCore;

namespace Billing.Nights;

/// <summary>Marks a released usage as billed, once: the second of two attempts finds nothing to mark.</summary>
internal static class Released
{
    public static void MarkBilled(BillingDbContext db, long usageId, long? billId, Func<Exception> otherwise)
    {
        var marked = db.Usages.Where(u => u.Id == usageId && u.State == UsageState.Released).ExecuteUpdate(u => u.SetProperty(x => x.State, UsageState.Billed));
        if (marked != 1)
        {
            throw otherwise();
        }

        db.GateReleases.Where(r => r.UsageId == usageId).ExecuteUpdate(u => u.SetProperty(r => r.BillId, billId));
    }
}
