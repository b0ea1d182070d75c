using Billing.Bills;
using Billing.FieldWork;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.Requests;
using Billing.Requests.Consequences;
using Billing.Requests.Moving;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Requests;

public sealed class StopProcedureTests
{
    private const string Contract = "001-00002-01";

    private static readonly (string Field, string Text)[] Form =
    [
        ("last", "2026-09-20"), ("lastIndex", "116"), ("close", "yes"), ("valueReason", "本人立会いで確認"), ("finalPayment", "Slip"), ("forwarding", "隣市中央1-1"), ("forwardPhone", "090-1111-2222"), ("relation", "self"),
        ("refundBank", "0001"), ("refundBranch", "023"), ("refundKind", "Ordinary"), ("refundNumber", "0012345"), ("refundHolder", "ﾔﾏﾀﾞ"),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_stop_settles_water_and_sewer_to_the_yen_that_was_shown_and_closes_the_tap(string provider)
    {
        using var town = new MovingTown(provider, Roles.SeniorClerk);

        var seen = await town.Office.Foresee(RequestKind.Stop, Contract, null, Triggers.Complete, Form);
        var request = await town.Office.Open(RequestKind.Stop, Contract, null, Triggers.Complete, Form);

        await using var db = town.Test.NewContext();
        var contract = await db.Contracts.SingleAsync(c => c.Number == Contract, Stop);
        var bill = await db.Bills.SingleAsync(b => b.ContractId == contract.Id && b.PeriodTo == MovingTown.Today, Stop);
        Assert.Equal((CounterMachine.Done, MovingTown.Today), (request.State, contract.To));
        Assert.Equal(seen.Plan.Yen, bill.Total);
        Assert.Equal([Service.Water, Service.Sewer], await db.Claims.Where(c => c.Id / 100 == bill.Id).OrderBy(c => c.Service).Select(c => c.Service).ToListAsync(Stop));
        Assert.Equal(2, await db.Claims.CountAsync(c => c.Id / 100 == bill.Id, Stop));
        Assert.True(await db.MeterReadings.AnyAsync(r => r.ServicePointId == 2 && r.Kind == ReadingKind.Closing && r.Index == 116, Stop));
        var order = await db.FieldOrders.SingleAsync(Stop);
        Assert.Equal((FieldTask.CloseTap, MovingTown.Today, contract.Id), (order.Task, order.DueOn, order.ContractId));
        var account = await db.PayoutAccounts.SingleAsync(Stop);
        Assert.Equal(("0001", "023", "0012345", "ヤマダ"), (account.BankCode, account.BranchCode, account.Number, account.Holder));
        Assert.Equal(PaymentMethod.Slip, (await db.ContractTerms.SingleAsync(t => t.ContractId == contract.Id && t.From == MovingTown.Today.PlusDays(1), Stop)).PaymentMethod);
        Assert.Equal("隣市中央1-1", await db.Customers.Where(c => c.Id == contract.UserId).Select(c => EF.Property<string>(c, "MailingAddress")).SingleAsync(Stop));
        Assert.All(await db.RequestEffects.ToListAsync(Stop), e => Assert.DoesNotContain("隣市", e.Ja, StringComparison.Ordinal));
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public async Task A_stop_undone_leaves_contract_person_and_books_as_before(string provider)
    {
        using var town = new MovingTown(provider, Roles.SeniorClerk);
        var before = await town.Owed();
        var request = await town.Office.Open(RequestKind.Stop, Contract, null, Triggers.Complete, Form);

        var undone = await town.Office.Fire(request.Number, Triggers.Undo, ("reason", "引越しの取りやめ"));

        await using var db = town.Test.NewContext();
        Assert.Equal(CounterMachine.Undone, undone.State);
        Assert.Null((await db.Contracts.SingleAsync(c => c.Number == Contract, Stop)).To);
        Assert.Equal(before, await town.Owed());
        Assert.Equal(FieldOrderState.Cancelled, (await db.FieldOrders.SingleAsync(Stop)).State);
        Assert.True(await db.PayoutAccounts.AllAsync(a => a.To != null && a.To < a.From, Stop));
        Assert.Null(await db.Customers.Where(c => c.Id == 2).Select(c => EF.Property<string?>(c, "MailingAddress")).SingleAsync(Stop));
        Assert.Equal(1, await db.ContractTerms.CountAsync(t => t.ContractId == 2, Stop));
        Assert.True(await db.Bills.AnyAsync(b => b.Kind == BillKind.Reversal && b.Reason != null && b.Reason.Contains("引越しの取りやめ"), Stop));
        town.AssertBooks();
        var again = await town.Office.Open(RequestKind.Stop, Contract, null, Triggers.Complete, Form);
        Assert.Equal(CounterMachine.Done, again.State);
    }

    [Theory, EveryDatabase]
    public async Task A_stop_announced_ahead_is_read_in_the_field_and_then_settled(string provider)
    {
        using var town = new MovingTown(provider, Roles.SeniorClerk);
        var form = Form.Where(f => f.Field is not ("last" or "lastIndex")).Append(("last", "2026-09-25")).ToArray();
        var request = await town.Office.Open(RequestKind.Stop, Contract, null, MovingMachines.Order, form);
        Assert.Equal(MovingMachines.InField, request.State);
        var on = new LocalDate(2026, 9, 25);
        await using (var db = town.Test.NewContext())
        {
            var orders = await FieldList.Read(db, on, withDone: false, Stop);
            Assert.Equal([FieldTask.ReadMeter, FieldTask.CloseTap], orders.Select(o => o.Order.Task));
            await new FieldReports(db).Done(orders[0].Order.Id, new FieldResult(on, "現場 太郎", null, [119]), "mado", on);
        }

        var office = town.At(on.PlusDays(1), Roles.SeniorClerk);
        var settled = await office.Fire(request.Number, MovingMachines.Settle, ("lastIndex", "119"), ("valueReason", "現場で確認"));

        await using var after = town.Test.NewContext();
        Assert.Equal(CounterMachine.Done, settled.State);
        Assert.Equal(on, (await after.Bills.OrderByDescending(b => b.Id).FirstAsync(b => b.ContractId == 2, Stop)).PeriodTo);
        town.AssertBooks();
    }

    [Fact]
    public async Task The_value_from_the_field_stands_in_the_form_of_the_settlement()
    {
        using var town = new MovingTown("sqlite", Roles.SeniorClerk);
        var request = await town.Office.Open(RequestKind.Stop, Contract, null, MovingMachines.Order, [.. Form.Where(f => f.Field != "lastIndex")]);
        await using (var db = town.Test.NewContext())
        {
            var order = await db.FieldOrders.AsNoTracking().FirstAsync(o => o.Task == FieldTask.ReadMeter, Stop);
            await new FieldReports(db).Done(order.Id, new FieldResult(MovingTown.Today, "現場 太郎", null, [117]), "mado", MovingTown.Today);
        }

        var seen = await town.Office.Foresee(request.Number, MovingMachines.Settle);

        Assert.Equal("117", seen.Form.SelectMany(g => g.Fields).Single(f => f.Name == "lastIndex").Default);
    }

    [Fact]
    public async Task A_clerk_who_may_not_release_leaves_a_strange_value_held()
    {
        using var town = new MovingTown("sqlite");
        (string Field, string Text)[] form = [.. Form.Where(f => f.Field is not "lastIndex"), ("lastIndex", "900")];

        var seen = await town.Office.Foresee(RequestKind.Stop, Contract, null, Triggers.Complete, form);
        Assert.NotEmpty(seen.Plan.Warnings);
        Assert.Null(seen.Plan.Consequences.OfType<SettleContract>().Single().Yen);
        await town.Office.Open(RequestKind.Stop, Contract, null, Triggers.Complete, form);

        await using var db = town.Test.NewContext();
        Assert.Equal(UsageState.Held, (await db.Usages.OrderByDescending(u => u.Id).FirstAsync(u => u.ContractId == 2, Stop)).State);
        Assert.False(await db.Bills.AnyAsync(b => b.ContractId == 2 && b.PeriodTo == MovingTown.Today, Stop));
        town.AssertBooks();
    }

    [Theory]
    [InlineData("last", "", "最終使用日")]
    [InlineData("last", "2026-09-31", "暦")]
    [InlineData("last", "2026-09-25", "まだ来ていません")]
    [InlineData("last", "2026-12-25", "31日先")]
    [InlineData("last", "2026-08-01", "使用開始日")]
    [InlineData("last", "2026-09-01", "調定")]
    [InlineData("lastIndex", "90", "")]
    [InlineData("lastIndex", "123456", "5桁")]
    [InlineData("lastIndex", "", "最終の指針")]
    [InlineData("finalPayment", "Gold", "一覧")]
    [InlineData("forwardPhone", "12-34", "市外局番")]
    [InlineData("refundBank", "12", "4桁")]
    [InlineData("refundNumber", "", "この欄も")]
    [InlineData("refundHolder", "山田", "カタカナ")]
    public async Task Wrong_input_gets_a_sentence_beside_its_field_and_changes_nothing(string field, string text, string said)
    {
        using var town = new MovingTown("sqlite", Roles.SeniorClerk);

        var seen = await town.Office.Foresee(RequestKind.Stop, Contract, null, Triggers.Complete, [.. Form.Where(f => f.Field != field), (field, text)]);

        var fault = seen.Values.Faults[0];
        Assert.Equal(field, fault.Field);
        Assert.Contains(said, fault.Said.Ja, StringComparison.Ordinal);
        await using var db = town.Test.NewContext();
        Assert.Equal(0, await db.Requests.CountAsync(Stop));
    }

    [Fact]
    public async Task A_contract_that_was_closed_meanwhile_is_said_and_nothing_is_done_twice()
    {
        using var town = new MovingTown("sqlite", Roles.SeniorClerk);
        var seen = await town.Office.Foresee(RequestKind.Stop, Contract, null, Triggers.Complete, Form);
        await town.Office.Open(RequestKind.Stop, Contract, null, Triggers.Complete, Form);

        var outcome = await town.Office.Confirm(RequestKind.Stop, Contract, null, Triggers.Complete, seen.Mark, Form);

        Assert.Null(outcome.Request);
        Assert.Contains("既に中止", outcome.Foreseen.Values.Faults[0].Said.Ja, StringComparison.Ordinal);
        await using var db = town.Test.NewContext();
        Assert.Equal(1, await db.Requests.CountAsync(Stop));
    }

    [Theory, EveryDatabase]
    public async Task A_stop_cannot_be_undone_once_the_next_user_is_in(string provider)
    {
        using var town = new MovingTown(provider, Roles.SeniorClerk);
        var request = await town.Office.Open(RequestKind.Stop, Contract, null, Triggers.Complete, Form);
        await town.Office.Open(RequestKind.Start, "001-00002", null, Triggers.Complete, [("name", "次の人"), ("kana", "ツギノヒト"), ("from", "2026-09-21"), ("water", "一般用"), ("sewer", "一般用"), ("dwellings", "1"), ("index", "116"), ("payment", "Slip"), ("relation", "self")]);

        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => town.Office.Fire(request.Number, Triggers.Undo, ("reason", "誤り")));

        Assert.Contains("001-00002-02", refusal.Said.Ja, StringComparison.Ordinal);
        town.AssertBooks();
    }
}
