using Billing.Kernel;
using Billing.Metering;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Nights;

/// <summary>The last reading of a contract as the counter takes it.</summary>
public sealed record FinalReading
{
    private FinalReading()
    {
    }

    /// <summary>指針 of each register in their order; empty where the meter could not be read or there is none.</summary>
    public IReadOnlyList<int> Indexes { get; private init; } = [];

    /// <summary>Why the meter could not be read: the quantity is then set by rule (認定); null = it was read, or there is none.</summary>
    public string? Unread { get; private init; }

    /// <summary>A place without a meter: nothing is read, and what it drains is counted from its facts.</summary>
    public static FinalReading NoMeter { get; } = new();

    /// <summary>A meter that was read.</summary>
    /// <param name="indexes">One per register, in the order of <see cref="Meter.Registers"/>.</param>
    public static FinalReading Of(params IReadOnlyList<int> indexes) => new() { Indexes = indexes };

    /// <summary>A meter that could not be read (施錠・水没 …).</summary>
    public static FinalReading Unreadable(string reason) => new() { Unread = reason };

    /// <summary>The rows it is stored as.</summary>
    /// <exception cref="BusinessRuleException"><c>settlement.no-meter</c>, <c>settlement.registers</c>, <c>settlement.no-reason</c>, <c>reading.negative</c>, <c>reading.above-dial</c>, <c>settlement.above-later</c>.</exception>
    internal IReadOnlyList<MeterReading> Rows(BillingDbContext db, long servicePointId, LocalDate lastDay, string? person)
    {
        if (this == NoMeter)
        {
            return [];
        }

        var meter = Hanging(db, servicePointId, lastDay);
        if (Unread is { } reason)
        {
            return string.IsNullOrWhiteSpace(reason)
                ? throw new BusinessRuleException("settlement.no-reason", "検針できない理由を入力してください。", "Say why the meter could not be read.")
                : [Row(servicePointId, meter, lastDay, 0, 0, ReadingKind.Unread, person, reason.Trim())];
        }

        Refuse(meter);
        RefuseAboveLater(db, servicePointId, meter, lastDay);
        return [.. Indexes.Select((index, register) => Row(servicePointId, meter, lastDay, register, index, ReadingKind.Closing, person, null))];
    }

    private static MeterReading Row(long servicePointId, Meter meter, LocalDate on, int register, int index, ReadingKind kind, string? person, string? reason) => new()
    {
        ServicePointId = servicePointId,
        MeterId = meter.Id,
        Register = (short)register,
        ReadOn = on,
        Index = index,
        Kind = kind,
        Reason = reason,
        EnteredBy = person,
    };

    private static Meter Hanging(BillingDbContext db, long servicePointId, LocalDate day) => (
        from p in db.MeterPlacements.AsNoTracking()
        where p.ServicePointId == servicePointId && p.From <= day && (p.To == null || p.To >= day)
        join m in db.Meters.AsNoTracking() on p.MeterId equals m.Id
        orderby p.From descending
        select m).FirstOrDefault() ?? throw Finding.Refusal(
            "settlement.no-meter",
            $"{day:uuuu-MM-dd}に取り付けられたメーターがありません。量水器台帳を確かめてください。",
            $"No meter hung there on {day:uuuu-MM-dd}. Check the meter register.");

    private void Refuse(Meter meter)
    {
        var registers = meter.Registers?.Split(',').Length ?? 1;
        if (Indexes.Count != registers)
        {
            throw Finding.Refusal(
                "settlement.registers",
                $"メーター{meter.Number}の計量器は{registers}個です。それぞれの指針を入力してください。",
                $"Meter {meter.Number} has {registers} registers: enter a value for each.");
        }

        var top = MeterDifference.Full(meter.Dials) - 1;
        foreach (var index in Indexes)
        {
            if (index < 0)
            {
                throw Finding.Refusal("reading.negative", $"指針{index}は負の値です。", $"The value {index} is negative.");
            }

            if (index > top)
            {
                throw Finding.Refusal(
                    "reading.above-dial",
                    $"指針{index:N0}はメーター{meter.Number}（{meter.Dials}桁、最大{top:N0}）に表示できません。桁を確かめてください。",
                    $"Meter {meter.Number} with {meter.Dials} digits shows at most {top:N0}, not {index:N0}. Check the digits.");
            }
        }
    }

    /// <summary>Read again after the last day, the dial cannot have shown less.</summary>
    private void RefuseAboveLater(BillingDbContext db, long servicePointId, Meter meter, LocalDate lastDay)
    {
        var later = db.MeterReadings.AsNoTracking()
            .Where(r => r.ServicePointId == servicePointId && r.MeterId == meter.Id && r.Register == 0 && r.ReadOn > lastDay && !r.Superseded && r.Kind != ReadingKind.Unread)
            .OrderBy(r => r.ReadOn).ThenBy(r => r.Id).FirstOrDefault();
        if (later is not null && later.Index < Indexes[0])
        {
            throw Finding.Refusal(
                "settlement.above-later",
                $"指針{Indexes[0]:N0}は、その後{later.ReadOn:uuuu-MM-dd}に検針した{later.Index:N0}より大きいです。最終日か指針を確かめてください。",
                $"The value {Indexes[0]:N0} is above {later.Index:N0}, read later on {later.ReadOn:uuuu-MM-dd}. Check the last day or the value.");
        }
    }
}
