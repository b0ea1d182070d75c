using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.FieldWork;

/// <summary>What a visit changes in readings and meters, inside the transaction of <see cref="FieldReports"/>.</summary>
internal sealed class FieldValues(BillingDbContext db, FieldOrder order, FieldResult result, string person)
{
    public async Task Enter()
    {
        var hanging = await db.MeterPlacements.Where(p => p.ServicePointId == order.ServicePointId && p.To == null).OrderByDescending(p => p.From).FirstOrDefaultAsync();
        var meter = hanging is null ? null : await db.Meters.SingleAsync(m => m.Id == hanging.MeterId);
        CheckIndexes(meter);
        switch (order.Task)
        {
            case FieldTask.OpenTap:
                await OpenAt(meter);
                break;
            case FieldTask.ReadMeter:
                Need(meter);
                break;
            case FieldTask.HangMeter when hanging is not null:
                throw new BusinessRuleException("field.hangs", $"量水器 {meter!.Number} が付いています。取替の指示で入力してください。", $"Meter {meter!.Number} hangs there: enter an exchange.");
            case FieldTask.HangMeter:
                await PutOn();
                break;
            case FieldTask.RemoveMeter:
                await TakeOff(hanging, meter);
                break;
            case FieldTask.ExchangeMeter:
                await TakeOff(hanging, meter);
                await db.SaveChangesAsync();
                await PutOn();
                break;
        }
    }

    /// <summary>開始指針 of the contract that was opened: the value found on the spot takes the place of one that was told.</summary>
    private async Task OpenAt(Meter? meter)
    {
        if (order.ContractId is not { } contractId || meter is null)
        {
            return;
        }

        var contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == contractId);
        var told = await db.MeterReadings.Where(r => r.ServicePointId == order.ServicePointId && r.Kind == ReadingKind.Opening && r.ReadOn == contract.From && !r.Superseded).ToListAsync();
        if (result.Indexes.Count == 0)
        {
            if (told.Count == 0)
            {
                Need(meter);
            }

            return;
        }

        for (short register = 0; register < result.Indexes.Count; register++)
        {
            await OpenAt(contract, meter, register, told.Find(r => r.Register == register && r.MeterId == meter.Id));
        }
    }

    private async Task OpenAt(Contract contract, Meter meter, short register, MeterReading? told)
    {
        if (told?.Index == result.Indexes[register])
        {
            return;
        }

        if (told is not null && await db.Usages.AnyAsync(u => u.ContractId == contract.Id && u.State != UsageState.Superseded))
        {
            throw new BusinessRuleException("field.billed", $"開始指針 {told.Index:N0} から既に使用水量が計算されています。調定の更正で訂正してください。", $"Usage has been worked out from the first value {told.Index:N0} already: correct its bill instead.");
        }

        told?.Superseded = true;
        Add(meter.Id, register, contract.From, result.Indexes[register], ReadingKind.Opening, told?.Id);
    }

    private async Task TakeOff(MeterPlacement? hanging, Meter? meter)
    {
        if (hanging is null || meter is null)
        {
            throw new BusinessRuleException("field.no-meter", "量水器が付いていません。取付の指示で入力してください。", "No meter hangs there: enter a hanging.");
        }

        Need(meter);
        if (result.DoneOn < hanging.From)
        {
            throw new BusinessRuleException("field.before-hung", $"実施日が量水器の取付日 {hanging.From:uuuu-MM-dd} より前です。", $"That is before the meter was hung, {hanging.From:uuuu-MM-dd}.");
        }

        await RefuseBackwards(meter);
        hanging.To = result.DoneOn;
        for (short register = 0; register < result.Indexes.Count; register++)
        {
            Add(meter.Id, register, result.DoneOn, result.Indexes[register], ReadingKind.Removed, null);
        }
    }

    private async Task RefuseBackwards(Meter meter)
    {
        var last = await db.MeterReadings.Where(r => r.MeterId == meter.Id && r.ServicePointId == order.ServicePointId && r.Register == 0 && !r.Superseded && r.Kind != ReadingKind.Unread)
            .OrderByDescending(r => r.ReadOn).ThenByDescending(r => r.Id).FirstOrDefaultAsync();
        if (last is null)
        {
            return;
        }

        if (last.ReadOn > result.DoneOn)
        {
            throw new BusinessRuleException("field.read-later", $"その後 {last.ReadOn:uuuu-MM-dd} に同じ量水器が検針されています。実施日を確かめてください。", $"The same meter was read later, on {last.ReadOn:uuuu-MM-dd}: check the day.");
        }

        // A dial that went far back has passed zero.
        if (result.Indexes[0] < last.Index && last.Index - result.Indexes[0] < Math.Pow(10, meter.Dials) / 2)
        {
            throw new BusinessRuleException("field.backwards", $"取外し指針 {result.Indexes[0]:N0} は前回 {last.ReadOn:uuuu-MM-dd} の {last.Index:N0} より小さいです。", $"{result.Indexes[0]:N0} is below the last value, {last.Index:N0} on {last.ReadOn:uuuu-MM-dd}.");
        }
    }

    private async Task PutOn()
    {
        var put = result.NewMeter ?? throw new BusinessRuleException("field.new-meter", "取り付けた量水器の番号を入力してください。", "Enter the meter that was put on.");
        if (put.Index < 0 || put.Index >= Math.Pow(10, put.Dials))
        {
            throw new BusinessRuleException("field.new-index", $"取付指針 {put.Index:N0} は{put.Dials}桁の量水器に表示できません。", $"A meter with {put.Dials} digits cannot show {put.Index:N0}.");
        }

        if (put.ExpiresOn < result.DoneOn)
        {
            throw new BusinessRuleException("field.expired", $"検定有効期限 {put.ExpiresOn:uuuu-MM-dd} が過ぎた量水器は取り付けられません(計量法16条)。", $"The verification of that meter ended on {put.ExpiresOn:uuuu-MM-dd} (Measurement Act, art. 16).");
        }

        var meter = await Register(put);
        db.MeterPlacements.Add(new MeterPlacement { MeterId = meter.Id, ServicePointId = order.ServicePointId, From = result.DoneOn });
        Add(meter.Id, 0, result.DoneOn, put.Index, ReadingKind.Installed, null);
    }

    private async Task<Meter> Register(NewMeter put)
    {
        if (await db.Meters.SingleOrDefaultAsync(m => m.Number == put.Number) is not { } known)
        {
            var meter = new Meter { Number = put.Number, Size = put.Size, Dials = put.Dials, ExpiresOn = put.ExpiresOn };
            db.Meters.Add(meter);
            await db.SaveChangesAsync();
            return meter;
        }

        if (await db.MeterPlacements.AnyAsync(p => p.MeterId == known.Id && p.To == null))
        {
            throw new BusinessRuleException("field.elsewhere", $"量水器 {put.Number} は別の場所に付いています。番号を確かめてください。", $"Meter {put.Number} hangs elsewhere: check its number.");
        }

        return known.Size == put.Size && known.Dials == put.Dials ? known : throw new BusinessRuleException(
            "field.other-meter", $"量水器 {put.Number} は台帳では口径 {known.Size} mm・{known.Dials}桁です。", $"In the register, meter {put.Number} has {known.Size} mm and {known.Dials} digits.");
    }

    private void CheckIndexes(Meter? meter)
    {
        if (result.Indexes.Count == 0)
        {
            return;
        }

        if (meter is null)
        {
            throw new BusinessRuleException("field.no-meter", "量水器が付いていないので、指針は入力できません。", "No meter hangs there, so it shows no value.");
        }

        var top = (long)Math.Pow(10, meter.Dials) - 1;
        if (result.Indexes.Any(i => i < 0 || i > top) || result.Indexes.Count != (meter.Registers?.Split(',').Length ?? 1))
        {
            throw new BusinessRuleException("field.index", $"量水器 {meter.Number} の指針は 0 から {top:N0} までです。計量器ごとに入力してください。", $"Meter {meter.Number} shows 0 to {top:N0}; enter a value for each register.");
        }
    }

    private void Need(Meter? meter)
    {
        if (meter is not null && result.Indexes.Count == 0)
        {
            throw new BusinessRuleException("field.index", $"量水器 {meter.Number} の指針を入力してください。", $"Enter the value of meter {meter.Number}.");
        }
    }

    private void Add(long meterId, short register, LocalDate on, int index, ReadingKind kind, long? supersedes) => db.MeterReadings.Add(new MeterReading
    {
        ServicePointId = order.ServicePointId,
        MeterId = meterId,
        Register = register,
        ReadOn = on,
        Index = index,
        Kind = kind,
        EnteredBy = person,
        SupersedesId = supersedes,
    });
}
