using Billing.Bills;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Billing.Ledger;

/// <summary>The claims of a contract, by the keys that grow out of its bills: a claim carries no index on its contract, and one debtor may pay for thousands.</summary>
public static class ContractClaims
{
    private const int Instalments = 10;

    /// <summary>A query for them, by every key that they may have (<see cref="BillNumber.Claim"/>); the bills are read at once.</summary>
    /// <remarks>Keys and not a span per bill: of a span that is reckoned in the query PostgreSQL expects a two-hundredth of all claims, and reads whole tables.</remarks>
    public static async Task<IQueryable<Claim>> Of(BillingDbContext db, long contractId, CancellationToken stop = default)
    {
        var bills = await db.Bills.Where(b => b.ContractId == contractId).Select(b => b.Id).ToListAsync(stop);
        var keys = bills.SelectMany(bill => Enum.GetValues<Service>().SelectMany(service => Enumerable.Range(0, Instalments).Select(n => BillNumber.Claim(bill, service, n)))).ToArray();
        return db.Claims.Where(c => EF.Parameter(keys).Contains(c.Id));
    }
}
