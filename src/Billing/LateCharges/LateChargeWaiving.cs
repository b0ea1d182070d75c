using Billing.Kernel;
using Billing.Ledger;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.LateCharges;

/// <summary>
/// 延滞金の減免 (地方税法 326条4項 and its like in the sewer ordinances; 遅延損害金 of water by the utility's own rule): a late charge that was assessed is lowered on a
/// ground that the rule names. From the rule's amount on, another person decides before it is booked.
/// </summary>
public sealed class LateChargeWaiving(IBillingDatabase database, RuleBook book)
{
    /// <summary>The rule in force for a claim; null = nothing is waived.</summary>
    public LateChargeWaiverRule? RuleOf(Service service, LocalDate today) => book.InForce<LateChargeWaiverRule>(today, service);

    /// <summary>Asks for a waiver; a small one is booked at once.</summary>
    /// <param name="amount">Whole or part of what is owed on the late charge.</param>
    /// <exception cref="BusinessRuleException"><c>waiver.claim</c>, <c>.no-rule</c>, <c>.ground</c>, <c>.reason</c>, <c>.amount</c>, <c>.asked</c>.</exception>
    public LateChargeWaiver Ask(long claimId, Money amount, WaiverGround ground, string? reason, string person, LocalDate today)
    {
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var claim = Hold(db, claimId);
        var rule = RuleOf(claim.Service, today) ?? throw Refusal("no-rule", "規則集に延滞金の減免(lateChargeWaiver)の定めがありません。", "The rule book has no lateChargeWaiver in force.");
        if (!rule.Grounds.Contains(ground))
        {
            throw Refusal("ground", "この事由では減免できません。規則にある事由を選んでください。", "The rule does not name that ground.");
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 400)
        {
            throw Refusal("reason", "事情と証する書類を400字以内で入力してください。", "Say what happened and which paper shows it, in at most 400 letters.");
        }

        if (db.LateChargeWaivers.Any(w => w.ClaimId == claimId && w.Confirmed == null))
        {
            throw Refusal("asked", "この延滞金の減免は決裁待ちです。", "A waiver of this late charge waits for a decision already.");
        }

        RefuseAmount(amount, Balances.Owed(db, claimId));
        var waiver = new LateChargeWaiver
        {
            ClaimId = claimId,
            Amount = amount,
            Ground = ground,
            Reason = reason.Trim(),
            RuleId = rule.Id,
            Article = rule.Citation,
            NeedsSecondPerson = amount >= rule.SecondPersonFrom,
            AskedOn = today,
            AskedBy = person,
        };
        db.LateChargeWaivers.Add(waiver);
        if (!waiver.NeedsSecondPerson)
        {
            Book(db, claim, waiver, person, today);
        }

        db.SaveChanges();
        transaction.Commit();
        return waiver;
    }

    /// <summary>Decides on what another person asked for, and books it.</summary>
    /// <exception cref="BusinessRuleException"><c>waiver.decided</c>, <c>.same-person</c>, <c>.amount</c>.</exception>
    public LateChargeWaiver Decide(long id, bool agree, string person, LocalDate today)
    {
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var claimId = db.LateChargeWaivers.Where(w => w.Id == id).Select(w => (long?)w.ClaimId).SingleOrDefault() ?? throw Decided();
        var claim = Hold(db, claimId);
        var waiver = db.LateChargeWaivers.Single(w => w.Id == id);
        if (waiver.Confirmed is not null)
        {
            throw Decided();
        }

        if (waiver.AskedBy == person)
        {
            throw Refusal("same-person", "申請した本人は決裁できません。別の職員が決裁してください。", "Who asked cannot decide: another person must.");
        }

        if (agree)
        {
            RefuseAmount(waiver.Amount, Balances.Owed(db, claim.Id));
            Book(db, claim, waiver, person, today);
        }
        else
        {
            (waiver.Confirmed, waiver.DecidedOn, waiver.DecidedBy, waiver.Version) = (false, today, person, waiver.Version + 1);
        }

        db.SaveChanges();
        transaction.Commit();
        return waiver;
    }

    private static void Book(BillingDbContext db, Claim claim, LateChargeWaiver waiver, string person, LocalDate today)
    {
        var lowered = Posting.Waive(claim, waiver.Amount, today, TransferId.FreeLeg(db, Cause.Waived, claim.Id, legs: 1));
        db.Transfers.Add(lowered);
        (waiver.Confirmed, waiver.DecidedOn, waiver.DecidedBy, waiver.TransferId, waiver.Version) = (true, today, person, lowered.Id, waiver.Version + 1);
    }

    /// <summary>The claim, a late charge, with its debtor held until the transaction ends.</summary>
    private static Claim Hold(BillingDbContext db, long claimId)
    {
        var claim = db.LateChargeEntries.Any(e => e.ClaimId == claimId) ? db.Claims.AsNoTracking().SingleOrDefault(c => c.Id == claimId) : null;
        if (claim is null)
        {
            throw Refusal("claim", "延滞金・遅延損害金の債権ではありません。減免できるのは調定済みの延滞金だけです。", "That claim is no late charge: only a late charge that was assessed is waived.");
        }

        ClaimLock.Take(db, [claim.DebtorId]);
        return claim;
    }

    private static void RefuseAmount(Money amount, Money owed)
    {
        if (amount <= Money.Zero || amount > owed)
        {
            throw Refusal("amount", $"1円以上、未納額 {owed.Yen:N0}円以下で入力してください。", $"Between 1 yen and the {owed.Yen:N0} yen that are owed.");
        }
    }

    private static BusinessRuleException Decided() => Refusal("decided", "既に決裁されたか、延滞金が取り消されています。", "It was decided already, or the late charge was taken back.");

    private static BusinessRuleException Refusal(string code, string ja, string en) => new($"waiver.{code}", ja, en);
}
