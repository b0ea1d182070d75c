using Billing.Collection;
using Billing.Kernel;
using Billing.Places;
using Billing.Requests;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Requests;

public sealed class RenameProcedureTests
{
    private const string Contract = "001-00002-01";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task With_the_debts_the_contract_goes_on_and_the_new_user_answers_for_what_is_owed(string provider)
    {
        using var town = new MovingTown(provider);
        var request = await town.Office.Open(RequestKind.Rename, Contract, null, Triggers.Complete, Form("carry"));

        await using var db = town.Test.NewContext();
        var contract = await db.Contracts.SingleAsync(c => c.Number == Contract, Stop);
        var heir = await db.Customers.SingleAsync(c => c.Name == "山田 二代目", Stop);
        Assert.Equal((heir.Id, null), (contract.UserId, contract.To));
        Assert.Equal(heir.Id, (await db.ContractTerms.OrderByDescending(t => t.From).FirstAsync(t => t.ContractId == contract.Id, Stop)).PayerId);
        var taken = DebtTakeover.OwedBy(db, [heir.Id]);
        Assert.Equal(2, taken.Count);
        Assert.All(taken, c => Assert.Equal(2, c.Claim.DebtorId));
        Assert.Contains((await new ContractSearch(db).Find("ヤマダニダイメ", MovingTown.Today, 20, Stop)).Hits, hit => hit.ContractId == contract.Id);
        town.AssertBooks();

        await town.Office.Fire(request.Number, Triggers.Undo, ("reason", "誤り"));
        await using var after = town.Test.NewContext();
        Assert.Equal(2, (await after.Contracts.SingleAsync(c => c.Number == Contract, Stop)).UserId);
        Assert.Equal(1, await after.ContractTerms.CountAsync(t => t.ContractId == contract.Id, Stop));
        Assert.Empty(DebtTakeover.OwedBy(after, [heir.Id]));
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public async Task Without_the_debts_the_former_user_is_settled_and_another_contract_begins(string provider)
    {
        using var town = new MovingTown(provider, Roles.SeniorClerk);
        var before = await town.Owed();
        var request = await town.Office.Open(RequestKind.Rename, Contract, null, Triggers.Complete, Form("settle"));

        await using var db = town.Test.NewContext();
        Assert.Equal(new LocalDate(2026, 9, 19), (await db.Contracts.SingleAsync(c => c.Number == Contract, Stop)).To);
        var next = await db.Contracts.SingleAsync(c => c.Number == "001-00002-02", Stop);
        Assert.Equal(MovingTown.Today, next.From);
        Assert.True(await db.MeterReadings.AnyAsync(r => r.ServicePointId == 2 && r.ReadOn == MovingTown.Today && r.Kind == Billing.Metering.ReadingKind.Opening && r.Index == 116, Stop));
        Assert.False(await db.FieldOrders.AnyAsync(Stop));
        Assert.True(await town.Owed() > before);
        town.AssertBooks();

        await town.Office.Fire(request.Number, Triggers.Undo, ("reason", "誤り"));
        Assert.Equal(before, await town.Owed());
        town.AssertBooks();
    }

    [Fact]
    public async Task No_name_is_changed_while_a_stop_of_the_supply_is_announced()
    {
        using var town = new MovingTown("sqlite");
        await using (var db = town.Test.NewContext())
        {
            db.SupplyFacts.Add(new SupplyFact { ContractId = 2, Kind = FactKind.StopNotice, From = new LocalDate(2026, 9, 1), Source = "停止予告書 第12号" });
            await db.SaveChangesAsync(Stop);
        }

        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => town.Office.Foresee(RequestKind.Rename, Contract, null, Triggers.Complete, Form("carry")));

        Assert.Equal("step.guard", refusal.Code);
        Assert.Contains("停止予告書 第12号", refusal.Said.Ja, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from", "2026-08-08", "より後")]
    [InlineData("from", "2026-09-05", "調定済み")]
    [InlineData("customer", "0000002", "今の名義人")]
    [InlineData("customer", "7777777", "ありません")]
    [InlineData("debts", "", "未納の扱い")]
    [InlineData("name", "", "氏名")]
    public async Task Wrong_input_gets_a_sentence_beside_its_field(string field, string text, string said)
    {
        using var town = new MovingTown("sqlite");

        var seen = await town.Office.Foresee(RequestKind.Rename, Contract, null, Triggers.Complete, [.. Form("carry").Where(f => f.Field != field), (field, text)]);

        Assert.Contains(seen.Values.Faults, f => f.Field == field && f.Said.Ja.Contains(said, StringComparison.Ordinal));
    }

    private static (string Field, string Text)[] Form(string debts) =>
        [("debts", debts), ("from", "2026-09-20"), ("name", "山田 二代目"), ("kana", "ヤマダニダイメ"), ("lastIndex", "116"), ("valueReason", "立会い"), ("payment", "Slip"), ("relation", "self")];
}
