namespace Billing.Ledger;

/// <summary>The claims of a contract, by the keys that grow out of its bills: a claim carries no index on its contract, and one debtor may pay for thousands.</summary>
public static class ContractClaims
{
    public static IQueryable<Claim> Of(BillingDbContext db, long contractId) =>
        from b in db.Bills
        where b.ContractId == contractId
        from c in db.Claims
        where c.Id >= b.Id * 100 && c.Id <= (b.Id * 100) + 99
        select c;
}
