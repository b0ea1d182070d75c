using Billing.Collection;
using Billing.Kernel;
using Billing.Nights;
using Billing.RuleBooks;
using Billing.Testing;
using NodaTime;
using Xunit;

namespace Billing.Tests.Collection;

public sealed class SlipIssuingTests
{
    private static readonly StoreSlipRule Rule = new() { Id = "s", From = new LocalDate(2010, 4, 1), Citation = "c", Issuer = "912345", Company = "01234", Most = new Money(300_000), DaysAfterDue = 60, DaysAfterIssue = 14 };

    [Theory, EveryDatabase]
    public void What_stands_is_the_same_slip_again_and_what_changed_or_is_asked_for_is_issued_over_it(string provider)
    {
        using var test = Billed(provider);
        var first = Issue(test, Due(test));
        Assert.Equal(0, first.Reissue);
        Assert.Equal((first.Id, 16), (Issue(test, Due(test).PlusDays(3)).Id, first.Key.Length));

        var second = Issue(test, Due(test), anew: true);
        Assert.Equal(1, second.Reissue);
        using (var db = test.NewContext())
        {
            Assert.True(SlipIssuing.IsIssuedOver(db, first));
            Assert.False(SlipIssuing.IsIssuedOver(db, second));
            using var transaction = db.Database.BeginTransaction();
            var owed = OwedClaim.OfContract(db, 10);
            CounterReceipts.Take(db, owed[0].Claim.DebtorId, [new Chosen(owed[0].Claim.Id, new Money(100))], new Money(100), Due(test), "mado");
            transaction.Commit();
        }

        var third = Issue(test, Due(test));
        Assert.Equal((2, second.Amount - new Money(100)), (third.Reissue, third.Amount));
    }

    [Fact]
    public void Shops_take_a_slip_until_its_limit_and_a_later_one_gets_a_later_limit_or_none()
    {
        using var test = Billed("sqlite");
        var due = Due(test);

        Assert.Equal(due.PlusDays(60), Issue(test, due).Limit);
        var late = Issue(test, due.PlusDays(61));
        Assert.Equal((1, due.PlusDays(75)), (late.Reissue, late.Limit!.Value));
        Assert.Null(Issue(test, due.PlusDays(90), rule: Rule with { DaysAfterIssue = null }, anew: true).Limit);
        Assert.Null(Issue(test, due, rule: Rule with { Most = new Money(100) }, anew: true).Limit);
    }

    [Theory, EveryDatabase]
    public void A_slip_on_a_letter_can_be_paid_until_the_letter_s_own_term(string provider)
    {
        using var test = Billed(provider);
        var due = Due(test);
        Assert.Equal(due.PlusDays(60), Issue(test, due.PlusDays(50), until: due.PlusDays(60)).Limit);
        var later = Issue(test, due.PlusDays(51), until: due.PlusDays(61));
        Assert.Equal((1, due.PlusDays(61)), (later.Reissue, later.Limit!.Value));

        // The counter and a second print of the letter find the same slip: nothing is issued over what the payer holds.
        Assert.Equal(later.Id, Issue(test, due.PlusDays(52)).Id);
        Assert.Equal(later.Id, Issue(test, due.PlusDays(52), until: due.PlusDays(61)).Id);

        // Printed after the days of the rule: a term later than those of a late slip counts too, and an earlier one shortens nothing.
        Assert.Equal(due.PlusDays(90), Issue(test, due.PlusDays(62), until: due.PlusDays(90)).Limit);
        Assert.Equal(due.PlusDays(60), Issue(test, due, anew: true, until: due.PlusDays(10)).Limit);
        Assert.Null(Issue(test, due.PlusDays(70), rule: Rule with { DaysAfterIssue = null }, anew: true, until: due.PlusDays(80)).Limit);
    }

    private static LocalDate Due(TestDatabase test)
    {
        using var db = test.NewContext();
        return OwedClaim.OfContract(db, 10)[0].Claim.DueOn;
    }

    private static IssuedSlip Issue(TestDatabase test, LocalDate on, bool anew = false, StoreSlipRule? rule = null, LocalDate? until = null)
    {
        using var db = test.NewContext();
        var owed = OwedClaim.OfContract(db, 10);
        return SlipIssuing.Issue(test.Database, owed[0].Claim.BillId, owed, rule ?? Rule, on, "mado", anew, until);
    }

    private static TestDatabase Billed(string provider)
    {
        var test = TestDatabase.Create(provider);
        var town = SmallTown.Build(test.Database, 12);
        new NightRunner(test.Database, SmallTown.Book, SystemClock.Instance).Run(town.Nights[0], null, TestContext.Current.CancellationToken);
        return test;
    }
}
