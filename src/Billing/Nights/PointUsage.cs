using Billing.Kernel;
using Billing.Metering;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;

namespace Billing.Nights;

/// <summary>Works the usage of one contract out again, from the readings as they now stand, by the night's own stage.</summary>
internal static class PointUsage
{
    /// <param name="findings">What the gate says of it now.</param>
    /// <exception cref="BusinessRuleException">The usage is not of a round, or nothing can be worked out.</exception>
    public static Usage Rework(IBillingDatabase database, BillingDbContext db, Usage usage, RuleBook book, out IReadOnlyList<Finding> findings)
    {
        var point = db.ServicePoints.AsNoTracking().Single(s => s.Id == usage.ServicePointId);
        var round = db.ReadingRounds.AsNoTracking().SingleOrDefault(r => r.Id == usage.RoundId) ?? throw new BusinessRuleException(
            "usage.no-round",
            "定例検針の使用水量ではないため、検針値の訂正では計算し直せません。",
            "This usage is not of a reading round and cannot be worked out again from a corrected reading.");
        var step = new NightStep { FromRoute = point.RouteId, ToRoute = point.RouteId, FromSequence = point.RouteSequence, ToSequence = point.RouteSequence };
        var stage = new UsageStage(database, new Night { Date = round.NightOn }, GateRules.InForce(book, round.NightOn));
        return stage.WorkOne(db, step, usage.ContractId, out findings);
    }
}
