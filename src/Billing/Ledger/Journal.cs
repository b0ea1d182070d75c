using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Ledger;

/// <summary>One line of the daily journal for the accounting system.</summary>
/// <param name="Day">Day of posting.</param>
/// <param name="Fund">Water and sewer keep separate books.</param>
/// <param name="Debit">借方.</param>
/// <param name="Credit">貸方.</param>
/// <param name="Transfers">Number of transfers.</param>
/// <param name="Amount">Their sum.</param>
public sealed record JournalLine(LocalDate Day, Service Fund, Account Debit, Account Credit, int Transfers, Money Amount);

/// <summary>日計仕訳: transfers summed per day, fund and pair of accounts.</summary>
public static class Journal
{
    public static async Task<IReadOnlyList<JournalLine>> Of(BillingDbContext db, LocalDate first, LocalDate last, CancellationToken cancel = default)
    {
        var sums = await (
            from t in db.Transfers
            where t.PostedOn >= first && t.PostedOn <= last
            group t by new { t.PostedOn, t.Fund, t.Debit, t.Credit } into g
            select new { g.Key, Count = g.Count(), Yen = g.Sum(t => t.Amount.Yen) }).ToListAsync(cancel);
        return [.. sums
            .OrderBy(s => s.Key.PostedOn).ThenBy(s => s.Key.Fund).ThenBy(s => s.Key.Debit).ThenBy(s => s.Key.Credit)
            .Select(s => new JournalLine(s.Key.PostedOn, s.Key.Fund, s.Key.Debit, s.Key.Credit, s.Count, new Money(s.Yen)))];
    }
}
