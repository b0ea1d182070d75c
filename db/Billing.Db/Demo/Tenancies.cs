using NodaTime;

namespace Billing.Db.Demo;

/// <summary>Days from which to which one user held a place; null = still.</summary>
internal readonly record struct Stay(LocalDate From, LocalDate? To);

/// <summary>Who came and went when. Nobody leaves after the reading before the last, so that the last night bills every running contract once and nothing else.</summary>
internal static class Tenancies
{
    private static readonly LocalDate Oldest = new(1968, 4, 1);

    public static List<Stay> Of(PointKind kind, Plant plant, IReadOnlyList<RouteRead> reads, ref DemoRandom random)
    {
        var stays = new List<Stay>();
        var last = Last(kind, plant, reads, ref random);
        stays.Add(last);
        var former = kind is PointKind.General or PointKind.Vacant ? Former(ref random) : 0;
        if (plant == Plant.None && last.From > reads[0].ReadOn && kind is PointKind.General or PointKind.Group)
        {
            former = Math.Max(1, former);
        }

        for (var i = 0; i < former && stays[^1].From.PlusDays(-700) > Oldest; i++)
        {
            var to = Settled(reads, Earlier(stays[^1].From.PlusDays(-1 - Gap(ref random)), reads[^2].ReadOn.PlusDays(-1)));
            var from = to.PlusDays(-random.Between(200, 4500));
            stays.Add(new Stay(from < Oldest ? Oldest : Free(reads, from), to));
        }

        stays.Reverse();
        return stays;
    }

    private static Stay Last(PointKind kind, Plant plant, IReadOnlyList<RouteRead> reads, ref DemoRandom random)
    {
        LocalDate first = reads[0].ReadOn, previous = reads[^2].ReadOn, last = reads[^1].ReadOn;
        if (kind == PointKind.Vacant)
        {
            var to = Settled(reads, random.Chance(0.3) ? Within(first, previous, ref random) : first.PlusDays(-random.Between(1, 2500)));
            return new Stay(to.PlusDays(-random.Between(300, 9000)), to);
        }

        if (plant == Plant.BilledParent)
        {
            return new Stay(Free(reads, Within(previous, last, ref random)), null);
        }

        if (kind == PointKind.Temporary)
        {
            return new Stay(Free(reads, last.PlusDays(-random.Between(20, 220))), null);
        }

        var movesAYear = kind switch { PointKind.General => 0.055, PointKind.Group => 0.01, _ => 0 };
        var years = Period.DaysBetween(first, last) / 365.0;
        return plant == Plant.None && random.Chance(movesAYear * years)
            ? new Stay(Free(reads, Within(first, last, ref random)), null)
            : new Stay(first.PlusDays(-Tenure(ref random)), null);
    }

    /// <summary>Most have lived there for ten or twenty years.</summary>
    private static int Tenure(ref DemoRandom random)
    {
        var unit = random.Unit();
        return 20 + (int)(unit * Math.Sqrt(unit) * 17_000);
    }

    private static int Former(ref DemoRandom random) => random.Unit() switch { < 0.55 => 0, < 0.85 => 1, _ => 2 };

    private static int Gap(ref DemoRandom random) => random.Chance(0.3) ? 0 : random.Between(1, 60);

    /// <summary>A day strictly between two readings that are at least four days apart.</summary>
    private static LocalDate Within(LocalDate after, LocalDate before, ref DemoRandom random)
    {
        var days = Period.DaysBetween(after, before);
        return days < 4 ? after : after.PlusDays(random.Between(2, days - 2));
    }

    /// <summary>The day, or the one before where it is a reading day.</summary>
    private static LocalDate Free(IReadOnlyList<RouteRead> reads, LocalDate day)
    {
        foreach (var read in reads)
        {
            if (read.ReadOn == day)
            {
                return day.PlusDays(-1);
            }
        }

        return day;
    }

    /// <summary>Whoever left before the values that were taken over had their last bill long before.</summary>
    private static LocalDate Settled(IReadOnlyList<RouteRead> reads, LocalDate to)
    {
        var earliest = reads[0].ReadOn.PlusDays(-120);
        return to <= reads[0].ReadOn && to > earliest ? earliest : Free(reads, to);
    }

    private static LocalDate Earlier(LocalDate a, LocalDate b) => a < b ? a : b;
}
