using Billing.Collection;
using Billing.Kernel;
using Billing.Testing;
using Billing.Verification;
using NodaTime;
using Xunit;

namespace Billing.Tests.LateCharges;

/// <summary>充当 in the books: kept with its rule and its day, and derived again by the check.</summary>
public sealed class AllocationByRuleTests
{
    private static readonly LocalDate Late = LateTown.Due.PlusDays(181);

    [Theory, EveryDatabase]
    public void Money_without_a_wish_settles_the_late_charge_before_the_principal_of_water(string provider)
    {
        using var town = LateTown.Create(provider);
        var (first, second) = (town.Owe(Service.Water, 80_500), town.Owe(Service.Water, 5_000));
        town.Pay(Late, withLate: false, new Chosen(first, new Money(80_500)));
        var late = town.Entries().Single().ClaimId;

        var payment = Spread(town, new Money(2_000), Late.PlusDays(1));

        Assert.Equal((Money.Zero, new Money(4_100)), (town.Owed(late), town.Owed(second)));
        using var db = town.Test.NewContext();
        Assert.All(db.Allocations.Where(a => a.PaymentId == payment.Id), a => Assert.Equal(AllocationBasis.ByRule, a.Basis));
        var record = db.AllocationRecords.Single();
        Assert.Equal((payment.Id, Late.PlusDays(1), "allocation-water", "allocation-sewer", new Money(2_000)), (record.PaymentId, record.On, record.WaterRuleId, record.SewerRuleId, record.Amount));
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public void An_allocation_that_the_rule_of_its_day_does_not_give_is_a_breach(string provider)
    {
        using var town = LateTown.Create(provider);
        town.Owe(Service.Water, 3_000);
        town.Owe(Service.Sewer, 4_000);
        Spread(town, new Money(3_500), Late);
        town.AssertBooks();
        using (var db = town.Test.NewContext())
        {
            db.AllocationRecords.Single().Amount = new Money(3_600);
            db.SaveChanges();
        }

        Assert.Equal(["allocation.rule"], BooksCheck.Run(town.Test.Database).Breaches.Select(b => b.Code));
    }

    [Theory, EveryDatabase]
    public void A_bill_paid_twice_stands_to_the_payers_credit_and_is_not_taken_back_when_that_was_used(string provider)
    {
        using var town = LateTown.Create(provider);
        var claim = town.Owe(Service.Water, 3_000);
        using var db = town.Test.NewContext();
        var of = db.Claims.Single(c => c.Id == claim);

        var split = Receipts.Divide(of, new Money(3_000), new Money(3_500)).ToList();
        Assert.Equal([(3_000, AllocationBasis.Named), (500, AllocationBasis.Credit)], split.Select(s => ((int)s.Amount.Yen, s.Basis)));
        Assert.Equal([(3_000, AllocationBasis.Credit)], Receipts.Divide(of, Money.Zero, new Money(3_000)).Select(s => ((int)s.Amount.Yen, s.Basis)));
        var receipt = Receipts.Post(1, 1, Late, PaymentChannel.Bank, 10, split);
        db.Payments.Add(receipt.Payment);
        db.Allocations.AddRange(receipt.Allocations);
        db.Transfers.AddRange(receipt.Transfers);
        db.SaveChanges();

        Assert.Equal((Money.Zero, new Money(500)), (town.Owed(claim), town.Credit(claim)));
        town.AssertBooks();
    }

    private static Payment Spread(LateTown town, Money amount, LocalDate on)
    {
        AllocationRecord record;
        IReadOnlyList<Chosen> shares;
        using (var db = town.Test.NewContext())
        {
            (shares, _, record) = AllocationRecord.Plan(db, town.Book, OwedClaim.OfContract(db, 10), [], amount, on);
        }

        return town.Counter.Take(10, shares, town.Seen(), amount, withLateCharges: false, on, "tanaka", record);
    }
}
