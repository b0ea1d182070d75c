using Billing.Db;
using Billing.Kernel;
using Billing.LateCharges;
using Billing.RuleBooks;
using NodaTime;
using Xunit;

namespace Billing.Tests.LateCharges;

/// <summary>The calculator against one that knows nothing of spans: it asks each day for its base and its rate and adds them up as fractions.</summary>
public class DayByDayTests
{
    private const int Cases = 4_000;
    private static readonly RuleBook Book = RuleBookFolder.LoadInstalled("demo");
    private static readonly LateChargeRule[] Rules =
    [
        Book.Rules.OfType<LateChargeRule>().Single(rule => rule.Service == Service.Water),
        Book.Rules.OfType<LateChargeRule>().Single(rule => rule.Service == Service.Sewer),
        Book.Rules.OfType<LateChargeRule>().Single(rule => rule.Service == Service.Sewer) with { Rates = RateSource.Own, FirstMonth = 7.25m, After = 14.5m, BaseFloor = 100, LeastBase = 100, LeastResult = 10, ResultFloor = 10 },
    ];

    [Fact]
    public void Every_day_counted_one_by_one_gives_the_same_yen()
    {
        var random = new Random(20261122);
        for (var i = 0; i < Cases; i++)
        {
            var (rule, owing, due, until) = Case(random);
            var accrual = LateCharge.Of(rule, Book.DelayRates, owing, due, until);
            var raw = DayByDay(rule, owing, due, until);
            var asked = raw < rule.LeastResult ? 0 : raw / rule.ResultFloor * rule.ResultFloor;

            Assert.True((raw, asked) == (accrual.Raw.Yen, accrual.Yen.Yen), $"case {i}: {rule.Rates} due {due} until {until} {string.Join(' ', owing)}: {raw} → {asked}, not {accrual.Raw} → {accrual.Yen}");
            Assert.Equal(raw, accrual.Parts.Sum(part => part.Amount.Yen));
        }
    }

    [Fact]
    public void A_longer_delay_never_costs_less_and_below_the_floors_nothing()
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var (rule, owing, due, _) = Case(random);
            var before = Money.Zero;
            for (var day = due.PlusDays(-2); day < due.PlusDays(420); day = day.PlusDays(1))
            {
                var accrual = LateCharge.Of(rule, Book.DelayRates, owing, due, day);
                Assert.True(accrual.Yen >= before, $"{rule.Rates} due {due} until {day}: {accrual.Yen} after {before}");
                Assert.True(accrual.Yen == Money.Zero || (accrual.Yen.Yen >= rule.LeastResult && accrual.Yen.Yen % rule.ResultFloor == 0));
                Assert.True(day > due || accrual.Yen == Money.Zero);
                before = accrual.Yen;
            }
        }
    }

    private static (LateChargeRule Rule, List<Owing> Owing, LocalDate Due, LocalDate Until) Case(Random random)
    {
        var due = new LocalDate(2012, 1, 1).PlusDays(random.Next(5_300));
        var until = due.PlusDays(random.Next(random.Next(4) == 0 ? 1_500 : 200));
        var owing = new List<Owing> { new(due.PlusDays(1), new Money(random.Next(3) == 0 ? random.Next(1, 4_000) : random.Next(1, 400_000))) };
        for (var parts = random.Next(4); parts > 0 && owing[^1].From < until; parts--)
        {
            owing.Add(new Owing(owing[^1].From.PlusDays(random.Next(1, 90)), new Money(random.NextInt64(0, owing[^1].Amount.Yen + 1))));
        }

        return (Rules[random.Next(Rules.Length)], owing, due, until);
    }

    private static long DayByDay(LateChargeRule rule, List<Owing> owing, LocalDate due, LocalDate until)
    {
        var sum = System.Numerics.BigInteger.Zero;
        for (var day = due.PlusDays(1); day <= until; day = day.PlusDays(1))
        {
            var owed = owing.Last(o => o.From <= day).Amount.Yen;
            var principal = owed < rule.LeastBase ? 0 : owed / rule.BaseFloor * rule.BaseFloor;
            sum += principal * (System.Numerics.BigInteger)(RateOn(rule, due, day) * 10_000m);
        }

        return (long)(sum / (365 * 100 * 10_000));
    }

    private static decimal RateOn(LateChargeRule rule, LocalDate due, LocalDate day)
    {
        var first = due.PlusDays(1);
        var (y, m) = first.Month == 12 ? (first.Year + 1, 1) : (first.Year, first.Month + 1);
        var last = CalendarSystem.Iso.GetDaysInMonth(y, m);
        var monthEnd = first.Day > last ? new LocalDate(y, m, last) : new LocalDate(y, m, first.Day).PlusDays(-1);
        var inFirst = day <= monthEnd;
        return rule.Rates switch
        {
            RateSource.Civil => first < new LocalDate(2020, 4, 1) ? 5m : 3m,
            RateSource.Own => inFirst ? rule.FirstMonth : rule.After,
            _ => Book.DelayRates.TaxStyle.Last(r => r.From <= day) is var r && inFirst ? r.FirstMonth : r.After,
        };
    }
}
