using System.Text.Json;
using Billing.Collection;
using Billing.Delinquency;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Debits;

/// <summary>
/// Debtors and claims that no account is asked for: holds on the debtor (調査・猶予) whose reasons the contract's rule names, and claims under a pledge (分納), which are paid in its parts.
/// What falls due beside a pledge is debited as ever, since the pledge rests on its being paid.
/// </summary>
internal sealed class DebitHolds
{
    private readonly List<DunningHold> _holds;
    private readonly Answerers _answerers;
    private readonly HashSet<long> _pledged;
    private readonly LocalDate _on;

    private DebitHolds(List<DunningHold> holds, Answerers answerers, HashSet<long> pledged, LocalDate on) => (_holds, _answerers, _pledged, _on) = (holds, answerers, pledged, on);

    public static DebitHolds On(BillingDbContext db, DirectDebitRule rule, LocalDate on)
    {
        var holds = db.DunningHolds.AsNoTracking().Where(h => h.From <= on && (h.EndedOn == null || h.EndedOn > on)).ToList().FindAll(h => Stops(rule, h.Reason));
        var pledged = (
            from p in db.InstalmentPledges
            where p.EndedOn == null
            join c in db.DunningStepClaims on p.StepId equals c.StepId
            select c.ClaimId).ToHashSet();
        return new DebitHolds(holds, Answerers.For(db, holds.Select(h => h.DebtorId)), pledged, on);
    }

    /// <summary>Why a claim is not asked for; null = it may be.</summary>
    public DebitLeftReason? Of(OwedClaim claim)
    {
        if (_pledged.Contains(claim.Claim.Id))
        {
            return DebitLeftReason.Pledged;
        }

        if (!_answerers.Keys.Contains(claim.Claim.DebtorId))
        {
            return null;
        }

        var answers = _answerers.Of(claim.Claim, claim.Bill);
        return _holds.Any(h => h.DebtorId == answers && h.Holds(claim.Claim.Service, _on)) ? DebitLeftReason.Held : null;
    }

    private static bool Stops(DirectDebitRule rule, HoldReason reason) =>
        rule.HeldBy?.Contains(JsonNamingPolicy.CamelCase.ConvertName(reason.ToString())) ?? reason != HoldReason.Protected;
}
