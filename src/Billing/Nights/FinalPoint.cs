using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Nights;

/// <summary>Where and with which round a last day would have been billed by a night: months, table and rules of a final settlement are those of that round.</summary>
/// <param name="Point">The service point with that round's month, day and months; without a round's key.</param>
/// <param name="ParentId">As in <see cref="ServicePoint.ParentId"/>.</param>
/// <param name="Night">The day whose night would have billed it.</param>
internal readonly record struct FinalPoint(ChunkPoint Point, long? ParentId, LocalDate Night)
{
    /// <summary>The first open round that is read on the last day or later; where none is planned, the one that the route's cycle would bring.</summary>
    /// <param name="month">調定月 of the settlement where it is known already; null = it is to be found.</param>
    /// <param name="after">Only rounds planned after this day; null = any.</param>
    public static FinalPoint Of(BillingDbContext db, ServicePoint point, LocalDate lastDay, BillingMonth? month = null, LocalDate? after = null)
    {
        var rounds = db.ReadingRounds.AsNoTracking().Where(r => r.RouteId == point.RouteId);
        var first = after is { } day && day.PlusDays(1) > lastDay ? day.PlusDays(1) : lastDay;
        var round = month is { } known
            ? rounds.SingleOrDefault(r => r.Month == known)
            : rounds.Where(r => r.ClosedAt == null && r.ReadOn >= first).OrderBy(r => r.ReadOn).FirstOrDefault();
        round ??= Planned(db.Routes.AsNoTracking().Single(r => r.Id == point.RouteId), first, month);
        return new FinalPoint(
            new ChunkPoint(point.Id, point.RouteId, point.MeterSize, 0, round.Month, Later(round.ReadOn, lastDay), round.Months),
            point.ParentId,
            Later(round.NightOn, lastDay));
    }

    private static ReadingRound Planned(Route route, LocalDate first, BillingMonth? month)
    {
        var of = month ?? BillingMonth.Of(first);
        while (month is null && (!route.IsReadIn(of) || DayIn(of, route) < first))
        {
            of = of.Plus(1);
        }

        return new ReadingRound { RouteId = route.Id, Month = of, Months = route.CycleMonths, ReadOn = DayIn(of, route), NightOn = DayIn(of, route) };
    }

    private static LocalDate DayIn(BillingMonth month, Route route) => month.First.PlusDays(Math.Min(route.ReadingDay, month.Last.Day) - 1);

    private static LocalDate Later(LocalDate a, LocalDate b) => a > b ? a : b;
}
