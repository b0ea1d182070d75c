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

        return new ProtectedPerson(found, await ContractsOf(db, customer).AsNoTracking()
            .OrderByDescending(c => c.From)
            .Take(50)
            .ToListAsync(stop));
    }

    /// <summary>Contracts of which the customer is or was user or payer.</summary>
    /// <remarks>Two lists put together, because each has an index of its own and a condition over both would read every contract.</remarks>
    public static IQueryable<Contract> ContractsOf(BillingDbContext db, long customer)
    {
        var ids = db.Contracts.Where(c => c.UserId == customer).Select(c => c.Id).Union(db.ContractTerms.Where(t => t.PayerId == customer).Select(t => t.ContractId));
        return db.Contracts.Where(c => ids.Contains(c.Id));
    }
}
