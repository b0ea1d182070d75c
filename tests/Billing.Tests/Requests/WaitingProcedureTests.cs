using Billing.FieldWork;
using Billing.Kernel;
using Billing.Requests;
using Billing.Requests.Moving;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Requests;

/// <summary>一時使用, 休止 and 保護中止.</summary>
public sealed class WaitingProcedureTests
{
    private static readonly (string Field, string Text)[] Pause =
        [("last", "2026-09-20"), ("until", "2027-01-10"), ("why", "海外赴任"), ("lastIndex", "116"), ("valueReason", "立会い"), ("finalPayment", "DirectDebit"), ("relation", "self")];

    private static readonly (string Field, string Text)[] Works =
    [
        ("name", "青波建設"), ("kana", "アオナミケンセツ"), ("isBody", "yes"), ("representative", "青波 一郎"), ("headOffice", "青葉町100番地"), ("from", "2026-09-21"), ("to", "2026-09-30"), ("purpose", "住宅新築"),
        ("water", "臨時用"), ("dwellings", "1"), ("payment", "Slip"), ("relation", "self"),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_pause_is_settled_stands_in_the_inbox_and_is_opened_again_for_the_same_user(string provider)
    {
        using var town = new MovingTown(provider, Roles.SeniorClerk);
        var request = await town.Office.Open(RequestKind.Pause, "001-00002-01", null, Triggers.Complete, Pause);
        Assert.Equal((MovingMachines.Paused, false, new LocalDate(2027, 1, 10)), (request.State, request.IsClosed, request.DueOn));

        var january = town.At(new LocalDate(2027, 1, 10), Roles.SeniorClerk);
        var reopened = await january.Fire(request.Number, MovingMachines.Reopen, ("from", "2027-01-11"), ("index", "116"), ("water", "一般用"), ("sewer", "一般用"), ("dwellings", "1"));

        await using var db = town.Test.NewContext();
        var next = await db.Contracts.SingleAsync(c => c.Number == "001-00002-02", Stop);
        Assert.Equal((CounterMachine.Done, 2L, new LocalDate(2027, 1, 11)), (reopened.State, next.UserId, next.From));
        Assert.Equal([FieldTask.CloseTap, FieldTask.OpenTap], await db.FieldOrders.OrderBy(o => o.Id).Select(o => o.Task).ToListAsync(Stop));
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public async Task A_pause_undone_leaves_the_contract_running_and_the_books_as_before(string provider)
    {
        using var town = new MovingTown(provider, Roles.SeniorClerk);
        var before = await town.Owed();
        var request = await town.Office.Open(RequestKind.Pause, "001-00002-01", null, Triggers.Complete, Pause);

        var undone = await town.Office.Fire(request.Number, Triggers.Undo, ("reason", "取りやめ"));

        await using var db = town.Test.NewContext();
        Assert.Null((await db.Contracts.SingleAsync(c => c.Id == 2, Stop)).To);
        Assert.Null(undone.DueOn);
        Assert.Equal(before, await town.Owed());
        town.AssertBooks();
    }

    [Fact]
    public async Task The_meter_comes_off_only_when_the_longest_pause_is_over()
    {
        using var town = new MovingTown("sqlite", Roles.SeniorClerk);
        var request = await town.Office.Open(RequestKind.Pause, "001-00002-01", null, Triggers.Complete, Pause);

        var early = await Assert.ThrowsAsync<BusinessRuleException>(() => town.At(new LocalDate(2029, 9, 20), Roles.SeniorClerk).Fire(request.Number, MovingMachines.Lapse));
        Assert.Contains("2029-09-20", early.Said.Ja, StringComparison.Ordinal);
        var lapsed = await town.At(new LocalDate(2029, 9, 21), Roles.SeniorClerk).Fire(request.Number, MovingMachines.Lapse);

        await using var db = town.Test.NewContext();
        Assert.Equal(MovingMachines.Lapsed, lapsed.State);
        Assert.True(await db.FieldOrders.AnyAsync(o => o.Task == FieldTask.RemoveMeter && o.DueOn == new LocalDate(2029, 9, 21), Stop));
    }

    [Theory]
    [InlineData("until", "2026-12-19", "3か月以上")]
    [InlineData("until", "2029-09-21", "36か月まで")]
    [InlineData("until", "2026-09-20", "より後")]
    [InlineData("until", "", "再開予定日")]
    [InlineData("why", "", "休止の理由")]
    public async Task A_pause_too_short_or_too_long_is_refused_beside_its_field(string field, string text, string said)
    {
        using var town = new MovingTown("sqlite", Roles.SeniorClerk);

        var seen = await town.Office.Foresee(RequestKind.Pause, "001-00002-01", null, Triggers.Complete, [.. Pause.Where(f => f.Field != field), (field, text)]);

        Assert.Contains(seen.Values.Faults, f => f.Field == field && f.Said.Ja.Contains(said, StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task A_temporary_supply_gets_its_meter_runs_for_its_period_and_is_settled(string provider)
    {
        using var town = new MovingTown(provider, Roles.SeniorClerk);
        await NoMeterAt3(town);
        var request = await town.Office.Open(RequestKind.TemporarySupply, "001-00003", null, Triggers.Complete, Works);
        Assert.Equal((MovingMachines.Running, new LocalDate(2026, 9, 30)), (request.State, request.DueOn));
        var (first, last) = (new LocalDate(2026, 9, 21), new LocalDate(2026, 9, 30));
        await using (var db = town.Test.NewContext())
        {
            var body = await db.Customers.SingleAsync(c => c.Name == "青波建設", Stop);
            Assert.Equal("青波 一郎", body.Representative);
            var orders = await db.FieldOrders.AsNoTracking().OrderBy(o => o.Id).ToListAsync(Stop);
            Assert.Equal([(FieldTask.HangMeter, first), (FieldTask.OpenTap, first), (FieldTask.RemoveMeter, last)], orders.Select(o => (o.Task, o.DueOn)));
            await new FieldReports(db).Done(orders[0].Id, new FieldResult(first, "現場 太郎", null, [], new NewMeter("T-1", 13, 5, new LocalDate(2030, 1, 1), 0)), "mado", first);
        }

        var settled = await town.At(last, Roles.SeniorClerk).Fire(request.Number, MovingMachines.Settle, ("last", "2026-09-30"), ("lastIndex", "7"), ("valueReason", "撤去時に確認"));

        await using var after = town.Test.NewContext();
        Assert.Equal(CounterMachine.Done, settled.State);
        var bill = await after.Bills.SingleAsync(b => b.ContractId == settled.ContractId, Stop);
        Assert.Equal((first, last), (bill.PeriodFrom, bill.PeriodTo));
        Assert.Equal(7, (await after.Usages.SingleAsync(u => u.ContractId == settled.ContractId, Stop)).CubicMetres.Value);
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public async Task A_temporary_supply_undone_never_ran(string provider)
    {
        using var town = new MovingTown(provider);
        var request = await town.Office.Open(RequestKind.TemporarySupply, "001-00003", null, Triggers.Complete, Works);

        await town.Office.Fire(request.Number, Triggers.Undo, ("reason", "工事の中止"));

        await using var db = town.Test.NewContext();
        var contract = await db.Contracts.SingleAsync(c => c.Number == "001-00003-02", Stop);
        Assert.True(contract.To < contract.From);
        Assert.True(await db.FieldOrders.AllAsync(o => o.State == FieldOrderState.Cancelled, Stop));
        town.AssertBooks();
    }

    [Theory]
    [InlineData("to", "2026-09-20", "以後の日")]
    [InlineData("to", "2028-01-01", "366日まで")]
    [InlineData("purpose", "", "使用目的")]
    public async Task A_period_that_cannot_be_is_refused_beside_its_field(string field, string text, string said)
    {
        using var town = new MovingTown("sqlite");

        var seen = await town.Office.Foresee(RequestKind.TemporarySupply, "001-00003", null, Triggers.Complete, [.. Works.Where(f => f.Field != field), (field, text)]);

        Assert.Contains(seen.Values.Faults, f => f.Field == field && f.Said.Ja.Contains(said, StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task An_unclaimed_supply_is_ended_back_to_its_last_reading_by_a_senior_clerk(string provider)
    {
        using var town = new MovingTown(provider, Roles.SeniorClerk);
        await using (var db = town.Test.NewContext())
        {
            // Nothing was used since August.
            await db.MeterReadings.Where(r => r.ServicePointId == 4 && r.ReadOn == new LocalDate(2026, 8, 8)).ExecuteUpdateAsync(u => u.SetProperty(r => r.Index, 114), Stop);
        }

        var request = await town.Office.Open(RequestKind.ProtectiveStop, "001-00004-01", null, Triggers.Complete, Survey("114"));

        await using var after = town.Test.NewContext();
        Assert.Equal(new LocalDate(2026, 9, 8), (await after.Contracts.SingleAsync(c => c.Id == 4, Stop)).To);
        Assert.Equal(FieldTask.CloseTap, (await after.FieldOrders.SingleAsync(Stop)).Task);

        await town.Office.Fire(request.Number, Triggers.Undo, ("reason", "使用者の申出"));
        await using var undone = town.Test.NewContext();
        Assert.Null((await undone.Contracts.SingleAsync(c => c.Id == 4, Stop)).To);
    }

    [Fact]
    public async Task Where_a_meter_has_several_registers_each_of_them_must_have_stood_still()
    {
        using var town = new MovingTown("sqlite", Roles.SeniorClerk);
        await using (var db = town.Test.NewContext())
        {
            await db.Meters.Where(m => m.Id == 4).ExecuteUpdateAsync(u => u.SetProperty(m => m.Registers, "day,night"), Stop);
            await db.ContractTerms.Where(t => t.ContractId == 4).ExecuteUpdateAsync(u => u.SetProperty(t => t.WaterUseClass, "船舶用"), Stop);
            await db.MeterReadings.Where(r => r.ServicePointId == 4 && r.ReadOn == new LocalDate(2026, 8, 8)).ExecuteUpdateAsync(u => u.SetProperty(r => r.Index, 114), Stop);
            var days = await db.MeterReadings.Where(r => r.ServicePointId == 4).Select(r => new { r.ReadOn, r.MeterId, r.Kind }).ToListAsync(Stop);
            db.MeterReadings.AddRange(days.Select(day => new Billing.Metering.MeterReading { ServicePointId = 4, MeterId = day.MeterId, Register = 1, ReadOn = day.ReadOn, Index = 7, Kind = day.Kind }));
            await db.SaveChangesAsync(Stop);
        }

        var moved = await town.Office.Foresee(RequestKind.ProtectiveStop, "001-00004-01", null, Triggers.Complete, [.. Survey("114"), ("foundB", "8")]);
        Assert.Contains(moved.Values.Faults, f => f.Field == "found" && f.Said.Ja.Contains("114・7", StringComparison.Ordinal));

        await town.Office.Open(RequestKind.ProtectiveStop, "001-00004-01", null, Triggers.Complete, [.. Survey("114"), ("foundB", "7")]);
        await using var after = town.Test.NewContext();
        Assert.Equal(new LocalDate(2026, 9, 8), (await after.Contracts.SingleAsync(c => c.Id == 4, Stop)).To);
    }

    [Fact]
    public async Task A_supply_in_use_is_not_ended_and_a_clerk_alone_may_not()
    {
        using var town = new MovingTown("sqlite", Roles.SeniorClerk);

        var used = await town.Office.Foresee(RequestKind.ProtectiveStop, "001-00004-01", null, Triggers.Complete, Survey("114"));
        Assert.Contains(used.Values.Faults, f => f.Field == "enquiry" && f.Said.Ja.Contains("30日以上", StringComparison.Ordinal));
        var moved = await town.Office.Foresee(RequestKind.ProtectiveStop, "001-00004-01", null, Triggers.Complete, Survey("115"));
        Assert.Contains(moved.Values.Faults, f => f.Field == "found");

        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => town.At(MovingTown.Today).Foresee(RequestKind.ProtectiveStop, "001-00004-01", null, Triggers.Complete, Survey("114")));
        Assert.Equal("step.role", refusal.Code);
    }

    private static (string Field, string Text)[] Survey(string found) => [("enquiry", "2026-09-20"), ("found", found), ("finding", "郵便物が溜まり、隣家も不在と言う。"), ("valueReason", "現地で確認"), ("paper-survey", "yes")];

    private static async Task NoMeterAt3(MovingTown town)
    {
        await using var db = town.Test.NewContext();
        db.MeterReadings.Add(new Billing.Metering.MeterReading { ServicePointId = 3, MeterId = 3, ReadOn = new LocalDate(2026, 8, 20), Index = 103, Kind = Billing.Metering.ReadingKind.Removed });
        await db.SaveChangesAsync(Stop);
        await db.MeterPlacements.Where(p => p.ServicePointId == 3).ExecuteUpdateAsync(u => u.SetProperty(p => p.To, new LocalDate(2026, 8, 20)), Stop);
    }
}
