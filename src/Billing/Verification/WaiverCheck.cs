using Billing.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Billing.Verification;

/// <summary>延滞金の減免: what was confirmed is booked once, on a late charge, by two persons where the rule asks for them, and taken back at most once; nothing else lowers a late charge.</summary>
internal static class WaiverCheck
{
    public static void Run(BillingDbContext db, Breaches breaches)
    {
        var (first, before) = (TransferId.Of(Cause.Waived, 0, 0), TransferId.Of(Cause.Waived + 1, 0, 0));
        var booked = db.Transfers.AsNoTracking().Where(t => t.Id >= first && t.Id < before).ToDictionary(t => t.Id);
        var kinds = db.LateChargeEntries.Where(e => db.LateChargeWaivers.Any(w => w.ClaimId == e.ClaimId)).Select(e => e.ClaimId).ToHashSet();
        foreach (var waiver in db.LateChargeWaivers.AsNoTracking().OrderBy(w => w.Id).AsEnumerable())
        {
            var place = $"claim {waiver.ClaimId}";
            var isBooked = Take(booked, waiver.TransferId, waiver, lowers: true);
            if (isBooked != (waiver.Confirmed == true) || (waiver.BackTransferId is { } back && !Take(booked, back, waiver, lowers: false)))
            {
                breaches.Add("waiver.posting", place, "延滞金の減免の決裁と仕訳が一致しません。", "The waiver and its posting differ.");
            }

            if (waiver.Confirmed == true && (waiver.DecidedBy is null || (waiver.NeedsSecondPerson && waiver.DecidedBy == waiver.AskedBy)))
            {
                breaches.Add("waiver.alone", place, "延滞金の減免が一人で決められています。", "One person waived alone what two must.");
            }

            if (!kinds.Contains(waiver.ClaimId))
            {
                breaches.Add("waiver.claim", place, "延滞金でない債権が減免されています。", "What was waived is no late charge.");
            }
        }

        foreach (var stray in booked.Values)
        {
            breaches.Add("waiver.stray", $"claim {stray.ClaimId}", "決裁のない減免の仕訳があります。", "A waiver is posted that nobody decided.");
        }
    }

    private static bool Take(Dictionary<long, Transfer> booked, long? id, LateChargeWaiver waiver, bool lowers) =>
        id is { } key && booked.Remove(key, out var transfer) && transfer.ClaimId == waiver.ClaimId && transfer.Amount == waiver.Amount
        && (lowers ? transfer.Credit : transfer.Debit) == Account.Receivable;
}
