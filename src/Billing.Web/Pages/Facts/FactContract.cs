using Billing.Places;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Facts;

/// <summary>The contract that a fact is about.</summary>
public sealed record FactContract(Contract Contract, Customer User)
{
    /// <summary>The contract printed as <paramref name="number"/>; null when there is none.</summary>
    public static Task<FactContract?> Read(BillingDbContext db, string number, CancellationToken stop) => (
        from c in db.Contracts.AsNoTracking()
        where c.Number == number
        join u in db.Customers on c.UserId equals u.Id
        select new FactContract(c, u)).FirstOrDefaultAsync(stop);
}
