using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Collection;

/// <summary>What banks sent back.</summary>
public static class DebitReturns
{
    /// <summary>The day on which a bank last said that the debit of a claim had failed, by claim; claims that never came back are not in it.</summary>
    public static IReadOnlyDictionary<long, LocalDate> Of(BillingDbContext db, IReadOnlyCollection<long> claimIds)
    {
        var days = new Dictionary<long, LocalDate>();
        foreach (var ids in claimIds.Distinct().Chunk(1000))
        {
            var rows = (
                from c in db.DebitEntryClaims.AsNoTracking()
                where ids.Contains(c.ClaimId)
                join e in db.DebitEntries on c.EntryId equals e.Id
                where e.State == DebitEntryState.Returned
                select new { c.ClaimId, e.Id, e.AnsweredOn }).ToList();
            foreach (var of in rows.GroupBy(r => r.ClaimId))
            {
                days[of.Key] = of.MaxBy(r => r.Id)!.AnsweredOn!.Value;
            }
        }

        return days;
    }
}
