using Billing.Bills;
using Billing.Collection;
using Billing.Forms.Notices;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Places;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Forms.Payments;

/// <summary>Makes the receipt of a payment from the books.</summary>
/// <param name="contact">Lines of the office's contact; empty = none.</param>
public sealed class PaymentReceiptSource(BillingDbContext db, RuleBook book, IReadOnlyList<string> contact)
{
    /// <summary>The receipt of the payment with the key <paramref name="paymentId"/>.</summary>
    /// <param name="today">Day of printing: whose place is not told then.</param>
    /// <exception cref="BusinessRuleException"><c>receipt.unknown</c>, <c>receipt.not-counter</c>.</exception>
    public async Task<PaymentReceiptModel> LoadAsync(long paymentId, LocalDate today, CancellationToken cancel = default)
    {
        var payment = await db.Payments.AsNoTracking().SingleOrDefaultAsync(p => p.Id == paymentId, cancel) ?? throw new BusinessRuleException(
            "receipt.unknown", $"領収番号 {paymentId} の収納はありません。", $"There is no payment {paymentId}.");
        if (payment.Channel != PaymentChannel.Counter || payment.CancelsId is not null)
        {
            throw new BusinessRuleException("receipt.not-counter", "領収書は、窓口で受け取った収納についてだけ発行できます。", "Only a payment taken at the counter has a receipt.");
        }

        var payer = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == payment.CustomerId, cancel);
        var settled = await (
            from a in db.Allocations.AsNoTracking()
            where a.PaymentId == paymentId
            join c in db.Claims.AsNoTracking() on a.ClaimId equals c.Id
            orderby c.Id
            select new { a.Amount, Claim = c }).ToListAsync(cancel);
        var charges = await Charges([.. settled.Select(s => s.Claim)], cancel);
        return new PaymentReceiptModel
        {
            Office = new NoticeOffice(book.Utility, contact),
            Number = payment.Id,
            ReceivedOn = payment.ReceivedOn,
            Name = payer.Name,
            IsBody = payer.IsBody,
            Contracts = await Contracts(payer, [.. settled.Select(s => s.Claim.ContractId).Distinct()], today, cancel),
            Amount = payment.Amount,
            Tendered = payment.Tendered,
            TakenBy = payment.TakenBy,
            CancelledOn = await db.Payments.Where(p => p.CancelsId == paymentId).Select(p => (LocalDate?)p.ReceivedOn).FirstOrDefaultAsync(cancel),
            Lines = [.. settled.Select(s => Line(s.Claim, s.Amount, charges))],
        };
    }

    private static ReceiptLine Line(Claim claim, Money amount, Dictionary<long, (Bill Bill, NoticeCharge Charge)> charges)
    {
        var (bill, charge) = charges[BillNumber.Part(claim.BillId, claim.Service)];

        // An instalment is a claim of a part of the charge, and its tax stands on the invoice of the whole.
        return new ReceiptLine(BillNumber.Print(bill.Id), bill.Month, amount, amount == claim.Amount && claim.Amount == charge.Charged, charge);
    }

    /// <summary>By part.</summary>
    private async Task<Dictionary<long, (Bill Bill, NoticeCharge Charge)>> Charges(List<Claim> claims, CancellationToken cancel)
    {
        var parts = claims.Select(c => BillNumber.Part(c.BillId, c.Service)).Distinct().ToList();
        var numbers = claims.Select(c => c.BillId).Distinct().ToList();
        var bills = await db.Bills.AsNoTracking().Where(b => numbers.Contains(b.Id)).ToDictionaryAsync(b => b.Id, cancel);
        var lines = (await db.BillLines.AsNoTracking().Where(l => parts.Contains(l.Id / 100)).OrderBy(l => l.Id).ToListAsync(cancel)).ToLookup(l => l.PartId);
        return (await db.BillParts.AsNoTracking().Where(p => parts.Contains(p.Id)).ToListAsync(cancel))
            .ToDictionary(p => p.Id, p => (bills[p.BillId], Charge(bills[p.BillId], p, lines[p.Id])));
    }

    private NoticeCharge Charge(Bill bill, BillPart part, IEnumerable<BillLine> lines)
    {
        var invoice = book.InForce<InvoiceRule>(bill.FixedOn, part.Service);
        return new NoticeCharge
        {
            Service = part.Service,
            UseClass = part.UseClass,
            Quantity = part.CubicMetres,
            Lines = [.. lines.Select(line => new NoticeChargeLine(new Sentence(line.Ja, line.En), line.Charged, line.Tax, line.TaxPerMille))],
            Charged = part.Charged,
            Tax = part.Tax,
            TaxPerMille = part.TaxPerMille,
            Issuer = invoice?.Issuer,
            RegistrationNumber = invoice?.RegistrationNumber,
        };
    }

    /// <summary>A contract number names the place: it is left off a paper that a third party gets.</summary>
    private async Task<IReadOnlyList<string>> Contracts(Customer payer, List<long> ids, LocalDate today, CancellationToken cancel)
    {
        var contracts = await db.Contracts.AsNoTracking().Where(c => ids.Contains(c.Id)).OrderBy(c => c.Number).ToListAsync(cancel);
        var gate = await Disclosure.OfPlaces(db, [.. contracts.Select(c => c.ServicePointId).Distinct()], today, cancel);
        return [.. contracts.Where(c => gate.PaperFor(payer, c) != PaperFate.Blocked).Select(c => c.Number)];
    }
}
