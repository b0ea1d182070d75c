using Billing.Bills;
using Billing.Kernel;
using Billing.LateCharges;
using Billing.Ledger;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;

namespace Billing.Verification;

/// <summary>Every late charge that stands is reckoned again from the payments of its debt and the rule that it names. One whose payment or debt was taken back waits for the daily run to take it back too.</summary>
internal static class LateChargeCheck
{
    public static void Run(BillingDbContext db, FrozenBooks frozen, Breaches breaches)
    {
        foreach (var entries in db.LateChargeEntries.AsNoTracking().OrderBy(e => e.PrincipalId).ThenBy(e => e.ClaimId).AsEnumerable().GroupBy(e => e.PrincipalId).Chunk(300))
        {
            Check(db, frozen, entries, breaches);
        }

        var stray = (
            from l in db.BillLines
            where l.Kind == Charges.ChargeLineKind.LateCharge && l.Id % 100 == 0
            join b in db.Bills on l.Id / 1000 equals b.Id
            where b.Kind == BillKind.Occasional && !db.LateChargeEntries.Any(e => e.ClaimId == (b.Id * 100) + ((l.Id / 100 % 10) * 10))
            select b.Id).Take(20).ToList();
        stray.ForEach(id => breaches.Add("late-charge.stray", BillNumber.Print(id), "延滞金に元の債権の記録がありません。", "It is a late charge and does not say on which debt."));
    }

    private static void Check(BillingDbContext db, FrozenBooks frozen, IGrouping<long, LateChargeEntry>[] debts, Breaches breaches)
    {
        var courses = DebtCourse.Of(db, [.. debts.Select(d => d.Key)]);
        var bills = debts.SelectMany(d => d).Select(e => e.ClaimId / 100).ToList();
        var reversed = db.Bills.Where(b => b.Kind == BillKind.Reversal && b.CorrectsId != null && bills.Contains(b.CorrectsId.Value)).Select(b => b.CorrectsId!.Value).ToHashSet();
        var payments = debts.SelectMany(d => d).Select(e => e.PaymentId).Distinct().ToList();
        var cancelled = db.Payments.Where(p => p.CancelsId != null && payments.Contains(p.CancelsId.Value)).Select(p => p.CancelsId!.Value).ToHashSet();
        var claims = debts.SelectMany(d => d).Select(e => e.ClaimId).ToList();
        var amounts = db.Claims.AsNoTracking().Where(c => claims.Contains(c.Id)).ToDictionary(c => c.Id, c => c.Amount);
        var parts = db.BillParts.AsNoTracking().Where(p => bills.Contains(p.Id / 10)).Select(p => new { p.Id, p.RuleBookId }).ToDictionary(p => p.Id / 10, p => p.RuleBookId);
        foreach (var debt in debts)
        {
            var standing = debt.Where(e => !reversed.Contains(e.ClaimId / 100)).ToList();
            if (!courses.TryGetValue(debt.Key, out var course) || course.IsDropped || standing.Exists(e => cancelled.Contains(e.PaymentId)))
            {
                continue;
            }

            var sum = Money.Zero;
            foreach (var entry in standing)
            {
                sum += amounts.GetValueOrDefault(entry.ClaimId);
                var due = Again(frozen.Of(parts.GetValueOrDefault(entry.ClaimId / 100)), course, entry);
                if (due != sum)
                {
                    breaches.Add("late-charge.amount", $"claim {entry.ClaimId}", $"延滞金 {sum} 円に対し、計算し直すと {due} 円です。", $"The late charge is {sum} yen; reckoned again it is {due}.");
                }
            }
        }
    }

    private static Money Again(RuleBook? book, DebtCourse course, LateChargeEntry entry) =>
        book?.InForce<LateChargeRule>(course.Claim.DueOn.PlusDays(1), course.Claim.Service) is { } rule && rule.Id == entry.RuleId
            ? LateChargeAssessment.Accrue(rule, book.DelayRates, course, entry.Until, entry.PaymentId).Yen
            : Money.Zero;
}
