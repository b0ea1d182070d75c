using System.Globalization;
using Billing.Collection;
using Billing.Kernel;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Billing.LateCharges;

/// <summary>Money paid that goes back.</summary>
/// <param name="PaidOn">Day of its payment; null where the credit came of no payment (精算).</param>
/// <param name="Amount">Yen.</param>
public readonly record struct RefundLot(LocalDate? PaidOn, Money Amount)
{
    /// <summary><c>2026-04-30:5000</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(PaidOn is { } day ? LocalDatePattern.Iso.Format(day) : "-")}:{Amount.Yen}");
}

/// <summary>Which payments a credit goes back to: the latest first (地方税法施行令 6条の14の例), because the earlier ones settled what was owed.</summary>
public static class RefundLots
{
    /// <summary>The lots of an amount that is paid out of a claim's credit.</summary>
    public static IReadOnlyList<RefundLot> Of(BillingDbContext db, long claimId, Money amount)
    {
        var payments = (
            from a in db.Allocations.AsNoTracking()
            where a.ClaimId == claimId
            join p in db.Payments on a.PaymentId equals p.Id
            where p.CancelsId == null && !db.Payments.Any(o => o.CancelsId == p.Id)
            select new { p.ReceivedOn, a.Id, a.Amount, a.Basis }).ToList();
        var (firstRefund, lastRefund) = (TransferId.Of(Cause.Refunded, claimId, 0), TransferId.Of(Cause.Refunded, claimId, 9));

        // The latest payments went back first: what was paid out before is passed over.
        var before = new Money(db.Transfers.Where(t => t.Id >= firstRefund && t.Id <= lastRefund).Sum(t => t.Amount.Yen));
        var lots = new List<RefundLot>();
        var left = amount;
        foreach (var payment in payments.OrderByDescending(p => p.Basis == AllocationBasis.Credit).ThenByDescending(p => p.ReceivedOn).ThenByDescending(p => p.Id))
        {
            var passed = before < payment.Amount ? before : payment.Amount;
            before -= passed;
            var rest = payment.Amount - passed;
            var part = left < rest ? left : rest;
            if (part > Money.Zero)
            {
                lots.Add(new RefundLot(payment.ReceivedOn, part));
                left -= part;
            }
        }

        return left > Money.Zero ? [.. lots, new RefundLot(null, left)] : lots;
    }

    public static string Write(IEnumerable<RefundLot> lots) => string.Join(';', lots);

    public static IReadOnlyList<RefundLot> Read(string text) => [.. text.Split(';').Select(part => part.Split(':')).Select(fields =>
        new RefundLot(fields[0] == "-" ? null : LocalDatePattern.Iso.Parse(fields[0]).Value, new Money(long.Parse(fields[1], CultureInfo.InvariantCulture))))];
}
