using Billing.Charges;
using Billing.Kernel;
using Billing.Nights;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Db.Demo.Year;

/// <summary>Debts of 2020 that were carried over and are barred by time: work that was done for the debtor, billed then and never paid.</summary>
internal static class YearLapsed
{
    private static readonly LocalDate Assessed = new(2020, 10, 1);
    private static readonly LocalDate Due = new(2020, 10, 30);

    public static void Carry(YearStage stage, IReadOnlyList<Debtor> cast)
    {
        foreach (var debtor in cast.Where(d => d.Class == DebtorClass.Lapsed))
        {
            using var db = stage.Database.NewContext();
            using var transaction = db.Database.BeginTransaction();
            foreach (var service in (Service[])[Service.Water, Service.Sewer])
            {
                new OccasionalBills(stage.Book).Assess(db, Charge(debtor, service), YearStage.Cashier, Assessed);
            }

            transaction.Commit();
        }
    }

    private static OccasionalCharge Charge(Debtor debtor, Service service) => new()
    {
        DebtorId = debtor.Id,
        ContractId = debtor.ContractId,
        Service = service,
        Lines = [new OccasionalLine(ChargeLineKind.Fee, new Sentence("修繕工事の実費", "Repair at the owner's cost"), new Money(4_300 + (debtor.Id % 7 * 500)), FeeTax.None)],
        DueOn = Due,
        Reason = "給水条例(工事の費用負担)",
    };
}
