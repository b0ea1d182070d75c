using Billing.FieldWork;
using Billing.Metering;
using Billing.Places;
using Billing.Requests;
using Billing.Requests.Consequences;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Requests;

public sealed class StartProcedureTests
{
    private const string Place = "001-00002";

    private static readonly LocalDate Today = new(2026, 9, 20);

    private static readonly (string, string)[] Form =
        [("name", "𠮷田 花子"), ("kana", "よしだ はなこ"), ("phone", "０１２３－４５－６７８９"), ("from", "2026-09-21"), ("water", "一般用"), ("sewer", "一般用"), ("dwellings", "1"), ("index", "115"), ("payment", "Slip"), ("relation", "self")];

    [Theory, EveryDatabase]
    public async Task A_start_opens_both_services_with_its_first_reading_and_an_order_for_the_field(string provider)
    {
        using var test = Town(provider);
        var office = new OfficeAtWork(test, Today);

        var request = await office.Open(RequestKind.Start, Place, null, Triggers.Complete, Form);

        await using var db = test.NewContext();
        var contract = await db.Contracts.SingleAsync(c => c.Number == "001-00002-02", Stop);
        var user = await db.Customers.SingleAsync(c => c.Id == contract.UserId, Stop);
        var terms = await db.ContractTerms.SingleAsync(t => t.ContractId == contract.Id, Stop);
        var order = await db.FieldOrders.SingleAsync(Stop);
        Assert.Equal("2026-000001", request.Number);
        Assert.Equal((contract.Id, user.Id, CounterMachine.Done), (request.ContractId, request.CustomerId, request.State));
        Assert.Equal(("𠮷田 花子", "ヨシダ　ハナコ", "0123-45-6789"), (user.Name, user.Kana, user.Phone));
        Assert.Equal(("一般用", "一般用", user.Id), (terms.WaterUseClass, terms.SewerUseClass, terms.PayerId));
        Assert.Equal((FieldTask.OpenTap, new LocalDate(2026, 9, 21), contract.Id), (order.Task, order.DueOn, order.ContractId));
        Assert.True(await db.MeterReadings.AnyAsync(r => r.ServicePointId == 2 && r.Kind == ReadingKind.Opening && r.ReadOn == new LocalDate(2026, 9, 21) && r.Index == 115, Stop));
        Assert.Contains((await new ContractSearch(db).Find("シダハナ", Today, 20, Stop)).Hits, hit => hit.ContractId == contract.Id);
        Assert.Equal(4, await db.RequestEffects.CountAsync(Stop));
    }

    [Theory, EveryDatabase]
    public async Task A_preview_tells_everything_and_changes_nothing(string provider)
    {
        using var test = Town(provider);

        var seen = await new OfficeAtWork(test, Today).Foresee(RequestKind.Start, Place, null, Triggers.Complete, Form);

        Assert.True(seen.IsRight);
        Assert.Equal(["EnterCustomer", "OpenContract", "TakeReading", "OrderFieldWork"], seen.Plan.Consequences.Select(c => c.GetType().Name));
        await using var db = test.NewContext();
        Assert.Equal(0, await db.Requests.CountAsync(Stop) + await db.FieldOrders.CountAsync(Stop));
    }

    [Fact]
    public async Task The_opening_fee_of_the_demo_town_stands_in_the_preview_with_its_tax()
    {
        using var test = Town("sqlite");

        var seen = await new OfficeAtWork(test, new LocalDate(2026, 11, 20)).Foresee(RequestKind.Start, Place, null, Triggers.Complete, [.. Form.Where(f => f.Item1 != "from"), ("from", "2026-11-21")]);

        var fee = Assert.Single(seen.Plan.Consequences.OfType<TellFee>());
        Assert.Equal(1_100, fee.Charged.Yen);
        Assert.Contains("開栓手数料", fee.Told.Ja, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task A_start_is_undone_by_a_counter_act_and_every_row_stays(string provider)
    {
        using var test = Town(provider);
        var office = new OfficeAtWork(test, Today);
        var request = await office.Open(RequestKind.Start, Place, null, Triggers.Complete, Form);

        await office.Fire(request.Number, Triggers.Undo, ("reason", "場所の誤り"));

        await using var db = test.NewContext();
        var contract = await db.Contracts.SingleAsync(c => c.Number == "001-00002-02", Stop);
        Assert.Equal(contract.From.PlusDays(-1), contract.To);
        Assert.Equal(FieldOrderState.Cancelled, (await db.FieldOrders.SingleAsync(Stop)).State);
        Assert.True((await db.MeterReadings.SingleAsync(r => r.ServicePointId == 2 && r.Kind == ReadingKind.Opening && r.ReadOn == new LocalDate(2026, 9, 21), Stop)).Superseded);
        Assert.All(await db.RequestEffects.ToListAsync(Stop), e => Assert.NotNull(e.UndoneByStepId));
        Assert.Equal(2, await db.RequestSteps.CountAsync(s => s.Kind == RequestKind.Start, Stop));
        Assert.DoesNotContain((await new ContractSearch(db).Find("ヨシダ", Today, 20, Stop)).Hits, hit => hit.ContractId == contract.Id);
        var again = await office.Open(RequestKind.Start, Place, null, Triggers.Complete, Form);
        Assert.Equal("2026-000002", again.Number);
    }

    [Theory, EveryDatabase]
    public async Task What_another_clerk_changed_meanwhile_is_shown_before_anything_is_done(string provider)
    {
        using var test = Town(provider);
        var office = new OfficeAtWork(test, Today);
        var seen = await office.Foresee(RequestKind.Start, Place, null, Triggers.Complete, Form);
        await office.Open(RequestKind.Start, Place, null, Triggers.Complete, Form);

        var outcome = await office.Confirm(RequestKind.Start, Place, null, Triggers.Complete, seen.Mark, Form);

        Assert.Null(outcome.Request);
        var fault = Assert.Single(outcome.Foreseen.Values.Faults);
        Assert.Equal("from", fault.Field);
        Assert.Contains("001-00002-02", fault.Said.Ja, StringComparison.Ordinal);
        await using var db = test.NewContext();
        Assert.Equal(1, await db.Requests.CountAsync(Stop));
    }

    [Theory]
    [InlineData("name", "", "氏名")]
    [InlineData("name", "長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い", "60字以内")]
    [InlineData("kana", "吉田", "カタカナ")]
    [InlineData("phone", "12-34", "市外局番")]
    [InlineData("from", "2026-02-30", "暦")]
    [InlineData("from", "2026-12-01", "31日先")]
    [InlineData("from", "2026-09-10", "使用中")]
    [InlineData("water", "無い用途", "一覧")]
    [InlineData("dwellings", "0", "整数")]
    [InlineData("index", "-3", "整数")]
    [InlineData("payment", "", "支払方法")]
    public async Task Wrong_input_gets_a_sentence_beside_its_field_and_changes_nothing(string field, string text, string said)
    {
        using var test = Town("sqlite");
        var typed = Form.Where(f => f.Item1 != field).Append((field, text)).ToArray();

        var seen = await new OfficeAtWork(test, Today).Foresee(RequestKind.Start, Place, null, Triggers.Complete, typed);

        var fault = Assert.Single(seen.Values.Faults);
        Assert.Equal(field, fault.Field);
        Assert.Contains(said, fault.Said.Ja, StringComparison.Ordinal);
    }

    /// <summary>Three points; nobody lives at the second since 15 September.</summary>
    private static TestDatabase Town(string provider)
    {
        var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 3);
        using var db = test.NewContext();
        db.Contracts.Where(c => c.Id == 2).ExecuteUpdate(u => u.SetProperty(c => c.To, new LocalDate(2026, 9, 15)));
        return test;
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
