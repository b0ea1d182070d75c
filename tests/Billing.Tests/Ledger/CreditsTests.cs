using Billing.Collection;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Nights;
using Billing.Testing;
using Billing.Verification;
using NodaTime;
using Xunit;

namespace Billing.Tests.Ledger;

public sealed class CreditsTests
{
    private static readonly LocalDate Today = new(2026, 11, 20);

    [Theory, EveryDatabase]
    public void A_credit_settles_another_claim_of_the_same_service_in_parts_and_the_rest_is_paid_out(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var (credit, water, sewer) = Overpaid(test);
        using var db = test.NewContext();
        var all = Balances.Credit(db, credit);
        var before = Balances.Owed(db, water);

        InTransaction(test, tx => Credits.SetOff(tx, credit, water, new Money(100), Clerks.By(Today)));
        InTransaction(test, tx => Credits.SetOff(tx, credit, water, new Money(50), Clerks.By(Today)));
        InTransaction(test, tx => Refunds.Refund(tx, credit, new Money(30), Clerks.By(Today)));
        InTransaction(test, tx => Refunds.Refund(tx, credit, new Money(20), Clerks.By(Today)));

        Assert.Equal((all - new Money(200), before - new Money(150)), (Balances.Credit(db, credit), Balances.Owed(db, water)));
        Assert.Equal("setoff.other-service", Refusal(test, credit, sewer, new Money(1)));
        Assert.Equal("setoff.amount", Refusal(test, credit, water, all));
        Assert.Equal("setoff.amount", Refusal(test, credit, water, Money.Zero));
        Assert.Equal("setoff.other-debtor", Refusal(test, credit, OwedClaim.OfContract(db, 11)[0].Claim.Id, new Money(1)));
        Assert.Equal("setoff.unknown-claim", Refusal(test, credit, 1, new Money(1)));
        Assert.Equal("refund.amount", Assert.Throws<BusinessRuleException>(() => InTransaction(test, tx => Refunds.Refund(tx, credit, all, Clerks.By(Today)))).Code);
        Assert.Equal(all - new Money(200), Refunds.RefundAll(test.Database, credit, Clerks.By(Today)));
        var uses = db.CreditUses.OrderBy(u => u.Id).ToList();
        Assert.Equal([(null, 30L), (null, 20L), (null, all.Yen - 200), (water, 100L), (water, 50L)], uses.Select(u => (u.ToClaimId, u.Amount.Yen)));
        Assert.All(uses, u => Assert.Equal((credit, "mado", Today), (u.FromClaimId, u.By, u.On)));
        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
    }

    [Fact]
    public void A_refund_that_nobody_decided_is_a_breach_of_the_books()
    {
        using var test = TestDatabase.Create("sqlite");
        var (credit, _, _) = Overpaid(test);
        using var db = test.NewContext();
        db.Transfers.Add(Posting.Refund(db.Claims.Single(c => c.Id == credit), new Money(10), Today, 0));
        db.CreditUses.Add(new CreditUse { Id = TransferId.Of(Cause.SetOff, credit, 0), FromClaimId = credit, ToClaimId = credit, Amount = new Money(5), On = Today, By = "mado" });
        db.SaveChanges();

        Assert.Equal(["ledger.credit-use", "ledger.refund-by"], BooksCheck.Run(test.Database).Breaches.Select(b => b.Code).Order());
    }

    /// <summary>Contract 10 paid both months of water; September is then corrected downwards, and November's bills are still owed.</summary>
    private static (long Credit, long Water, long Sewer) Overpaid(TestDatabase test)
    {
        var town = SmallTown.Build(test.Database, 12, months: 3);
        foreach (var night in town.Nights)
        {
            new NightRunner(test.Database, SmallTown.Book, SystemClock.Instance).Run(night, cancel: TestContext.Current.CancellationToken);
        }

        using var db = test.NewContext();
        var owed = OwedClaim.OfContract(db, 10);
        var october = owed.First(c => c.Claim.Service == Service.Water && c.Bill.Month == town.Months[1]);
        InTransaction(test, tx => CounterReceipts.Take(tx, 10, [new Chosen(october.Claim.Id, october.Owed)], october.Owed, Today, "tanaka"));

        // Read right, October ended at 130 and not at 140: its credit is what the new bill is less.
        new BillCorrection(test.Database, SmallTown.Book).Correct(october.Bill.Id, 130, "読み誤り", "sato", Today);
        var now = OwedClaim.OfContract(db, 10);
        return (october.Claim.Id, now.Last(c => c.Claim.Service == Service.Water).Claim.Id, now.Last(c => c.Claim.Service == Service.Sewer).Claim.Id);
    }

    private static string Refusal(TestDatabase test, long from, long to, Money amount)
        => Assert.Throws<BusinessRuleException>(() => InTransaction(test, tx => Credits.SetOff(tx, from, to, amount, Clerks.By(Today)))).Code;

    private static void InTransaction(TestDatabase test, Action<BillingDbContext> act)
    {
        using var db = test.NewContext();
        using var transaction = db.Database.BeginTransaction();
        act(db);
        transaction.Commit();
    }
}
