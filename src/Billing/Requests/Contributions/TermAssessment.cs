using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Nights;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Contributions;

/// <summary>
/// Assesses the terms of contributions that come due: an occasional bill each, in the fund of the sewer, without tax. A term is assessed only then, so that a change of
/// owner or a deferral before needs no reversal, and revenue falls into the year of the term. Each term has a transaction of its own: the run may be killed and begun again.
/// </summary>
public static class TermAssessment
{
    /// <summary>Assesses every term due within the office's time of notice.</summary>
    /// <param name="person">Signed-in name, or the program.</param>
    /// <returns>Terms assessed.</returns>
    public static int Run(IBillingDatabase database, RuleBook book, LocalDate today, string person)
    {
        var days = book.AllInForce<ProcedureRule>(today).FirstOrDefault(r => r.Procedure == RequestWords.Name(RequestKind.Contribution) && r.Name == "noticeDays")?.Value ?? 0;
        var until = today.PlusDays(days);
        using var list = database.NewContext();
        var due = list.ContributionTerms.AsNoTracking().Where(t => t.BillId == null && !t.Cancelled && t.DueOn <= until).OrderBy(t => t.DueOn).ThenBy(t => t.Id).Select(t => t.Id).ToList();
        if (due.Count == 0)
        {
            return 0;
        }

        Numbers.Ensure(database, Numbers.Bills(FiscalYear.Of(today)));
        return due.Count(id => AssessOne(database, book, id, today, person));
    }

    /// <summary>What is still owed of a request's terms.</summary>
    internal static Money Owed(BillingDbContext db, long requestId) => new(db.ContributionTerms.AsNoTracking().Where(t => t.RequestId == requestId && t.BillId != null).Select(t => t.BillId!.Value).Distinct().ToList()
        .Sum(bill => Balances.Owed(db, BillNumber.Claim(bill, Service.Sewer)).Yen));

    internal static OccasionalLine Line(ContributionTerm term) =>
        new(ChargeLineKind.Contribution, new Sentence($"受益者負担金 第{term.Number}期", $"Contribution, term {term.Number}"), term.Amount, FeeTax.None);

    private static bool AssessOne(IBillingDatabase database, RuleBook book, long id, LocalDate today, string person)
    {
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var term = db.ContributionTerms.Single(t => t.Id == id);
        if (term.BillId is not null || term.Cancelled)
        {
            return false;
        }

        var charge = new OccasionalCharge
        {
            DebtorId = term.DebtorId,
            Service = Service.Sewer,
            Lines = [Line(term)],
            DueOn = term.DueOn < today ? today : term.DueOn,
            Reason = "都市計画法75条 受益者負担金",
        };
        term.BillId = new OccasionalBills(book).Assess(db, charge, person, today).Id;
        term.Version++;
        db.SaveChanges();
        transaction.Commit();
        return true;
    }
}
