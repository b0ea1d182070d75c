using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Nights;

/// <summary>The usages of a final settlement with what the gate finds, before anything is stored.</summary>
internal sealed class SettlementWork
{
    private readonly IReadOnlyList<MeterReading> _readings;

    private SettlementWork(LocalDate lastDay, IReadOnlyList<MeterReading> readings) => (LastDay, _readings) = (lastDay, readings);

    public LocalDate LastDay { get; }

    /// <summary>Oldest first: rounds that were read and not billed yet, then the period to the last day.</summary>
    public List<(Usage Usage, BillingMonth Month, IReadOnlyList<Finding> Findings)> Usages { get; } = [];

    public IReadOnlyList<Finding> Findings => [.. Usages.SelectMany(w => w.Findings)];

    /// <summary>Holds the contract and the open rounds of its route until the transaction ends: no night closes one meanwhile, and no other clerk settles it too.</summary>
    public static void Hold(BillingDbContext db, Contract contract)
    {
        // Writing a column back to itself takes the row's lock on every database.
        db.Contracts.Where(c => c.Id == contract.Id).ExecuteUpdate(u => u.SetProperty(c => c.Version, c => c.Version));
        var route = db.ServicePoints.Where(p => p.Id == contract.ServicePointId).Select(p => p.RouteId).Single();
        db.ReadingRounds.Where(r => r.RouteId == route && r.ClosedAt == null).ExecuteUpdate(u => u.SetProperty(r => r.Months, r => r.Months));
    }

    /// <exception cref="BusinessRuleException"><c>settlement.*</c>, <c>reading.*</c>, <c>usage.*</c>.</exception>
    public static SettlementWork Of(
        IBillingDatabase database, BillingDbContext db, RuleBook book, Contract contract, LocalDate lastDay, FinalReading reading, string? person, LocalDate today)
    {
        RefuseDays(contract, lastDay, today);
        var point = db.ServicePoints.AsNoTracking().Single(p => p.Id == contract.ServicePointId);
        RefuseIfSettled(db, contract);
        RefuseIfNightIsAtWork(db, point);
        var billedTo = BilledTo(db, contract);
        RefuseIfBilledBeyond(billedTo, lastDay);
        if (billedTo == lastDay)
        {
            return new SettlementWork(lastDay, []);
        }

        var work = new SettlementWork(lastDay, reading.Rows(db, point.Id, lastDay, person));
        work.AddAll(database, db, book, PointUsage.Until(contract, lastDay), point, billedTo);
        return work;
    }

    /// <summary>Stores readings, usages and findings.</summary>
    public void Write(BillingDbContext db)
    {
        if (Usages.Count == 0)
        {
            return;
        }

        db.MeterReadings.AddRange(_readings);
        Numbers.Ensure(db, Numbers.Usage);
        var first = Numbers.Take(db, Numbers.Usage, Usages.Count);
        foreach (var (usage, _, findings) in Usages)
        {
            usage.Id = first++;
            db.Usages.Add(usage);
            db.GateFindings.AddRange(findings.Select(f => new GateFinding { UsageId = usage.Id, RuleId = f.RuleId, Ja = f.Said.Ja, En = f.Said.En }));
        }

        db.SaveChanges();
    }

    private void AddAll(IBillingDatabase database, BillingDbContext db, RuleBook book, Contract contract, ServicePoint point, LocalDate? billedTo)
    {
        LocalDate? planned = null;
        foreach (var round in UnbilledRounds(db, point, billedTo))
        {
            planned = round.ReadOn;
            var at = new FinalPoint(new ChunkPoint(point.Id, point.RouteId, point.MeterSize, round.Id, round.Month, round.ReadOn, round.Months), point.ParentId, round.NightOn);
            Add(database, db, book, at, contract);
        }

        Add(database, db, book, FinalPoint.Of(db, point, LastDay, after: planned), contract);
    }

    private void Add(IBillingDatabase database, BillingDbContext db, RuleBook book, FinalPoint at, Contract contract)
    {
        List<PastUsage> before = [.. Usages.Select(w => new PastUsage(w.Usage.PeriodTo, w.Usage.Months, w.Usage.CubicMetres.Value, w.Usage.Basis)).Reverse()];
        var usage = PointUsage.Work(database, db, at, contract, _readings, before, book, out var findings);
        RefuseBelowPrevious(book, at, findings);

        // Told apart until they have their numbers.
        usage.Id = -1 - Usages.Count;
        Usages.Add((usage, at.Point.Month, findings));
    }

    /// <summary>Rounds that are still open, at which the meter was read before the last day: the night to come would bill them first.</summary>
    private List<ReadingRound> UnbilledRounds(BillingDbContext db, ServicePoint point, LocalDate? billedTo) => (
        from r in db.MeterReadings.AsNoTracking()
        where r.ServicePointId == point.Id && r.ReadOn < LastDay && !r.Superseded && r.Register == 0
        join round in db.ReadingRounds.AsNoTracking() on r.RoundId equals round.Id
        where round.ClosedAt == null && (billedTo == null || r.ReadOn > billedTo)
        orderby r.ReadOn
        select round).ToList();

    /// <summary>Last day that a usage of the contract covers.</summary>
    private static LocalDate? BilledTo(BillingDbContext db, Contract contract)
        => db.Usages.Where(u => u.ContractId == contract.Id && u.State != UsageState.Superseded).Max(u => (LocalDate?)u.PeriodTo);

    private static void RefuseDays(Contract contract, LocalDate lastDay, LocalDate today)
    {
        if (lastDay > today)
        {
            throw Finding.Refusal(
                "settlement.future",
                $"最終使用日{lastDay:uuuu-MM-dd}が今日（{today:uuuu-MM-dd}）より後です。その日の指針がわかってから精算してください。",
                $"The last day {lastDay:uuuu-MM-dd} is after today ({today:uuuu-MM-dd}). Settle when the value of that day is known.");
        }

        if (lastDay < contract.From)
        {
            throw Finding.Refusal(
                "settlement.before-start",
                $"最終使用日{lastDay:uuuu-MM-dd}が使用開始日{contract.From:uuuu-MM-dd}より前です。",
                $"The last day {lastDay:uuuu-MM-dd} is before the first, {contract.From:uuuu-MM-dd}.");
        }
    }

    private static void RefuseIfSettled(BillingDbContext db, Contract contract)
    {
        if (db.Usages.Any(u => u.ContractId == contract.Id && u.RoundId == null && u.State != UsageState.Superseded))
        {
            throw Finding.Refusal(
                "settlement.done",
                $"この契約は最終精算が済んでいます。やり直すには、先に精算を取り消してください。",
                $"The contract is settled already. Take the settlement back first.");
        }
    }

    private static void RefuseIfNightIsAtWork(BillingDbContext db, ServicePoint point)
    {
        if (db.NightSteps.Any(s => s.Stage == Stage.Bills && s.State != StepState.Done && s.Chunk > 0
            && s.FromRoute <= point.RouteId && point.RouteId <= s.ToRoute && s.FromSequence <= point.RouteSequence && point.RouteSequence <= s.ToSequence))
        {
            throw Finding.Refusal(
                "settlement.night-at-work",
                $"この検針区の夜間処理が途中です。終わってからもう一度精算してください。",
                $"A night is at work on this route. Settle again when it is done.");
        }
    }

    private static void RefuseIfBilledBeyond(LocalDate? billedTo, LocalDate lastDay)
    {
        if (billedTo > lastDay)
        {
            throw Finding.Refusal(
                "settlement.billed-beyond",
                $"{billedTo:uuuu-MM-dd}まで既に検針・調定されています。最終使用日を{billedTo:uuuu-MM-dd}以後にするか、その調定を更正してください。",
                $"Usage is billed until {billedTo:uuuu-MM-dd} already. Choose a last day from then on, or correct that bill.");
        }
    }

    /// <summary>A register that went back is no usage at all: at the counter it is asked again at once.</summary>
    private static void RefuseBelowPrevious(RuleBook book, FinalPoint at, IReadOnlyList<Finding> findings)
    {
        var rules = GateRules.InForce(book, at.Night);
        var negative = rules.Negative?.Id ?? rules.RollOver.Id;
        if (at.Point.RoundId == 0 && findings.FirstOrDefault(f => f.RuleId == negative) is { } back)
        {
            throw new BusinessRuleException("settlement.below-previous", back.Said.Ja, back.Said.En);
        }
    }
}
