using Billing.Charges;
using Billing.FieldWork;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.Requests;
using Billing.Requests.Terms;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Requests;

public sealed class MeterSizeProcedureTests
{
    private static readonly (string, string)[] Larger = [("size", "20"), ("on", "2026-10-20"), ("reason", "浴室の増設")];

    private static readonly (string, string)[] Exchanged = [("on", "2026-10-20"), ("removed", "140"), ("number", "N-20-001"), ("installed", "0"), ("dials", "5"), ("expires", "2034-09-30")];

    [Theory, EveryDatabase]
    public async Task A_larger_meter_is_ordered_hung_and_pays_the_difference_of_the_joining_fee_with_the_next_bill(string provider)
    {
        using var test = BilledTown.Create(provider);
        var office = BilledTown.Office(test);

        var request = await office.Open(RequestKind.MeterSize, BilledTown.Contract, null, MeterSizeMachine.Order, Larger);
        await using (var ordered = test.NewContext())
        {
            Assert.Equal((FieldTask.ExchangeMeter, BilledTown.Today), await ordered.FieldOrders.Select(o => new ValueTuple<FieldTask, LocalDate>(o.Task, o.DueOn)).SingleAsync(Stop));
            Assert.Equal(13, (await ordered.ServicePoints.SingleAsync(p => p.Id == 2, Stop)).MeterSize);
        }

        await office.Fire(request.Number, MeterSizeMachine.Finish, Exchanged);
        await using var db = test.NewContext();
        var meter = await db.Meters.SingleAsync(m => m.Number == "N-20-001", Stop);
        Assert.Equal((20, 20), ((await db.ServicePoints.SingleAsync(p => p.Id == 2, Stop)).MeterSize, meter.Size));
        Assert.Equal(13m, (await db.SupplyFacts.SingleAsync(f => f.Kind == FactKind.Joining, Stop)).Number);
        Assert.Equal(FieldOrderState.Done, (await db.FieldOrders.SingleAsync(Stop)).State);

        // November is read on the new meter: 4 m³ of the old one and 5 of the new.
        await db.MeterReadings.Where(r => r.ServicePointId == 2 && r.ReadOn == new LocalDate(2026, 11, 8)).ExecuteUpdateAsync(u => u.SetProperty(r => r.MeterId, meter.Id).SetProperty(r => r.Index, 5), Stop);
        BilledTown.Night(test, new LocalDate(2026, 11, 15));
        Assert.Empty(await db.GateFindings.Where(f => db.Usages.Any(u => u.Id == f.UsageId && u.ContractId == 2) && f.RuleId == "gate-meter-size").ToListAsync(Stop));
        var bill = BilledTown.Standing(test)[^1];
        var line = await db.BillLines.SingleAsync(l => l.Id >= bill.Id * 1000 && l.Id <= (bill.Id * 1000) + 999 && l.Kind == ChargeLineKind.JoiningFee, Stop);
        Assert.Equal(33_000, line.Charged.Yen);
        BilledTown.AssertBooksAreClean(test);
    }

    [Theory, EveryDatabase]
    public async Task Undone_the_old_meter_hangs_there_as_before(string provider)
    {
        using var test = BilledTown.Create(provider);
        var senior = BilledTown.Office(test, Roles.Clerk, Roles.SeniorClerk);
        var request = await senior.Open(RequestKind.MeterSize, BilledTown.Contract, null, MeterSizeMachine.Order, Larger);
        await senior.Fire(request.Number, MeterSizeMachine.Finish, Exchanged);

        await senior.Fire(request.Number, Triggers.Undo, ("reason", "場所の誤り"));

        await using var db = test.NewContext();
        Assert.Equal(13, (await db.ServicePoints.SingleAsync(p => p.Id == 2, Stop)).MeterSize);
        Assert.Equal(2, (await db.MeterPlacements.SingleAsync(p => p.ServicePointId == 2 && p.To == null, Stop)).MeterId);
        Assert.True((await db.SupplyFacts.SingleAsync(f => f.Kind == FactKind.Joining, Stop)).Superseded);
        Assert.Equal(FieldOrderState.Cancelled, (await db.FieldOrders.SingleAsync(Stop)).State);
        Assert.False(await db.MeterReadings.AnyAsync(r => r.Kind == ReadingKind.Installed && !r.Superseded, Stop));
        BilledTown.Night(test, new LocalDate(2026, 11, 15));
        Assert.Equal(4, BilledTown.Standing(test).Count);
        BilledTown.AssertBooksAreClean(test);
    }

    [Theory, EveryDatabase]
    public async Task A_meter_with_several_registers_comes_off_with_a_value_of_each(string provider)
    {
        using var test = BilledTown.Create(provider);
        await using (var before = test.NewContext())
        {
            await before.Meters.Where(m => m.Id == 2).ExecuteUpdateAsync(u => u.SetProperty(m => m.Registers, "昼,夜"), Stop);
        }

        var senior = BilledTown.Office(test, Roles.Clerk, Roles.SeniorClerk);
        var request = await senior.Open(RequestKind.MeterSize, BilledTown.Contract, null, MeterSizeMachine.Order, Larger);
        var one = await senior.Foresee(request.Number, MeterSizeMachine.Finish, Exchanged);
        Assert.Equal("removedB", Assert.Single(one.Values.Faults).Field);

        await senior.Fire(request.Number, MeterSizeMachine.Finish, [.. Exchanged, ("removedB", "12")]);
        await using (var db = test.NewContext())
        {
            Assert.Equal([140, 12], await db.MeterReadings.Where(r => r.MeterId == 2 && r.Kind == ReadingKind.Removed).OrderBy(r => r.Register).Select(r => r.Index).ToListAsync(Stop));
        }

        await senior.Fire(request.Number, Triggers.Undo, ("reason", "場所の誤り"));
        await using var undone = test.NewContext();
        Assert.False(await undone.MeterReadings.AnyAsync(r => r.Kind == ReadingKind.Removed && !r.Superseded, Stop));
        Assert.Equal(2, (await undone.MeterPlacements.SingleAsync(p => p.ServicePointId == 2 && p.To == null, Stop)).MeterId);
    }

    [Theory]
    [InlineData("removed", "20", "removed", "小さい")]
    [InlineData("on", "2026-10-01", "on", "受付日")]
    [InlineData("expires", "2026-01-01", "expires", "計量法16条")]
    [InlineData("number", "M000003", "number", "別の場所")]
    [InlineData("installed", "100000", "installed", "表示できません")]
    public async Task What_the_field_list_would_refuse_is_refused_beside_its_field(string typed, string text, string field, string said)
    {
        using var test = BilledTown.Create("sqlite");
        var office = BilledTown.Office(test);
        var request = await office.Open(RequestKind.MeterSize, BilledTown.Contract, null, MeterSizeMachine.Order, Larger);

        var seen = await office.Foresee(request.Number, MeterSizeMachine.Finish, [.. Exchanged.Where(f => f.Item1 != typed), (typed, text)]);

        var fault = Assert.Single(seen.Values.Faults);
        Assert.Equal(field, fault.Field);
        Assert.Contains(said, fault.Said.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_tells_the_difference_in_yen_and_that_a_smaller_meter_gets_nothing_back()
    {
        using var test = BilledTown.Create("sqlite", db => db.ServicePoints.Where(p => p.Id == 3).ExecuteUpdate(u => u.SetProperty(p => p.MeterSize, 25)));
        var office = BilledTown.Office(test);

        var larger = await office.Foresee(RequestKind.MeterSize, BilledTown.Contract, null, MeterSizeMachine.Order, Larger);
        var smaller = await office.Foresee(RequestKind.MeterSize, "001-00003-01", null, MeterSizeMachine.Order, ("size", "20"), ("on", "2026-10-20"), ("reason", "家族の減少"));

        Assert.Contains("33,000 円", Assert.Single(larger.Plan.Warnings).Ja, StringComparison.Ordinal);
        Assert.Contains("返りません", Assert.Single(smaller.Plan.Warnings).Ja, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("size", "13", "13 mm")]
    [InlineData("size", "7", "一覧")]
    [InlineData("on", "2026-10-19", "今日")]
    [InlineData("reason", "", "理由")]
    public async Task Wrong_input_gets_a_sentence_beside_its_field(string field, string text, string said)
    {
        using var test = BilledTown.Create("sqlite");

        var seen = await BilledTown.Office(test).Foresee(RequestKind.MeterSize, BilledTown.Contract, null, MeterSizeMachine.Order, [.. Larger.Where(f => f.Item1 != field), (field, text)]);

        var fault = Assert.Single(seen.Values.Faults);
        Assert.Equal(field, fault.Field);
        Assert.Contains(said, fault.Said.Ja, StringComparison.Ordinal);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
