using Billing.Collection;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Debits;

/// <summary>The last time that a bank was asked for a claim.</summary>
internal sealed record DebitHistory(long EntryId, bool IsOpen, DebitEntryState State, DebitNext? Next, LocalDate DebitOn)
{
    /// <summary>By claim; a claim that no bank was asked for is not in it. Cancelled runs asked nobody.</summary>
    public static Dictionary<long, DebitHistory> Of(BillingDbContext db, IReadOnlyCollection<long> claimIds)
    {
        var last = new Dictionary<long, DebitHistory>();
        foreach (var ids in claimIds.Chunk(1000))
        {
            var rows = (
                from c in db.DebitEntryClaims.AsNoTracking()
                where ids.Contains(c.ClaimId)
                join e in db.DebitEntries on c.EntryId equals e.Id
                join r in db.DebitRuns on e.RunId equals r.Id
                where r.State != DebitRunState.Cancelled
                orderby e.Id
                select new { c.ClaimId, e.Id, RunState = r.State, e.State, e.Next, r.DebitOn }).ToList();
            foreach (var row in rows)
            {
                last[row.ClaimId] = new DebitHistory(row.Id, row.RunState is DebitRunState.Made or DebitRunState.Sent, row.State, row.Next, row.DebitOn);
            }
        }

        return last;
    }
}
