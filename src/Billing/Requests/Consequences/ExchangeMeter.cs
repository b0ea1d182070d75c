using Billing.Kernel;
using Billing.Metering;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Consequences;

/// <summary>量水器の取替: the old meter comes off with its last value, the new one is hung with its first. Undone, the old one hangs there as before; both values are superseded.</summary>
/// <param name="OldMeterId">Null = none hung there.</param>
public sealed record ExchangeMeter(
    long ServicePointId, long? OldMeterId, string? OldNumber, int RemovedIndex, string Number, int Size, int Dials, LocalDate ExpiresOn, int InstalledIndex, LocalDate On) : Consequence
{
    /// <summary>Key of the new meter.</summary>
    public long MeterId { get; set; }

    /// <summary>Key of its placement.</summary>
    public long PlacementId { get; set; }

    /// <summary>Keys of the values taken.</summary>
    public IReadOnlyList<long> Readings { get; set; } = [];

    public override Sentence Told => new(
        $"{On:uuuu-MM-dd}に量水器を取り替えます: {(OldNumber is null ? "なし" : $"{OldNumber}(指針 {RemovedIndex:N0})")} → {Number}({Size} mm、指針 {InstalledIndex:N0})",
        $"Exchange the meter on {On:uuuu-MM-dd}: {(OldNumber is null ? "none" : $"{OldNumber} (value {RemovedIndex:N0})")} → {Number} ({Size} mm, value {InstalledIndex:N0})");

    public override async Task Apply(Act act)
    {
        var db = act.Db;
        var meter = await db.Meters.FirstOrDefaultAsync(m => m.Number == Number);
        if (meter is null)
        {
            meter = new Meter { Number = Number, Size = Size, Dials = Dials, ExpiresOn = ExpiresOn };
            db.Meters.Add(meter);
        }

        var readings = new List<MeterReading>();
        if (OldMeterId is { } old)
        {
            (await db.MeterPlacements.SingleAsync(p => p.MeterId == old && p.ServicePointId == ServicePointId && p.To == null)).To = On;
            readings.Add(Value(act, old, RemovedIndex, ReadingKind.Removed));
        }

        await db.SaveChangesAsync();
        var placement = new MeterPlacement { MeterId = meter.Id, ServicePointId = ServicePointId, From = On };
        db.MeterPlacements.Add(placement);
        readings.Add(Value(act, meter.Id, InstalledIndex, ReadingKind.Installed));
        db.MeterReadings.AddRange(readings);
        await db.SaveChangesAsync();
        (MeterId, PlacementId) = (meter.Id, placement.Id);
        Readings = [.. readings.Select(r => r.Id)];
    }

    public override async Task Undo(Act act)
    {
        var db = act.Db;
        if (await db.MeterReadings.AnyAsync(r => r.ServicePointId == ServicePointId && r.MeterId == MeterId && !r.Superseded && !Readings.Contains(r.Id)))
        {
            throw Act.CannotUndo($"取り付けた量水器 {Number} は既に検針されています。元の口径に戻す口径変更を受け付けてください。", $"the new meter {Number} has been read already: receive a change back to the old size.");
        }

        var placement = await db.MeterPlacements.SingleAsync(p => p.Id == PlacementId);
        placement.To = placement.From.PlusDays(-1);
        if (OldMeterId is { } old)
        {
            (await db.MeterPlacements.Where(p => p.MeterId == old && p.ServicePointId == ServicePointId).OrderByDescending(p => p.From).FirstAsync()).To = null;
        }

        await db.MeterReadings.Where(r => Readings.Contains(r.Id)).ExecuteUpdateAsync(u => u.SetProperty(r => r.Superseded, true));
    }

    private MeterReading Value(Act act, long meter, int index, ReadingKind kind) => new() { ServicePointId = ServicePointId, MeterId = meter, ReadOn = On, Index = index, Kind = kind, EnteredBy = act.Office.Person };
}
