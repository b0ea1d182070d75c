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

/// <summary>最終精算 at the counter beside the night that would have billed the same stop.</summary>
public sealed class FinalSettlementTests
{
    private const int Points = 24;

    private static readonly BillingMonth First = new(2026, 9);

    /// <summary>Rules under which a stop costs something else than an ordinary month.</summary>
    private static readonly Dictionary<string, RuleBook> RulesOfStops = new()
    {
        ["plain"] = SmallTown.Book,
        ["halves"] = RuledBook.With("""{ "kind": "partPeriod", "method": "steps", "steps": [ { "upToDays": 15, "months": 0.5 }, { "months": 1 } ] }"""),
        ["joined"] = RuledBook.With(
            """{ "kind": "stopJoinsMonthBefore" }""",
            """{ "kind": "fee", "on": "stop", "service": "water", "yen": 1000, "tax": "excluded", "said": { "ja": "閉栓手数料", "en": "Closing fee" } }"""),
        ["alternating"] = RuledBook.With("""{ "kind": "billingCycle", "service": "sewer", "monthsAfter": 1 }"""),
    };

    [Theory, EveryDatabase]
    public void A_settlement_comes_to_the_yen_of_the_night_that_would_have_billed_the_stop(string provider)
    {
        foreach (var book in RulesOfStops.Values)
        {
            using var night = TestDatabase.Create(provider);
            using var counter = TestDatabase.Create(provider);
            Town(night);
            Town(counter);
            foreach (var point in Enumerable.Range(1, Points))
            {
                Stop(night, point, LastDay(point), stored: true);
                Stop(counter, point, LastDay(point), stored: false);
            }

            for (var month = 0; month < 4; month++)
            {
                Run(night, book, month);

                // Whoever leaves before the next night comes to the counter two days later, but after the night of the month before.
                Run(counter, book, month);
                foreach (var point in Enumerable.Range(1, Points).Where(p => SettledAfter(p) == month))
                {
                    Settle(counter, book, point, LastDay(point).PlusDays(2));
                }
            }

            Assert.Equal(Print(night), Print(counter));
            AssertBooks(counter);
        }
    }

    [Theory, EveryDatabase]
    public void What_is_foreseen_is_what_is_settled_and_foreseeing_writes_nothing(string provider)
    {
        using var test = TestDatabase.Create(provider);
        Town(test);
        Run(test, SmallTown.Book, 0);
        Stop(test, 10, new(2026, 9, 20), stored: false);
        SettlementDraft foreseen;
        using (var writer = test.NewContext())
        using (var db = test.NewContext())
        {
            // Another clerk is in the middle of a change: a preview waits for nobody.
            using var transaction = writer.Database.BeginTransaction();
            writer.Customers.Where(c => c.Id == 1).ExecuteUpdate(u => u.SetProperty(c => c.Phone, "1"));
            var before = Counts(db);
            foreseen = new FinalSettlement(test.Database, SmallTown.Book).Foresee(db, db.Contracts.Single(c => c.Id == 10), new(2026, 9, 20), FinalReading.Of(Closing(10, new(2026, 9, 20))), new(2026, 9, 22));
            Assert.Equal(before, Counts(db));
        }

        var settled = Settle(test, SmallTown.Book, 10, new(2026, 9, 22));

        Assert.Equal(SettlementState.Billed, settled.State);
        Assert.Equal((foreseen.Total, 1), (settled.Bills.Single().Total, foreseen.Bills.Count));
        Assert.Equal(foreseen.Bills[0].Draft.Bill.Total.Yen, foreseen.Bills[0].Parts.Sum(p => (long)p.Steps[^1].Amount));
        Assert.All(foreseen.Bills[0].DueOn, due => Assert.True(due > new LocalDate(2026, 9, 22)));
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public void A_strange_reading_asks_first_and_then_waits_or_is_released_with_a_reason(string provider)
    {
        using var test = TestDatabase.Create(provider);
        Town(test);
        Run(test, SmallTown.Book, 0);
        var (lastDay, today) = (new LocalDate(2026, 9, 25), new LocalDate(2026, 9, 26));
        Stop(test, 10, lastDay, stored: false);
        Stop(test, 12, lastDay, stored: false);

        var asked = Settle(test, SmallTown.Book, 10, today, index: 350);

        using (var db = test.NewContext())
        {
            Assert.Equal(SettlementState.Asks, asked.State);
            Assert.NotEmpty(asked.Findings);
            Assert.False(db.Usages.Any(u => u.ContractId == 10 && u.RoundId == null));
            Assert.False(db.MeterReadings.Any(r => r.ServicePointId == 10 && r.Kind == ReadingKind.Closing));
        }

        var released = Settle(test, SmallTown.Book, 10, today, index: 350, FindingsAnswer.Release("庭の散水", SystemClock.Instance.GetCurrentInstant()));
        var held = Settle(test, SmallTown.Book, 12, today, index: 350, FindingsAnswer.Hold);

        Assert.Equal((SettlementState.Billed, SettlementState.Held), (released.State, held.State));
        using var read = test.NewContext();
        var release = read.GateReleases.Single(r => read.Usages.Any(u => u.Id == r.UsageId && u.ContractId == 10));
        Assert.Equal(("庭の散水", "tanaka", released.Bills[0].Id), (release.Reason, release.ReleasedBy, release.BillId));
        var waiting = read.Usages.Single(u => u.ContractId == 12 && u.RoundId == null);
        Assert.NotEmpty(read.GateFindings.Where(f => f.UsageId == waiting.Id).ToList());
        AssertBooks(test);

        // The next night leaves it alone; a person lets it through on the page of held readings.
        Run(test, SmallTown.Book, 1);
        var later = new HeldUsages(test.Database, SmallTown.Book, SystemClock.Instance).Release(waiting.Id, "確認済み", "sato", new(2026, 10, 20));
        Assert.Equal(ReleaseState.Billed, later.State);
        AssertBooks(test);
        Assert.Equal([10L, 12L], read.Bills.Where(b => b.Stops && (b.ContractId == 10 || b.ContractId == 12)).Select(b => b.ContractId).ToList().Order());
    }

    [Theory, EveryDatabase]
    public void A_large_settlement_waits_for_a_second_person(string provider)
    {
        var book = RuledBook.With("""{ "id": "gate-second-person", "kind": "gateSecondPerson", "fromYen": 20000 }""");
        using var test = TestDatabase.Create(provider);
        Town(test);
        Run(test, book, 0);
        var today = new LocalDate(2026, 9, 26);
        Stop(test, 10, today, stored: false);

        var result = Settle(test, book, 10, today, index: 350, FindingsAnswer.Release("漏水なし", SystemClock.Instance.GetCurrentInstant()));

        Assert.Equal((SettlementState.WaitsForSecondPerson, 0), (result.State, result.Bills.Count));
        AssertBooks(test);
        long usage;
        using (var db = test.NewContext())
        {
            usage = db.Usages.Single(u => u.ContractId == 10 && u.RoundId == null).Id;
        }

        var people = new HeldUsages(test.Database, book, SystemClock.Instance);
        Assert.Equal("release.same-person", Assert.Throws<BusinessRuleException>(() => people.Confirm(usage, "tanaka", today)).Code);
        Assert.Equal(ReleaseState.Billed, people.Confirm(usage, "sato", today).State);
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public void An_impossible_last_reading_is_refused_and_changes_nothing(string provider)
    {
        using var test = TestDatabase.Create(provider);
        Town(test);
        Run(test, SmallTown.Book, 0);
        var (lastDay, today) = (new LocalDate(2026, 9, 20), new LocalDate(2026, 9, 22));
        Stop(test, 10, lastDay, stored: false);
        using var db = test.NewContext();
        var before = Counts(db);

        // Point 10 stood at 120 on September 8 and stands at 140 on October 8.
        Assert.Equal("settlement.below-previous", Refusal(test, lastDay, FinalReading.Of(119), today));
        Assert.Equal("reading.negative", Refusal(test, lastDay, FinalReading.Of(-1), today));
        Assert.Equal("reading.above-dial", Refusal(test, lastDay, FinalReading.Of(100_000), today));
        Assert.Equal("settlement.registers", Refusal(test, lastDay, FinalReading.Of(125, 3), today));
        Assert.Equal("settlement.no-reason", Refusal(test, lastDay, FinalReading.Unreadable(" "), today));
        Assert.Equal("settlement.future", Refusal(test, today.PlusDays(1), FinalReading.Of(125), today));
        Assert.Equal("settlement.billed-beyond", Refusal(test, new(2026, 9, 7), FinalReading.Of(125), today));
        Assert.Equal("settlement.before-start", Refusal(test, new(2026, 8, 7), FinalReading.Of(125), today));
        Assert.Equal("settlement.above-later", Refusal(test, new(2026, 10, 3), FinalReading.Of(145), new(2026, 10, 10), point: 12));
        Assert.Equal(before, Counts(db));
    }

    [Theory, EveryDatabase]
    public void A_settlement_is_made_once(string provider)
    {
        using var test = TestDatabase.Create(provider);
        Town(test);
        Run(test, SmallTown.Book, 0);
        Stop(test, 10, new(2026, 9, 20), stored: false);
        Settle(test, SmallTown.Book, 10, new(2026, 9, 22));

        Assert.Equal("settlement.done", Assert.Throws<BusinessRuleException>(() => Settle(test, SmallTown.Book, 10, new(2026, 9, 22))).Code);
    }

    [Theory, EveryDatabase]
    public void A_settlement_taken_back_leaves_the_whole_period_to_the_next_night(string provider)
    {
        using var test = TestDatabase.Create(provider);
        using var untouched = TestDatabase.Create(provider);
        Town(test);
        Town(untouched);
        Run(untouched, SmallTown.Book, 0);
        Run(untouched, SmallTown.Book, 1);
        Run(test, SmallTown.Book, 0);
        Stop(test, 10, new(2026, 9, 20), stored: false, keepReadings: true);
        var bill = Settle(test, SmallTown.Book, 10, new(2026, 9, 22)).Bills.Single();
        using (var db = test.NewContext())
        using (var transaction = db.Database.BeginTransaction())
        {
            var reversals = FinalSettlement.Undo(db, 10, "中止の取下げ", "sato", new(2026, 9, 23));
            db.Contracts.Where(c => c.Id == 10).ExecuteUpdate(u => u.SetProperty(c => c.To, (LocalDate?)null));
            transaction.Commit();
            Assert.Equal((bill.Id, -bill.Total.Yen), (reversals.Single().CorrectsId!.Value, reversals.Single().Total.Yen));
        }

        AssertBooks(test);
        Run(test, SmallTown.Book, 1);

        AssertBooks(test);
        using var a = test.NewContext();
        using var b = untouched.NewContext();
        Assert.Equal(LastBill(b, 10).Total, LastBill(a, 10).Total);
        Assert.Equal(LastBill(b, 10).PeriodFrom, LastBill(a, 10).PeriodFrom);
        Assert.Equal("settlement.none", Assert.Throws<BusinessRuleException>(() => FinalSettlement.Undo(a, 10, "もう一度", "sato", new(2026, 10, 20))).Code);
    }

    [Theory, EveryDatabase]
    public void A_meter_that_cannot_be_read_at_the_end_is_estimated_by_rule(string provider)
    {
        using var test = TestDatabase.Create(provider);
        Town(test);
        Run(test, SmallTown.Book, 0);
        Run(test, SmallTown.Book, 1);
        var today = new LocalDate(2026, 11, 5);
        Stop(test, 10, today, stored: false);

        var result = InTransaction(test, db => new FinalSettlement(test.Database, SmallTown.Book)
            .Settle(db, db.Contracts.Single(c => c.Id == 10), FinalReading.Unreadable("施錠"), FindingsAnswer.Ask, "tanaka", today));

        Assert.Equal(SettlementState.Billed, result.State);
        using var read = test.NewContext();
        var usage = read.Usages.Single(u => u.ContractId == 10 && u.RoundId == null);
        Assert.Equal((UsageBasis.Estimated, SmallTown.Uses(10), true), (usage.Basis, usage.CubicMetres.Value, usage.Stops));
        Run(test, SmallTown.Book, 2);
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public void A_wrong_last_reading_is_corrected_like_any_other(string provider)
    {
        using var test = TestDatabase.Create(provider);
        Town(test);
        Run(test, SmallTown.Book, 0);
        Stop(test, 10, new(2026, 9, 25), stored: false);
        var bill = Settle(test, SmallTown.Book, 10, new(2026, 9, 26)).Bills.Single();

        var corrected = new BillCorrection(test.Database, SmallTown.Book).Correct(bill.Id, 123, "読み誤り", "sato", new(2026, 10, 2)).Single();

        using var db = test.NewContext();
        Assert.Equal(3, db.Usages.Single(u => u.ContractId == 10 && u.RoundId == null && u.State != UsageState.Superseded).CubicMetres.Value);
        Assert.True(corrected.Difference < Money.Zero);
        Run(test, SmallTown.Book, 1);
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public void While_a_night_is_at_work_on_the_route_nothing_is_settled(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = Town(test);
        Run(test, SmallTown.Book, 0);
        Stop(test, 10, new(2026, 10, 12), stored: false, keepReadings: true);
        new NightRunner(test.Database, SmallTown.Book, SystemClock.Instance).Run(town.Nights[1], new NightOptions { Until = Stage.Usage }, TestContext.Current.CancellationToken);

        Assert.Equal("settlement.night-at-work", Refusal(test, new(2026, 10, 12), FinalReading.Of(142), new(2026, 10, 15)));
    }

    /// <summary>From the day after the first reading, two days apart, over the readings and nights of October and November.</summary>
    private static LocalDate LastDay(int point) => new LocalDate(2026, 9, 14).PlusDays(point * 2);

    /// <summary>The last night before the clerk settles, two days after the last day.</summary>
    private static int SettledAfter(int point) => Enumerable.Range(0, 4).Last(month => SmallTown.NightOf(First.Plus(month)) <= LastDay(point).PlusDays(2));

    private static SmallTown Town(TestDatabase test) => SmallTown.Build(test.Database, Points, months: 4, First);

    private static int Closing(int point, LocalDate lastDay)
    {
        var days = NodaTime.Period.DaysBetween(SmallTown.ReadOn(First), lastDay);
        return 100 + SmallTown.Uses(point) + (SmallTown.Uses(point) * days / 30);
    }

    private static void Stop(TestDatabase test, int point, LocalDate lastDay, bool stored, bool keepReadings = false)
    {
        using var db = test.NewContext();
        db.Contracts.Where(c => c.Id == point).ExecuteUpdate(u => u.SetProperty(c => c.To, lastDay));
        if (!keepReadings)
        {
            db.MeterReadings.Where(r => r.ServicePointId == point && r.ReadOn > lastDay).ExecuteDelete();
        }

        if (stored)
        {
            db.MeterReadings.Add(new MeterReading { ServicePointId = point, MeterId = point, ReadOn = lastDay, Index = Closing(point, lastDay), Kind = ReadingKind.Closing });
            db.SaveChanges();
        }
    }

    private static SettlementResult Settle(TestDatabase test, RuleBook book, int point, LocalDate today, int? index = null, FindingsAnswer? answer = null)
        => InTransaction(test, db =>
        {
            var contract = db.Contracts.Single(c => c.Id == point);
            return new FinalSettlement(test.Database, book)
                .Settle(db, contract, FinalReading.Of(index ?? Closing(point, contract.To!.Value)), answer ?? FindingsAnswer.Ask, "tanaka", today);
        });

    private static string Refusal(TestDatabase test, LocalDate lastDay, FinalReading reading, LocalDate today, int point = 10)
    {
        using var db = test.NewContext();
        var contract = db.Contracts.AsNoTracking().Single(c => c.Id == point);
        var settlement = new FinalSettlement(test.Database, SmallTown.Book);
        var foreseen = Assert.Throws<BusinessRuleException>(() => settlement.Foresee(db, contract, lastDay, reading, today)).Code;
        contract.To = lastDay;
        Assert.Equal(foreseen, Assert.Throws<BusinessRuleException>(() => InTransaction(test, tx => settlement.Settle(tx, contract, reading, FindingsAnswer.Ask, "tanaka", today))).Code);
        return foreseen;
    }

    private static T InTransaction<T>(TestDatabase test, Func<BillingDbContext, T> act)
    {
        using var db = test.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var result = act(db);
        transaction.Commit();
        return result;
    }

    private static void Run(TestDatabase test, RuleBook book, int month)
        => new NightRunner(test.Database, book, SystemClock.Instance).Run(SmallTown.NightOf(First.Plus(month)), cancel: TestContext.Current.CancellationToken);

    private static Bill LastBill(BillingDbContext db, long contract) => db.Bills.AsNoTracking().Where(b => b.ContractId == contract).OrderByDescending(b => b.Id).First();

    private static (int, int, int, int, int) Counts(BillingDbContext db)
        => (db.Usages.Count(), db.MeterReadings.Count(), db.Bills.Count(), db.Transfers.Count(), db.GateFindings.Count());

    /// <summary>Every bill with what it charges, without numbers and days of fixing, which differ.</summary>
    private static string Print(TestDatabase test)
    {
        using var db = test.NewContext();
        var parts = db.BillParts.AsNoTracking().ToList().ToLookup(p => p.BillId);
        var lines = db.BillLines.AsNoTracking().ToList().ToLookup(l => l.PartId);
        var bills = db.Bills.AsNoTracking().ToList().SelectMany(b => parts[b.Id].Select(p => (b.ContractId, b.PeriodTo, p.Service, Text: FormattableString.Invariant(
            $"{b.ContractId} {b.Month} {b.PeriodFrom:R}-{b.PeriodTo:R} {b.Stops} {p.Service} {p.CubicMetres.Value} m3 {p.Months} {p.Charged.Yen} {p.Tax.Yen} {string.Join('+', lines[p.Id].Select(l => l.Charged.Yen))}"))));
        return string.Join('\n', bills.OrderBy(b => b.ContractId).ThenBy(b => b.PeriodTo).ThenBy(b => b.Service).Select(b => b.Text));
    }

    private static void AssertBooks(TestDatabase test)
    {
        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
        Assert.Empty(Replay.Run(test.Database, First, First.Plus(12)).Differences);
        using var db = test.NewContext();
        Assert.Empty(db.NightFailures.ToList());
    }
}
