using Billing.Kernel;
using Billing.Places;
using Billing.Requests.Contributions;
using Billing.Requests.Forms;
using Microsoft.EntityFrameworkCore;

namespace Billing.Requests;

/// <summary>Reads the file of a request.</summary>
public static class RequestFiles
{
    /// <summary>The file of a request that is only being typed.</summary>
    /// <exception cref="BusinessRuleException"><c>request.no-place</c>, <c>request.no-customer</c>.</exception>
    public static async Task<RequestFile> New(Office office, RequestDraft draft)
    {
        var procedure = Procedures.Of(draft.Kind);
        var request = new Request
        {
            Number = "",
            Kind = draft.Kind,
            State = procedure.Machine.Initial,
            ReceivedOn = draft.ReceivedOn ?? office.Today,
            Channel = draft.Channel,
            ReceivedBy = office.Person,
            Form = "{}",
        };
        await Find(office.Db, draft, procedure, request);
        return await Fill(new RequestFile
        {
            Office = office,
            Procedure = procedure,
            Request = request,
            Form = FormValues.Stored("{}"),
            Documents = procedure.Documents.Where(d => draft.Typed.GetValueOrDefault($"paper-{d.Name}") == "yes").Select(d => d.Name).ToHashSet(),
        });
    }

    /// <summary>The file of a stored request; null = there is none of that number.</summary>
    /// <param name="tracked">Whether the request will be changed.</param>
    public static async Task<RequestFile?> Stored(Office office, string number, bool tracked = false)
    {
        var requests = tracked ? office.Db.Requests : office.Db.Requests.AsNoTracking();
        if (await requests.FirstOrDefaultAsync(r => r.Number == number) is not { } request)
        {
            return null;
        }

        var effects = await office.Db.RequestEffects.AsNoTracking().Where(e => e.RequestId == request.Id).OrderBy(e => e.Id).ToListAsync();
        return await Fill(new RequestFile
        {
            Office = office,
            Procedure = Procedures.Of(request.Kind),
            Request = request,
            Form = FormValues.Stored(request.Form),
            Documents = (await office.Db.RequestDocuments.Where(d => d.RequestId == request.Id).Select(d => d.Name).ToListAsync()).ToHashSet(),
            Steps = await office.Db.RequestSteps.AsNoTracking().Where(s => s.RequestId == request.Id).OrderBy(s => s.Id).ToListAsync(),
            Effects = effects,
            FeesOwed = RequestFees.Owed(office.Db, effects) + TermAssessment.Owed(office.Db, request.Id),
            HasTermsLeft = await office.Db.ContributionTerms.AnyAsync(t => t.RequestId == request.Id && t.BillId == null && !t.Cancelled),
        });
    }

    private static async Task Find(BillingDbContext db, RequestDraft draft, Procedure procedure, Request request)
    {
        if (draft.Place is { Length: > 0 } number)
        {
            var contract = await db.Contracts.AsNoTracking().FirstOrDefaultAsync(c => c.Number == number);
            var point = contract?.ServicePointId ?? (await db.ServicePoints.AsNoTracking().FirstOrDefaultAsync(p => p.Number == number))?.Id
                ?? throw new BusinessRuleException("request.no-place", $"契約番号・水栓番号 {number} はありません。検索して選び直してください。", $"There is no contract or supply {number}: search for it again.");
            request.ServicePointId = point;
            request.ContractId = procedure.KeepsContract ? contract?.Id : null;
        }

        if (draft.Customer is { Length: > 0 } customer)
        {
            request.CustomerId = (await db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Number == customer))?.Id
                ?? throw new BusinessRuleException("request.no-customer", $"お客様番号 {customer} はありません。", $"There is no customer {customer}.");
        }

        if ((procedure.Subject == RequestSubject.Contract && request.ContractId is null) || (procedure.Subject == RequestSubject.Place && request.ServicePointId is null))
        {
            throw new BusinessRuleException("request.no-place", $"{procedure.Name.Ja}は、検索で見つけた契約の画面から始めてください。", $"{procedure.Name.En} begins on the page of a contract: search for it first.");
        }
    }

    /// <summary>The customer, or who stayed where they were given up by 名寄せ: a request keeps the number of its day.</summary>
    private static Task<Customer> Standing(BillingDbContext db, long customer) => (
        from given in db.Customers
        where given.Id == customer
        join stays in db.Customers on given.MergedIntoId ?? given.Id equals stays.Id
        select stays).AsNoTracking().SingleAsync();

    private static async Task<RequestFile> Fill(RequestFile file)
    {
        var (db, request, today) = (file.Office.Db, file.Request, file.Office.Today);
        var contract = request.ContractId is { } id ? await db.Contracts.AsNoTracking().FirstAsync(c => c.Id == id) : null;
        return file with
        {
            Contract = contract,
            Terms = contract is null ? null : await db.ContractTerms.AsNoTracking().Where(t => t.ContractId == contract.Id && (t.From <= today || t.From == contract.From)).OrderByDescending(t => t.From).FirstOrDefaultAsync(),
            StopNotice = contract is null ? null : (await file.Office.Db.SupplyFacts.AsNoTracking().Where(f => f.ContractId == contract.Id && f.Kind == FactKind.StopNotice && !f.Superseded).ToListAsync()).Find(f => f.Holds(today)),
            User = contract is null ? null : await db.Customers.AsNoTracking().FirstAsync(c => c.Id == contract.UserId),
            Point = request.ServicePointId is { } point ? await db.ServicePoints.AsNoTracking().FirstAsync(p => p.Id == point) : null,
            Customer = request.CustomerId is { } customer ? await Standing(db, customer) : null,
        };
    }
}
