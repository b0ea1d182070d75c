using Billing.Collection;
using Billing.Exchange.DirectDebit;
using Billing.Kernel;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Debits;

/// <summary>Books the answer to one run inside its transaction. What was paid otherwise meanwhile stands to the payer's credit.</summary>
internal sealed class DebitPosting(BillingDbContext db, DebitRun run, BankProfile profile, LocalDate today)
{
    private const int Batch = 500;

    /// <param name="rows">Every record of the answer; they have been held against the request.</param>
    public void Post(IReadOnlyList<DebitRow> rows)
    {
        DebitDesk.Free(db, run.Id);
        var results = rows.ToDictionary(row => long.Parse(row.Key, System.Globalization.CultureInfo.InvariantCulture), row => row.Result);
        var debited = Money.Zero;

        // In the order of payers: whoever holds several holds them in this order.
        var entries = db.DebitEntries.AsNoTracking().Where(e => e.RunId == run.Id).OrderBy(e => e.PayerId).ThenBy(e => e.Id).Select(e => e.Id).ToList();
        foreach (var batch in entries.Chunk(Batch))
        {
            debited += Post(batch, results);
            db.ChangeTracker.Clear();
        }

        db.Attach(run);
        run.Debited = debited;
        db.SaveChanges();
        db.ChangeTracker.Clear();
    }

    private Money Post(long[] ids, Dictionary<long, char> results)
    {
        var entries = db.DebitEntries.Where(e => ids.Contains(e.Id)).OrderBy(e => e.PayerId).ThenBy(e => e.Id).ToList();
        var done = entries.FindAll(e => results[e.Id] == '0');
        var payments = Pay(done);
        foreach (var entry in entries)
        {
            var code = results[entry.Id];
            (entry.Result, entry.AnsweredOn) = ((byte)(code - '0'), today);
            if (code == '0')
            {
                (entry.State, entry.PaymentId) = (DebitEntryState.Debited, payments[entry.Id].Id);
            }
            else
            {
                (entry.State, entry.Next) = (DebitEntryState.Returned, NextOf(entry, code));
            }
        }

        StopMandates(entries.FindAll(e => e.Next == DebitNext.StopMandate));
        db.SaveChanges();
        return new Money(done.Sum(e => e.Amount.Yen));
    }

    /// <summary>What came back from the second run is not asked for a third time.</summary>
    private DebitNext NextOf(DebitEntry entry, char code) => profile.After(code) is var next && next == DebitNext.Again && entry.AgainOfId is not null ? DebitNext.Slip : next;

    private Dictionary<long, Payment> Pay(List<DebitEntry> entries)
    {
        ClaimLock.Take(db, entries.Select(e => e.PayerId));
        var ids = entries.ConvertAll(e => e.Id);
        var parts = db.DebitEntryClaims.AsNoTracking().Where(c => ids.Contains(c.EntryId)).OrderBy(c => c.Id).ToList().ToLookup(c => c.EntryId);
        var keys = parts.SelectMany(of => of, (_, c) => c.ClaimId).Distinct().ToList();
        var claims = db.Claims.AsNoTracking().Where(c => keys.Contains(c.Id)).ToDictionary(c => c.Id);
        var owed = OwedClaim.Of(db, keys).ToDictionary(c => c.Claim.Id, c => c.Owed);
        var receipts = entries.ConvertAll(entry =>
        {
            var settled = parts[entry.Id].SelectMany(c => Receipts.Divide(claims[c.ClaimId], owed.GetValueOrDefault(c.ClaimId), c.Amount)).ToList();
            return (Entry: entry.Id, Receipts.Post(0, 0, run.DebitOn, PaymentChannel.DirectDebit, entry.PayerId, settled).Payment, Parts: (IReadOnlyList<Chosen>)[.. settled.Select(s => new Chosen(s.Claim.Id, s.Amount, s.Basis))]);
        });
        CounterReceipts.Write(db, receipts.ConvertAll(r => (r.Payment, r.Parts)));
        return receipts.ToDictionary(r => r.Entry, r => r.Payment);
    }

    private void StopMandates(List<DebitEntry> entries)
    {
        var ids = entries.Select(e => e.MandateId).Distinct().ToList();
        foreach (var mandate in db.Mandates.Where(m => ids.Contains(m.Id) && (m.State == MandateState.Confirmed || m.State == MandateState.Ended) && (m.To == null || m.To > run.DebitOn)).ToList())
        {
            (mandate.State, mandate.To, mandate.Stop) = (MandateState.Ended, run.DebitOn, (MandateStop)entries.Find(e => e.MandateId == mandate.Id)!.Result!.Value);
            mandate.Version++;
        }
    }
}
