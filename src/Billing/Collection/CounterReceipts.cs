using Billing.Kernel;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Collection;

/// <summary>A claim that the payer wants to pay, and how much of it.</summary>
/// <param name="ClaimId">Key of the claim.</param>
/// <param name="Amount">Above zero.</param>
/// <param name="Basis">Who chose the claim: the payer, or the rule.</param>
public readonly record struct Chosen(long ClaimId, Money Amount, AllocationBasis Basis = AllocationBasis.Named);

/// <summary>窓口収納: a clerk takes cash for claims. Runs inside the caller's transaction and never takes more than is owed.</summary>
public static class CounterReceipts
{
    /// <summary>Takes cash for the <paramref name="chosen"/> claims.</summary>
    /// <param name="customerId">Who pays.</param>
    /// <param name="tendered">お預かり: what was handed over; at least the sum of the chosen amounts.</param>
    /// <param name="person">The clerk.</param>
    /// <param name="record">How the rule chose, where it did; kept with the payment.</param>
    /// <returns>The payment, for the receipt. Its change is <see cref="Payment.Tendered"/> less <see cref="Payment.Amount"/>.</returns>
    /// <exception cref="BusinessRuleException"><c>receipt.nothing-settled</c>, <c>receipt.too-much</c>, <c>receipt.too-little</c>, <c>receipt.unknown-claim</c>.</exception>
    public static Payment Take(BillingDbContext db, long customerId, IReadOnlyList<Chosen> chosen, Money tendered, LocalDate today, string person, AllocationRecord? record = null)
    {
        var claims = Locked(db, [.. chosen.Select(c => c.ClaimId)]);
        var settled = chosen.GroupBy(c => (c.ClaimId, c.Basis)).Select(of => Settle(db, claims, new Chosen(of.Key.ClaimId, new Money(of.Sum(c => c.Amount.Yen)), of.Key.Basis), chosen)).ToList();
        var amount = new Money(settled.Sum(s => s.Amount.Yen));
        if (tendered < amount)
        {
            throw new BusinessRuleException("receipt.too-little", $"お預かり {tendered} 円は納付額 {amount} 円に足りません。", $"{tendered} yen were handed over; {amount} yen are to be paid.");
        }

        // Checks each amount against its claim and refuses an empty list.
        var payment = Receipts.Post(0, 0, today, PaymentChannel.Counter, customerId, settled).Payment;
        payment.Tendered = tendered;
        payment.TakenBy = person;
        Write(db, payment, [.. settled.Select(s => new Chosen(s.Claim.Id, s.Amount, s.Basis))]);
        record?.Keep(db, payment.Id);
        return payment;
    }

    /// <summary>Takes a payment of the same day back by its opposite, whole: the till of the day still holds the money.</summary>
    /// <param name="reason">取消理由.</param>
    /// <returns>The opposite payment.</returns>
    /// <exception cref="BusinessRuleException"><c>receipt.unknown</c>, <c>receipt.no-reason</c>, <c>receipt.not-cancellable</c>, <c>receipt.other-day</c>, <c>receipt.cancelled</c>, <c>receipt.corrected-since</c>.</exception>
    public static Payment Cancel(BillingDbContext db, long paymentId, string reason, string person, LocalDate today)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new BusinessRuleException("receipt.no-reason", "取消の理由を入力してください。", "Enter why the payment is taken back.");
        }

        var payment = db.Payments.AsNoTracking().SingleOrDefault(p => p.Id == paymentId) ?? throw new BusinessRuleException(
            "receipt.unknown", $"領収番号 {paymentId} の収納はありません。", $"There is no payment {paymentId}.");
        var allocations = db.Allocations.AsNoTracking().Where(a => a.PaymentId == paymentId).OrderBy(a => a.Id).ToList();
        Locked(db, [.. allocations.Select(a => a.ClaimId)]);
        RefuseUnlessCancellable(db, payment, today);
        RefuseIfCorrected(db, allocations);
        RefuseIfCreditIsUsed(db, allocations);
        var back = new Payment
        {
            ReceivedOn = today,
            Channel = payment.Channel,
            CustomerId = payment.CustomerId,
            Amount = -payment.Amount,
            Tendered = -payment.Amount,
            TakenBy = person,
            CancelsId = payment.Id,
            Reason = reason.Trim(),
        };
        return Write(db, back, [.. allocations.Select(a => new Chosen(a.ClaimId, -a.Amount, a.Basis))]);
    }

    /// <summary>The claims, with their debtors held until the transaction ends.</summary>
    private static Dictionary<long, Claim> Locked(BillingDbContext db, List<long> ids)
    {
        var claims = db.Claims.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionary(c => c.Id);
        ClaimLock.Take(db, claims.Values.Select(c => c.DebtorId));
        return claims;
    }

    private static Settled Settle(BillingDbContext db, Dictionary<long, Claim> claims, Chosen chosen, IReadOnlyList<Chosen> all)
    {
        var claim = claims.GetValueOrDefault(chosen.ClaimId) ?? throw new BusinessRuleException(
            "receipt.unknown-claim", $"債権 {chosen.ClaimId} はありません。", $"There is no claim {chosen.ClaimId}.");
        var owed = Balances.Owed(db, claim.Id);
        var together = new Money(all.Where(c => c.ClaimId == claim.Id).Sum(c => c.Amount.Yen));
        return together > owed ? throw TooMuch(together, owed) : new Settled(claim, chosen.Amount, chosen.Basis);
    }

    /// <summary>Payment, allocations and books; the keys come from the database, and the books' keys from those.</summary>
    internal static Payment Write(BillingDbContext db, Payment payment, IReadOnlyList<Chosen> parts)
    {
        Write(db, [(payment, parts)]);
        return payment;
    }

    /// <summary>Many payments at once.</summary>
    internal static void Write(BillingDbContext db, IReadOnlyList<(Payment Payment, IReadOnlyList<Chosen> Parts)> receipts)
    {
        db.Payments.AddRange(receipts.Select(r => r.Payment));
        db.SaveChanges();
        var allocations = receipts.SelectMany(r => r.Parts, (r, p) => (r.Payment, Row: new Allocation { PaymentId = r.Payment.Id, ClaimId = p.ClaimId, Amount = p.Amount, Basis = p.Basis })).ToList();
        db.Allocations.AddRange(allocations.Select(a => a.Row));
        db.SaveChanges();
        db.Transfers.AddRange(allocations.Select(a => Receipts.Book(a.Row, a.Payment.ReceivedOn)));
        db.SaveChanges();
    }

    private static void RefuseUnlessCancellable(BillingDbContext db, Payment payment, LocalDate today)
    {
        if (payment.Channel != PaymentChannel.Counter || payment.CancelsId is not null)
        {
            throw new BusinessRuleException("receipt.not-cancellable", "窓口で受け取った収納だけを取り消せます。", "Only a payment taken at the counter can be taken back.");
        }

        if (payment.ReceivedOn != today)
        {
            throw new BusinessRuleException(
                "receipt.other-day",
                $"{payment.ReceivedOn:uuuu-MM-dd} の収納は、その日の締め後なので取り消せません。誤って納められた分は過誤納として還付してください。",
                $"The till of {payment.ReceivedOn:uuuu-MM-dd} is closed. Refund what was paid by mistake.");
        }

        if (db.Payments.Any(p => p.CancelsId == payment.Id))
        {
            throw new BusinessRuleException("receipt.cancelled", $"領収番号 {payment.Id} は既に取り消されています。", $"Payment {payment.Id} has been taken back already.");
        }
    }

    /// <summary>A credit that was paid out or set off since has nothing left to take back.</summary>
    internal static void RefuseIfCreditIsUsed(BillingDbContext db, List<Allocation> allocations)
    {
        if (allocations.Exists(a => a.Basis == AllocationBasis.Credit && Balances.Credit(db, a.ClaimId) < a.Amount))
        {
            throw new BusinessRuleException("receipt.credit-used", "この収納の過誤納金は既に還付または充当されています。", "What it paid too much has been paid out or set off since.");
        }
    }

    internal static void RefuseIfCorrected(BillingDbContext db, List<Allocation> allocations)
    {
        var bills = allocations.Select(a => a.ClaimId / 100).Distinct().ToList();
        var corrected = (
            from b in db.Bills
            where bills.Contains(b.Id)
            join r in db.Bills on new { b.ContractId, b.PeriodTo } equals new { r.ContractId, r.PeriodTo }
            where r.Kind == Billing.Bills.BillKind.Reversal && r.CorrectsId == b.Id
            select b.Id).Any();
        if (corrected)
        {
            throw new BusinessRuleException(
                "receipt.corrected-since",
                "この収納で納めた調定はその後更正されました。収納額は更正後の債権に充当されているので、還付で処理してください。",
                "A bill that it paid has been corrected since, and the money settles other claims now: refund it instead.");
        }
    }

    /// <summary>More money than debts.</summary>
    public static BusinessRuleException TooMuch(Money amount, Money owed) => new(
        "receipt.too-much",
        $"{amount} 円は未納額 {owed} 円を超えています。ほかの窓口で納められていないか確かめてください。",
        $"{amount} yen is more than the {owed} yen still owed. Check whether it has been paid elsewhere.");
}
