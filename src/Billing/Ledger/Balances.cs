using Billing.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Billing.Ledger;

/// <summary>Balances, worked out from the transfers: nothing else says what is owed.</summary>
public static class Balances
{
    /// <summary>What is still owed on a claim.</summary>
    public static Money Owed(BillingDbContext db, long claimId) => Of(db, claimId, Account.Receivable);

    /// <summary>What stands to the payer's credit on a claim.</summary>
    public static Money Credit(BillingDbContext db, long claimId) => -Of(db, claimId, Account.Overpayment);

    /// <summary>What is still owed on each of <paramref name="claims"/>; a claim without transfers is not in the result.</summary>
    public static Task<IReadOnlyDictionary<long, Money>> OwedByClaim(BillingDbContext db, IQueryable<Claim> claims, CancellationToken cancel = default)
        => ByClaim(db, claims, Account.Receivable, 1, cancel);

    /// <summary>What stands to the payer's credit on each of <paramref name="claims"/>; a claim without a credit posting is not in the result.</summary>
    public static Task<IReadOnlyDictionary<long, Money>> CreditByClaim(BillingDbContext db, IQueryable<Claim> claims, CancellationToken cancel = default)
        => ByClaim(db, claims, Account.Overpayment, -1, cancel);

    private static async Task<IReadOnlyDictionary<long, Money>> ByClaim(BillingDbContext db, IQueryable<Claim> claims, Account account, int side, CancellationToken cancel)
    {
        var sums = await (
            from c in claims
            join t in db.Transfers on c.Id equals t.ClaimId
            where t.Debit == account || t.Credit == account
            group t by t.ClaimId into g
            select new { g.Key, Yen = g.Sum(t => t.Debit == account ? t.Amount.Yen : -t.Amount.Yen) }).ToListAsync(cancel);
        return sums.ToDictionary(s => s.Key, s => new Money(side * s.Yen));
    }

    private static Money Of(BillingDbContext db, long claimId, Account account) => new(db.Transfers
        .Where(t => t.ClaimId == claimId && (t.Debit == account || t.Credit == account))
        .Sum(t => t.Debit == account ? t.Amount.Yen : -t.Amount.Yen));
}
