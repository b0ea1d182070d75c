using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>The limitation of every claim of a case, from its recorded steps and the payments on its claims.</summary>
public static class CaseLimitation
{
    /// <summary>A part payment by claim: the days on which money came in that was not taken back.</summary>
    public static ILookup<long, LocalDate> PartPayments(BillingDbContext db, IReadOnlyCollection<long> claims)
    {
        var keys = claims.ToList();
        return (
            from a in db.Allocations.AsNoTracking()
            where keys.Contains(a.ClaimId) && a.Amount.Yen > 0
            join p in db.Payments on a.PaymentId equals p.Id
            where !db.Payments.Any(c => c.CancelsId == p.Id)
            select new { a.ClaimId, p.ReceivedOn }).ToList().ToLookup(x => x.ClaimId, x => x.ReceivedOn);
    }

    /// <param name="paid">See <see cref="PartPayments"/>.</param>
    public static IReadOnlyDictionary<long, LimitationStanding> Of(CaseFile file, DunningTermsRule terms, ILookup<long, LocalDate> paid) => file.Debts.ToDictionary(
        d => d.Claim.Id,
        d => LimitationClock.Of(terms, d.Claim.DueOn, Events(file, d.Claim.Id, paid), d.Supply?.ContractSince ?? d.Bill.UserSince));

    private static IEnumerable<LimitationEvent> Events(CaseFile file, long claim, ILookup<long, LocalDate> paid)
    {
        var about = file.Steps.Where(s => s.Claims.Any(c => c.ClaimId == claim) && file.Stands(s.Step) && s.Step.ServedOn is not null);
        return about.Select(s => Kind(s.Step) is { } kind ? new LimitationEvent(s.Step.ServedOn!.Value, kind) : (LimitationEvent?)null).OfType<LimitationEvent>()
            .Concat(paid[claim].Select(on => new LimitationEvent(on, LimitationEventKind.PartPayment)));
    }

    private static LimitationEventKind? Kind(DunningStep step) => (step.Act, step.Trigger) switch
    {
        (DunningAct.Reminder, _) => LimitationEventKind.Reminder,
        (DunningAct.Demand or DunningAct.StopWarning or DunningAct.StopNotice, _) => LimitationEventKind.Demand,
        (DunningAct.Seizure, _) => LimitationEventKind.Seized,
        (DunningAct.CourtOrder, _) => LimitationEventKind.Filed,
        (_, DunningTriggers.Release) => LimitationEventKind.SeizureEnded,
        (_, DunningTriggers.Judgment) => LimitationEventKind.Judged,
        (_, DunningTriggers.Withdraw) => LimitationEventKind.Withdrawn,
        (_, DunningTriggers.Acknowledge) => LimitationEventKind.Acknowledged,
        (_, DunningTriggers.Pledge) => LimitationEventKind.Pledged,
        _ => null,
    };
}
