using Billing.Bills;
using Billing.Kernel;
using Billing.Metering;
using Billing.Nights;
using Billing.RuleBooks;
using Billing.Testing;
using Billing.Verification;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Nights;

/// <summary>Rounds that nobody reads by rule: billed provisionally, settled by the next real reading over all their months.</summary>
public sealed class ProvisionalNightTests
{
    /// <summary>米沢市: no reading in winter, the sum averaged over the months in spring (115 m³ = 23 × 5) and what was taken deducted.</summary>
    private static readonly RuleBook Winter = RuledBook.With(
        """{ "kind": "provisional", "monthsOfYear": [12, 1, 2, 3], "method": "previous" }""",
        """{ "kind": "settlement", "method": "reprice" }""");

    /// <summary>長崎市: read every two months, billed every month.</summary>
    private static readonly RuleBook Alternate = RuledBook.With(
        """{ "kind": "provisional", "monthsOfYear": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], "method": "previous" }""",
        """{ "kind": "settlement", "method": "reprice" }""");

    [Theory, EveryDatabase]
    public void A_winter_without_reading_is_billed_provisionally_and_priced_over_five_months_in_spring(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = WinterTown(test, spring: 120 + 115);

        var reports = Run(test, town, Winter);

        Assert.All(reports, report => Assert.Equal((30, 0, 0), (report.Bills, report.Held, report.Failed)));
        using var db = test.NewContext();
        Assert.Equal(
            [UsageBasis.Metered, UsageBasis.Estimated, UsageBasis.Estimated, UsageBasis.Estimated, UsageBasis.Estimated, UsageBasis.Settled],
            db.Usages.Where(u => u.ContractId == 10).OrderBy(u => u.PeriodTo).Select(u => u.Basis));

        // November's 20 m³ in each winter month: water 2,134, sewer 3,087. 23 m³: water (680 + 15 × 105) × 1.1 = 2,480; sewer 854 + 88 + 13 × 214.5 = 3,730.
        var parts = Parts(test, 10);
        Assert.Equal([2134, 2134, 2134, 2134, 2134, (5 * 2480) - (4 * 2134)], parts.Where(p => p.Service == Service.Water).Select(p => p.Charged.Yen));
        Assert.Equal([3087, 3087, 3087, 3087, 3087, (5 * 3730) - (4 * 3087)], parts.Where(p => p.Service == Service.Sewer).Select(p => p.Charged.Yen));
        Assert.Equal(115, parts[^1].CubicMetres.Value);

        // Who used what was estimated owes no more than a month of it.
        Assert.Equal(db.Bills.Where(b => b.ContractId == 7).OrderBy(b => b.Id).Select(b => b.Total.Yen).ToList().Distinct().Single(), db.Bills.Where(b => b.ContractId == 7).Max(b => b.Total.Yen));
        AssertBooks(test, town);
    }

    [Theory, EveryDatabase]
    public void Who_used_less_than_was_taken_in_winter_gets_a_credit_without_being_held(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = WinterTown(test, spring: 120 + 50);

        Assert.All(Run(test, town, Winter), report => Assert.Equal((0, 0), (report.Held, report.Failed)));

        // 50 m³ in five months: water 979 and sewer 942 a month.
        using var db = test.NewContext();
        Assert.Equal((0, 30), db.Usages.Where(u => u.ContractId == 10).OrderByDescending(u => u.PeriodTo).AsEnumerable().Select(u => (u.CubicMetres.Value, u.Overestimated)).First());
        Assert.Equal([(5 * 979) - (4 * 2134), (5 * 942) - (4 * 3087)], Parts(test, 10).TakeLast(2).Select(p => p.Charged.Yen));
        AssertBooks(test, town);
    }

    [Theory, EveryDatabase]
    public void A_wrong_spring_reading_is_corrected_against_the_same_provisional_bills(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = WinterTown(test, spring: 120 + 140);
        Run(test, town, Winter);
        long spring;
        using (var db = test.NewContext())
        {
            spring = db.Bills.Where(b => b.ContractId == 10).Max(b => b.Id);
        }

        var corrected = new BillCorrection(test.Database, Winter).Correct(spring, 120 + 115, "読み誤り", "tanaka", town.Nights[^1].PlusDays(3)).Single();

        var right = Parts(test, 10).Where(p => p.BillId == corrected.CorrectionId).Select(p => p.Charged.Yen);
        Assert.Equal([(5 * 2480) - (4 * 2134), (5 * 3730) - (4 * 3087)], right);
        AssertBooks(test, town);
    }

    [Theory, EveryDatabase]
    public void A_meter_read_every_two_months_is_billed_every_month(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = SmallTown.Build(test.Database, 30, months: 4, first: new BillingMonth(2026, 10));
        using (var db = test.NewContext())
        {
            db.Routes.ExecuteUpdate(u => u.SetProperty(r => r.CycleMonths, 2));
            Unread(db, 10, town, 1, 3);

            // 100 at the start, October 20 m³, then 46 in two months.
            db.MeterReadings.Where(r => r.Id == SmallTown.ReadingId(10, 2)).ExecuteUpdate(u => u.SetProperty(r => r.Index, 166));
        }

        Run(test, town, Alternate);

        using var read = test.NewContext();
        Assert.Equal(
            [UsageBasis.Metered, UsageBasis.Estimated, UsageBasis.Settled, UsageBasis.Estimated],
            read.Usages.Where(u => u.ContractId == 10).OrderBy(u => u.PeriodTo).Select(u => u.Basis));
        Assert.Equal([2134, 2134, (2 * 2480) - 2134], Parts(test, 10).Where(p => p.Service == Service.Water).Take(3).Select(p => p.Charged.Yen));
        AssertBooks(test, town);
    }

    [Theory, EveryDatabase]
    public void A_route_that_should_have_been_read_is_not_billed_provisionally(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = SmallTown.Build(test.Database, 5, months: 1, first: new BillingMonth(2026, 10));
        using (var db = test.NewContext())
        {
            db.Routes.ExecuteUpdate(u => u.SetProperty(r => r.CycleMonths, 2));
            Unread(db, 5, town, 0);
        }

        var report = Run(test, town, Alternate).Single();

        Assert.Equal((4, 1), (report.Bills, report.Failed));
    }

    /// <summary>Six months from November; December to March are not read. Point 10 uses 20 m³ a month.</summary>
    private static SmallTown WinterTown(TestDatabase test, int spring)
    {
        var town = SmallTown.Build(test.Database, 30, months: 6, first: new BillingMonth(2026, 11));
        using var db = test.NewContext();
        for (var point = 1; point <= 30; point++)
        {
            Unread(db, point, town, 1, 2, 3, 4);
        }

        db.MeterReadings.Where(r => r.Id == SmallTown.ReadingId(10, 5)).ExecuteUpdate(u => u.SetProperty(r => r.Index, spring));
        return town;
    }

    private static void Unread(BillingDbContext db, int point, SmallTown town, params int[] months)
    {
        Assert.All(months, month => Assert.InRange(month, 0, town.Months.Count - 1));
        var ids = months.Select(month => SmallTown.ReadingId(point, month)).ToList();
        db.MeterReadings.Where(r => ids.Contains(r.Id)).ExecuteDelete();
    }

    private static List<NightReport> Run(TestDatabase test, SmallTown town, RuleBook book)
        => [.. town.Nights.Select(night => new NightRunner(test.Database, book, SystemClock.Instance).Run(night, cancel: TestContext.Current.CancellationToken))];

    private static List<BillPart> Parts(TestDatabase test, long contract)
    {
        using var db = test.NewContext();
        var bills = db.Bills.Where(b => b.ContractId == contract).Select(b => b.Id).ToList();
        return [.. db.BillParts.AsNoTracking().Where(p => bills.Contains(p.Id / 10)).OrderBy(p => p.Id)];
    }

    private static void AssertBooks(TestDatabase test, SmallTown town)
    {
        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
        Assert.Empty(Replay.Run(test.Database, town.Months[0], town.Months[^1]).Differences);
    }
}
