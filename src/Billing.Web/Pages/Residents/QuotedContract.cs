using Billing.Charges;
using Billing.Metering;
using Billing.Places;
using Billing.Tariffs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Web.Pages.Residents;

/// <summary>Reads what a quote for one contract rests on: its terms, connection, meter and facts on a day, in a fixed number of queries.</summary>
public sealed class QuotedContract(BillingDbContext db)
{
    /// <param name="Registers">Words of the meter's registers; empty with one.</param>
    public sealed record File(Contract Contract, string Name, int CycleMonths, int MeterSize, IReadOnlyList<string> Registers, ContractTerms? Terms, bool SewerConnected, IReadOnlyList<SupplyFact> Facts, IReadOnlyList<PastUsage> Past)
    {
        /// <summary>What the engine is asked.</summary>
        public QuoteAsk Ask(LocalDate day, int months, IReadOnlyList<RegisterUsage> usage) => new()
        {
            Day = day,
            Months = months,
            Usage = usage,
            MeterSize = MeterSize,
            WaterUseClass = Terms?.WaterUseClass,
            SewerUseClass = SewerConnected ? Terms?.SewerUseClass : null,
            Dwellings = Terms?.Dwellings ?? 1,
            UserSince = Contract.From,
            Facts = Facts,
            Past = Past,
        };
    }

    /// <summary>The contract printed as <paramref name="number"/> on a day; null when there is none.</summary>
    public async Task<File?> Read(string number, LocalDate day, CancellationToken stop)
    {
        var found = await (
            from c in db.Contracts.AsNoTracking()
            where c.Number == number
            join u in db.Customers on c.UserId equals u.Id
            join p in db.ServicePoints on c.ServicePointId equals p.Id
            join r in db.Routes on p.RouteId equals r.Id
            select new { Contract = c, u.Name, r.CycleMonths, p.MeterSize }).FirstOrDefaultAsync(stop);
        if (found is null)
        {
            return null;
        }

        var (contract, place) = (found.Contract.Id, found.Contract.ServicePointId);
        var terms = await db.ContractTerms.AsNoTracking().Where(t => t.ContractId == contract).OrderBy(t => t.From).ToListAsync(stop);
        var connected = await db.SewerConnections.AnyAsync(s => s.ServicePointId == place && s.From <= day && (s.To == null || s.To >= day), stop);
        var meter = await (
            from p in db.MeterPlacements
            where p.ServicePointId == place && p.From <= day && (p.To == null || p.To >= day)
            join m in db.Meters on p.MeterId equals m.Id
            orderby p.From descending
            select new { m.Size, m.Registers }).FirstOrDefaultAsync(stop);
        var facts = await db.SupplyFacts.AsNoTracking().Where(f => f.ContractId == contract && !f.Superseded).ToListAsync(stop);
        var past = facts.Exists(f => f.Kind == FactKind.Leak) ? await Past(contract, day, stop) : [];
        return new File(
            found.Contract, found.Name, found.CycleMonths, meter?.Size ?? found.MeterSize, meter?.Registers?.Split(',') ?? [], terms.FindLast(t => t.From <= day) ?? terms.FirstOrDefault(), connected, facts, past);
    }

    private async Task<IReadOnlyList<PastUsage>> Past(long contract, LocalDate day, CancellationToken stop)
    {
        var first = day.PlusMonths(-26);
        var rows = await db.Usages.AsNoTracking()
            .Where(u => u.ContractId == contract && u.PeriodTo >= first && u.PeriodTo < day && u.State != UsageState.Superseded && u.State != UsageState.SetAside)
            .OrderByDescending(u => u.PeriodTo)
            .ToListAsync(stop);
        return [.. rows.Select(u => new PastUsage(u.PeriodTo, u.Months, u.CubicMetres.Value, u.Basis))];
    }
}
