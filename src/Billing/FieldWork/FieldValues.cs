using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.FieldWork;

/// <summary>What a visit changes in readings and meters, inside the transaction of <see cref="FieldReports"/>.</summary>
internal sealed class FieldValues(BillingDbContext db, FieldOrder order, FieldResult result, string person, LocalDate today)
{
    public async Task Enter()
    {
        var hanging = await MeterWork.Hanging(db, order.ServicePointId);
        var meter = hanging?.Meter;
        CheckIndexes(meter);
        switch (order.Task)
        {
            case FieldTask.OpenTap:
                await OpenAt(meter);
                break;
            case FieldTask.ReadMeter:
                Need(meter);
                break;
            case FieldTask.HangMeter when meter is not null:
                throw new BusinessRuleException("field.hangs", $"量水器 {meter.Number} が付いています。取替の指示で入力してください。", $"Meter {meter.Number} hangs there: enter an exchange.");
            case FieldTask.HangMeter:
                await PutOn();
                break;
            case FieldTask.RemoveMeter:
                await TakeOff(hanging);
                break;
            case FieldTask.ExchangeMeter:
                await TakeOff(hanging);
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
        db.MeterReadings.Add(new MeterReading
        {
            ServicePointId = order.ServicePointId,
            MeterId = meter.Id,
            Register = register,
            ReadOn = contract.From,
            Index = result.Indexes[register],
            Kind = ReadingKind.Opening,
            EnteredBy = person,
            SupersedesId = told?.Id,
        });
    }

    private async Task TakeOff((Meter Meter, MeterPlacement Placement)? hanging)
    {
        if (hanging is not { } there)
        {
            throw new BusinessRuleException("field.no-meter", "量水器が付いていません。取付の指示で入力してください。", "No meter hangs there: enter a hanging.");
        }

        Need(there.Meter);
        await MeterWork.TakeOff(db, there.Meter, there.Placement, result.DoneOn, result.Indexes, person, today);
    }

    private async Task PutOn()
    {
        var put = result.NewMeter ?? throw new BusinessRuleException("field.new-meter", "取り付けた量水器の番号を入力してください。", "Enter the meter that was put on.");
        await MeterWork.PutOn(db, order.ServicePointId, put, result.DoneOn, person);
    }

    private void CheckIndexes(Meter? meter)
    {
        if (result.Indexes.Count == 0)
        {
            return;
        }

        MeterWork.CheckIndexes(
            meter ?? throw new BusinessRuleException("field.no-meter", "量水器が付いていないので、指針は入力できません。", "No meter hangs there, so it shows no value."),
            result.Indexes);
    }

    private void Need(Meter? meter)
    {
        if (meter is not null && result.Indexes.Count == 0)
        {
            throw new BusinessRuleException("field.index", $"量水器 {meter.Number} の指針を入力してください。", $"Enter the value of meter {meter.Number}.");
        }
    }
}
