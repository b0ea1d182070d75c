using Billing.Collection;
using Billing.Concession;
using Billing.Kernel;
using Billing.LateCharges;
using Billing.Ledger;
using Billing.Nights;
using Billing.Testing;
using Billing.Tests.Ledger;
using Billing.Verification;
using NodaTime;
using Xunit;

namespace Billing.Tests.Concession;

public sealed class ConcessionClosingTests
{
    private static readonly BillingMonth October = new(2026, 10);
    private static readonly BillingMonth November = new(2026, 11);

    [Theory, EveryDatabase]
    public void A_month_is_settled_to_the_yen_at_collection_and_not_at_billing(string provider)
    {
        using var test = Billed(provider);
        var claims = SewerClaims(test);
        Pay(test, new LocalDate(2026, 10, 20), (claims[0], 1_001));
        Pay(test, new LocalDate(2026, 10, 21), (claims[0], claims[0].Amount.Yen - 1_001), (claims[1], claims[1].Amount.Yen));

        var statement = Close(test, October, new LocalDate(2026, 11, 2));

        // A quarter of each claim, fractions dropped on the sum of the claim; nothing of the claims that nobody paid.
        var share = (claims[0].Amount.Yen / 4) + (claims[1].Amount.Yen / 4);
        Assert.Equal((claims[0].Amount + claims[1].Amount, new Money(share)), (statement.Collected, statement.Share));
        Assert.Equal(statement.Collected, statement.Share + statement.City);
        Assert.Equal((0, Money.Zero), (statement.Bills, statement.BillingCost));
        using var db = test.NewContext();
        var posted = db.Transfers.Single(t => t.Credit == Account.OperatorPayable);
        Assert.Equal((new Money(share), Account.OperatorShare, Service.Sewer, 0L), (posted.Amount, posted.Debit, posted.Fund, posted.ClaimId));
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public void The_sewer_pays_the_water_works_for_its_bills(string provider)
    {
        using var test = Billed(provider);
        var statement = Close(test, new BillingMonth(2026, 9), new LocalDate(2026, 10, 1));

        // Six of twelve points drain: 60 yen each.
        Assert.Equal((6, new Money(360)), (statement.Bills, statement.BillingCost));
        using var db = test.NewContext();
        Assert.Equal(
            [(Service.Sewer, Account.BillingCost, Account.InterFund), (Service.Water, Account.InterFund, Account.BillingCost)],
            db.Transfers.Where(t => t.Amount.Yen == 360 && t.ClaimId == 0).OrderBy(t => t.Id).Select(t => new { t.Fund, t.Debit, t.Credit }).AsEnumerable().Select(t => (t.Fund, t.Debit, t.Credit)));
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public void What_goes_back_by_a_correction_or_a_cancelled_payment_takes_the_share_along(string provider)
    {
        using var test = Billed(provider);
        var claims = SewerClaims(test);
        Pay(test, new LocalDate(2026, 10, 20), (claims[0], claims[0].Amount.Yen), (claims[1], claims[1].Amount.Yen));
        Close(test, October, new LocalDate(2026, 11, 2));

        // The reading was too high: the bill is corrected, what was paid settles the new one and the rest is paid back.
        new BillCorrection(test.Database, SmallTown.Book).Correct(claims[0].BillId, 105, "読み誤り", "sato", new LocalDate(2026, 11, 5));
        Assert.True(Credit(test, claims[0].Id) > Money.Zero);
        new RefundPayment(test.Database, SmallTown.Book).Pay(claims[0].Id, null, Credit(test, claims[0].Id), null, Clerks.By(new LocalDate(2026, 11, 6), "sato"));
        var second = Pay(test, new LocalDate(2026, 11, 10), (claims[2], claims[2].Amount.Yen));
        Cancel(test, second.Id, new LocalDate(2026, 11, 10));
        var statement = Close(test, November, new LocalDate(2026, 12, 1));

        using var db = test.NewContext();
        var now = db.Claims.AsEnumerable().Single(c => c.Service == Service.Sewer && c.ContractId == claims[0].ContractId && c.Id != claims[0].Id && Balances.Owed(test.NewContext(), c.Id) == Money.Zero);
        Assert.Equal(now.Amount - claims[0].Amount, statement.Collected);
        Assert.Equal((now.Amount.Yen / 4) - (claims[0].Amount.Yen / 4), statement.Share.Yen);
        Assert.Equal(
            [FeeMovementKind.Received, FeeMovementKind.Cancelled, FeeMovementKind.SetOff, FeeMovementKind.Overpaid],
            statement.Rows.Select(r => r.Kind));
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public void Money_that_is_posted_after_its_month_was_closed_is_settled_in_the_next(string provider)
    {
        using var test = Billed(provider);
        var claims = SewerClaims(test);
        Close(test, October, new LocalDate(2026, 11, 2));
        Pay(test, new LocalDate(2026, 10, 31), (claims[0], 1_000));

        Assert.Equal(0, Statement(test, October).Collected.Yen);
        Assert.Equal((1_000, 250), (Statement(test, November).Collected.Yen, Statement(test, November).Share.Yen));
        Close(test, November, new LocalDate(2026, 12, 1));
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public void A_month_is_closed_once_in_order_and_when_it_is_over(string provider)
    {
        using var test = Billed(provider);

        Assert.Equal("concession.not-over", Refusal(test, October, October.Last));
        Close(test, October, November.First);
        Assert.Equal("concession.closed", Refusal(test, October, November.First));
        Assert.Equal("concession.order", Refusal(test, new BillingMonth(2026, 12), new LocalDate(2027, 1, 1)));
        Assert.Equal("concession.no-rule", Refusal(test, new BillingMonth(2019, 9), November.First));
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public void A_share_that_its_rule_does_not_give_is_a_breach(string provider)
    {
        using var test = Billed(provider);
        Pay(test, new LocalDate(2026, 10, 20), (SewerClaims(test)[0], 1_001));
        Close(test, October, November.First);
        using (var db = test.NewContext())
        {
            db.ConcessionItems.Single().Share = new Money(251);
            db.SaveChanges();
        }

        Assert.Equal(["concession.sum", "concession.share"], BooksCheck.Run(test.Database).Breaches.Select(b => b.Code));
    }

    private static TestDatabase Billed(string provider)
    {
        var test = TestDatabase.Create(provider);
        foreach (var night in SmallTown.Build(test.Database, 12).Nights)
        {
            new NightRunner(test.Database, SmallTown.Book, SystemClock.Instance).Run(night, cancel: TestContext.Current.CancellationToken);
        }

        return test;
    }

    private static List<Claim> SewerClaims(TestDatabase test)
    {
        using var db = test.NewContext();
        return [.. db.Claims.Where(c => c.Service == Service.Sewer).OrderBy(c => c.Id)];
    }

    private static Payment Pay(TestDatabase test, LocalDate on, params (Claim Claim, long Yen)[] parts) =>
        InTransaction(test, db => CounterReceipts.Take(db, parts[0].Claim.DebtorId, [.. parts.Select(p => new Chosen(p.Claim.Id, new Money(p.Yen)))], new Money(100_000), on, "tanaka"));

    private static void Cancel(TestDatabase test, long payment, LocalDate on) => InTransaction(test, db => CounterReceipts.Cancel(db, payment, "誤入力", "sato", on));

    private static T InTransaction<T>(TestDatabase test, Func<BillingDbContext, T> act)
    {
        using var db = test.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var result = act(db);
        transaction.Commit();
        return result;
    }

    private static Money Credit(TestDatabase test, long claim)
    {
        using var db = test.NewContext();
        return Balances.Credit(db, claim);
    }

    private static ConcessionStatement Close(TestDatabase test, BillingMonth month, LocalDate today) => new ConcessionClosing(test.Database, SmallTown.Book).Close(month, "sato", today);

    private static ConcessionStatement Statement(TestDatabase test, BillingMonth month)
    {
        using var db = test.NewContext();
        return ConcessionStatement.Reckon(db, SmallTown.Book, month).Statement;
    }

    private static string Refusal(TestDatabase test, BillingMonth month, LocalDate today) => Assert.Throws<BusinessRuleException>(() => Close(test, month, today)).Code;

    private static void AssertBooks(TestDatabase test) => Assert.Empty(BooksCheck.Run(test.Database).Breaches);
}
