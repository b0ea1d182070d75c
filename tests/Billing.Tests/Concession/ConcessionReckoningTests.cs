using Billing.Collection;
using Billing.Concession;
using Billing.Kernel;
using Billing.Nights;
using Billing.Testing;
using Billing.Tests.Metering;
using Billing.Verification;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Concession;

public sealed class ConcessionReckoningTests
{
    private static readonly BillingMonth October = new(2026, 10);
    private static readonly LocalDate Today = new(2026, 10, 21);
    private static readonly Instant Evening = Instant.FromUtc(2026, 10, 21, 13, 0);

    [Theory, EveryDatabase]
    public void An_open_month_is_shown_as_it_was_last_reckoned(string provider)
    {
        using var test = Billed(provider);
        Assert.Null(Kept(test));
        Pay(test, 0);
        Reckon(test, Evening);

        var first = Kept(test)!;
        Pay(test, 1);
        Same(first, Kept(test)!);
        Reckon(test, Evening + Duration.FromHours(1));

        Assert.Equal(Evening, first.ReckonedAt);
        Same(Live(test), Kept(test)!);
        Assert.Equal((2, Evening + Duration.FromHours(1)), (Kept(test)!.Count, Kept(test)!.ReckonedAt));
        Assert.True(Kept(test)!.Collected > first.Collected);
    }

    [Theory, EveryDatabase]
    public void To_show_a_month_reads_three_rows_of_sums_and_nothing_of_the_ledger(string provider)
    {
        using var test = Billed(provider);
        Pay(test, 0);
        Pay(test, 1);
        Reckon(test, Evening);
        var open = Texts(test);
        new ConcessionClosing(test.Database, SmallTown.Book).Close(October, "sato", new LocalDate(2026, 11, 2));

        foreach (var texts in new[] { open, Texts(test) })
        {
            Assert.Equal(3, texts.Count);
            Assert.All(texts, sql => Assert.Matches("FROM .?Concession(Summaries|Settlements|Sums)\\b", sql));
            Assert.All(texts, sql => Assert.DoesNotContain("JOIN", sql, StringComparison.Ordinal));
        }
    }

    [Theory, EveryDatabase]
    public void A_closed_month_keeps_the_sums_it_was_settled_with(string provider)
    {
        using var test = Billed(provider);
        Pay(test, 0);
        Reckon(test, Evening);
        var closed = new ConcessionClosing(test.Database, SmallTown.Book).Close(October, "sato", new LocalDate(2026, 11, 2));
        Pay(test, 1);
        Reckon(test, Evening + Duration.FromDays(30));

        Same(closed, Kept(test)!);
        Assert.Null(Kept(test)!.ReckonedAt);
        Assert.NotNull(Kept(test)!.Settlement);
        Same(Live(test), Kept(test)!);
        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
    }

    [Theory, EveryDatabase]
    public void The_daily_run_reckons_this_month_and_the_last_where_a_rule_asks_for_a_settlement(string provider)
    {
        using var test = Billed(provider);

        ConcessionReckoning.Run(test.Database, SmallTown.Book, Today, Evening);
        ConcessionReckoning.Run(test.Database, SmallTown.Book, new LocalDate(2019, 9, 1), Evening);

        using var db = test.NewContext();
        Assert.Equal(["2026-09", "2026-10"], db.ConcessionSummaries.OrderBy(s => s.Month).AsEnumerable().Select(s => s.Month.ToString()));
    }

    [Theory, EveryDatabase]
    public void Sums_that_are_not_those_of_the_items_are_a_breach(string provider)
    {
        using var test = Billed(provider);
        Pay(test, 0);
        new ConcessionClosing(test.Database, SmallTown.Book).Close(October, "sato", new LocalDate(2026, 11, 2));
        using (var db = test.NewContext())
        {
            db.ConcessionSums.Single().Collected += new Money(1);
            db.ConcessionSummaries.Single().WrittenOff = new Money(5);
            db.SaveChanges();
        }

        Assert.Equal(["concession.rows", "concession.summary"], BooksCheck.Run(test.Database).Breaches.Select(b => b.Code).Order(StringComparer.Ordinal));
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

    private static void Pay(TestDatabase test, int claim)
    {
        using var db = test.NewContext();
        var owed = db.Claims.Where(c => c.Service == Service.Sewer).OrderBy(c => c.Id).Skip(claim).First();
        using var transaction = db.Database.BeginTransaction();
        CounterReceipts.Take(db, owed.DebtorId, [new Chosen(owed.Id, owed.Amount)], owed.Amount, Today, "tanaka");
        transaction.Commit();
    }

    private static void Reckon(TestDatabase test, Instant now) => ConcessionReckoning.Renew(test.Database, SmallTown.Book, October, now);

    private static ConcessionStatement? Kept(TestDatabase test)
    {
        using var db = test.NewContext();
        return ConcessionStatement.Kept(db, October);
    }

    private static ConcessionStatement Live(TestDatabase test)
    {
        using var db = test.NewContext();
        return ConcessionStatement.Reckon(db, SmallTown.Book, October).Statement;
    }

    private static List<string> Texts(TestDatabase test)
    {
        using var db = test.NewContext();
        var queries = new QueryCount();
        using (queries.Watch())
        {
            Assert.NotNull(ConcessionStatement.Kept(db, October));
        }

        return queries.Texts;
    }

    private static void Same(ConcessionStatement expected, ConcessionStatement actual)
    {
        Assert.Equal(expected.Rows, actual.Rows);
        Assert.Equal(
            (expected.Operator, expected.WrittenOff, expected.Bills, expected.BillingCost, expected.CostRule),
            (actual.Operator, actual.WrittenOff, actual.Bills, actual.BillingCost, actual.CostRule));
    }
}
