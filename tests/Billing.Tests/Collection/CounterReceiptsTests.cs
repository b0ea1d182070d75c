using Billing.Collection;
using Billing.Kernel;
using Billing.Nights;
using Billing.Testing;
using Billing.Verification;
using NodaTime;
using Xunit;

namespace Billing.Tests.Collection;

public sealed class CounterReceiptsTests
{
    private static readonly LocalDate Today = new(2026, 11, 20);

    [Theory, EveryDatabase]
    public void Cash_settles_the_oldest_claims_first_and_gives_change(string provider)
    {
        using var test = Billed(provider, months: 2);
        using var db = test.NewContext();
        var owed = OwedClaim.OfContract(db, 10);

        // Point 10 drains too: two claims a month, September's due first.
        Assert.Equal(4, owed.Count);
        Assert.True(owed[0].Claim.DueOn <= owed[1].Claim.DueOn && owed[1].Claim.DueOn < owed[2].Claim.DueOn);
        var amount = owed[0].Owed + owed[1].Owed + new Money(100);
        var payment = Take(test, Spread(test, owed, amount), new Money(10_000));

        Assert.Equal((amount, new Money(10_000), "tanaka", PaymentChannel.Counter, Today), (payment.Amount, payment.Tendered, payment.TakenBy, payment.Channel, payment.ReceivedOn));
        var left = OwedClaim.OfContract(db, 10);
        Assert.Equal([owed[2].Owed - new Money(100), owed[3].Owed], left.Select(c => c.Owed));
        Assert.Equal(left, OwedClaim.OfDebtor(db, 10), (a, b) => a.Claim.Id == b.Claim.Id && a.Owed == b.Owed);
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public void Never_more_is_taken_than_is_owed(string provider)
    {
        using var test = Billed(provider, months: 1);
        using var db = test.NewContext();
        var owed = OwedClaim.OfContract(db, 10);
        var (claim, all) = (owed[0].Claim.Id, owed[0].Owed);
        Take(test, [new Chosen(claim, new Money(500))], new Money(500));

        Assert.Equal("receipt.too-much", Refusal(test, [new Chosen(claim, all)], all));
        Assert.Equal("receipt.too-much", Refusal(test, [new Chosen(claim, all - new Money(500)), new Chosen(claim, new Money(1))], all));
        Assert.Equal("receipt.too-little", Refusal(test, [new Chosen(claim, new Money(300))], new Money(299)));
        Assert.Equal("receipt.amount", Refusal(test, [new Chosen(claim, new Money(-1))], Money.Zero));
        Assert.Equal("receipt.nothing-settled", Refusal(test, [], Money.Zero));
        Assert.Equal("receipt.unknown-claim", Refusal(test, [new Chosen(1, new Money(1))], new Money(1)));
        Assert.Equal(1, db.Payments.Count());
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public async Task Two_clerks_at_once_never_take_the_same_claim_twice(string provider)
    {
        using var test = Billed(provider, months: 1);
        List<OwedClaim> all;
        using (var db = test.NewContext())
        {
            all = [.. Enumerable.Range(1, 12).SelectMany(contract => OwedClaim.OfContract(db, contract))];
        }

        // Both have the whole list on their screens and want every claim; each of the twelve is to be paid once.
        string? Pay(OwedClaim claim)
        {
            try
            {
                Take(test, [new Chosen(claim.Claim.Id, claim.Owed)], claim.Owed, claim.Claim.DebtorId);
                return null;
            }
            catch (BusinessRuleException refusal)
            {
                return refusal.Code;
            }
        }

        var clerks = Enumerable.Range(0, 2).Select(_ => Task.Run(() => all.ConvertAll(Pay), TestContext.Current.CancellationToken));
        var outcomes = (await Task.WhenAll(clerks)).SelectMany(o => o).ToList();

        Assert.Equal(all.Count, outcomes.Count(o => o is null));
        Assert.Equal(all.Count, outcomes.Count(o => o == "receipt.too-much"));
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public void A_receipt_of_the_day_is_taken_back_by_its_opposite_and_once(string provider)
    {
        using var test = Billed(provider, months: 1);
        using var db = test.NewContext();
        var owed = OwedClaim.OfContract(db, 10);
        var payment = Take(test, Spread(test, owed, new Money(owed.Sum(c => c.Owed.Yen))), new Money(20_000));

        Assert.Equal("receipt.no-reason", Cancelling(test, payment.Id, " ", Today));
        Assert.Equal("receipt.other-day", Cancelling(test, payment.Id, "誤入力", Today.PlusDays(1)));
        Assert.Equal("receipt.unknown", Cancelling(test, payment.Id + 1, "誤入力", Today));
        var back = InTransaction(test, tx => CounterReceipts.Cancel(tx, payment.Id, "誤入力", "sato", Today));

        Assert.Equal((-payment.Amount, payment.Id, "誤入力", "sato"), (back.Amount, back.CancelsId!.Value, back.Reason, back.TakenBy));
        Assert.Equal(owed.Select(c => (c.Claim.Id, c.Owed)), OwedClaim.OfContract(db, 10).Select(c => (c.Claim.Id, c.Owed)));
        Assert.Equal("receipt.cancelled", Cancelling(test, payment.Id, "二度目", Today));
        Assert.Equal("receipt.not-cancellable", Cancelling(test, back.Id, "取消の取消", Today));
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public void A_receipt_whose_bill_was_corrected_since_is_not_taken_back(string provider)
    {
        using var test = Billed(provider, months: 1);
        using var db = test.NewContext();
        var owed = OwedClaim.OfContract(db, 10);
        var payment = Take(test, Spread(test, owed, owed[0].Owed), owed[0].Owed);
        new BillCorrection(test.Database, SmallTown.Book).Correct(owed[0].Bill.Id, 115, "読み誤り", "sato", Today);

        Assert.Equal("receipt.corrected-since", Cancelling(test, payment.Id, "誤入力", Today));
        AssertBooks(test);
    }

    private static TestDatabase Billed(string provider, int months)
    {
        var test = TestDatabase.Create(provider);
        foreach (var night in SmallTown.Build(test.Database, 12, months).Nights)
        {
            new NightRunner(test.Database, SmallTown.Book, SystemClock.Instance).Run(night, cancel: TestContext.Current.CancellationToken);
        }

        return test;
    }

    private static Payment Take(TestDatabase test, IReadOnlyList<Chosen> chosen, Money tendered, long customer = 10)
        => InTransaction(test, db => CounterReceipts.Take(db, customer, chosen, tendered, Today, "tanaka"));

    private static IReadOnlyList<Chosen> Spread(TestDatabase test, IReadOnlyList<OwedClaim> owed, Money amount)
    {
        using var db = test.NewContext();
        var (shares, left, _) = AllocationRecord.Plan(db, SmallTown.Book, owed, [], amount, Today);
        Assert.Equal(Money.Zero, left);
        return [.. shares.Select(s => s with { Basis = AllocationBasis.Named })];
    }

    private static string Refusal(TestDatabase test, IReadOnlyList<Chosen> chosen, Money tendered) => Assert.Throws<BusinessRuleException>(() => Take(test, chosen, tendered)).Code;

    private static string Cancelling(TestDatabase test, long payment, string reason, LocalDate today)
        => Assert.Throws<BusinessRuleException>(() => InTransaction(test, db => CounterReceipts.Cancel(db, payment, reason, "sato", today))).Code;

    private static T InTransaction<T>(TestDatabase test, Func<BillingDbContext, T> act)
    {
        using var db = test.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var result = act(db);
        transaction.Commit();
        return result;
    }

    private static void AssertBooks(TestDatabase test) => Assert.Empty(BooksCheck.Run(test.Database).Breaches);
}
