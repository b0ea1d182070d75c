using Billing.FieldWork;
using Billing.Kernel;
using Billing.Requests;
using Billing.Requests.Consequences;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Tests.Requests;

public sealed class MoveProcedureTests
{
    private static readonly (string Field, string Text)[] Form =
    [
        ("last", "2026-09-20"), ("lastIndex", "116"), ("close", "yes"), ("valueReason", "本人立会い"), ("place", "001-00003"), ("from", "2026-09-20"), ("index", "103"), ("water", "一般用"), ("dwellings", "1"),
        ("finalPayment", "DirectDebit"), ("relation", "self"),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_move_ends_settles_and_begins_in_one_act_with_one_preview(string provider)
    {
        using var town = new MovingTown(provider, Roles.SeniorClerk);

        var seen = await town.Office.Foresee(RequestKind.Move, "001-00002-01", null, Triggers.Complete, Form);
        Assert.True(seen.Plan.Yen > Money.Zero);
        Assert.Equal(["EndContract", "SettleContract", "OrderFieldWork", "UseCustomer", "OpenContract", "TakeReading", "TellFee", "OrderFieldWork"], seen.Plan.Consequences.Select(c => c.GetType().Name));
        Assert.Equal(1100, seen.Plan.Consequences.OfType<TellFee>().Single().Charged.Yen);
        var request = await town.Office.Open(RequestKind.Move, "001-00002-01", null, Triggers.Complete, Form);

        await using var db = town.Test.NewContext();
        var old = await db.Contracts.SingleAsync(c => c.Number == "001-00002-01", Stop);
        var next = await db.Contracts.SingleAsync(c => c.Number == "001-00003-02", Stop);
        Assert.Equal((MovingTown.Today, old.UserId, old.Id), (old.To, next.UserId, request.ContractId));
        Assert.Equal([(FieldTask.CloseTap, old.Id), (FieldTask.OpenTap, next.Id)], (await db.FieldOrders.OrderBy(o => o.Id).ToListAsync(Stop)).Select(o => (o.Task, o.ContractId!.Value)));
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public async Task A_move_undone_leaves_both_places_as_before(string provider)
    {
        using var town = new MovingTown(provider, Roles.SeniorClerk);
        var before = await town.Owed();
        var request = await town.Office.Open(RequestKind.Move, "001-00002-01", null, Triggers.Complete, Form);

        await town.Office.Fire(request.Number, Triggers.Undo, ("reason", "転居の取りやめ"));

        await using var db = town.Test.NewContext();
        Assert.Null((await db.Contracts.SingleAsync(c => c.Number == "001-00002-01", Stop)).To);
        var next = await db.Contracts.SingleAsync(c => c.Number == "001-00003-02", Stop);
        Assert.True(next.To < next.From);
        Assert.Equal(before, await town.Owed());
        Assert.True(await db.FieldOrders.AllAsync(o => o.State == FieldOrderState.Cancelled, Stop));
        town.AssertBooks();
    }

    [Theory]
    [InlineData("103", false)]
    [InlineData("", true)]
    public async Task A_first_value_of_a_meter_with_several_registers_is_left_to_the_field(string index, bool right)
    {
        using var town = new MovingTown("sqlite", Roles.SeniorClerk);
        await using (var db = town.Test.NewContext())
        {
            await db.Meters.Where(m => m.Id == 3).ExecuteUpdateAsync(u => u.SetProperty(m => m.Registers, "昼,夜"), Stop);
        }

        var seen = await town.Office.Foresee(RequestKind.Move, "001-00002-01", null, Triggers.Complete, [.. Form.Where(f => f.Field != "index"), ("index", index)]);

        Assert.Equal(right, seen.IsRight);
        Assert.All(seen.Values.Faults, f => Assert.Equal("index", f.Field));
    }

    [Theory]
    [InlineData("place", "999-99999", "ありません")]
    [InlineData("place", "001-00002", "今と同じ場所")]
    [InlineData("place", "001-00001", "使用中")]
    [InlineData("index", "50", "小さい")]
    [InlineData("from", "2027-01-01", "31日先")]
    public async Task Wrong_input_gets_a_sentence_and_changes_nothing(string field, string text, string said)
    {
        using var town = new MovingTown("sqlite", Roles.SeniorClerk);

        var seen = await town.Office.Foresee(RequestKind.Move, "001-00002-01", null, Triggers.Complete, [.. Form.Where(f => f.Field != field), (field, text)]);

        Assert.Contains(seen.Values.Faults, f => f.Said.Ja.Contains(said, StringComparison.Ordinal));
    }
}
