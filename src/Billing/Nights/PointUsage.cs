using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;

namespace Billing.Nights;

/// <summary>Works the usage of one contract out, from the readings as they now stand, by the night's own stage.</summary>
internal static class PointUsage
{
    /// <summary>Works a stored usage out again.</summary>
    /// <param name="findings">What the gate says of it now.</param>
    /// <exception cref="BusinessRuleException">Nothing can be worked out.</exception>
    public static Usage Rework(IBillingDatabase database, BillingDbContext db, Usage usage, RuleBook book, out IReadOnlyList<Finding> findings)
    {
        var point = db.ServicePoints.AsNoTracking().Single(s => s.Id == usage.ServicePointId);
        if (usage.RoundId is not { } roundId)
        {
            var contract = db.Contracts.AsNoTracking().Single(c => c.Id == usage.ContractId);
            return Work(database, db, FinalPoint.Of(db, point, usage.PeriodTo, MonthOf(db, usage)), Until(contract, usage.PeriodTo), [], [], book, out findings);
        }

        var round = db.ReadingRounds.AsNoTracking().Single(r => r.Id == roundId);
        var step = new NightStep { FromRoute = point.RouteId, ToRoute = point.RouteId, FromSequence = point.RouteSequence, ToSequence = point.RouteSequence };
        var stage = new UsageStage(database, new Night { Date = round.NightOn }, GateRules.InForce(book, round.NightOn));
        return stage.WorkOne(db, step, usage.ContractId, out findings);
    }

    /// <summary>Works out what a contract used until its last day, or until the reading of one round.</summary>
    /// <param name="contract">As <see cref="Until"/> gives it.</param>
    /// <param name="unwritten">Readings that are not stored yet.</param>
    /// <param name="unwrittenPast">Usages worked out just before, newest first.</param>
    public static Usage Work(
        IBillingDatabase database, BillingDbContext db, FinalPoint at, Contract contract,
        IReadOnlyList<MeterReading> unwritten, IReadOnlyList<PastUsage> unwrittenPast, RuleBook book, out IReadOnlyList<Finding> findings)
    {
        var rules = GateRules.InForce(book, at.Night);
        var chunk = ChunkReader.ReadOne(db, at, contract, unwritten, unwrittenPast, rules.Provisional);
        return new UsageStage(database, new Night { Date = at.Night }, rules).WorkOne(db, chunk, contract.Id, out findings);
    }

    /// <summary>The contract as the stage sees it, ending on a day.</summary>
    public static Contract Until(Contract contract, NodaTime.LocalDate lastDay)
        => new() { Id = contract.Id, Number = contract.Number, ServicePointId = contract.ServicePointId, From = contract.From, To = lastDay };

    /// <summary>調定月 of the first bill of a final settlement; null where none was made.</summary>
    public static BillingMonth? MonthOf(BillingDbContext db, Usage usage) => db.Bills
        .Where(b => b.ContractId == usage.ContractId && b.PeriodTo == usage.PeriodTo && b.UsageId == usage.Id)
        .OrderBy(b => b.Id).Select(b => (BillingMonth?)b.Month).FirstOrDefault();
}
