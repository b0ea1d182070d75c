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

/// <summary>Makes the slip of a bill from the books: what is still owed on it, on the day of printing.</summary>
/// <param name="database">Where the slip is issued: it has a number of its own, the same as long as nothing changes.</param>
/// <param name="contact">Lines of the office's contact; empty = none.</param>
public sealed class PaymentSlipSource(IBillingDatabase database, BillingDbContext db, RuleBook book, IReadOnlyList<string> contact)
{
    /// <summary>The slip of the bill with the key <paramref name="billId"/>.</summary>
    /// <param name="by">Who prints it.</param>
    /// <param name="anew">再発行: the slip before is lost or spoilt, and is refused when it is paid.</param>
    /// <exception cref="BusinessRuleException"><c>bill.unknown</c>; <c>slip.nothing-owed</c>; <c>protection.third-party</c>: it would tell a third party where a protected person lives.</exception>
    public async Task<PaymentSlipModel> LoadAsync(long billId, LocalDate today, string by, bool anew = false, CancellationToken cancel = default)
    {
        var bill = await db.Bills.AsNoTracking().SingleOrDefaultAsync(b => b.Id == billId, cancel) ?? throw new BusinessRuleException(
            "bill.unknown", $"調定番号 {BillNumber.Print(billId)} はありません。", $"There is no bill {BillNumber.Print(billId)}.");
        var owed = Owed(bill);
        var kinds = ClaimKinds.Of(db, [.. owed.Select(c => c.Claim.Id)]);
        var payer = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == bill.DebtorId, cancel);
        var slip = new PaymentSlipModel
        {
            Office = new NoticeOffice(book.Utility, contact),
            BillNumber = BillNumber.Print(bill.Id),
            Month = bill.Month,
            IssuedOn = today,
            Name = payer.Name,
            IsBody = payer.IsBody,
            CustomerNumber = payer.Number,
            Lines = [.. owed.Select(c => new SlipLine(c.Claim.Service, c.Claim.DueOn, c.Claim.Amount, c.Owed, book.InForce<InvoiceRule>(bill.FixedOn, c.Claim.Service)?.Issuer) { Kind = kinds.GetValueOrDefault(c.Claim.Id) })],
        };
        slip = bill.ContractId == 0 ? await WithoutPlace(slip, payer, today, cancel) : await WithPlace(slip, payer, bill.ContractId, today, cancel);
        return Issued(slip, bill.Id, owed, today, by, anew);
    }

    /// <summary>With its number, and the barcode where shops take it.</summary>
    private PaymentSlipModel Issued(PaymentSlipModel slip, long billId, IReadOnlyList<OwedClaim> owed, LocalDate today, string by, bool anew)
    {
        var code = SlipCode.Issue(database, book, billId, owed, today, by, anew);
        return slip with
        {
            SlipNumber = code.Slip.Key,
            Reissue = code.Slip.Reissue,
            ShopLimit = code.Limit,
            Barcode = code.Digits,
            Qr = book.InForce<ChannelsRule>(today)?.QrOf(code.Slip.Key, code.Slip.Amount, code.Slip.DueOn),
        };
    }

    private IReadOnlyList<OwedClaim> Owed(Bill bill)
    {
        var owed = SlipCode.Owed(db, bill.Id);
        return owed.Count > 0
            ? owed
            : throw new BusinessRuleException(
                "slip.nothing-owed",
                $"調定 {BillNumber.Print(bill.Id)} に未納額はないので、納付書は発行できません。",
                $"Nothing is owed on bill {BillNumber.Print(bill.Id)}, so it has no payment slip.");
    }

    /// <summary>An occasional bill without a supply: nothing is known but where the payer's letters go.</summary>
    private async Task<PaymentSlipModel> WithoutPlace(PaymentSlipModel slip, Customer payer, LocalDate today, CancellationToken cancel)
    {
        var gate = await Disclosure.OfCustomers(db, [payer.Id], today, cancel);
        return slip with { MailingAddress = gate.MailingAddress(payer).Text };
    }

    private async Task<PaymentSlipModel> WithPlace(PaymentSlipModel slip, Customer payer, long contractId, LocalDate today, CancellationToken cancel)
    {
        var contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == contractId, cancel);
        var place = await db.ServicePoints.AsNoTracking().SingleAsync(p => p.Id == contract.ServicePointId, cancel);
        var gate = await Disclosure.OfPlace(db, place.Id, today, cancel);
        gate.RequirePaperFor(payer, contract);
        return slip with
        {
            ContractNumber = contract.Number,
            UserName = contract.UserId == payer.Id ? null : await db.Customers.Where(c => c.Id == contract.UserId).Select(c => c.Name).SingleAsync(cancel),
            Address = gate.AddressOnPaper(payer, place, contract).Text,
            MailingAddress = gate.MailingAddress(payer).Text,
        };
    }
}
