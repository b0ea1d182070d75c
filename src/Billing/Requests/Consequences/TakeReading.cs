using Billing.Kernel;
using Billing.Metering;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Consequences;

/// <summary>A value of the meter on the first or last day of a contract. Undone, it is marked superseded.</summary>
/// <param name="Index">指針, whole m³.</param>
public sealed record TakeReading(long ServicePointId, long MeterId, short Register, LocalDate ReadOn, int Index, ReadingKind Kind) : Consequence
{
    /// <summary>Key of the new row.</summary>
    public long ReadingId { get; set; }

    public override Sentence Told => Kind == ReadingKind.Opening
        ? new($"開始指針を {Index:N0} m³ とします({ReadOn:uuuu-MM-dd})", $"First value of the meter: {Index:N0} m³ ({ReadOn:uuuu-MM-dd})")
        : new($"指針 {Index:N0} m³ を登録します({ReadOn:uuuu-MM-dd})", $"Value of the meter: {Index:N0} m³ ({ReadOn:uuuu-MM-dd})");

    public override async Task Apply(Act act)
    {
        var reading = new MeterReading { ServicePointId = ServicePointId, MeterId = MeterId, Register = Register, ReadOn = ReadOn, Index = Index, Kind = Kind, EnteredBy = act.Office.Person };
        act.Db.MeterReadings.Add(reading);
        await act.Db.SaveChangesAsync();
        ReadingId = reading.Id;
    }

    public override async Task Undo(Act act)
    {
        var reading = await act.Db.MeterReadings.SingleAsync(r => r.Id == ReadingId);
        reading.Superseded = true;
    }
}
