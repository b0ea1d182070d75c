using Microsoft.EntityFrameworkCore;

namespace Billing.Ledger;

/// <summary>
/// Whoever reads what is owed and then moves it holds the debtors until the transaction ends. Two clerks, or a clerk and a correction, therefore move one debtor's
/// money one after the other, and the second sees what the first left.
/// </summary>
public static class ClaimLock
{
    /// <summary>Takes the debtors in the order of their keys, so that two who want the same ones never wait for each other. Needs an open transaction.</summary>
    public static void Take(BillingDbContext db, IEnumerable<long> debtors)
    {
        foreach (var debtor in debtors.Distinct().Order())
        {
            // Writing a column back to itself takes the row's lock on every database.
            db.Customers.Where(c => c.Id == debtor).ExecuteUpdate(u => u.SetProperty(c => c.Version, c => c.Version));
        }
    }
}
