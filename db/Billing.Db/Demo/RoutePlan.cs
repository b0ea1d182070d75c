using System.Globalization;
using Billing.Kernel;
using NodaTime;

namespace Billing.Db.Demo;

/// <summary>One route: which points it walks and when it is read.</summary>
internal sealed record RoutePlan(int Index, int FirstPoint, int Count, int Routes)
{
    /// <summary>A quarter of the routes is read every second month.</summary>
    public int CycleMonths => Index % 4 == 3 ? 2 : 1;

    public int ReadingDay => 1 + (Index % 10);

    /// <summary>A tenth of the routes lies outside the sewered area.</summary>
    public bool Sewered => Index % 10 != 9;

    public string Code => (Index + 1).ToString(Routes < 1000 ? "000" : "0000", CultureInfo.InvariantCulture);

    /// <summary>Cuts <paramref name="points"/> points into routes of 200 to 320.</summary>
    public static List<RoutePlan> Cut(int points, long seed)
    {
        var sizes = new List<int>();
        var random = new DemoRandom(seed, points, Purpose.Route);
        for (var left = points; left > 0;)
        {
            var size = random.Between(200, 320);
            size = left - size < 150 ? left : size;
            sizes.Add(size);
            left -= size;
        }

        var first = 0;
        var routes = new List<RoutePlan>(sizes.Count);
        foreach (var size in sizes)
        {
            routes.Add(new RoutePlan(routes.Count, first, size, sizes.Count));
            first += size;
        }

        return routes;
    }
}

/// <summary>One reading of a route: its month, its day, and the months it covers. The first of a route is the last value taken over from before, without a round.</summary>
internal readonly record struct RouteRead(BillingMonth Month, LocalDate ReadOn, int Months);

/// <summary>Days of reading and billing.</summary>
internal static class DemoCalendar
{
    /// <summary>調定日: the 15th, or the Monday after.</summary>
    public static LocalDate NightOf(BillingMonth month) => Weekday(month.First.PlusDays(14));

    /// <summary>Readings of a route within the last <paramref name="months"/> months, oldest first, led by the value they count from.</summary>
    public static List<RouteRead> Reads(RoutePlan route, BillingMonth last, int months)
    {
        var reads = new List<RouteRead>();
        var back = 0;
        for (; back < months; back += route.CycleMonths)
        {
            reads.Add(Read(route, last.Plus(-back)));
        }

        reads.Add(Read(route, last.Plus(-back)));
        reads.Reverse();
        return reads;
    }

    private static RouteRead Read(RoutePlan route, BillingMonth month) => new(month, Weekday(month.First.PlusDays(route.ReadingDay - 1)), route.CycleMonths);

    private static LocalDate Weekday(LocalDate day) => day.DayOfWeek switch
    {
        IsoDayOfWeek.Saturday => day.PlusDays(2),
        IsoDayOfWeek.Sunday => day.PlusDays(1),
        _ => day,
    };
}
