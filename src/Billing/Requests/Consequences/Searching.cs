using Billing.Places;
using Microsoft.EntityFrameworkCore;

namespace Billing.Requests.Consequences;

/// <summary>Keeps the counter's search right after a contract, name or place has changed.</summary>
internal static class Searching
{
    public static async Task Refresh(BillingDbContext db, long contractId)
    {
        await Remove(db, contractId);
        var contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == contractId);
        var point = await db.ServicePoints.AsNoTracking().SingleAsync(p => p.Id == contract.ServicePointId);
        var user = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == contract.UserId);
        var payerId = await db.ContractTerms.Where(t => t.ContractId == contractId).OrderByDescending(t => t.From).Select(t => t.PayerId).FirstAsync();
        var payer = payerId == user.Id ? user : await db.Customers.AsNoTracking().SingleAsync(c => c.Id == payerId);
        var meters = await db.MeterPlacements.Where(p => p.ServicePointId == point.Id).Join(db.Meters, p => p.MeterId, m => m.Id, (_, m) => m.Number).ToListAsync();
        db.SearchTerms.AddRange(SearchTerms.Of(contract, point, user, payer, meters).Select(term => new SearchTerm { Term = term, ContractId = contractId }));
        await db.SaveChangesAsync();
    }

    public static Task Remove(BillingDbContext db, long contractId) => db.SearchTerms.Where(t => t.ContractId == contractId).ExecuteDeleteAsync();
}
