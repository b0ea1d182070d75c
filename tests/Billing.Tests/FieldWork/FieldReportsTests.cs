using Billing.FieldWork;
using Billing.Kernel;
using Billing.Metering;
using Billing.Requests;
using Billing.Testing;
using Billing.Tests.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.FieldWork;

public sealed class FieldReportsTests
{
    private static readonly LocalDate Day = MovingTown.Today.PlusDays(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task The_value_found_when_the_tap_is_opened_becomes_the_first_of_the_contract(string provider)
    {
        using var town = new MovingTown(provider);
        var id = await Opened(town, index: "103");
        await using (var db = town.Test.NewContext())
        {
            await new FieldReports(db).Done(id, new FieldResult(Day, "現場 太郎", "良好", [105]), "mado", Day);
        }

        await using var after = town.Test.NewContext();
        var readings = await after.MeterReadings.Where(r => r.ServicePointId == 3 && r.Kind == ReadingKind.Opening && r.ReadOn == Day).OrderBy(r => r.Id).ToListAsync(Stop);
        Assert.Equal([(103, true), (105, false)], readings.Select(r => (r.Index, r.Superseded)));
        Assert.Equal(readings[0].Id, readings[1].SupersedesId);
        var order = await after.FieldOrders.SingleAsync(Stop);
        Assert.Equal((FieldOrderState.Done, 105, "現場 太郎", Day), (order.State, order.Index, order.DoneBy, order.DoneOn));
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public async Task An_exchange_takes_one_meter_off_and_puts_another_on_with_their_values(string provider)
    {
        using var town = new MovingTown(provider);
        var id = await Order(town, FieldTask.ExchangeMeter, 2);
        await using (var db = town.Test.NewContext())
        {
            await new FieldReports(db).Done(id, new FieldResult(Day, "現場 太郎", null, [118], new NewMeter("N-77", 13, 5, new LocalDate(2034, 9, 30), 1)), "mado", Day);
        }

        await using var after = town.Test.NewContext();
        var hanging = await after.MeterPlacements.SingleAsync(p => p.ServicePointId == 2 && p.To == null, Stop);
        Assert.Equal("N-77", (await after.Meters.SingleAsync(m => m.Id == hanging.MeterId, Stop)).Number);
        Assert.Equal([(ReadingKind.Removed, 118), (ReadingKind.Installed, 1)], (await after.MeterReadings.Where(r => r.ServicePointId == 2 && r.ReadOn == Day).OrderBy(r => r.Id).ToListAsync(Stop)).Select(r => (r.Kind, r.Index)));
    }

    [Theory]
    [InlineData(FieldTask.ReadMeter, null, null, "field.index")]
    [InlineData(FieldTask.ReadMeter, 1_000_000, null, "field.index")]
    [InlineData(FieldTask.ExchangeMeter, 118, null, "field.new-meter")]
    [InlineData(FieldTask.ExchangeMeter, 50, "N-1", "field.backwards")]
    [InlineData(FieldTask.ExchangeMeter, 118, "M000001", "field.elsewhere")]
    [InlineData(FieldTask.HangMeter, null, "N-1", "field.hangs")]
    public async Task What_cannot_be_is_refused_and_changes_nothing(FieldTask task, int? index, string? meter, string code)
    {
        using var town = new MovingTown("sqlite");
        var id = await Order(town, task, 2);
        await using var db = town.Test.NewContext();

        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => new FieldReports(db).Done(
            id, new FieldResult(Day, "現場 太郎", null, index is { } i ? [i] : [], meter is null ? null : new NewMeter(meter, 13, 5, new LocalDate(2034, 1, 1), 0)), "mado", Day));

        Assert.Equal(code, refusal.Code);
        await using var after = town.Test.NewContext();
        Assert.Equal(FieldOrderState.Open, (await after.FieldOrders.SingleAsync(Stop)).State);
        Assert.False(await after.MeterReadings.AnyAsync(r => r.ReadOn == Day, Stop));
    }

    [Fact]
    public async Task A_day_to_come_a_missing_name_and_a_second_report_are_refused()
    {
        using var town = new MovingTown("sqlite");
        var id = await Order(town, FieldTask.Inspect, 2);
        Assert.Equal("field.future", await Refusal(town, id, new FieldResult(Day.PlusDays(1), "太郎", null, [])));
        Assert.Equal("field.who", await Refusal(town, id, new FieldResult(Day, " ", null, [])));
        await using (var db = town.Test.NewContext())
        {
            await Assert.ThrowsAsync<BusinessRuleException>(() => new FieldReports(db).CallOff(id, "", "mado", Day));
        }

        await using (var db = town.Test.NewContext())
        {
            await new FieldReports(db).CallOff(id, "不在", "mado", Day);
        }

        Assert.Equal("field.not-open", await Refusal(town, id, new FieldResult(Day, "太郎", null, [])));
    }

    [Fact]
    public async Task The_list_of_a_day_goes_by_walking_order_and_brings_what_was_left_over()
    {
        using var town = new MovingTown("sqlite");
        await Order(town, FieldTask.Visit, 4);
        await Order(town, FieldTask.Inspect, 1, Day.PlusDays(-3));
        await Order(town, FieldTask.CloseTap, 2, Day.PlusDays(1));
        await using var db = town.Test.NewContext();

        var rows = await FieldList.Read(db, Day, withDone: false, Stop);

        Assert.Equal([(1, FieldTask.Inspect), (4, FieldTask.Visit)], rows.Select(r => (r.Point.RouteSequence, r.Order.Task)));
        Assert.Equal(rows.Select(r => (r.Order.Id, r.Route.Code)), (await FieldList.Lines(db, Day, withDone: false, Stop)).Select(l => (l.OrderId, l.Route)));
        Assert.Equal([4, 1], (await FieldList.Read(db, [rows[1].Order.Id, rows[0].Order.Id], Stop)).Select(r => r.Point.RouteSequence));
        Assert.Equal([(Day.PlusDays(1), 1)], await FieldList.DaysAhead(db, Day, Stop));
    }

    private static async Task<string> Refusal(MovingTown town, long id, FieldResult result)
    {
        await using var db = town.Test.NewContext();
        return (await Assert.ThrowsAsync<BusinessRuleException>(() => new FieldReports(db).Done(id, result, "mado", Day))).Code;
    }

    private static async Task<long> Opened(MovingTown town, string index)
    {
        await town.Office.Open(RequestKind.Start, "001-00003", null, Triggers.Complete, [("name", "新しい人"), ("kana", "アタラシイヒト"), ("from", "2026-09-21"), ("water", "一般用"), ("dwellings", "1"), ("index", index), ("payment", "Slip"), ("relation", "self")]);
        await using var db = town.Test.NewContext();
        return (await db.FieldOrders.SingleAsync(Stop)).Id;
    }

    private static async Task<long> Order(MovingTown town, FieldTask task, long place, LocalDate? due = null)
    {
        await using var db = town.Test.NewContext();
        var order = new FieldOrder { Task = task, ServicePointId = place, ContractId = place, DueOn = due ?? Day, State = FieldOrderState.Open };
        db.FieldOrders.Add(order);
        await db.SaveChangesAsync(Stop);
        return order.Id;
    }
}
