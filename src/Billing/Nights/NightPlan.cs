using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Nights;

/// <summary>Stage 1: closes the readings of the night's rounds and cuts the work into chunks. One transaction; a second worker finds it done.</summary>
internal sealed class NightPlan(IBillingDatabase database, IClock clock, int chunkSize)
{
    /// <summary>The night of <paramref name="date"/> with its steps planned, made now if it was not there.</summary>
    /// <exception cref="BusinessRuleException">An earlier night is not done.</exception>
    public Night Ensure(LocalDate date)
    {
        using var db = database.NewContext();
        if (Existing(db, date) is { } night)
        {
            return night;
        }

        RefuseIfEarlierIsOpen(db, date);
        try
        {
            return Make(date);
        }
        catch (DbUpdateException)
        {
            // Another worker planned the same night in the meantime: the day is unique.
            return Existing(db, date) ?? throw new InvalidOperationException($"The night of {date} could not be planned.");
        }
    }

    private static Night? Existing(BillingDbContext db, LocalDate date) => db.Nights.AsNoTracking().FirstOrDefault(n => n.Date == date);

    private static void RefuseIfEarlierIsOpen(BillingDbContext db, LocalDate date)
    {
        var open = db.ReadingRounds.Where(r => r.ClosedAt == null && r.NightOn < date).OrderBy(r => r.NightOn).Select(r => (LocalDate?)r.NightOn).FirstOrDefault()
            ?? db.Nights.Where(n => n.FinishedAt == null && n.Date < date).OrderBy(n => n.Date).Select(n => (LocalDate?)n.Date).FirstOrDefault();
        if (open is { } earlier)
        {
            throw new BusinessRuleException(
                "night.earlier-open",
                $"{earlier:uuuu-MM-dd} の夜間処理が終わっていません。先にその日の処理を実行してください (billing night --date {earlier:uuuu-MM-dd})。",
                $"The night of {earlier:uuuu-MM-dd} is not done. Run it first: billing night --date {earlier:uuuu-MM-dd}.");
        }
    }

    private Night Make(LocalDate date)
    {
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var now = clock.GetCurrentInstant();
        var night = new Night { Date = date, StartedAt = now };
        db.Nights.Add(night);
        db.SaveChanges();
        var chunks = Cut(db, date);
        db.ReadingRounds.Where(r => r.NightOn == date && r.ClosedAt == null).ExecuteUpdate(u => u.SetProperty(r => r.ClosedAt, now));
        db.NightSteps.Add(new NightStep { NightId = night.Id, Stage = Stage.Readings, State = StepState.Done, Done = chunks.Sum(c => c.Points) });
        foreach (var stage in (Stage[])[Stage.Usage, .. AfterUsage])
        {
            var number = 1;
            db.NightSteps.AddRange(chunks.Select(c => c.Step(night.Id, stage, number++)));
            if (stage > Stage.Usage)
            {
                db.NightSteps.Add(new NightStep { NightId = night.Id, Stage = stage, Chunk = 0, State = StepState.Waiting });
            }
        }

        foreach (var (from, to, number) in DeferredChunks(db, date, chunks.Count + 1))
        {
            db.NightSteps.AddRange(AfterUsage.Select(stage => new NightStep { NightId = night.Id, Stage = stage, Chunk = number, FromUsage = from, ToUsage = to, State = StepState.Waiting }));
        }

        db.SaveChanges();
        transaction.Commit();
        return night;
    }

    private static readonly Stage[] AfterUsage = [Stage.Bills, Stage.Ledger, Stage.Documents];

    /// <summary>Usages with services deferred to this night or an earlier one, cut into chunks that follow those of the routes.</summary>
    private List<(long From, long To, int Number)> DeferredChunks(BillingDbContext db, LocalDate date, int first)
    {
        var due = db.DeferredParts.Where(d => d.DueOn <= date).Select(d => d.UsageId).Distinct().OrderBy(id => id).ToList();
        return due.Chunk(chunkSize).Select((chunk, i) => (chunk[0], chunk[^1], first + i)).ToList();
    }

    /// <summary>Joins whole small routes up to the chunk size and cuts large ones, in the order of routes.</summary>
    private List<Cutting> Cut(BillingDbContext db, LocalDate date)
    {
        var routes = (
            from r in db.ReadingRounds
            where r.NightOn == date
            join s in db.ServicePoints on r.RouteId equals s.RouteId
            group s by s.RouteId into g
            orderby g.Key
            select new { Route = g.Key, Points = g.Count(), Last = g.Max(s => s.RouteSequence) }).ToList();
        var cuts = new List<Cutting>();
        foreach (var route in routes)
        {
            if (route.Points > chunkSize)
            {
                for (var from = 0; from <= route.Last; from += chunkSize)
                {
                    cuts.Add(new Cutting(route.Route, route.Route, from, from + chunkSize - 1, Math.Min(chunkSize, route.Last - from + 1)));
                }
            }
            else if (cuts.Count > 0 && cuts[^1].IsWhole && cuts[^1].Points + route.Points <= chunkSize)
            {
                cuts[^1] = cuts[^1] with { ToRoute = route.Route, Points = cuts[^1].Points + route.Points };
            }
            else
            {
                cuts.Add(new Cutting(route.Route, route.Route, 0, int.MaxValue, route.Points));
            }
        }

        return cuts;
    }

    private sealed record Cutting(int FromRoute, int ToRoute, int FromSequence, int ToSequence, int Points)
    {
        public bool IsWhole => ToSequence == int.MaxValue;

        public NightStep Step(int nightId, Stage stage, int number) => new()
        {
            NightId = nightId,
            Stage = stage,
            Chunk = number,
            FromRoute = FromRoute,
            ToRoute = ToRoute,
            FromSequence = FromSequence,
            ToSequence = ToSequence,
            State = StepState.Waiting,
        };
    }
}
