using Billing.Kernel;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Contacts;

/// <summary>書類を交付する: checks who asks, and records what was handed out.</summary>
public sealed class DocumentIssue(BillingDbContext db)
{
    public const int MostIdentity = 100;

    /// <summary>Longest span of a certificate.</summary>
    public const int MostYears = 6;

    /// <summary>Records one document.</summary>
    /// <param name="person">Signed-in name.</param>
    /// <exception cref="BusinessRuleException">issue.kind, issue.identity, issue.bill, issue.from, issue.to, issue.no-contract, and protection.third-party: of a protected person nothing goes to anybody but themselves.</exception>
    public async Task<IssuedDocument> Issue(long contractId, IssueDraft draft, LocalDate today, Instant now, string person, CancellationToken cancel = default)
    {
        var document = Make(draft, today, now, person);
        document.ContractId = contractId;
        var at = await (
            from c in db.Contracts.AsNoTracking()
            where c.Id == contractId
            join p in db.ServicePoints on c.ServicePointId equals p.Id
            join u in db.Customers on c.UserId equals u.Id
            select new { Contract = c, Point = p, User = u }).FirstOrDefaultAsync(cancel)
            ?? throw new BusinessRuleException("issue.no-contract", $"契約 {contractId} はありません。", $"There is no contract {contractId}.");
        var gate = await Disclosure.OfPlace(db, at.Point.Id, today, cancel);
        if (draft.Requester != Requester.Resident && (gate.Hides(at.Point, at.Contract) || gate.Hides(at.User)))
        {
            throw Protection.ThirdParty();
        }

        if (document.BillId is { } bill && !await db.Bills.AnyAsync(b => b.Id == bill && b.ContractId == contractId, cancel))
        {
            throw new BusinessRuleException("issue.bill", "この契約の調定を選んでください。", "Choose a bill of this contract.");
        }

        db.IssuedDocuments.Add(document);
        await db.SaveChangesAsync(cancel);
        return document;
    }

    private static IssuedDocument Make(IssueDraft draft, LocalDate today, Instant now, string person)
    {
        if (draft.Kind is < IssuedKind.Notice or > IssuedKind.PaidCertificate || draft.Requester is < Requester.Resident or > Requester.ThirdParty)
        {
            throw new BusinessRuleException("issue.kind", "書類の種類と請求者を選んでください。", "Choose the document and who asks for it.");
        }

        var identity = draft.Identity?.Trim() ?? "";
        if (identity.Length is 0 or > MostIdentity)
        {
            throw new BusinessRuleException("issue.identity", $"本人確認に用いたもの(運転免許証、委任状など)を{MostIdentity}字以内で入力してください。", $"Say in {MostIdentity} characters what showed who asks (driving licence, letter of authority …).");
        }

        var document = new IssuedDocument { Kind = draft.Kind, Requester = draft.Requester, Identity = identity, IssuedOn = today, IssuedAt = now, IssuedBy = person };
        if (draft.Kind == IssuedKind.PaidCertificate)
        {
            (document.From, document.To) = Span(draft, today);
        }
        else
        {
            document.BillId = draft.BillId ?? throw new BusinessRuleException("issue.bill", "どの調定の書類か選んでください。", "Choose the bill.");
        }

        return document;
    }

    private static (LocalDate From, LocalDate To) Span(IssueDraft draft, LocalDate today)
    {
        if (draft.From is not { } from || from > today)
        {
            throw new BusinessRuleException("issue.from", "証明する期間の初日を今日以前の日付で入力してください。", "Give the first day of the span, today at the latest.");
        }

        if (draft.To is not { } to || to < from || to > today || to > from.PlusYears(MostYears))
        {
            throw new BusinessRuleException("issue.to", $"証明する期間の末日は、初日以後、今日以前、{MostYears}年以内の日付で入力してください。", $"The last day must lie on or after the first, today at the latest, and within {MostYears} years.");
        }

        return (from, to);
    }
}
