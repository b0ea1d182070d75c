using Billing.Collection;
using Billing.Kernel;
using Billing.Ledger;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>Reads cases with everything that decides what may follow, many at once in a fixed number of queries.</summary>
/// <param name="book">Null where only the place of a case is asked, not what is due.</param>
public sealed class CaseReader(BillingDbContext db, RuleBook? book, LocalDate today)
{
    /// <summary>Cases that are read at once.</summary>
    public const int Most = 400;

    public CaseFile? Read(long caseId) => db.DunningCases.SingleOrDefault(c => c.Id == caseId) is { } of ? Read([of])[0] : null;

    /// <param name="cases">At most <see cref="Most"/>; tracked where the caller will change them.</param>
    public IReadOnlyList<CaseFile> Read(IReadOnlyList<DunningCase> cases)
    {
        if (cases.Count == 0)
        {
            return [];
        }

        var persons = cases.Select(c => c.DebtorId).Distinct().ToList();
        var ids = cases.Select(c => c.Id).ToList();
        var claims = OverdueClaims.Of(db, persons, today);
        var steps = Steps(ids);
        var beside = ClaimKinds.Of(db, claims.Select(c => c.Claim.Id));
        var supplies = Supplies(claims.Select(c => c.Claim.ContractId));
        var returned = DebitReturns.Of(db, [.. claims.Select(c => c.Claim.Id)]);
        var debts = claims.ToLookup(
            c => (c.DebtorId, c.Claim.Service),
            c => new CaseDebt(c.Claim, c.Bill, c.Owed, beside.ContainsKey(c.Claim.Id), supplies.GetValueOrDefault(c.Claim.ContractId), returned.TryGetValue(c.Claim.Id, out var on) ? on : null));
        var holds = db.DunningHolds.AsNoTracking().Where(h => persons.Contains(h.DebtorId)).ToList();
        var pledges = Pledges(ids, steps);
        var stops = (
            from s in db.SupplyStops
            where ids.Contains(s.CaseId) && s.Stands
            join o in db.FieldOrders on s.StopOrderId equals o.Id
            select new { s, o }).ToList().ToLookup(x => x.s.CaseId, x => (x.s, x.o));
        return [.. cases.Select(of => new CaseFile(of, [.. steps[of.Id]])
        {
            Today = today,
            Debts = [.. debts[(of.DebtorId, of.Service)]],
            Holds = holds.FindAll(h => h.DebtorId == of.DebtorId && h.Holds(of.Service, today)),
            Pledge = pledges.GetValueOrDefault(of.Id),
            Stops = [.. stops[of.Id]],
            Schedule = book is null ? [] : DunningSchedule.Of(book, of.Service, today),
            Terms = book?.InForce<DunningTermsRule>(today, of.Service),
        })];
    }

    private ILookup<long, RecordedStep> Steps(List<long> cases)
    {
        var steps = db.DunningSteps.AsNoTracking().Where(s => cases.Contains(s.CaseId)).OrderBy(s => s.Id).ToList();
        var claims = (
            from c in db.DunningStepClaims.AsNoTracking()
            join s in db.DunningSteps on c.StepId equals s.Id
            where cases.Contains(s.CaseId)
            select c).ToList().ToLookup(c => c.StepId);
        return steps.ToLookup(s => s.CaseId, s => new RecordedStep(s, [.. claims[s.Id]]));
    }

    /// <summary>Contracts that run today.</summary>
    private Dictionary<long, Supplied> Supplies(IEnumerable<long> contracts)
    {
        var ids = contracts.Where(id => id != 0).Distinct().ToList();
        return db.Contracts.AsNoTracking().Where(c => ids.Contains(c.Id) && c.From <= today && (c.To == null || c.To >= today))
            .Select(c => new { c.Id, c.ServicePointId, c.From }).ToDictionary(c => c.Id, c => new Supplied(c.Id, c.ServicePointId, c.From));
    }

    private Dictionary<long, StandingPledge> Pledges(List<long> cases, ILookup<long, RecordedStep> steps)
    {
        var pledges = db.InstalmentPledges.Where(p => cases.Contains(p.CaseId) && p.EndedOn == null).ToList();
        if (pledges.Count == 0)
        {
            return [];
        }

        var ids = pledges.ConvertAll(p => p.Id);
        var parts = db.PledgeInstalments.AsNoTracking().Where(i => ids.Contains(i.PledgeId)).OrderBy(i => i.Number).ToList().ToLookup(i => i.PledgeId);
        var covered = pledges.ToDictionary(p => p.Id, p => steps[p.CaseId].Single(s => s.Step.Id == p.StepId).Claims.Select(c => c.ClaimId).ToHashSet());
        var owed = OverdueClaims.Owed(db, [.. covered.Values.SelectMany(c => c)]);
        return pledges.ToDictionary(p => p.CaseId, p => new StandingPledge(p, [.. parts[p.Id]], new Money(covered[p.Id].Sum(c => owed.GetValueOrDefault(c).Yen)), covered[p.Id]));
    }
}
