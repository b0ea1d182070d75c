using Billing.Bills;
using Billing.Contacts;
using Billing.Delinquency;
using Billing.Forms.Notices;
using Billing.Forms.Payments;
using Billing.Forms.Printing;
using Billing.Kernel;
using Billing.Places;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Forms.Delinquency;

/// <summary>Fills the letters of steps against arrears from what was recorded with them; addresses come through the gate of today. Where heirs are on record, each gets a sheet for their share.</summary>
public sealed class DunningLetterSource(IBillingDatabase database, BillingDbContext db, RuleBook book, PrintSettings settings)
{
    private readonly NoticeOffice _office = new(book.Utility, settings.Contact);

    /// <summary>Letters of several steps as one HTML document, in the order of the steps.</summary>
    /// <param name="by">Who prints them; stands on the slips that are issued with them.</param>
    /// <exception cref="BusinessRuleException"><c>letter.none</c>: no step sent a letter.</exception>
    public async Task<string> HtmlAsync(IReadOnlyCollection<long> steps, LocalDate today, string language, string by, CancellationToken cancel = default)
    {
        var sheets = new List<DunningLetterModel>();
        foreach (var id in steps.Distinct().Order())
        {
            sheets.AddRange(await SheetsAsync(id, today, by, cancel));
        }

        return sheets.Count == 0
            ? throw new BusinessRuleException("letter.none", "印刷する書類がありません。", "There is no letter to print.")
            : await FormRenderer.RenderAsync<DunningLetter, DunningLetterModel>(sheets, sheets[0].Title.In(language), FormText.Of(language));
    }

    /// <summary>The sheets of one step: one, or one for each heir; none where the step sends no letter.</summary>
    public async Task<IReadOnlyList<DunningLetterModel>> SheetsAsync(long stepId, LocalDate today, string by, CancellationToken cancel = default)
    {
        var step = await db.DunningSteps.AsNoTracking().FirstOrDefaultAsync(s => s.Id == stepId, cancel);
        if (step is null || CaseLetters.KindOf(step) is not { } kind)
        {
            return [];
        }

        var of = await db.DunningCases.AsNoTracking().SingleAsync(c => c.Id == step.CaseId, cancel);
        var claims = await ClaimsAsync(stepId, cancel);
        var contract = await ContractAsync(claims.Select(c => c.ContractId), of.Id, cancel);
        var fee = step.FeeBillId is { } bill ? await db.Bills.Where(b => b.Id == bill).Select(b => b.Total.Yen).SingleAsync(cancel) : 0;
        var sheet = new DunningLetterModel
        {
            Office = _office,
            Kind = kind,
            Title = Title(step),
            Number = FormattableString.Invariant($"{FiscalYear.Of(step.On).StartYear}-D{step.Id:000000}"),
            Day = step.On,
            Name = "",
            Service = of.Service,
            Claims = [.. claims.Select(c => new DunningLetterClaim(BillNumber.Print(c.ClaimId / 100), c.Month, c.DueOn, c.Owed))],
            Total = step.Amount,
            Fee = new Money(fee),
            Deadline = step.DeadlineOn,
            Article = step.Article,
            Instalments = kind == IssuedKind.Pledge ? await PlanAsync(stepId, cancel) : [],
        };
        var sheets = await AddressedAsync(sheet, of.DebtorId, contract, today, cancel);
        return AsksForMoney(kind) && sheets is [{ HeirOf: null } only] ? [only with { Slips = Slips(claims.Select(c => c.ClaimId / 100), step.DeadlineOn, today, by) }] : sheets;
    }

    private static bool AsksForMoney(IssuedKind kind) => kind is IssuedKind.NonPayment or IssuedKind.Reminder or IssuedKind.Demand or IssuedKind.StopWarning or IssuedKind.StopNotice;

    /// <summary>One slip for each bill on which something is still owed, as the counter would print it, but payable until the letter's own term at least.</summary>
    private List<DunningLetterSlip> Slips(IEnumerable<long> bills, LocalDate? term, LocalDate today, string by)
    {
        var slips = new List<DunningLetterSlip>();
        foreach (var bill in bills.Distinct().Order())
        {
            if (SlipCode.Owed(db, bill) is { Count: > 0 } owed && SlipCode.Issue(database, book, bill, owed, today, by, until: term) is { Digits: { } digits, Limit: { } limit } code)
            {
                slips.Add(new DunningLetterSlip(BillNumber.Print(bill), code.Slip.Amount, digits, limit));
            }
        }

        return slips;
    }

    private async Task<IReadOnlyList<DunningLetterModel>> AddressedAsync(DunningLetterModel sheet, long debtorId, Contract? contract, LocalDate today, CancellationToken cancel)
    {
        var debtor = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == debtorId, cancel);
        var shares = await db.HeirShares.AsNoTracking().Where(h => h.DebtorId == debtorId).OrderBy(h => h.Id).ToListAsync(cancel);
        if (shares.Count == 0)
        {
            return [await ToAsync(sheet, debtor, contract, today, cancel)];
        }

        var parts = HeirShare.Split(sheet.Total, shares);
        var sheets = new List<DunningLetterModel>();
        for (var i = 0; i < shares.Count; i++)
        {
            var heir = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == shares[i].HeirId, cancel);
            sheets.Add((await ToAsync(sheet, heir, contract, today, cancel)) with { HeirOf = debtor.Name, Share = $"{shares[i].Numerator}/{shares[i].Denominator}", Total = parts[i], Address = null });
        }

        return sheets;
    }

    private async Task<DunningLetterModel> ToAsync(DunningLetterModel sheet, Customer person, Contract? contract, LocalDate today, CancellationToken cancel)
    {
        if (contract is null)
        {
            return sheet with { Name = person.Name, IsBody = person.IsBody, CustomerNumber = person.Number };
        }

        var point = await db.ServicePoints.AsNoTracking().SingleAsync(p => p.Id == contract.ServicePointId, cancel);
        var gate = await Disclosure.OfPlace(db, point.Id, today, cancel);
        return sheet with
        {
            Name = person.Name,
            IsBody = person.IsBody,
            CustomerNumber = person.Number,
            MailingAddress = gate.PaperFor(person, contract) == PaperFate.Printed ? gate.LettersTo(person, point, contract).Text : null,
            Address = gate.AddressOnPaper(person, point, contract).Text,
        };
    }

    private Sentence Title(DunningStep step) => book.Rules.OfType<DunningStepRule>().FirstOrDefault(r => r.Id == step.RuleId)?.Said
        ?? DunningMachine.Table.Table.FirstOrDefault(r => r.From == step.From && r.Trigger == step.Trigger)?.Document
        ?? new Sentence(step.Document ?? "", step.Document ?? "");

    private async Task<List<(long ClaimId, long ContractId, BillingMonth Month, LocalDate DueOn, Money Owed)>> ClaimsAsync(long stepId, CancellationToken cancel)
    {
        var rows = await (
            from x in db.DunningStepClaims.AsNoTracking()
            where x.StepId == stepId
            join c in db.Claims on x.ClaimId equals c.Id
            join b in db.Bills on c.Id / 100 equals b.Id
            orderby c.DueOn, c.Id
            select new { x.ClaimId, c.ContractId, b.Month, c.DueOn, x.Owed.Yen }).ToListAsync(cancel);
        return rows.ConvertAll(r => (r.ClaimId, r.ContractId, r.Month, r.DueOn, new Money(r.Yen)));
    }

    /// <summary>The contract whose place the letter names: of its first claim, else of the supply that was stopped.</summary>
    private async Task<Contract?> ContractAsync(IEnumerable<long> contracts, long caseId, CancellationToken cancel)
    {
        var id = contracts.FirstOrDefault(c => c != 0);
        id = id != 0 ? id : await db.SupplyStops.Where(s => s.CaseId == caseId).OrderByDescending(s => s.Id).Select(s => s.ContractId).FirstOrDefaultAsync(cancel);
        return id == 0 ? null : await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == id, cancel);
    }

    private async Task<IReadOnlyList<(LocalDate DueOn, Money Amount)>> PlanAsync(long stepId, CancellationToken cancel)
    {
        var parts = await (
            from p in db.InstalmentPledges
            where p.StepId == stepId
            join i in db.PledgeInstalments.AsNoTracking() on p.Id equals i.PledgeId
            orderby i.Number
            select i).ToListAsync(cancel);
        return parts.ConvertAll(i => (i.DueOn, i.Amount));
    }
}
