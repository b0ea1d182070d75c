using Billing.Contacts;
using Billing.RuleBooks;

namespace Billing.Delinquency;

/// <summary>Puts the letter of a step on record with its legal kind, under every contract that it is about (交付記録).</summary>
public static class CaseLetters
{
    internal static void Issue(BillingDbContext db, DunningStep step, IReadOnlyList<CaseDebt> debts, Officer officer) =>
        Issue(db, step, [.. debts.Select(d => d.Claim.ContractId)], officer);

    internal static void Issue(BillingDbContext db, DunningStep step, IReadOnlyList<long> contracts, Officer officer)
    {
        if (KindOf(step) is not { } kind)
        {
            return;
        }

        db.IssuedDocuments.AddRange(contracts.Where(id => id != 0).Distinct().Select(contract => new IssuedDocument
        {
            ContractId = contract,
            Kind = kind,
            StepId = step.Id,
            LegalKind = step.Article,
            IssuedOn = officer.Today,
            IssuedAt = officer.Now,
            IssuedBy = officer.Person,
            Requester = Requester.Office,
            Identity = "職権",
        }));
        db.SaveChanges();
    }

    /// <summary>The kind of letter that a step sends; null = none.</summary>
    public static IssuedKind? KindOf(DunningStep step) => (step.Act, step.Trigger) switch
    {
        (DunningAct.Notice, _) => IssuedKind.NonPayment,
        (DunningAct.Reminder, _) => IssuedKind.Reminder,
        (DunningAct.Demand or DunningAct.Talk, _) => IssuedKind.Demand,
        (DunningAct.StopWarning, _) => IssuedKind.StopWarning,
        (DunningAct.StopNotice or DunningAct.Stop, _) => IssuedKind.StopNotice,
        (_, DunningTriggers.Pledge) => IssuedKind.Pledge,
        (_, DunningTriggers.ReturnSupply) => IssuedKind.StopRelease,
        (_, DunningTriggers.Paid) when step.Document is not null => IssuedKind.StopRelease,
        _ => null,
    };
}
