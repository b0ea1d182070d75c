using Billing.Metering;
using Billing.Nights;
using Billing.Places;
using Billing.RuleBooks;
using Billing.Testing;
using Billing.Verification;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Nights;

/// <summary>Contracts that begin or end inside a period, through real nights.</summary>
public sealed class StartAndStopTests
{
    private static readonly RuleBook Halves = RuledBook.With(
        """{ "kind": "partPeriod", "method": "steps", "steps": [ { "upToDays": 15, "months": 0.5 }, { "months": 1 } ] }""");

    private static readonly RuleBook Joined = RuledBook.With(
        """{ "kind": "stopJoinsMonthBefore" }""",
        """{ "kind": "fee", "on": "start", "service": "water", "yen": 500, "tax": "included", "said": { "ja": "開栓手数料", "en": "Opening fee" } }""");

    private static readonly LocalDate Round = new(2026, 10, 8);

    [Theory, EveryDatabase]
    public void A_stop_before_the_round_ends_the_period_on_its_own_day(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = SmallTown.Build(test.Database, 12, months: 2);

        // Point 9 was at 119 on September 8 and used 3 m³ until the 15th: seven days are half a month, (600 + 80) ÷ 2 × 1.1.
        Stop(test, 9, new(2026, 9, 15), closing: 122);

        Run(test, town, Halves);

        var usage = Last(test, 9);
        Assert.Equal((new LocalDate(2026, 9, 9), new LocalDate(2026, 9, 15), true, 3), (usage.PeriodFrom, usage.PeriodTo, usage.Stops, usage.CubicMetres.Value));
        Assert.Equal(374, Total(test, 9));
        AssertBooks(test, town);
    }

    [Theory, EveryDatabase]
    public void A_stop_on_the_day_of_the_reading_is_billed_from_that_reading(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = SmallTown.Build(test.Database, 12, months: 2);
        Stop(test, 7, Round, closing: null);

        Run(test, town, Halves);

        var usage = Last(test, 7);
        Assert.Equal((Round, true, 17), (usage.PeriodTo, usage.Stops, usage.CubicMetres.Value));
        using var db = test.NewContext();
        Assert.Empty(db.NightFailures.ToList());
        AssertBooks(test, town);
    }

    [Theory, EveryDatabase]
    public void Who_stops_or_starts_before_a_late_reader_comes_is_billed_in_that_round_to_the_day(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = SmallTown.Build(test.Database, 12, months: 2);
        using (var db = test.NewContext())
        {
            db.MeterReadings.Where(r => r.Id == SmallTown.ReadingId(9, 1)).ExecuteUpdate(u => u.SetProperty(r => r.ReadOn, Round.PlusDays(3)));
        }

        // 119 on September 8; the old customer leaves on October 9 at 134, the next begins on the 10th, the reader comes on the 11th and reads 138.
        Stop(test, 9, Round.PlusDays(1), closing: 134, keepReading: true);
        using (var db = test.NewContext())
        {
            db.Contracts.Add(new Contract { Id = 900, Number = "001-00009-02", ServicePointId = 9, UserId = 1, From = Round.PlusDays(2) });
            db.ContractTerms.Add(new ContractTerms { ContractId = 900, From = Round.PlusDays(2), PayerId = 1, WaterUseClass = "一般用" });
            db.MeterReadings.Add(new MeterReading { ServicePointId = 9, MeterId = 9, ReadOn = Round.PlusDays(2), Index = 134, Kind = ReadingKind.Opening });
            db.SaveChanges();
        }

        Run(test, town, Halves);

        var (old, next) = (Last(test, 9), Last(test, 900));
        Assert.Equal((Round.PlusDays(1), true, 15), (old.PeriodTo, old.Stops, old.CubicMetres.Value));
        Assert.Equal((Round.PlusDays(2), Round.PlusDays(3), false, 4), (next.PeriodFrom, next.PeriodTo, next.Stops, next.CubicMetres.Value));
        Assert.Equal(374, Total(test, 900));
        AssertBooks(test, town);
    }

    [Theory, EveryDatabase]
    public void A_stop_inside_a_month_is_priced_with_the_month_before_and_its_fee_is_not_taken_off(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = SmallTown.Build(test.Database, 12, months: 2);
        Stop(test, 9, new(2026, 9, 15), closing: 122);

        Run(test, town, Joined);

        // 19 m³ were (680 + 11 × 105) × 1.1 = 2,018 and the fee; 22 m³ are (680 + 14 × 105) × 1.1 = 2,365.
        using (var db = test.NewContext())
        {
            Assert.Equal([2518, 2365 - 2018], db.Bills.Where(b => b.ContractId == 9).OrderBy(b => b.Id).Select(b => b.Total.Yen).ToList());
        }

        AssertBooks(test, town);

        // September was really read at 116: 16 m³ for that month, and the same 22 m³ with the days after it.
        long first;
        using (var db = test.NewContext())
        {
            first = db.Bills.Where(b => b.ContractId == 9).Min(b => b.Id);
        }

        var corrected = new BillCorrection(test.Database, Joined).Correct(first, 116, "読み誤り", "tanaka", new LocalDate(2026, 11, 20));

        using var read = test.NewContext();
        Assert.Equal([1672 + 500, 2365 - 1672], corrected.Select(c => read.Bills.Single(b => b.Id == c.CorrectionId).Total.Yen));
        AssertBooks(test, town);
    }

    private static void Stop(TestDatabase test, long point, LocalDate last, int? closing, bool keepReading = false)
    {
        using var db = test.NewContext();
        db.Contracts.Where(c => c.Id == point).ExecuteUpdate(u => u.SetProperty(c => c.To, last));
        if (closing is not { } index)
        {
            return;
        }

        if (!keepReading)
        {
            db.MeterReadings.Where(r => r.ServicePointId == point && r.ReadOn > last).ExecuteDelete();
        }
        else
        {
            db.MeterReadings.Where(r => r.ServicePointId == point && r.ReadOn > last).ExecuteUpdate(u => u.SetProperty(r => r.Index, index + 4));
        }

        db.MeterReadings.Add(new MeterReading { ServicePointId = point, MeterId = point, ReadOn = last, Index = index, Kind = ReadingKind.Closing });
        db.SaveChanges();
    }

    private static void Run(TestDatabase test, SmallTown town, RuleBook book)
    {
        foreach (var night in town.Nights)
        {
            new NightRunner(test.Database, book, SystemClock.Instance).Run(night, cancel: TestContext.Current.CancellationToken);
        }
    }

    private static Usage Last(TestDatabase test, long contract)
    {
        using var db = test.NewContext();
        return db.Usages.AsNoTracking().Where(u => u.ContractId == contract).OrderByDescending(u => u.PeriodTo).First();
    }

    private static long Total(TestDatabase test, long contract)
    {
        using var db = test.NewContext();
        return db.Bills.Where(b => b.ContractId == contract).OrderByDescending(b => b.Id).First().Total.Yen;
    }

    private static void AssertBooks(TestDatabase test, SmallTown town)
    {
        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
        Assert.Empty(Replay.Run(test.Database, town.Months[0], town.Months[^1]).Differences);
    }
}
