using Billing.Bills;
using Billing.Kernel;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Collection;

/// <summary>A claim on which something is still owed.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Bill">The bill it belongs to.</param>
/// <param name="Owed">Above zero.</param>
public sealed record OwedClaim(Claim Claim, Bill Bill, Money Owed)
{
    /// <summary>What a contract owes, whoever was its payer then; oldest first.</summary>
    public static IReadOnlyList<OwedClaim> OfContract(BillingDbContext db, long contractId)
    {
        // Claims are indexed by debtor, not by contract.
        var debtors = db.Bills.Where(b => b.ContractId == contractId).Select(b => b.DebtorId).Distinct().ToList();
        return Read(db, db.Claims.Where(c => debtors.Contains(c.DebtorId) && c.ContractId == contractId));
    }

    /// <summary>What a customer owes as payer, for every contract and without one; oldest first.</summary>
    /// <param name="customers">All keys of the person (<see cref="Places.MergedCustomers.Ids"/>).</param>
    public static IReadOnlyList<OwedClaim> OfDebtor(BillingDbContext db, params IReadOnlyCollection<long> customers) => Read(db, db.Claims.Where(c => customers.Contains(c.DebtorId)));

    /// <summary>What is owed on the claims with these keys; oldest first.</summary>
    public static IReadOnlyList<OwedClaim> Of(BillingDbContext db, IReadOnlyCollection<long> claimIds) => Read(db, db.Claims.Where(c => claimIds.Contains(c.Id)));

    /// <summary>What debtors owe that falls due between two days, both included; oldest first.</summary>
    public static IReadOnlyList<OwedClaim> DueBetween(BillingDbContext db, IReadOnlyCollection<long> debtors, LocalDate first, LocalDate last) =>
        Read(db, db.Claims.Where(c => debtors.Contains(c.DebtorId) && c.DueOn >= first && c.DueOn <= last));

    private static List<OwedClaim> Read(BillingDbContext db, IQueryable<Claim> of)
    {
        var owed = (
            from c in of
            join t in db.Transfers on c.Id equals t.ClaimId
            where t.Debit == Account.Receivable || t.Credit == Account.Receivable
            group t by t.ClaimId into g
            select new { g.Key, Yen = g.Sum(t => t.Debit == Account.Receivable ? t.Amount.Yen : -t.Amount.Yen) })
            .Where(x => x.Yen > 0)
            .ToDictionary(x => x.Key, x => new Money(x.Yen));
        if (owed.Count == 0)
        {
            return [];
        }

        var keys = owed.Keys.ToList();
        var numbers = keys.Select(key => key / 100).Distinct().ToList();
        var bills = db.Bills.AsNoTracking().Where(b => numbers.Contains(b.Id)).ToDictionary(b => b.Id);
        return [.. db.Claims.AsNoTracking().Where(c => keys.Contains(c.Id)).AsEnumerable()
            .Select(c => new OwedClaim(c, bills[c.BillId], owed[c.Id]))
            .OrderBy(c => c.Claim.DueOn).ThenBy(c => c.Claim.Id)];
    }
}
