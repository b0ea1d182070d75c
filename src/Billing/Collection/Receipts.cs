using Billing.Bills;
using Billing.Kernel;
using Billing.Ledger;
using NodaTime;

namespace Billing.Collection;

/// <summary>A claim and the part of a payment that settles it.</summary>
/// <param name="Claim">What is owed.</param>
/// <param name="Amount">Above zero, at most what is still owed on it; any where it is a credit.</param>
/// <param name="Basis">Who chose the claim.</param>
public readonly record struct Settled(Claim Claim, Money Amount, AllocationBasis Basis = AllocationBasis.Named);

/// <summary>Rows of one payment: the money, what it settles, and the books.</summary>
/// <param name="Payment">収納.</param>
/// <param name="Allocations">消込, one per claim.</param>
/// <param name="Transfers">One per allocation: cash from the receivable, in the claim's own fund.</param>
public sealed record Receipt(Payment Payment, IReadOnlyList<Allocation> Allocations, IReadOnlyList<Transfer> Transfers);

/// <summary>Money in. Pure: every channel (counter, bank, convenience store, direct debit) posts by this one function.</summary>
public static class Receipts
{
    /// <summary>The rows of a payment that settles <paramref name="settled"/>. One payment may settle water and sewer claims: each fund gets its own transfer.</summary>
    /// <param name="paymentId">Key of the payment.</param>
    /// <param name="firstAllocationId">Key of the first allocation; the others follow.</param>
    /// <exception cref="BusinessRuleException"><c>receipt.nothing-settled</c>, <c>receipt.amount</c>.</exception>
    public static Receipt Post(long paymentId, long firstAllocationId, LocalDate receivedOn, PaymentChannel channel, long customerId, IReadOnlyList<Settled> settled)
    {
        if (settled.Count == 0)
        {
            throw new BusinessRuleException("receipt.nothing-settled", "消し込む債権がありません。", "The payment settles no claim; name at least one.");
        }

        var allocations = new Allocation[settled.Count];
        var transfers = new Transfer[settled.Count];
        var total = Money.Zero;
        for (var i = 0; i < settled.Count; i++)
        {
            var (claim, amount, basis) = settled[i];
            RefuseUnlessWithin(claim, amount, basis);
            total += amount;
            allocations[i] = new Allocation { Id = firstAllocationId + i, PaymentId = paymentId, ClaimId = claim.Id, Amount = amount, Basis = basis };
            transfers[i] = Book(allocations[i], receivedOn);
        }

        return new Receipt(new Payment { Id = paymentId, ReceivedOn = receivedOn, Channel = channel, CustomerId = customerId, Amount = total }, allocations, transfers);
    }

    /// <summary>Money for one claim that nobody has compared with what is owed: it settles what is owed, and what is beyond it (a bill paid twice, or reversed since) stands to the payer's credit.</summary>
    /// <param name="owed">What is still owed on the claim.</param>
    public static IEnumerable<Settled> Divide(Claim claim, Money owed, Money amount)
    {
        var settles = owed <= Money.Zero ? Money.Zero : owed < amount ? owed : amount;
        if (settles > Money.Zero)
        {
            yield return new Settled(claim, settles);
        }

        if (amount > settles)
        {
            yield return new Settled(claim, amount - settles, AllocationBasis.Credit);
        }
    }

    /// <summary>The books of one allocation: cash from the receivable, or to the payer's credit, in the claim's own fund; the other way where it is negative.</summary>
    public static Transfer Book(Allocation allocation, LocalDate on)
    {
        var back = allocation.Amount < Money.Zero;
        var from = allocation.Basis == AllocationBasis.Credit ? Account.Overpayment : Account.Receivable;
        return new Transfer
        {
            Id = TransferId.Of(Cause.Received, allocation.Id, 0),
            Fund = BillNumber.ServiceOfClaim(allocation.ClaimId),
            Debit = back ? from : Account.Cash,
            Credit = back ? Account.Cash : from,
            Amount = back ? -allocation.Amount : allocation.Amount,
            PostedOn = on,
            ClaimId = allocation.ClaimId,
        };
    }

    private static void RefuseUnlessWithin(Claim claim, Money amount, AllocationBasis basis)
    {
        if (basis == AllocationBasis.Credit && amount > Money.Zero)
        {
            return;
        }

        // What a negative claim gave may be owed again, after a correction.
        var most = claim.Amount < Money.Zero ? -claim.Amount : claim.Amount;
        if (amount <= Money.Zero || amount > most)
        {
            throw new BusinessRuleException(
                "receipt.amount",
                $"債権{claim.Id}への充当額{amount}円は、1円から{most}円まででなければなりません。",
                $"{amount} yen for claim {claim.Id}; it must be from 1 to {most} yen.");
        }
    }
}
