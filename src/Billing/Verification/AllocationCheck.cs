using Billing.Collection;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Billing.Verification;

/// <summary>Every allocation by rule is derived again from the rule of its day and the debts as they stood.</summary>
internal static class AllocationCheck
{
    public static void Run(IBillingDatabase database, FrozenBooks frozen, Breaches breaches)
    {
        // One connection each: PostgreSQL reads one result at a time.
        using var recordsDb = database.NewContext();
        using var db = database.NewContext();
        var lacking = (
            from a in db.Allocations
            where a.Basis == AllocationBasis.ByRule && a.Amount.Yen > 0 && !db.AllocationRecords.Any(r => r.PaymentId == a.PaymentId)
            select a.Id).Take(20).ToList();
        lacking.ForEach(id => breaches.Add("allocation.record", $"allocation {id}", "規則による充当に記録がありません。", "It was made by rule and has no record of why."));
        foreach (var records in recordsDb.AllocationRecords.AsNoTracking().OrderBy(r => r.PaymentId).AsEnumerable().Chunk(500))
        {
            Check(db, frozen, records, breaches);
        }
    }

    private static void Check(BillingDbContext db, FrozenBooks frozen, AllocationRecord[] records, Breaches breaches)
    {
        var payments = records.Select(r => r.PaymentId).ToList();
        var made = db.Allocations.AsNoTracking().Where(a => payments.Contains(a.PaymentId)).ToList().ToLookup(a => a.PaymentId);
        var days = db.Payments.Where(p => payments.Contains(p.Id)).Select(p => new { p.Id, p.ReceivedOn }).ToDictionary(p => p.Id, p => p.ReceivedOn);
        var debts = records.SelectMany(r => AllocationRecord.Read(r.Debts)).Select(d => d.ClaimId).Distinct().ToList();
        var claims = db.Claims.AsNoTracking().Where(c => debts.Contains(c.Id)).ToDictionary(c => c.Id);
        foreach (var record in records)
        {
            var again = frozen.Of(record.RuleBookId) is { } book ? record.Again(book) : [];
            var stands = made[record.PaymentId].Where(a => a.Basis != AllocationBasis.Credit).Select(a => (a.ClaimId, a.Amount)).ToHashSet();
            if (again.Any(share => !stands.Contains((share.ClaimId, share.Amount))) || !again.Where(s => s.Basis == AllocationBasis.ByRule).Select(s => s.ClaimId).ToHashSet()
                .SetEquals(made[record.PaymentId].Where(a => a.Basis == AllocationBasis.ByRule).Select(a => a.ClaimId)))
            {
                breaches.Add("allocation.rule", $"payment {record.PaymentId}", "充当が、その日の規則から導かれるものと一致しません。", "Its allocations are not those that the rule of its day gives.");
            }

            var wrong = AllocationRecord.Read(record.Debts).Any(d => !claims.TryGetValue(d.ClaimId, out var claim) || claim.DueOn != d.DueOn || d.Owed <= Money.Zero);
            if (wrong || days.GetValueOrDefault(record.PaymentId) != record.On)
            {
                breaches.Add("allocation.basis", $"payment {record.PaymentId}", "充当の記録が債権または収納日と一致しません。", "The record of its allocation does not agree with the claims or with the day of payment.");
            }
        }
    }
}
