using Billing.Bills;
using Billing.Charges;
using Billing.Metering;
using Billing.Nights;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;

namespace Billing.Verification;

/// <summary>
/// Looks up the bills just before, where a book settles them together with a later one (中止を前の期間に合わせる規則, 精算). A bill froze them only if its own
/// book had such a rule; the other book needs them all the same – a rule that was lost in a change of systems could not be found otherwise.
/// </summary>
/// <param name="rules">The rules of both sides that ask for it.</param>
internal sealed class PeriodsBefore(IReadOnlyList<Rule> rules)
{
    /// <summary>Null where neither book has a rule that asks for what came before.</summary>
    public static PeriodsBefore? NeededBy(IReadOnlyDictionary<int, ChargeEngine> frozen, ReplayBook old, ReplayBook now)
    {
        var rules = old.Rules(frozen).Concat(now.Rules(frozen)).Where(EarlierCharges.IsAskedBy).ToList();
        return rules.Count > 0 ? new PeriodsBefore(rules) : null;
    }

    /// <summary>Reads what the bills of a chunk need.</summary>
    public Found Read(BillingDbContext db, IReadOnlyList<(Bill Bill, IReadOnlyList<BillPart> Parts)> standing)
    {
        var usages = new DenseKeys(standing.Select(entry => entry.Bill.UsageId)).In(db.Usages.AsNoTracking(), u => u.Id)
            .Where(u => u.Stops || u.Basis == UsageBasis.Settled).ToList();
        return new Found(usages.ToDictionary(usage => usage.Id), EarlierCharges.Read(db, usages, rules));
    }

    /// <summary>What was found for a chunk.</summary>
    /// <param name="usages">Usages that stop or settle, by key.</param>
    /// <param name="earlier">What came before them.</param>
    internal sealed class Found(Dictionary<long, Usage> usages, EarlierCharges earlier)
    {
        /// <summary>The supply with what came before it. What the bill itself froze goes before what is found now.</summary>
        public ReplaySupply Complete(Bill bill, Supply own)
        {
            if (!usages.TryGetValue(bill.UsageId, out var usage))
            {
                return new ReplaySupply(own, []);
            }

            var found = earlier.With(usage).Where(entry => entry.Service == own.Service).ToList();
            var charges = own.Earlier
                .Concat(found.Select(entry => entry.Charge).Where(charge => !own.Earlier.Any(frozen => frozen.From == charge.From)))
                .OrderBy(charge => charge.From)
                .ToList();
            return charges.Count == 0 ? new ReplaySupply(own, []) : new ReplaySupply(
                own with { Earlier = charges, Overestimated = own.Earlier.Count > 0 ? own.Overestimated : Billable.Overestimated(usage, own.Service) },
                [.. charges.Select(charge => found.Find(entry => entry.Charge.From == charge.From).Supply)]);
        }
    }
}
