using Billing.Bills;
using Billing.Collection;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Nights;
using Billing.Testing;
using Billing.Tests.Ledger;
using Billing.Verification;
using NodaTime;
using Xunit;

namespace Billing.Tests.Nights;

public sealed class BillCorrectionTests
{
    private static readonly LocalDate Today = new(2026, 11, 20);

    [Theory, EveryDatabase]
    public void A_correction_is_a_reversal_and_a_new_bill_and_the_bill_after_it_follows(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var (town, bills) = Billed(test, months: 2);

        // Point 10 uses 20 m³ a month: 100, 120, 140. Read right, September ended at 115.
        var corrected = Correct(test, bills[0].Id, 115);

        Assert.Equal(2, corrected.Count);
        using var db = test.NewContext();
        Assert.Equal([15, 25], corrected.Select(c => db.BillParts.Single(p => p.Id == c.CorrectionId * 10 + 1).CubicMetres.Value));
        Assert.Equal(0, corrected.Sum(c => db.Bills.Single(b => b.Id == c.BillId).Total.Yen + db.Bills.Single(b => b.Id == c.ReversalId).Total.Yen));
        Assert.All(corrected, c => Assert.Equal(0, Owed(test, c.BillId)));
        Assert.All(corrected, c => Assert.Equal(db.Bills.Single(b => b.Id == c.CorrectionId).Total.Yen, Owed(test, c.CorrectionId)));
        Assert.All(corrected, c => Assert.Equal(("読み誤り", "tanaka"), (db.Bills.Single(b => b.Id == c.CorrectionId).Reason, db.Bills.Single(b => b.Id == c.CorrectionId).MadeBy)));
        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
        Assert.Empty(Replay.Run(test.Database, town.Months[0], town.Months[^1]).Differences);
    }

    [Theory, EveryDatabase]
    public void What_was_paid_settles_the_new_claims_and_the_rest_is_refunded_once(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var (_, bills) = Billed(test, months: 1);
        var paid = Pay(test, bills[0]);

        var corrected = Correct(test, bills[0].Id, 115).Single();

        Assert.True(corrected.Difference < Money.Zero);
        Assert.Equal(0, Owed(test, corrected.CorrectionId));
        var refunds = paid.Select(claim => Refunds.RefundAll(test.Database, claim, Clerks.By(Today)).Yen).Sum();
        Assert.Equal(-corrected.Difference.Yen, refunds);
        Assert.Throws<BusinessRuleException>(() => Refunds.RefundAll(test.Database, paid[0], Clerks.By(Today)));
        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
    }

    [Theory, EveryDatabase]
    public void A_bill_of_a_closed_year_is_corrected_through_the_prior_year_account_under_its_own_rules(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var (_, bills) = Billed(test, months: 1, first: new BillingMonth(2026, 2));

        var corrected = Correct(test, bills[0].Id, 110).Single();

        Assert.Equal(new FiscalYear(2026), BillNumber.Year(corrected.CorrectionId));
        using var db = test.NewContext();
        var claims = db.Claims.Where(c => c.ContractId == 10).Select(c => c.Id).ToList();
        var reversals = db.Transfers.Where(t => claims.Contains(t.ClaimId) && t.Credit == Account.Receivable).ToList();
        Assert.Contains(reversals, t => t.Debit == Account.PriorYearAdjustment);
        Assert.DoesNotContain(reversals, t => t.Debit == Account.Revenue);
        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
    }

    [Theory, EveryDatabase]
    public void A_bill_is_corrected_once_and_a_correction_may_be_corrected_again(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var (_, bills) = Billed(test, months: 1);
        var first = Correct(test, bills[0].Id, 115).Single();

        Assert.Equal("bill.already-reversed", Assert.Throws<BusinessRuleException>(() => Correct(test, bills[0].Id, 116)).Code);
        Assert.Equal("bill.is-reversal", Assert.Throws<BusinessRuleException>(() => Correct(test, first.ReversalId, 116)).Code);
        var second = Correct(test, first.CorrectionId, 120).Single();

        using var db = test.NewContext();
        Assert.Equal(bills[0].Total, db.Bills.Single(b => b.Id == second.CorrectionId).Total);
        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
    }

    private static (SmallTown Town, List<Bill> Bills) Billed(TestDatabase test, int months, BillingMonth? first = null)
    {
        var town = SmallTown.Build(test.Database, 30, months, first);
        foreach (var night in town.Nights)
        {
            new NightRunner(test.Database, SmallTown.Book, SystemClock.Instance).Run(night);
        }

        using var db = test.NewContext();
        return (town, [.. db.Bills.Where(b => b.ContractId == 10).OrderBy(b => b.Id)]);
    }

    private static IReadOnlyList<CorrectedBill> Correct(TestDatabase test, long bill, int index)
        => new BillCorrection(test.Database, SmallTown.Book).Correct(bill, index, "読み誤り", "tanaka", Today);

    private static long Owed(TestDatabase test, long bill)
    {
        using var db = test.NewContext();
        var (first, last) = (bill * 100, (bill * 100) + 99);
        return db.Claims.Where(c => c.Id >= first && c.Id <= last).Select(c => c.Id).ToList().Sum(c => Balances.Owed(db, c).Yen);
    }

    /// <summary>Pays every claim of a bill in full; returns the claims.</summary>
    private static List<long> Pay(TestDatabase test, Bill bill)
    {
        using var db = test.NewContext();
        var (first, last) = (bill.Id * 100, (bill.Id * 100) + 99);
        var claims = db.Claims.Where(c => c.Id >= first && c.Id <= last).ToList();
        var payment = new Payment { ReceivedOn = Today, Channel = PaymentChannel.Counter, CustomerId = bill.DebtorId, Amount = bill.Total };
        db.Payments.Add(payment);
        db.SaveChanges();
        foreach (var claim in claims)
        {
            var allocation = new Allocation { PaymentId = payment.Id, ClaimId = claim.Id, Amount = claim.Amount };
            db.Allocations.Add(allocation);
            db.SaveChanges();
            db.Transfers.Add(new Transfer
            {
                Id = TransferId.Of(Cause.Received, allocation.Id, 0),
                Fund = claim.Service,
                Debit = Account.Cash,
                Credit = Account.Receivable,
                Amount = claim.Amount,
                PostedOn = Today,
                ClaimId = claim.Id,
            });
        }

        db.SaveChanges();
        return [.. claims.Select(c => c.Id)];
    }
}
