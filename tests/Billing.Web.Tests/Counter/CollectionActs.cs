using Billing.Bills;
using Billing.Charges;
using Billing.Collection;
using Billing.Delinquency;
using Billing.Kernel;
using Billing.LateCharges;
using Billing.Ledger;
using Billing.Nights;
using Billing.RuleBooks;
using Billing.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Billing.Web.Tests.Counter;

/// <summary>What takes several persons and months, done for a page that needs it.</summary>
internal sealed class CollectionActs(CounterFactory factory)
{
    /// <summary>A write-off of a water debt, booked. The worklist has been run.</summary>
    /// <returns>Its key.</returns>
    public long WriteOff()
    {
        using var scope = factory.Services.CreateScope();
        var desk = scope.ServiceProvider.GetRequiredService<CaseDesk>();
        using var db = factory.NewContext();
        var claims = from s in db.DunningSteps join c in db.DunningCases on s.CaseId equals c.Id where c.Service == Service.Water && c.ClosedOn == null && s.Name != null join d in db.DunningStepClaims on s.Id equals d.StepId orderby s.Id select new { s.CaseId, d.ClaimId };
        var debt = claims.First();
        var asked = desk.AskWriteOff(debt.CaseId, [debt.ClaimId], WriteOffGround.Waived, "議会の議決", Officer(Roles.Collection))[0];
        desk.DecideWriteOff(debt.CaseId, [asked.Id], agree: true, Officer(Roles.SeniorClerk));
        return asked.Id;
    }

    /// <summary>A late charge of 13,600 yen on the sewer, assessed and not paid.</summary>
    /// <returns>Key of its claim.</returns>
    public long LateCharge()
    {
        using var db = factory.NewContext();
        using (var transaction = db.Database.BeginTransaction())
        {
            var contract = db.Contracts.Single(c => c.Number == "012-00001-02");
            var payer = db.ContractTerms.Where(t => t.ContractId == contract.Id).OrderByDescending(t => t.From).Select(t => t.PayerId).First();
            var charge = new OccasionalCharge
            {
                DebtorId = payer,
                ContractId = contract.Id,
                Service = Service.Sewer,
                Lines = [new OccasionalLine(ChargeLineKind.Fee, new Sentence("工事負担", "Works"), new Money(300_000), FeeTax.None)],
                DueOn = new LocalDate(2026, 4, 30),
                Reason = "条例",
            };
            var bill = new OccasionalBills(SmallTown.Book).Assess(db, charge, "sato", new LocalDate(2026, 4, 10));
            var claim = BillNumber.Claim(bill.Id, Service.Sewer);
            CounterReceipts.Take(db, payer, [new Chosen(claim, new Money(300_000))], new Money(300_000), TestTown.Today, Roles.Clerk);
            var assessment = new LateChargeAssessment(SmallTown.Book);
            assessment.Assess(db, assessment.Fallen(db, [claim]).Single(), 0, "sato", TestTown.Today);
            transaction.Commit();
        }

        return db.LateChargeEntries.Single().ClaimId;
    }

    private static Officer Officer(string role) => new(role, new HashSet<string> { role }, TestTown.Today, TestTown.Today.AtMidnight().InUtc().ToInstant());
}
