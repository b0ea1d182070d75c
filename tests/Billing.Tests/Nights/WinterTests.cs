using Billing.Metering;
using Billing.Nights;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Nights;

/// <summary>A meter under snow for six months, exchanged meanwhile: the spring's reading settles everything, however far back the base and the estimates lie.</summary>
public sealed class WinterTests
{
    private const int Point = 1;
    private const int Months = 9;

    [Theory]
    [EveryDatabase(4)]
    [EveryDatabase(7)]
    public void Estimates_of_a_whole_winter_and_an_exchange_in_it_are_settled_to_the_cubic_metre(string provider, int last)
    {
        using var test = TestDatabase.Create(provider);
        var town = SmallTown.Build(test.Database, points: 2, Months);
        Bury(test, town, first: 2, last);

        foreach (var night in town.Nights)
        {
            new NightRunner(test.Database, SmallTown.Book, SystemClock.Instance).Run(night, cancel: TestContext.Current.CancellationToken);
        }

        using var db = test.NewContext();
        var usages = db.Usages.AsNoTracking().Where(u => u.ContractId == Point).OrderBy(u => u.PeriodTo).ToList();
        Assert.Equal(
            [UsageBasis.Metered, UsageBasis.Metered, .. Enumerable.Repeat(UsageBasis.Estimated, last - 1), UsageBasis.Settled],
            usages.Take(last + 2).Select(u => u.Basis));
        Assert.All(usages, u => Assert.NotEqual(UsageState.SetAside, u.State));
        Assert.Equal(Months * SmallTown.Uses(Point), usages.Sum(u => u.CubicMetres.Value));
        Assert.Equal(3 * SmallTown.Uses(Point) - 4, usages[last + 1].OldMeterCubicMetres);
    }

    /// <summary>Makes the readings of those months unread; in the third of them the meter is exchanged with 4 m³ of the month still to flow.</summary>
    private static void Bury(TestDatabase test, SmallTown town, int first, int last)
    {
        using var db = test.NewContext();
        var uses = SmallTown.Uses(Point);
        foreach (var reading in db.MeterReadings.Where(r => r.ServicePointId == Point).AsEnumerable().OrderBy(r => r.ReadOn).Skip(1 + first).Take(last - first + 1))
        {
            (reading.Kind, reading.Index, reading.Reason) = (ReadingKind.Unread, 0, "積雪");
        }

        var on = SmallTown.ReadOn(town.Months[first + 2]).PlusDays(-3);
        var removed = 100 + (uses * (first + 3)) - 4;
        var placement = db.MeterPlacements.Single(p => p.ServicePointId == Point);
        placement.To = on;
        var meter = new Meter { Number = "N1", Size = 13, Dials = 5 };
        db.Add(meter);
        db.SaveChanges();
        db.AddRange(
            new MeterPlacement { MeterId = meter.Id, ServicePointId = Point, From = on },
            new MeterReading { ServicePointId = Point, MeterId = placement.MeterId, ReadOn = on, Index = removed, Kind = ReadingKind.Removed },
            new MeterReading { ServicePointId = Point, MeterId = meter.Id, ReadOn = on, Index = 0, Kind = ReadingKind.Installed });
        foreach (var reading in db.MeterReadings.Where(r => r.ServicePointId == Point && r.ReadOn > on && r.Kind != ReadingKind.Installed).ToList())
        {
            reading.MeterId = meter.Id;
            reading.Index = reading.Kind == ReadingKind.Unread ? 0 : reading.Index - removed;
        }

        db.SaveChanges();
    }
}
