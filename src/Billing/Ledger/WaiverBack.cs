using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Ledger;

/// <summary>What becomes of waivers when the late charge itself is taken back (the payment was returned, the bill corrected): they go first, so that what was waived never looks paid.</summary>
internal static class WaiverBack
{
    /// <summary>Books the opposite of every waiver that stands on a claim, and turns down those that wait.</summary>
    /// <returns>Yen that are owed again on the claim.</returns>
    public static Money TakeBack(BillingDbContext db, Claim claim, LocalDate today, ICollection<Transfer> into)
    {
        var back = Money.Zero;
        var waivers = db.LateChargeWaivers.Where(w => w.ClaimId == claim.Id && w.Confirmed != false && w.BackTransferId == null).OrderBy(w => w.Id).ToList();
        var leg = waivers.Exists(w => w.TransferId is not null) ? TransferId.FreeLeg(db, Cause.Waived, claim.Id, waivers.Count) : 0;
        foreach (var waiver in waivers)
        {
            waiver.Version++;
            if (waiver.TransferId is not { } booked)
            {
                (waiver.Confirmed, waiver.DecidedOn) = (false, today);
                continue;
            }

            var opposite = Posting.WaiveBack(claim, db.Transfers.AsNoTracking().Single(t => t.Id == booked), today, leg++);
            into.Add(opposite);
            waiver.BackTransferId = opposite.Id;
            back += waiver.Amount;
        }

        return back;
    }
}
