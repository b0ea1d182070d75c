using Billing.Bills;
using Billing.Collection;
using Billing.Exchange.DirectDebit;
using Billing.Ledger;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Debits;

/// <summary>Says what a run would ask for: claims due by the debit day, of mandates that hold on it, that no bank has been asked for before or that are to be asked for again. Reads only.</summary>
/// <param name="rule">The contract with the bank.</param>
/// <param name="contracts">All contracts of the day: a bank that one names goes through no other.</param>
internal sealed class DebitPlanner(BillingDbContext db, DirectDebitRule rule, IReadOnlyList<DirectDebitRule> contracts, BankProfile profile, LocalDate on)
{
    /// <summary>Mandates that are read at once: memory does not grow with the town but for what is asked.</summary>
    private const int Page = 1000;

    private readonly List<DebitAsk> _asks = [];
    private readonly List<DebitLeft> _left = [];
    private readonly HashSet<long> _taken = [];
    private readonly DebitHolds _holds = DebitHolds.On(db, rule, on);

    public DebitPlan Plan(MandateScope services, DebitRound round)
    {
        for (long last = 0; Mandates(last) is { Count: > 0 } mandates; last = mandates[^1].Id)
        {
            Take(mandates.FindAll(m => (m.Scope & services) != 0 && rule.Takes(m.BankCode, contracts)), services, round);
        }

        return new DebitPlan([.. _asks.OrderBy(a => a.Mandate.BankCode, StringComparer.Ordinal).ThenBy(a => a.Mandate.BranchCode, StringComparer.Ordinal).ThenBy(a => a.Mandate.Id).ThenBy(a => a.Claims[0].Claim.Id)], _left);
    }

    private List<Mandate> Mandates(long after) => db.Mandates.AsNoTracking()
        .Where(m => m.Id > after && (m.State == MandateState.Confirmed || m.State == MandateState.Ended) && m.From <= on && (m.To == null || m.To >= on))
        .OrderBy(m => m.Id).Take(Page).ToList();

    private void Take(List<Mandate> mandates, MandateScope services, DebitRound round)
    {
        var payers = mandates.Select(m => m.PayerId).Distinct().ToList();
        var first = rule.OldestDays is { } days ? on.PlusDays(-days) : LocalDate.MinIsoValue;
        var owed = OwedClaim.DueBetween(db, payers, Earliest(first), on).ToLookup(c => (c.Claim.DebtorId, c.Claim.ContractId));
        var candidates = mandates.SelectMany(m => owed[(m.PayerId, m.ContractId)].Where(c => Covers(m, c, services)), (m, c) => (Mandate: m, Claim: c)).ToList();
        var kinds = ClaimKinds.Of(db, candidates.Select(c => c.Claim.Claim.Id));
        candidates.RemoveAll(c => kinds.ContainsKey(c.Claim.Claim.Id) || !_taken.Add(c.Claim.Claim.Id));
        var history = DebitHistory.Of(db, [.. candidates.Select(c => c.Claim.Claim.Id)]);
        var asked = new List<(Mandate Mandate, OwedClaim Claim, long? Again)>();
        foreach (var (mandate, claim) in candidates)
        {
            var (reason, again) = Judge(claim, history.GetValueOrDefault(claim.Claim.Id));
            if (reason is { } why)
            {
                _left.Add(new DebitLeft(claim, mandate, why));
            }
            else if ((again is not null || claim.Claim.DueOn >= first) && round switch { DebitRound.First => again is null, DebitRound.Second => again is not null, _ => true })
            {
                asked.Add((mandate, claim, again));
            }
        }

        Group(asked);
    }

    /// <summary>What came back may be older than what is asked for the first time.</summary>
    private LocalDate Earliest(LocalDate first) => rule.SecondRunDays is { } days && first > LocalDate.MinIsoValue ? first.PlusDays(-days * 2) : first;

    /// <summary>Charges of a supply, not fees outside the cycle; never what fell due before the payer gave the mandate.</summary>
    private bool Covers(Mandate mandate, OwedClaim claim, MandateScope services) =>
        claim.Bill.Kind != BillKind.Occasional && ((MandateScope)(byte)claim.Claim.Service & services) != 0 && mandate.Holds(claim.Claim.Service, on) && claim.Claim.DueOn >= mandate.From;

    private (DebitLeftReason? Reason, long? Again) Judge(OwedClaim claim, DebitHistory? before)
    {
        if (before?.IsOpen == true)
        {
            return (DebitLeftReason.InOpenRun, null);
        }

        long? again = null;
        switch (before)
        {
            case { State: DebitEntryState.Returned, Next: DebitNext.Again } when rule.SecondRunDays is { } days:
                if (before.DebitOn.PlusDays(days) > on)
                {
                    return (DebitLeftReason.WaitsForSecondRun, null);
                }

                again = before.EntryId;
                break;
            case { Next: not DebitNext.NextRun }:
                return (DebitLeftReason.AskedBefore, null);
        }

        return _holds.Of(claim) is { } held ? (held, null) : (null, again);
    }

    private void Group(List<(Mandate Mandate, OwedClaim Claim, long? Again)> asked)
    {
        var marks = DebitMarks.Of(db, [.. asked.Select(a => a.Mandate).Distinct()]);
        foreach (var of in asked.GroupBy(a => (a.Mandate.Id, a.Again, Part: a.Again is not null ? 0 : profile.Combine switch
        {
            DebitCombine.Mandate => 0,
            DebitCombine.Claim => a.Claim.Claim.Id,
            _ => a.Claim.Claim.BillId,
        })))
        {
            var mandate = of.First().Mandate;
            foreach (var claims in of.Select(a => a.Claim).OrderBy(c => c.Claim.Id).Chunk(DebitEntryClaim.Most))
            {
                _asks.Add(new DebitAsk(mandate, claims, marks.GetValueOrDefault(mandate.Id, DebitMark.First), of.Key.Again));
            }
        }
    }
}
