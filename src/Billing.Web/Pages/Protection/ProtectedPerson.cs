using Billing.Places;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Protection;

/// <summary>The person whom a page of protection is about, with their contracts.</summary>
public sealed record ProtectedPerson(Customer Customer, IReadOnlyList<Contract> Contracts)
{
    /// <summary>Null when there is no such customer.</summary>
    public static async Task<ProtectedPerson?> Read(BillingDbContext db, long customer, CancellationToken stop)
    {
        if (await db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Id == customer, stop) is not { } found)
        {
            return null;
        }

        return new ProtectedPerson(found, await db.Contracts.AsNoTracking()
            .Where(c => c.UserId == customer || db.ContractTerms.Any(t => t.ContractId == c.Id && t.PayerId == customer))
            .OrderByDescending(c => c.From)
            .Take(50)
            .ToListAsync(stop));
    }
}
