using Billing.FieldWork;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Consequences;

/// <summary>量水器の取替: the old meter comes off with its last values, the new one is hung with its first (<see cref="MeterWork"/>). Undone, the old one hangs there as before; the values are superseded.</summary>
/// <param name="OldMeterId">Null = none hung there.</param>
/// <param name="Removed">Last value of each register of the old meter.</param>
public sealed record ExchangeMeter(long ServicePointId, long? OldMeterId, string? OldNumber, IReadOnlyList<int> Removed, NewMeter New, LocalDate On) : Consequence
{
    /// <summary>Key of the new meter.</summary>
    public long MeterId { get; set; }

    /// <summary>Key of its placement.</summary>
    public long PlacementId { get; set; }

    /// <summary>Keys of the values taken.</summary>
    public IReadOnlyList<long> Readings { get; set; } = [];

    public override Sentence Told
    {
        get
        {
            var off = string.Join(" / ", Removed.Select(i => $"{i:N0}"));
            return new(
                $"{On:uuuu-MM-dd}に量水器を取り替えます: {(OldNumber is null ? "なし" : $"{OldNumber}(指針 {off})")} → {New.Number}({New.Size} mm、指針 {New.Index:N0})",
                $"Exchange the meter on {On:uuuu-MM-dd}: {(OldNumber is null ? "none" : $"{OldNumber} (value {off})")} → {New.Number} ({New.Size} mm, value {New.Index:N0})");
        }
    }

    public override async Task Apply(Act act)
    {
        var readings = new List<long>();
        if (OldMeterId is not null && await MeterWork.Hanging(act.Db, ServicePointId) is { } old)
        {
            readings.AddRange((await MeterWork.TakeOff(act.Db, old.Meter, old.Placement, On, Removed, act.Office.Person, act.Office.Today)).Select(r => r.Id));
        }

        var (placement, first) = await MeterWork.PutOn(act.Db, ServicePointId, New, On, act.Office.Person);
        (MeterId, PlacementId) = (placement.MeterId, placement.Id);
        Readings = [.. readings, first.Id];
    }

    public override async Task Undo(Act act)
    {
        var db = act.Db;
        if (await db.MeterReadings.AnyAsync(r => r.ServicePointId == ServicePointId && r.MeterId == MeterId && !r.Superseded && !Readings.Contains(r.Id)))
        {
            throw Act.CannotUndo($"取り付けた量水器 {New.Number} は既に検針されています。元の口径に戻す口径変更を受け付けてください。", $"the new meter {New.Number} has been read already: receive a change back to the old size.");
        }

        var placement = await db.MeterPlacements.SingleAsync(p => p.Id == PlacementId);
        placement.To = placement.From.PlusDays(-1);
        if (OldMeterId is { } old)
        {
            (await db.MeterPlacements.Where(p => p.MeterId == old && p.ServicePointId == ServicePointId).OrderByDescending(p => p.From).FirstAsync()).To = null;
        }

        await db.MeterReadings.Where(r => Readings.Contains(r.Id)).ExecuteUpdateAsync(u => u.SetProperty(r => r.Superseded, true));
    }
}
