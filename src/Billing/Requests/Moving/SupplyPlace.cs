using Billing.Metering;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Moving;

/// <summary>What a procedure must know of a place: its contracts, meters, last value, sewer.</summary>
/// <param name="Contracts">Newest first; those undone are left out.</param>
/// <param name="LastTerms">Of the newest contract.</param>
/// <param name="Meters">That hang there now.</param>
/// <param name="LastIndex">The last value of the first register; null where there is none.</param>
/// <param name="IsDrained">排水設備が公共下水道に接続している.</param>
/// <param name="NextNumber">Number of the next contract: 水栓番号 and history number.</param>
public sealed record SupplyPlace(IReadOnlyList<Contract> Contracts, ContractTerms? LastTerms, IReadOnlyList<Meter> Meters, int? LastIndex, bool IsDrained, string NextNumber)
{
    public static async Task<SupplyPlace> Read(Office office, long pointId)
    {
        var db = office.Db;
        var all = await db.Contracts.AsNoTracking().Where(c => c.ServicePointId == pointId).ToListAsync();
        var contracts = all.Where(c => c.To is not { } to || to >= c.From).OrderByDescending(c => c.From).ToList();
        var newest = contracts.FirstOrDefault()?.Id;
        var meters = await db.MeterPlacements.Where(p => p.ServicePointId == pointId && p.To == null).Join(db.Meters, p => p.MeterId, m => m.Id, (_, m) => m).AsNoTracking().ToListAsync();
        var number = await db.ServicePoints.Where(p => p.Id == pointId).Select(p => p.Number).SingleAsync();
        var history = all.Select(c => int.TryParse(c.Number.AsSpan(Math.Min(c.Number.Length, number.Length + 1)), out var n) ? n : 0).DefaultIfEmpty().Max();
        return new SupplyPlace(
            contracts,
            newest is null ? null : await db.ContractTerms.AsNoTracking().Where(t => t.ContractId == newest).OrderByDescending(t => t.From).FirstOrDefaultAsync(),
            meters,
            meters.Count == 0 ? null : await LastValue(db, pointId, meters[0].Id, office.Today),
            await db.SewerConnections.AnyAsync(s => s.ServicePointId == pointId && s.From <= office.Today && (s.To == null || s.To >= office.Today)),
            $"{number}-{history + 1:00}");
    }

    /// <summary>The meter that hangs there; null = none.</summary>
    public Meter? Meter => Meters.Count > 0 ? Meters[0] : null;

    /// <summary>The contract that runs on a day or is to run later.</summary>
    public Contract? RunningOn(LocalDate day) => Contracts.FirstOrDefault(c => c.To is not { } to || to >= day);

    private static async Task<int?> LastValue(BillingDbContext db, long pointId, long meterId, LocalDate today) =>
        await db.MeterReadings.Where(r => r.ServicePointId == pointId && r.MeterId == meterId && r.Register == 0 && r.ReadOn <= today && !r.Superseded && r.Kind != ReadingKind.Unread)
            .OrderByDescending(r => r.ReadOn).ThenByDescending(r => r.Id).Select(r => (int?)r.Index).FirstOrDefaultAsync();
}
