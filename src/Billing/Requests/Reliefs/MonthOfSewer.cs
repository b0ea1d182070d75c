using Billing.Charges;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.Tariffs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Reliefs;

/// <summary>What a month drains before and after facts change, by the engine's own table.</summary>
internal static class MonthOfSewer
{
    public static async Task Tell(RequestFile file, IReadOnlyList<SupplyFact> before, IReadOnlyList<SupplyFact> after, LocalDate from, Plan plan)
    {
        var (db, contract) = (file.Office.Db, file.Contract!);
        if (file.Terms?.SewerUseClass is not { } useClass || !await db.SewerConnections.AnyAsync(s => s.ServicePointId == contract.ServicePointId && s.From <= from && (s.To == null || s.To >= from)))
        {
            plan.Warn("この場所は公共下水道に接続していないので、下水道使用料はかかりません。接続したときのために登録します。", "The place does not drain into the public sewer: it is kept for the day on which it does.");
            return;
        }

        var last = await db.Usages.AsNoTracking().Where(u => u.ContractId == contract.Id && u.State != UsageState.Superseded && u.State != UsageState.SetAside).OrderByDescending(u => u.PeriodTo).FirstOrDefaultAsync();
        var tap = last is null ? 0 : last.CubicMetres.Value / Math.Max(1, last.Months);
        var engine = new ChargeEngine(file.Office.Book);
        var to = from.PlusMonths(1).PlusDays(-1);
        Charge Month(IReadOnlyList<SupplyFact> facts, int cubicMetres) => engine.Price(new Supply
        {
            Service = Service.Sewer,
            UseClass = useClass,
            MeterSize = file.Point!.MeterSize,
            Usage = [new RegisterUsage(null, new CubicMetres(cubicMetres))],
            From = from,
            To = to,
            Months = 1,
            Month = BillingMonth.Of(to),
            UserSince = contract.From,
            Dwellings = file.Terms!.Dwellings,
            Facts = RelevantFacts.Of(facts, from, to),
        });
        var (was, now) = (Month(before, tap), Month(after, tap));
        plan.Warn(
            $"水道を1か月に {tap:N0} m³ 使う月の汚水量: {was.CubicMetres:N0} m³ → {now.CubicMetres:N0} m³、下水道使用料: {was.Charged} 円 → {now.Charged} 円(税込)。",
            $"In a month with {tap:N0} m³ from the tap, drained water {was.CubicMetres:N0} m³ → {now.CubicMetres:N0} m³, sewer fee {was.Charged} yen → {now.Charged} yen (tax included).");
    }
}
