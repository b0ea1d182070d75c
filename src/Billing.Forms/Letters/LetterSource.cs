using Billing.Bills;
using Billing.Contacts;
using Billing.Forms.Notices;
using Billing.Forms.Printing;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Places;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Forms.Letters;

/// <summary>Fills the letters of the counter from the books, each in a fixed number of queries. Addresses come through the gate.</summary>
public sealed class LetterSource(BillingDbContext db, RuleBook book, PrintSettings settings)
{
    private readonly NoticeOffice _office = new(book.Utility, settings.Contact);

    /// <summary>The explanation of a bill as a letter to its payer.</summary>
    /// <param name="billId">See <see cref="BillNumber"/>.</param>
    /// <param name="day">Day of the letter; decides what the gate lets through.</param>
    /// <exception cref="BusinessRuleException">bill.unknown.</exception>
    public async Task<BillLetterModel> ExplanationAsync(long billId, LocalDate day, CancellationToken cancel = default)
    {
        var told = await BillExplanation.Of(db, billId, cancel) ?? throw new BusinessRuleException(
            "bill.unknown", $"調定番号 {BillNumber.Print(billId)} はありません。", $"There is no bill {BillNumber.Print(billId)}.");
        var bill = told.Bill;
        var at = await AtAsync(bill.ContractId, cancel);
        var debtor = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == bill.DebtorId, cancel);
        var usage = await db.Usages.AsNoTracking().FirstOrDefaultAsync(u => u.Id == bill.UsageId, cancel);
        var claims = await db.Claims.AsNoTracking().Where(c => c.Id >= billId * 100 && c.Id <= (billId * 100) + 99).ToListAsync(cancel);
        var gate = await Disclosure.OfPlace(db, at.Point.Id, day, cancel);
        return new BillLetterModel
        {
            Office = _office,
            Day = day,
            Name = debtor.Name,
            IsBody = debtor.IsBody,
            MailingAddress = gate.PaperFor(debtor, at.Contract) == PaperFate.Printed ? gate.LettersTo(debtor, at.Point, at.Contract).Text : null,
            Address = gate.AddressOnPaper(debtor, at.Point, at.Contract).Text,
            BillNumber = BillNumber.Print(bill.Id),
            Kind = bill.Kind,
            ServicePointNumber = at.Point.Number,
            CustomerNumber = at.User.Number,
            Month = bill.Month,
            PeriodFrom = bill.PeriodFrom,
            PeriodTo = bill.PeriodTo,
            PreviousIndex = usage?.Registers is null ? usage?.PreviousIndex : null,
            CurrentIndex = usage?.Registers is null ? usage?.CurrentIndex : null,
            Usage = usage?.CubicMetres,
            Total = bill.Total,
            Parts = [.. told.Parts.Select(part => new BillLetterPart(
                part.Part.Service,
                part.Part.UseClass,
                part.Part.MeterSize,
                part.Part.CubicMetres,
                part.Part.Charged,
                part.Part.Tax,
                claims.Where(c => c.Service == part.Part.Service && c.Amount.Yen > 0).Select(c => (LocalDate?)c.DueOn).Min(),
                part.Steps,
                part.Citations))],
        };
    }

    /// <summary>The certificate that <paramref name="document"/> records: what its contract's claims received in its span, as far as the books knew on the day of issue.</summary>
    /// <param name="today">Day of printing; decides what the gate lets through.</param>
    public async Task<PaidCertificateModel> CertificateAsync(IssuedDocument document, LocalDate today, CancellationToken cancel = default)
    {
        var at = await AtAsync(document.ContractId, cancel);
        var gate = await Disclosure.OfPlace(db, at.Point.Id, today, cancel);
        var (from, to) = (document.From!.Value, document.To!.Value);
        var last = to < document.IssuedOn ? to : document.IssuedOn;
        return new PaidCertificateModel
        {
            Office = _office,
            Number = Number(document),
            Day = document.IssuedOn,
            Name = at.User.Name,
            IsBody = at.User.IsBody,
            Address = gate.AddressOnPaper(at.User, at.Point, at.Contract).Text,
            ServicePointNumber = at.Point.Number,
            CustomerNumber = at.User.Number,
            From = from,
            To = to,
            Claims = await PaidAsync(document.ContractId, from, last, cancel),
        };
    }

    /// <summary>発行番号: fiscal year and running number.</summary>
    public static string Number(IssuedDocument document) => FormattableString.Invariant($"{FiscalYear.Of(document.IssuedOn).StartYear}-{document.Id:000000}");

    /// <summary>Money that settled a claim that still stands: cash, and what another claim's overpayment settled; less what went out again.</summary>
    private async Task<IReadOnlyList<PaidClaim>> PaidAsync(long contract, LocalDate first, LocalDate last, CancellationToken cancel)
    {
        var taken = db.Bills.Where(b => b.ContractId == contract && b.Kind == BillKind.Reversal).Select(b => b.CorrectsId);
        var rows = await (
            from c in await ContractClaims.Of(db, contract, cancel)
            join b in db.Bills on c.Id / 100 equals b.Id
            join t in db.Transfers on c.Id equals t.ClaimId
            where b.Kind != BillKind.Reversal && !taken.Contains(b.Id)
                && t.PostedOn >= first && t.PostedOn <= last
                && ((t.Credit == Account.Receivable && (t.Debit == Account.Cash || t.Debit == Account.Clearing)) || (t.Debit == Account.Receivable && t.Credit == Account.Overpayment))
            select new { Claim = c, b.Month, t.PostedOn, Yen = t.Credit == Account.Receivable ? t.Amount.Yen : -t.Amount.Yen }).ToListAsync(cancel);
        return [.. rows.GroupBy(r => r.Claim.Id)
            .Select(g => new PaidClaim(g.First().Claim.Service, BillNumber.Print(g.First().Claim.BillId), g.First().Month, g.First().Claim.Amount, new Money(g.Sum(r => r.Yen)), g.First().Claim.Tax, g.Max(r => r.PostedOn)))
            .Where(c => c.Paid.Yen > 0)
            .OrderBy(c => c.PaidOn)
            .ThenBy(c => c.BillNumber, StringComparer.Ordinal)
            .ThenBy(c => c.Service)];
    }

    private async Task<(Contract Contract, ServicePoint Point, Customer User)> AtAsync(long contract, CancellationToken cancel)
    {
        var at = await (
            from c in db.Contracts.AsNoTracking()
            where c.Id == contract
            join p in db.ServicePoints on c.ServicePointId equals p.Id
            join u in db.Customers on c.UserId equals u.Id
            select new { Contract = c, Point = p, User = u }).SingleAsync(cancel);
        return (at.Contract, at.Point, at.User);
    }
}
