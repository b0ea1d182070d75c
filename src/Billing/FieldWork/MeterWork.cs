using Billing.Kernel;
using Billing.Metering;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.FieldWork;

/// <summary>
/// 量水器の取付・取外し as the books keep it, with the checks that hold whoever reports it: the list of the field or a request. Works inside the caller's transaction; the caller saves.
/// </summary>
public static class MeterWork
{
    /// <summary>The meter that hangs at a place; null = none.</summary>
    public static async Task<(Meter Meter, MeterPlacement Placement)?> Hanging(BillingDbContext db, long pointId)
    {
        var placement = await db.MeterPlacements.Where(p => p.ServicePointId == pointId && p.To == null).OrderByDescending(p => p.From).FirstOrDefaultAsync();
        return placement is null ? null : (await db.Meters.SingleAsync(m => m.Id == placement.MeterId), placement);
    }

    /// <summary>Refuses values that a meter cannot show.</summary>
    /// <param name="indexes">指針, one per register.</param>
    /// <exception cref="BusinessRuleException"><c>field.index</c>.</exception>
    public static void CheckIndexes(Meter meter, IReadOnlyList<int> indexes)
    {
        var top = (long)Math.Pow(10, meter.Dials) - 1;
        if (indexes.Any(i => i < 0 || i > top) || indexes.Count != (meter.Registers?.Split(',').Length ?? 1))
        {
            throw new BusinessRuleException("field.index", $"量水器 {meter.Number} の指針は 0 から {top:N0} までです。計量器ごとに入力してください。", $"Meter {meter.Number} shows 0 to {top:N0}; enter a value for each register.");
        }
    }

    /// <summary>Refuses a meter coming off on a day or with values that cannot be.</summary>
    /// <param name="today">Only what was read until then is known.</param>
    /// <exception cref="BusinessRuleException"><c>field.index</c>, <c>field.before-hung</c>, <c>field.read-later</c>, <c>field.backwards</c>.</exception>
    public static async Task CheckOff(BillingDbContext db, Meter meter, MeterPlacement hanging, LocalDate on, IReadOnlyList<int> indexes, LocalDate today)
    {
        CheckIndexes(meter, indexes);
        if (on < hanging.From)
        {
            throw new BusinessRuleException("field.before-hung", $"実施日が量水器の取付日 {hanging.From:uuuu-MM-dd} より前です。", $"That is before the meter was hung, {hanging.From:uuuu-MM-dd}.");
        }

        for (short register = 0; register < indexes.Count; register++)
        {
            await RefuseBackwards(db, meter, hanging.ServicePointId, register, on, indexes[register], today);
        }
    }

    /// <summary>Refuses a meter that cannot be put on.</summary>
    /// <exception cref="BusinessRuleException"><c>field.new-index</c>, <c>field.expired</c>, <c>field.elsewhere</c>, <c>field.other-meter</c>.</exception>
    public static async Task CheckOn(BillingDbContext db, NewMeter put, LocalDate on)
    {
        if (put.Index < 0 || put.Index >= Math.Pow(10, put.Dials))
        {
            throw new BusinessRuleException("field.new-index", $"取付指針 {put.Index:N0} は{put.Dials}桁の量水器に表示できません。", $"A meter with {put.Dials} digits cannot show {put.Index:N0}.");
        }

        if (put.ExpiresOn < on)
        {
            throw new BusinessRuleException("field.expired", $"検定有効期限 {put.ExpiresOn:uuuu-MM-dd} が過ぎた量水器は取り付けられません(計量法16条)。", $"The verification of that meter ended on {put.ExpiresOn:uuuu-MM-dd} (Measurement Act, art. 16).");
        }

        if (await db.Meters.AsNoTracking().SingleOrDefaultAsync(m => m.Number == put.Number) is not { } known)
        {
            return;
        }

        if (await db.MeterPlacements.AnyAsync(p => p.MeterId == known.Id && p.To == null))
        {
            throw new BusinessRuleException("field.elsewhere", $"量水器 {put.Number} は別の場所に付いています。番号を確かめてください。", $"Meter {put.Number} hangs elsewhere: check its number.");
        }

        if (known.Size != put.Size || known.Dials != put.Dials)
        {
            throw new BusinessRuleException("field.other-meter", $"量水器 {put.Number} は台帳では口径 {known.Size} mm・{known.Dials}桁です。", $"In the register, meter {put.Number} has {known.Size} mm and {known.Dials} digits.");
        }
    }

    /// <summary>Takes a meter off.</summary>
    /// <returns>Its last values.</returns>
    /// <exception cref="BusinessRuleException">As <see cref="CheckOff"/>.</exception>
    public static async Task<IReadOnlyList<MeterReading>> TakeOff(BillingDbContext db, Meter meter, MeterPlacement hanging, LocalDate on, IReadOnlyList<int> indexes, string person, LocalDate today)
    {
        await CheckOff(db, meter, hanging, on, indexes, today);
        hanging.To = on;
        List<MeterReading> last = [.. indexes.Select((index, register) => Value(hanging.ServicePointId, meter.Id, (short)register, on, index, ReadingKind.Removed, person))];
        db.MeterReadings.AddRange(last);
        await db.SaveChangesAsync();
        return last;
    }

    /// <summary>Puts a meter on, and enters it where the register of meters does not have it yet.</summary>
    /// <returns>Where it hangs now, and its first value.</returns>
    /// <exception cref="BusinessRuleException">As <see cref="CheckOn"/>.</exception>
    public static async Task<(MeterPlacement Placement, MeterReading First)> PutOn(BillingDbContext db, long pointId, NewMeter put, LocalDate on, string person)
    {
        await CheckOn(db, put, on);
        var meter = await db.Meters.SingleOrDefaultAsync(m => m.Number == put.Number);
        if (meter is null)
        {
            meter = new Meter { Number = put.Number, Size = put.Size, Dials = put.Dials, ExpiresOn = put.ExpiresOn };
            db.Meters.Add(meter);
            await db.SaveChangesAsync();
        }

        var placement = new MeterPlacement { MeterId = meter.Id, ServicePointId = pointId, From = on };
        var first = Value(pointId, meter.Id, 0, on, put.Index, ReadingKind.Installed, person);
        db.MeterPlacements.Add(placement);
        db.MeterReadings.Add(first);
        await db.SaveChangesAsync();
        return (placement, first);
    }

    private static async Task RefuseBackwards(BillingDbContext db, Meter meter, long pointId, short register, LocalDate on, int index, LocalDate today)
    {
        var last = await db.MeterReadings.AsNoTracking()
            .Where(r => r.MeterId == meter.Id && r.ServicePointId == pointId && r.Register == register && r.ReadOn <= today && !r.Superseded && r.Kind != ReadingKind.Unread)
            .OrderByDescending(r => r.ReadOn).ThenByDescending(r => r.Id).FirstOrDefaultAsync();
        if (last is null)
        {
            return;
        }

        if (last.ReadOn > on)
        {
            throw new BusinessRuleException("field.read-later", $"その後 {last.ReadOn:uuuu-MM-dd} に同じ量水器が検針されています。実施日を確かめてください。", $"The same meter was read later, on {last.ReadOn:uuuu-MM-dd}: check the day.");
        }

        // A dial that went far back has passed zero.
        if (index < last.Index && last.Index - index < Math.Pow(10, meter.Dials) / 2)
        {
            throw new BusinessRuleException("field.backwards", $"取外し指針 {index:N0} は前回 {last.ReadOn:uuuu-MM-dd} の {last.Index:N0} より小さいです。", $"{index:N0} is below the last value, {last.Index:N0} on {last.ReadOn:uuuu-MM-dd}.");
        }
    }

    private static MeterReading Value(long pointId, long meterId, short register, LocalDate on, int index, ReadingKind kind, string person) => new()
    {
        ServicePointId = pointId,
        MeterId = meterId,
        Register = register,
        ReadOn = on,
        Index = index,
        Kind = kind,
        EnteredBy = person,
    };
}
