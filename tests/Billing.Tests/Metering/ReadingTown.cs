using System.Text;
using Billing.Db;
using Billing.Exchange;
using Billing.Metering;
using Billing.Places;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Tests.Metering;

/// <summary>
/// A small town to read: route 012 with points 012-00001 … 012-00005 (5-digit meters M1 … M5, read 1000 on 2026-10-10) and 012-90009, a ship with
/// the registers day and night; at 012-90006 no meter hangs. October's round is closed, November's is open.
/// </summary>
internal sealed class ReadingTown : IDisposable
{
    public static readonly LocalDate Today = new(2026, 11, 12);
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 12, 3, 0);

    private readonly TestDatabase database;

    public ReadingTown(string provider, int points = 5)
    {
        database = TestDatabase.Create(provider);
        using var db = NewContext();
        var route = new Route { Code = "012", Name = "みなと", ReadingDay = 10 };
        db.Add(route);
        db.SaveChanges();
        October = new() { RouteId = route.Id, Month = new(2026, 10), ReadOn = new(2026, 10, 10), NightOn = new(2026, 10, 12), ClosedAt = Now - Duration.FromDays(30) };
        November = new() { RouteId = route.Id, Month = new(2026, 11), ReadOn = new(2026, 11, 10), NightOn = new(2026, 11, 12) };
        db.AddRange(October, November);
        var supplies = Enumerable.Range(1, points).Select(i => (Point: Point(route.Id, i), Meter: new Meter { Number = $"M{i}", Size = 13, Dials = 5 })).ToList();
        supplies.Add((Point(route.Id, 90009, "012-90009"), new() { Number = "S9", Size = 50, Dials = 6, Registers = "day,night" }));
        foreach (var (point, meter) in supplies)
        {
            db.Add(point);
            db.Add(meter);
        }

        db.Add(Point(route.Id, 90006, "012-90006"));
        db.SaveChanges();
        foreach (var (point, meter) in supplies)
        {
            db.Add(new MeterPlacement { MeterId = meter.Id, ServicePointId = point.Id, From = new(2020, 4, 1) });
            db.Add(Read(point, meter, 0));
            if (meter.Registers is not null)
            {
                db.Add(Read(point, meter, 1));
            }
        }

        db.SaveChanges();
    }

    public ReadingRound October { get; }

    public ReadingRound November { get; }

    public BillingDatabase Database => database.Database;

    public BillingDbContext NewContext() => database.NewContext();

    /// <summary>Imports lines under the usual header with a context of its own, as a page would.</summary>
    public async Task<ReadingImportResult> Import(params string[] lines)
    {
        var text = "service_point,meter,register,read_on,index,kind,reason,reader\n" + string.Join('\n', lines) + "\n";
        await using var db = NewContext();
        return await new ReadingImporter(db).Import(ReadingsCsv.Read("012.csv", Encoding.UTF8.GetBytes(text)), Today, Now, "mori");
    }

    public async Task<ReadingOutcome> KeyIn(ReadingEntry entry)
    {
        await using var db = NewContext();
        return await new KeyInReading(db).Take(entry, Today, "mori");
    }

    /// <summary>All readings of November, oldest first.</summary>
    public IReadOnlyList<MeterReading> OfNovember()
    {
        using var db = NewContext();
        return db.MeterReadings.AsNoTracking().Where(r => r.RoundId == November.Id).OrderBy(r => r.Id).ToList();
    }

    public void Close()
    {
        using var db = NewContext();
        db.ReadingRounds.Where(r => r.Id == November.Id).ExecuteUpdate(r => r.SetProperty(x => x.ClosedAt, Now));
    }

    /// <summary>Hangs meter M1b (20 mm) in place of M1 on 2026-10-20.</summary>
    public void ExchangeFirstMeter()
    {
        using var db = NewContext();
        var point = db.ServicePoints.Single(p => p.Number == "012-00001");
        var placement = db.MeterPlacements.Single(p => p.ServicePointId == point.Id);
        placement.To = new(2026, 10, 20);
        var meter = new Meter { Number = "M1b", Size = 20, Dials = 5 };
        db.Add(meter);
        db.SaveChanges();
        db.Add(new MeterPlacement { MeterId = meter.Id, ServicePointId = point.Id, From = new(2026, 10, 20) });
        db.Add(new MeterReading { ServicePointId = point.Id, MeterId = placement.MeterId, ReadOn = new(2026, 10, 20), Index = 1010, Kind = ReadingKind.Removed });
        db.Add(new MeterReading { ServicePointId = point.Id, MeterId = meter.Id, ReadOn = new(2026, 10, 20), Index = 0, Kind = ReadingKind.Installed });
        db.SaveChanges();
    }

    public void Dispose() => database.Dispose();

    private static ServicePoint Point(int routeId, int i, string? number = null)
        => new() { Number = number ?? $"012-{i:00000}", RouteId = routeId, RouteSequence = i, Town = "港町", Address = $"港町{i}番地", MeterSize = 13 };

    private MeterReading Read(ServicePoint point, Meter meter, short register) => new()
    {
        ServicePointId = point.Id,
        MeterId = meter.Id,
        Register = register,
        ReadOn = October.ReadOn,
        Index = 1000,
        Kind = ReadingKind.Regular,
        RoundId = October.Id,
    };
}
