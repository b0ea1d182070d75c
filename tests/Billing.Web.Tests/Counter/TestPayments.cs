using Billing.Collection;
using Billing.Ledger;
using NodaTime;

namespace Billing.Web.Tests.Counter;

/// <summary>Money for the test town: every claim due before a day is paid by direct debit on its due date.</summary>
internal static class TestPayments
{
    public static void PayAllBefore(BillingDbContext db, LocalDate day)
    {
        foreach (var claim in db.Claims.Where(c => c.DueOn < day).ToList())
        {
            var payment = new Payment { ReceivedOn = claim.DueOn, Channel = PaymentChannel.DirectDebit, CustomerId = claim.DebtorId, Amount = claim.Amount };
            db.Payments.Add(payment);
            db.SaveChanges();
            var allocation = new Allocation { PaymentId = payment.Id, ClaimId = claim.Id, Amount = claim.Amount };
            db.Allocations.Add(allocation);
            db.SaveChanges();
            db.Transfers.Add(new Transfer
            {
                Id = TransferId.Of(Cause.Received, allocation.Id, 0),
                Fund = claim.Service,
                Debit = Account.Cash,
                Credit = Account.Receivable,
                Amount = claim.Amount,
                PostedOn = claim.DueOn,
                ClaimId = claim.Id,
            });
        }

        db.SaveChanges();
    }
}
