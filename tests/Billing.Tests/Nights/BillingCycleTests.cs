using Billing.Bills;
using Billing.Kernel;
using Billing.Nights;
using Billing.RuleBooks;
using Billing.Testing;
using Billing.Verification;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Nights;

/// <summary>郡上市: water and sewer on bills of their own, the sewer a month after the reading.</summary>
public sealed class BillingCycleTests
{
    private const int Points = 60;

    private static readonly RuleBook Book = RuledBook.With("""{ "kind": "billingCycle", "service": "sewer", "monthsAfter": 1 }""");

    private static readonly LocalDate Next = new(2026, 10, 15);

    [Theory, EveryDatabase]
    public async Task The_sewer_is_billed_a_month_later_on_a_bill_of_its_own_and_once(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var night = SmallTown.Build(test.Database, Points).Nights[0];

        var first = Run(test, night);

        Assert.Equal((Points, 0), (first.Bills, first.Failed));
        using (var db = test.NewContext())
        {
            Assert.All(db.BillParts.ToList(), part => Assert.Equal(Service.Water, part.Service));
            Assert.Equal([Next], await DueNights.UpTo(db, Next, TestContext.Current.CancellationToken));
        }

        AssertBooks(test);
        var second = Run(test, Next);
        var again = Run(test, Next);

        Assert.Equal((Points / 2, true, false), (second.Bills, second.Changed, again.Changed));
        using var read = test.NewContext();
        var bills = read.Bills.AsNoTracking().Where(b => b.ContractId == 10).OrderBy(b => b.Id).ToList();
        Assert.Equal([(2134L, 9, night), (3087L, 10, Next)], bills.Select(b => (b.Total.Yen, b.Month.Month, b.FixedOn)));
        Assert.Single(bills.Select(b => b.UsageId).Distinct());
        Assert.Equal(Points / 2, read.BillParts.Count(p => p.Service == Service.Sewer));
        Assert.Empty(await DueNights.UpTo(read, Next.PlusMonths(2), TestContext.Current.CancellationToken));
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public void A_night_of_deferred_services_stopped_after_any_stage_ends_with_the_same_books(string provider)
    {
        var books = Enum.GetValues<Stage>().Select(stage =>
        {
            using var test = TestDatabase.Create(provider);
            var town = SmallTown.Build(test.Database, Points, months: 2);
            foreach (var night in town.Nights)
            {
                Run(test, night, new NightOptions { Until = stage, ChunkSize = 25 });
                AssertBooks(test);
                Run(test, night, new NightOptions { ChunkSize = 25 });
            }

            AssertBooks(test);
            return Books.Print(test);
        }).ToList();
        Assert.Single(books.Distinct());
        Assert.Contains("2026-10-15", books[0], StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public void A_correction_before_the_sewers_month_changes_the_sewer_bill_to_come(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var night = SmallTown.Build(test.Database, 12).Nights[0];
        Run(test, night);

        var corrected = Correct(test, 110, night.PlusDays(5));
        Run(test, Next);

        // 10 m³: water (680 + 2 × 105) × 1.1 = 979; sewer 854 + 88 = 942.
        Assert.Single(corrected);
        using var db = test.NewContext();
        var bills = db.Bills.AsNoTracking().Where(b => b.ContractId == 10).OrderBy(b => b.Id).ToList();
        Assert.Equal([2134, -2134, 979, 942], bills.Select(b => b.Total.Yen));
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public void A_correction_after_it_replaces_both_bills(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var night = SmallTown.Build(test.Database, 12).Nights[0];
        Run(test, night);
        Run(test, Next);

        var corrected = Correct(test, 110, Next.PlusDays(5));

        Assert.Equal(2, corrected.Count);
        using var db = test.NewContext();
        Assert.Equal([979, 942], corrected.Select(c => db.Bills.Single(b => b.Id == c.CorrectionId).Total.Yen));
        Assert.Equal([9, 10], corrected.Select(c => db.Bills.Single(b => b.Id == c.CorrectionId).Month.Month));
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public void Verify_names_a_service_that_was_left_out_and_one_that_is_billed_twice(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var night = SmallTown.Build(test.Database, 12).Nights[0];
        Run(test, night);
        Run(test, Next);
        using var db = test.NewContext();
        var usage = db.Bills.First(b => b.ContractId == 10).UsageId;
        db.DeferredParts.Add(DeferredPart.Of(usage, Service.Sewer, new BillingMonth(2026, 10), Next));
        db.SaveChanges();

        Assert.Equal(["usage.billed-twice", "usage.unbilled"], BooksCheck.Run(test.Database).Breaches.Select(b => b.Code).Order());
    }

    private static NightReport Run(TestDatabase test, LocalDate night, NightOptions? options = null)
        => new NightRunner(test.Database, Book, SystemClock.Instance).Run(night, options, TestContext.Current.CancellationToken);

    private static IReadOnlyList<CorrectedBill> Correct(TestDatabase test, int index, LocalDate today)
    {
        using var db = test.NewContext();
        var bill = db.Bills.Where(b => b.ContractId == 10).Min(b => b.Id);
        return new BillCorrection(test.Database, Book).Correct(bill, index, "読み誤り", "tanaka", today);
    }

    private static void AssertBooks(TestDatabase test)
    {
        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
        Assert.Empty(Replay.Run(test.Database, new BillingMonth(2026, 1), new BillingMonth(2027, 12)).Differences);
    }
}
