using Billing.Collection;
using Billing.Kernel;
using Billing.Ledger;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Channels;

/// <summary>A person clears what waits in suspense, with a reason.</summary>
public sealed class SuspenseClearing(IBillingDatabase database, RuleBook book)
{
    /// <summary>充当: the money settles what a contract owes, as the allocation rule of the day of payment says.</summary>
    /// <param name="creditRest">Whether what is more than is owed stands to the payer's credit (過誤納), to be paid out or set off; else more money than debts is refused.</param>
    /// <exception cref="BusinessRuleException"><c>suspense.unknown</c>, <c>suspense.ended</c>, <c>suspense.no-reason</c>, <c>suspense.no-contract</c>, <c>suspense.no-claim</c>, <c>receipt.too-much</c>.</exception>
    public Payment Assign(long itemId, string contract, string why, LocalDate today, string by, bool creditRest = false)
    {
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var item = Open(db, itemId, why);
        var contractId = db.Contracts.Where(c => c.Number == contract.Trim()).Select(c => (long?)c.Id).SingleOrDefault() ?? throw new BusinessRuleException(
            "suspense.no-contract", $"契約番号 {contract} はありません。", $"There is no contract {contract}.");
        ClaimLock.Take(db, OwedClaim.OfContract(db, contractId).Select(c => c.Claim.DebtorId));
        var owed = OwedClaim.OfContract(db, contractId).ToDictionary(c => c.Claim.Id);
        var notice = db.CollectionNotices.AsNoTracking().Single(n => n.Id == item.NoticeId);
        var (shares, left, record) = AllocationRecord.Plan(db, book, [.. owed.Values], [], item.Amount, notice.PaidOn);
        if (left > Money.Zero && !creditRest)
        {
            throw CounterReceipts.TooMuch(item.Amount, item.Amount - left);
        }

        var channel = db.CollectionFiles.Where(f => f.Id == notice.FileId).Select(f => f.Channel).Single();
        var settled = shares.Select(c => new Settled(owed[c.ClaimId].Claim, c.Amount, c.Basis)).ToList();
        if (left > Money.Zero)
        {
            settled.AddRange(Receipts.Divide(settled.Count > 0 ? settled[^1].Claim : LastClaim(db, contractId, contract), Money.Zero, left));
        }

        var payment = Receipts.Post(0, 0, notice.PaidOn, channel, settled[0].Claim.DebtorId, settled).Payment;
        item.PaymentId = CounterReceipts.Write(db, payment, [.. settled.Select(c => new Chosen(c.Claim.Id, c.Amount, c.Basis))]).Id;
        record.Keep(db, payment.Id);
        Close(db, item, SuspenseEnd.Assigned, why, today, by);
        transaction.Commit();
        return payment;
    }

    /// <summary>還付 or 返戻: the money goes back, and the books pay it out.</summary>
    /// <param name="end"><see cref="SuspenseEnd.Refunded"/> or <see cref="SuspenseEnd.Returned"/>.</param>
    /// <exception cref="BusinessRuleException"><c>suspense.unknown</c>, <c>suspense.ended</c>, <c>suspense.no-reason</c>.</exception>
    public void GiveBack(long itemId, SuspenseEnd end, string why, LocalDate today, string by)
    {
        if (end is not (SuspenseEnd.Refunded or SuspenseEnd.Returned))
        {
            throw new ArgumentOutOfRangeException(nameof(end));
        }

        using var db = database.NewContext();
        Close(db, Open(db, itemId, why), end, why, today, by);
    }

    /// <summary>Where a credit stands when nothing is owed: the last bill that there was.</summary>
    private static Claim LastClaim(BillingDbContext db, long contractId, string contract)
    {
        var debtors = db.Bills.Where(b => b.ContractId == contractId).Select(b => b.DebtorId).Distinct().ToList();
        var last = db.Claims.AsNoTracking().Where(c => debtors.Contains(c.DebtorId) && c.ContractId == contractId).OrderByDescending(c => c.Id).FirstOrDefault() ?? throw new BusinessRuleException(
            "suspense.no-claim", $"契約番号 {contract} には調定がありません。", $"Nothing was ever billed to contract {contract}.");
        ClaimLock.Take(db, [last.DebtorId]);
        return last;
    }

    private static SuspenseItem Open(BillingDbContext db, long itemId, string why)
    {
        if (string.IsNullOrWhiteSpace(why))
        {
            throw new BusinessRuleException("suspense.no-reason", "処理の理由を入力してください。", "Enter why it is cleared so.");
        }

        var item = db.SuspenseItems.SingleOrDefault(i => i.Id == itemId) ?? throw new BusinessRuleException("suspense.unknown", $"仮受 {itemId} はありません。", $"There is no item {itemId} in suspense.");
        return item.End is null ? item : throw new BusinessRuleException("suspense.ended", $"仮受 {itemId} は既に処理されています。", $"Item {itemId} has been cleared already.");
    }

    private static void Close(BillingDbContext db, SuspenseItem item, SuspenseEnd end, string why, LocalDate today, string by)
    {
        (item.End, item.EndedOn, item.EndedBy, item.Why) = (end, today, by, why.Trim());
        item.Version++;
        db.Transfers.Add(Posting.EndSuspense(item.Id, item.Amount, today));
        db.SaveChanges();
    }
}
