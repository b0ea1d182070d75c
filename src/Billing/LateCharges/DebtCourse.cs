using Billing.Kernel;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.LateCharges;

/// <summary>What was owed on a claim from day to day. A payment that was taken back counts as never made.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Changes">Payments and set-offs by day, oldest first; less owed is negative.</param>
/// <param name="IsDropped">Its bill was taken back or the claim written off: it bears no late charge any more.</param>
public sealed record DebtCourse(Claim Claim, IReadOnlyList<DebtChange> Changes, bool IsDropped)
{
    /// <summary>What is still owed.</summary>
    public Money Owed => Claim.Amount + new Money(Changes.Sum(c => c.Amount.Yen));

    /// <summary>Day of the last change; null = none.</summary>
    public LocalDate? LastOn => Changes.Count > 0 ? Changes[^1].On : null;

    /// <summary>The payment that came last; 0 where the last change was none.</summary>
    public long LastPaymentId => Changes.Count > 0 ? Changes[^1].PaymentId : 0;

    /// <summary>What is owed from the first day of delay on, and from the day after each payment (国税通則法 62条の例).</summary>
    /// <param name="throughPayment">Only payments up to this one, as it was when that one was made; 0 = all.</param>
    public IReadOnlyList<Owing> OwingAfterDue(long throughPayment = 0)
    {
        var owed = Claim.Amount;
        var owing = new List<Owing>();
        var first = Claim.DueOn.PlusDays(1);
        foreach (var change in Changes.Where(c => throughPayment == 0 || c.PaymentId <= throughPayment))
        {
            var from = LocalDate.Max(change.On.PlusDays(1), first);
            if (owing.Count == 0 && from > first)
            {
                owing.Add(new Owing(first, owed));
            }

            owed += change.Amount;
            if (owing.Count > 0 && owing[^1].From == from)
            {
                owing.RemoveAt(owing.Count - 1);
            }

            owing.Add(new Owing(from, owed));
        }

        return owing.Count > 0 ? owing : [new Owing(first, owed)];
    }

    /// <summary>The courses of claims, by key, in a fixed number of queries.</summary>
    public static IReadOnlyDictionary<long, DebtCourse> Of(BillingDbContext db, IReadOnlyCollection<long> claimIds)
    {
        var claims = db.Claims.AsNoTracking().Where(c => claimIds.Contains(c.Id)).ToList();
        var moves = db.Transfers.AsNoTracking()
            .Where(t => claimIds.Contains(t.ClaimId) && (t.Debit == Account.Receivable || t.Credit == Account.Receivable))
            .ToList()
            .FindAll(t => TransferId.CauseOf(t.Id) != Cause.Assessed)
            .ToLookup(t => t.ClaimId);
        var payments = (
            from a in db.Allocations.AsNoTracking()
            where claimIds.Contains(a.ClaimId)
            join p in db.Payments on a.PaymentId equals p.Id
            select new { a.Id, PaymentId = p.Id, IsVoid = p.CancelsId != null || db.Payments.Any(o => o.CancelsId == p.Id) }).ToDictionary(x => x.Id, x => (x.PaymentId, x.IsVoid));
        return claims.ToDictionary(c => c.Id, c => new DebtCourse(c, [.. moves[c.Id]
            .Select(t => (Transfer: t, Paid: TransferId.CauseOf(t.Id) == Cause.Received ? payments.GetValueOrDefault(TransferId.CauseIdOf(t.Id)) : default))
            .Where(m => !m.Paid.IsVoid)
            .Select(m => new DebtChange(m.Transfer.PostedOn, m.Transfer.Debit == Account.Receivable ? m.Transfer.Amount : -m.Transfer.Amount, m.Paid.PaymentId))
            .OrderBy(c => c.On).ThenBy(c => c.PaymentId)], moves[c.Id].Any(t => TransferId.CauseOf(t.Id) is not (Cause.Received or Cause.SetOff))));
    }
}

/// <summary>A change of what is owed.</summary>
/// <param name="On">Day: of a payment the 収納日.</param>
/// <param name="Amount">Below zero where less is owed after it.</param>
/// <param name="PaymentId">0 = no payment.</param>
public readonly record struct DebtChange(LocalDate On, Money Amount, long PaymentId);
