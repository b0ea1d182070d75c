using Billing.Kernel;
using Billing.Ledger;
using NodaTime;

namespace Billing.Collection;

/// <summary>What is added to a payment at the counter, in its own transaction.</summary>
/// <param name="Record">How the rule chose the claims.</param>
/// <param name="Before">Claims that arise by the payment and are paid with it (延滞金).</param>
/// <param name="After">What follows the payment.</param>
public sealed record CounterAddition(
    AllocationRecord? Record = null, Func<BillingDbContext, IReadOnlyList<Chosen>, IReadOnlyList<Chosen>>? Before = null, Action<BillingDbContext, Payment>? After = null);

/// <summary>窓口収納 at a clerk's window: <see cref="CounterReceipts"/> in a transaction of its own, never for debts that have changed since the clerk saw them.</summary>
public sealed class CounterPayments(IBillingDatabase database)
{
    /// <summary>Takes cash for claims of one contract.</summary>
    /// <param name="chosen">Claims of one payer; a receipt is made out to that payer.</param>
    /// <param name="seen">What the contract owed in all when it was shown: a form sent twice, or two windows, never take money twice.</param>
    /// <param name="tendered">お預かり.</param>
    /// <param name="addition">What stands above the counter adds in the same transaction; null = nothing.</param>
    /// <exception cref="BusinessRuleException"><c>receipt.changed</c>, <c>receipt.two-payers</c>, and those of <see cref="CounterReceipts.Take"/>.</exception>
    public Payment Take(long contractId, IReadOnlyList<Chosen> chosen, Money seen, Money tendered, LocalDate today, string person, CounterAddition? addition = null)
    {
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        ClaimLock.Take(db, OwedClaim.OfContract(db, contractId).Select(c => c.Claim.DebtorId));
        var owed = OwedClaim.OfContract(db, contractId);
        var debtors = owed.Where(c => chosen.Any(o => o.ClaimId == c.Claim.Id)).Select(c => c.Claim.DebtorId).Distinct().ToList();
        Refuse(owed, chosen, seen, debtors.Count);
        var more = addition?.Before?.Invoke(db, chosen) ?? [];
        var payment = CounterReceipts.Take(db, debtors.FirstOrDefault(), [.. chosen, .. more], tendered, today, person, addition?.Record);
        addition?.After?.Invoke(db, payment);
        transaction.Commit();
        return payment;
    }

    /// <summary>Takes a payment of the same day back; see <see cref="CounterReceipts.Cancel"/>.</summary>
    public Payment Cancel(long paymentId, string reason, string person, LocalDate today, Action<BillingDbContext, Payment>? after = null)
    {
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var back = CounterReceipts.Cancel(db, paymentId, reason, person, today);
        after?.Invoke(db, back);
        transaction.Commit();
        return back;
    }

    private static void Refuse(IReadOnlyList<OwedClaim> owed, IReadOnlyList<Chosen> chosen, Money seen, int payers)
    {
        if (new Money(owed.Sum(c => c.Owed.Yen)) != seen || chosen.Any(o => owed.All(c => c.Claim.Id != o.ClaimId)))
        {
            throw new BusinessRuleException(
                "receipt.changed",
                "画面を開いた後に未納額が変わりました。今の未納額を表示しています。確かめてからもう一度収納してください。",
                "What is owed has changed since this page was opened. It now shows what is owed: check it and take the money again.");
        }

        if (payers > 1)
        {
            throw new BusinessRuleException("receipt.two-payers", "納付者が異なる債権は、領収書を分けて収納してください。", "These are owed by different payers: take them one after the other, each with a receipt of its own.");
        }
    }
}
