using Microsoft.EntityFrameworkCore;

namespace Billing.Places;

/// <summary>
/// One person under several customer numbers. Claims, bills and payments are never rewritten by a merger: they keep the customer of their day. Whoever asks what a person owes or paid
/// asks for all keys of the person: <c>db.Claims.Where(c =&gt; ids.Contains(c.DebtorId))</c>.
/// </summary>
public static class MergedCustomers
{
    /// <summary>The keys of the person who is customer <paramref name="customerId"/>: the one who stays first, then all who were merged into them.</summary>
    public static async Task<IReadOnlyList<long>> Ids(BillingDbContext db, long customerId, CancellationToken stop = default)
    {
        var stays = await db.Customers.Where(c => c.Id == customerId).Select(c => c.MergedIntoId).SingleOrDefaultAsync(stop) ?? customerId;
        return [stays, .. await db.Customers.Where(c => c.MergedIntoId == stays).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(stop)];
    }
}
