using Billing.Bills;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Metering;
using Billing.Nights;
using Billing.Testing;
using Billing.Verification;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Nights;

public sealed class NightTests
{
    private static readonly SystemClock Clock = SystemClock.Instance;

    [Theory, EveryDatabase]
    public void A_night_bills_every_contract_once_and_the_books_hold(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = SmallTown.Build(test.Database, 130);

        var report = Run(test, town.Nights[0]);

        Assert.Equal((130, 0, 0), (report.Bills, report.Held, report.Failed));
        using var db = test.NewContext();
        Assert.Equal(Enumerable.Range(1, 130), db.Bills.OrderBy(b => b.Id).AsEnumerable().Select(b => BillNumber.Number(b.Id)));
        Assert.Equal(130 + 65, db.Claims.Count());
        Assert.Equal(report.BilledYen, db.Claims.Sum(c => c.Amount.Yen));
        Assert.Equal(report.BilledYen, db.Transfers.Where(t => t.Debit == Account.Receivable).Sum(t => t.Amount.Yen));
        Assert.Equal(130, db.DocumentBatches.Sum(d => d.Count));
        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
    }

    [Theory, EveryDatabase]
    public void A_bill_is_what_the_tariffs_say_for_the_difference_of_the_readings(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = SmallTown.Build(test.Database, 12);
        Run(test, town.Nights[0]);
        using var db = test.NewContext();

        // Point 10 used 20 m³: water (600 + 12 × 105 + 80) × 1.1 = 2,134; sewer 854 + 2 × 44 + 10 × 214.5 = 3,087, tax included.
        var bill = db.Bills.Single(b => b.ContractId == 10);
        var parts = db.BillParts.Where(p => p.Id >= bill.Id * 10 && p.Id <= (bill.Id * 10) + 9).OrderBy(p => p.Id).ToList();
        Assert.Equal([2134, 3087], parts.Select(p => p.Charged.Yen));
        Assert.Equal([194, 280], parts.Select(p => p.Tax.Yen));
        Assert.Equal(5221, bill.Total.Yen);

        // Point 11 used 21 m³ and is not connected to the sewer.
        Assert.Equal((600 + (13 * 105) + 80) * 11 / 10, db.Bills.Single(b => b.ContractId == 11).Total.Yen);
    }

    [Theory, EveryDatabase]
    public void Running_the_night_again_changes_nothing_and_says_so(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = SmallTown.Build(test.Database, 60);
        var first = Run(test, town.Nights[0]);

        var again = Run(test, town.Nights[0]);

        Assert.True(first.Changed);
        Assert.False(again.Changed);
        Assert.Equal((first.Bills, first.BilledYen), (again.Bills, again.BilledYen));
        using var db = test.NewContext();
        Assert.Equal(60, db.Bills.Count());
    }

    [Theory, EveryDatabase]
    public void A_night_stopped_after_any_stage_ends_with_the_same_books(string provider)
    {
        var books = Enum.GetValues<Stage>().Select(stage =>
        {
            using var test = TestDatabase.Create(provider);
            var town = SmallTown.Build(test.Database, 60);
            Run(test, town.Nights[0], new NightOptions { Until = stage, ChunkSize = 25 });
            Assert.Empty(BooksCheck.Run(test.Database).Breaches);
            Run(test, town.Nights[0], new NightOptions { ChunkSize = 25 });
            Assert.Empty(BooksCheck.Run(test.Database).Breaches);
            return Books.Print(test);
        }).Distinct();

        Assert.Single(books);
    }

    [Theory, EveryDatabase]
    public void A_night_that_gives_way_to_the_counter_asks_before_every_step_and_leaves_the_same_books(string provider)
    {
        using var quick = TestDatabase.Create(provider);
        using var giving = TestDatabase.Create(provider);
        var town = SmallTown.Build(quick.Database, 60);
        SmallTown.Build(giving.Database, 60);
        var asked = 0;

        Run(quick, town.Nights[0], new NightOptions { ChunkSize = 25 });
        Run(giving, town.Nights[0], new NightOptions { ChunkSize = 25, CounterIsBusy = () => ++asked % 2 == 0 });

        Assert.Equal(Books.Print(quick), Books.Print(giving));
        using var db = giving.NewContext();
        Assert.InRange(asked, db.NightSteps.Count(), int.MaxValue);
    }

    [Theory, EveryDatabase]
    public void Two_workers_share_a_night_and_leave_the_same_bills(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = SmallTown.Build(test.Database, 400);

        Parallel.For(0, 2, _ => Run(test, town.Nights[0], new NightOptions { ChunkSize = 25, Workers = 2 }));

        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
        using var db = test.NewContext();
        Assert.Equal(400, db.Bills.Select(b => b.ContractId).Distinct().Count());
        Assert.Equal(400, db.Bills.Count());
        Assert.True(db.Nights.Single().FinishedAt is not null);
    }

    [Theory, EveryDatabase]
    public void A_step_left_behind_by_a_dead_worker_is_taken_over_and_its_late_commit_refused(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = SmallTown.Build(test.Database, 30);
        Run(test, town.Nights[0], new NightOptions { Until = Stage.Readings });
        using (var db = test.NewContext())
        {
            var long_ago = Clock.GetCurrentInstant() - Duration.FromHours(1);
            db.NightSteps.Where(s => s.Stage == Stage.Usage)
                .ExecuteUpdate(u => u.SetProperty(s => s.State, StepState.Taken).SetProperty(s => s.Worker, "dead").SetProperty(s => s.LeaseUntil, long_ago).SetProperty(s => s.Fence, 3));
        }

        var dead = OneStep(test);
        Run(test, town.Nights[0]);

        using var late = test.NewContext();
        Assert.Throws<StepLostException>(() => StepQueue.Finish(late, dead));
        Assert.Equal(30, late.Bills.Count());
    }

    [Theory, EveryDatabase]
    public void Bill_numbers_begin_anew_with_the_fiscal_year_and_never_have_a_gap(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = SmallTown.Build(test.Database, 30, months: 3, first: new BillingMonth(2026, 2));
        foreach (var night in town.Nights)
        {
            Run(test, night, new NightOptions { ChunkSize = 25 });
        }

        using var db = test.NewContext();
        Assert.Equal(
            [.. Enumerable.Range(1, 60).Select(n => BillNumber.Of(new FiscalYear(2025), n)), .. Enumerable.Range(1, 30).Select(n => BillNumber.Of(new FiscalYear(2026), n))],
            db.Bills.OrderBy(b => b.Id).Select(b => b.Id));
        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
        Assert.Empty(Replay.Run(test.Database, town.Months[0], town.Months[^1]).Differences);
    }

    [Theory, EveryDatabase]
    public void A_contract_that_fails_is_set_aside_with_its_reason_and_the_night_goes_on(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = SmallTown.Build(test.Database, 40);
        using (var db = test.NewContext())
        {
            db.ContractTerms.Where(t => t.ContractId == 7).ExecuteUpdate(u => u.SetProperty(t => t.WaterUseClass, "温泉用"));
            var reading = SmallTown.ReadingId(9, 0);
            db.MeterReadings.Where(r => r.Id == reading).ExecuteDelete();
        }

        var report = Run(test, town.Nights[0]);

        Assert.Equal((38, 2), (report.Bills, report.Failed));
        using var read = test.NewContext();
        var failures = read.NightFailures.OrderBy(f => f.ContractId).ToList();
        Assert.Equal([(7L, Stage.Bills), (9L, Stage.Usage)], failures.Select(f => (f.ContractId, f.Stage)));
        Assert.Contains("温泉用", failures[0].Ja, StringComparison.Ordinal);
        Assert.All(failures, f => Assert.Equal(UsageState.SetAside, read.Usages.Single(u => u.Id == f.UsageId).State));
        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
    }

    [Theory, EveryDatabase]
    public void A_night_is_refused_while_an_earlier_one_is_open(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = SmallTown.Build(test.Database, 10, months: 2);

        var refused = Assert.Throws<BusinessRuleException>(() => Run(test, town.Nights[1]));

        Assert.Equal("night.earlier-open", refused.Code);
        Assert.Contains("2026-09-15", refused.Said.En, StringComparison.Ordinal);
    }

    private static NightReport Run(TestDatabase test, LocalDate date, NightOptions? options = null)
        => new NightRunner(test.Database, SmallTown.Book, Clock).Run(date, options, TestContext.Current.CancellationToken);

    private static NightStep OneStep(TestDatabase test)
    {
        using var db = test.NewContext();
        return db.NightSteps.AsNoTracking().First(s => s.Stage == Stage.Usage);
    }
}
