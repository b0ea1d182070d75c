using Billing.Bills;
using Billing.Collection;
using Billing.Kernel;
using Billing.Ledger;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.LateCharges;

/// <summary>還付: pays a credit out with what is added to it, and keeps what that was reckoned from.</summary>
public sealed class RefundPayment(IBillingDatabase database, RuleBook book)
{
    /// <summary>What would be paid out of a claim's credit. Writes nothing.</summary>
    /// <param name="amount">Null = all of it.</param>
    /// <exception cref="BusinessRuleException"><c>refund.unknown-claim</c>, <c>refund.no-credit</c>, <c>refund.amount</c>, <c>refund.time-barred</c>.</exception>
    public ForeseenRefund Foresee(BillingDbContext db, long claimId, Money? amount, LocalDate on)
    {
        var claim = db.Claims.AsNoTracking().SingleOrDefault(c => c.Id == claimId) ?? throw new BusinessRuleException(
            "refund.unknown-claim", $"債権 {claimId} はありません。", $"There is no claim {claimId}.");
        var credit = Balances.Credit(db, claimId);
        Refunds.RefuseUnlessWithin(claimId, amount ?? credit, credit);
        var lots = RefundLots.Of(db, claimId, amount ?? credit);
        return new ForeseenRefund(claim, credit, amount ?? credit, lots, RefundInterest.Of(book, claim.Service, lots, on));
    }

    /// <summary>Pays it out.</summary>
    /// <param name="seen">What stood to the payer's credit when it was shown: a form sent twice pays once.</param>
    /// <param name="payeeNumber">お客様番号 of who receives it for the debtor (heirs' representative); null = the debtor.</param>
    /// <param name="act">Who decides it, and when.</param>
    /// <param name="inCash">It is paid out over the counter, from the open drawer of who decides it; else by the bank.</param>
    /// <exception cref="BusinessRuleException"><c>refund.changed</c>, <c>refund.payee</c>, and those of <see cref="Foresee"/> and <see cref="DrawerCash.PayOut"/>.</exception>
    public RefundEntry Pay(long claimId, Money? amount, Money seen, string? payeeNumber, CreditAct act, bool inCash = false)
    {
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        ClaimLock.Take(db, db.Claims.Where(c => c.Id == claimId).Select(c => c.DebtorId).ToList());
        var foreseen = Foresee(db, claimId, amount, act.On);
        if (foreseen.Credit != seen)
        {
            throw new BusinessRuleException("refund.changed", "画面を開いた後に過誤納金の残高が変わりました。確かめてからもう一度還付してください。", "The credit has changed since this page was opened. Check it and refund again.");
        }

        var use = Refunds.Refund(db, claimId, foreseen.Amount, act);
        var entry = new RefundEntry
        {
            Id = use.Id,
            ClaimId = claimId,
            PayeeId = Payee(db, payeeNumber) ?? foreseen.Claim.DebtorId,
            Amount = foreseen.Amount,
            Interest = foreseen.Addition.Yen,
            On = act.On,
            Lots = RefundLots.Write(foreseen.Lots),
            RuleBookId = RuleBookFreezer.Freeze(db, book),
        };
        if (entry.Interest > Money.Zero)
        {
            db.Transfers.Add(Posting.Interest(foreseen.Claim, entry.Interest, act.On, TransferId.FreeLeg(db, Cause.RefundInterest, claimId, legs: 1)));
        }

        db.RefundEntries.Add(entry);
        db.SaveChanges();
        if (inCash)
        {
            DrawerCash.PayOut(db, entry.Id, entry.Amount + entry.Interest, act.On, act.Person);
        }

        transaction.Commit();
        return entry;
    }

    private static long? Payee(BillingDbContext db, string? number)
    {
        if (string.IsNullOrWhiteSpace(number))
        {
            return null;
        }

        var wanted = number.Trim();
        return db.Customers.Where(c => c.Number == wanted).Select(c => (long?)c.Id).SingleOrDefault() ?? throw new BusinessRuleException(
            "refund.payee", $"お客様番号 {wanted} の登録はありません。", $"There is no customer {wanted}.");
    }
}

/// <summary>What a refund would come to.</summary>
/// <param name="Claim">The claim on which the credit stands.</param>
/// <param name="Credit">All of it.</param>
/// <param name="Amount">What is paid out of it.</param>
/// <param name="Lots">The payments it goes back to.</param>
/// <param name="Addition">What is added.</param>
public sealed record ForeseenRefund(Claim Claim, Money Credit, Money Amount, IReadOnlyList<RefundLot> Lots, RefundAddition Addition)
{
    public Money Total => Amount + Addition.Yen;
}
