using System.Collections.Frozen;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Metering;

/// <summary>Everything that entries are checked against, fetched in a few queries per thousand service points.</summary>
internal sealed class ReadingSurroundings
{
    /// <summary>A reading belongs to the round whose planned day is nearest, and no further away than this. Half the shortest cycle.</summary>
    public const int DaysAroundRound = 15;

    private const int PointsAtOnce = 1000;

    private static readonly FrozenSet<ReadingKind> Ordered =
        [ReadingKind.Regular, ReadingKind.ByCustomer, ReadingKind.Remote, ReadingKind.Unread, ReadingKind.Opening];

    private readonly Dictionary<string, ServicePoint> points = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<ReadingRound>> rounds = [];
    private readonly Dictionary<long, List<(MeterPlacement Placement, Meter Meter)>> meters = [];
    private readonly Dictionary<long, List<MeterReading>> readings = [];

    /// <summary>Loads what lies around <paramref name="all"/> and locks their open rounds until the transaction ends, so that no night closes one meanwhile.</summary>
    public static async Task<ReadingSurroundings> Load(BillingDbContext db, IEnumerable<ReadingEntry> all, LocalDate today, CancellationToken cancel)
    {
        var found = new ReadingSurroundings();
        var entries = all.Where(e => ReadingChecks.CanBeLookedUp(e, today)).ToList();
        if (entries.Count == 0)
        {
            return found;
        }

        var first = entries.Min(e => e.ReadOn);
        var last = entries.Max(e => e.ReadOn);
        foreach (var numbers in entries.Select(e => e.ServicePoint).Distinct(StringComparer.Ordinal).Chunk(PointsAtOnce))
        {
            foreach (var point in await db.ServicePoints.AsNoTracking().Where(p => numbers.Contains(p.Number)).ToListAsync(cancel))
            {
                found.points[point.Number] = point;
            }
        }

        await found.LoadRounds(db, first, last, cancel);
        foreach (var ids in found.points.Values.Select(p => p.Id).Chunk(PointsAtOnce))
        {
            await found.LoadMeters(db, ids, first, last, cancel);
            await found.LoadReadings(db, ids, first, cancel);
        }

        return found;
    }

    public ServicePoint? Point(string number) => points.GetValueOrDefault(number);

    /// <summary>The round whose planned day is nearest to <paramref name="day"/>; null when none is near.</summary>
    public ReadingRound? RoundNear(int routeId, LocalDate day) => rounds.GetValueOrDefault(routeId)?
        .Where(r => Distance(r.ReadOn, day) <= DaysAroundRound)
        .OrderBy(r => Distance(r.ReadOn, day)).ThenBy(r => r.ReadOn).FirstOrDefault();

    /// <summary>Meters that hung there on <paramref name="day"/>, the newest first: two on the day of an exchange.</summary>
    public IReadOnlyList<Meter> MetersOn(long pointId, LocalDate day) =>
        [.. meters.GetValueOrDefault(pointId, [])
            .Where(m => m.Placement.From <= day && (m.Placement.To is not { } to || day <= to))
            .OrderByDescending(m => m.Placement.From).Select(m => m.Meter)];

    /// <summary>The value of the same register that stands for the round; null when there is none yet.</summary>
    public MeterReading? Standing(long pointId, short register, long roundId) => readings.GetValueOrDefault(pointId)?
        .Find(r => r.RoundId == roundId && r.Register == register && Ordered.Contains(r.Kind));

    /// <summary>Last day on which the meter was read for another round or opened.</summary>
    public LocalDate? ReadBefore(long pointId, long roundId) => readings.GetValueOrDefault(pointId)?
        .Where(r => r.RoundId != roundId && Ordered.Contains(r.Kind)).Max(r => (LocalDate?)r.ReadOn);

    private static int Distance(LocalDate a, LocalDate b) => Math.Abs(Period.DaysBetween(a, b));

    private async Task LoadRounds(BillingDbContext db, LocalDate first, LocalDate last, CancellationToken cancel)
    {
        var from = first.PlusDays(-DaysAroundRound);
        var to = last.PlusDays(DaysAroundRound);
        foreach (var routes in points.Values.Select(p => p.RouteId).Distinct().Chunk(PointsAtOnce))
        {
            var near = db.ReadingRounds.Where(r => routes.Contains(r.RouteId) && r.ReadOn >= from && r.ReadOn <= to);

            // Writing a column back to itself takes the row's lock on every database.
            await near.Where(r => r.ClosedAt == null).ExecuteUpdateAsync(r => r.SetProperty(x => x.Months, x => x.Months), cancel);
            foreach (var round in await near.AsNoTracking().ToListAsync(cancel))
            {
                (rounds.TryGetValue(round.RouteId, out var list) ? list : rounds[round.RouteId] = []).Add(round);
            }
        }
    }

    private async Task LoadMeters(BillingDbContext db, long[] ids, LocalDate first, LocalDate last, CancellationToken cancel)
    {
        var hanging = await db.MeterPlacements.AsNoTracking()
            .Where(p => ids.Contains(p.ServicePointId) && p.From <= last && (p.To == null || p.To >= first))
            .Join(db.Meters.AsNoTracking(), p => p.MeterId, m => m.Id, (p, m) => new { Placement = p, Meter = m })
            .ToListAsync(cancel);
        foreach (var pair in hanging)
        {
            var pointId = pair.Placement.ServicePointId;
            (meters.TryGetValue(pointId, out var list) ? list : meters[pointId] = []).Add((pair.Placement, pair.Meter));
        }
    }

    private async Task LoadReadings(BillingDbContext db, long[] ids, LocalDate first, CancellationToken cancel)
    {
        // Far enough back to hold what already stands for the same rounds.
        var from = first.PlusDays(-2 * DaysAroundRound);
        var near = await db.MeterReadings.AsNoTracking()
            .Where(r => ids.Contains(r.ServicePointId) && r.ReadOn >= from && !r.Superseded).ToListAsync(cancel);
        foreach (var reading in near)
        {
            (readings.TryGetValue(reading.ServicePointId, out var list) ? list : readings[reading.ServicePointId] = []).Add(reading);
        }
    }
}
