using Billing.Collection;
using Billing.Kernel;
using Billing.Places;
using Billing.Requests;
using Billing.Requests.Terms;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Requests;

public sealed class PaymentMethodProcedureTests
{
    private static readonly (string, string)[] Account =
        [("what", "account"), ("scope", "Both"), ("bank", "０００１"), ("branch", "123"), ("kind", "Ordinary"), ("number", "12345"), ("holder", "やまだ はなこ"), ("paper-mandateForm", "yes")];

    [Theory, EveryDatabase]
    public async Task A_new_account_goes_to_the_bank_and_is_used_from_the_day_after_its_answer_until_undone(string provider)
    {
        using var test = Town(provider);
        var office = BilledTown.Office(test);

        var request = await office.Open(RequestKind.PaymentMethod, BilledTown.Contract, null, Triggers.Receive, Account);
        await office.Fire(request.Number, MandateMachine.Send);
        Assert.Equal(PaymentMethod.Slip, await Method(test));
        await office.Fire(request.Number, MandateMachine.Confirm, ("on", "2026-10-20"));

        await using (var db = test.NewContext())
        {
            var mandate = await db.Mandates.SingleAsync(Stop);
            Assert.Equal(("0001", "123", "0012345", "ﾔﾏﾀﾞ ﾊﾅｺ"), (mandate.BankCode, mandate.BranchCode, mandate.AccountNumber, mandate.HolderKana));
            Assert.Equal((MandateState.Confirmed, BilledTown.Today.PlusDays(1)), (mandate.State, mandate.From!.Value));
            Assert.Equal(PaymentMethod.DirectDebit, await Method(test));
            Assert.DoesNotContain("0012345", string.Concat(await db.RequestEffects.Select(e => e.Ja + e.En).ToListAsync(Stop)), StringComparison.Ordinal);
        }

        await office.Fire(request.Number, Triggers.Undo, ("reason", "申出"));
        Assert.Equal(PaymentMethod.Slip, await Method(test));
        await using var undone = test.NewContext();
        Assert.Equal((MandateState.Ended, (LocalDate?)null), await undone.Mandates.Select(m => new ValueTuple<MandateState, LocalDate?>(m.State, m.From)).SingleAsync(Stop));
        BilledTown.AssertBooksAreClean(test);
    }

    [Theory, EveryDatabase]
    public async Task What_the_bank_sends_back_keeps_its_reason_and_is_filed_again(string provider)
    {
        using var test = Town(provider);
        var office = BilledTown.Office(test);
        var request = await office.Open(RequestKind.PaymentMethod, BilledTown.Contract, null, Triggers.Receive, Account);
        await office.Fire(request.Number, MandateMachine.Send);

        await office.Fire(request.Number, MandateMachine.Return, ("on", "2026-10-20"), ("reason", "Seal"), ("note", "印鑑不鮮明"));

        await using (var db = test.NewContext())
        {
            Assert.Equal((MandateState.Refused, MandateRefusal.Seal), await db.Mandates.Select(m => new ValueTuple<MandateState, MandateRefusal>(m.State, m.Refusal!.Value)).SingleAsync(Stop));
            Assert.False((await db.Requests.SingleAsync(Stop)).IsClosed);
        }

        await office.Fire(request.Number, Triggers.Amend, Account);
        await office.Fire(request.Number, MandateMachine.Send);
        await office.Fire(request.Number, MandateMachine.Confirm, ("on", "2026-10-20"));
        await using var again = test.NewContext();
        Assert.Equal([MandateState.Refused, MandateState.Confirmed], await again.Mandates.OrderBy(m => m.Id).Select(m => m.State).ToListAsync(Stop));
    }

    [Theory, EveryDatabase]
    public async Task A_new_account_for_water_leaves_the_old_one_to_the_sewer(string provider)
    {
        using var test = Town(provider, db => db.Mandates.Add(MandatesTests.Of(2, 2)));
        var office = BilledTown.Office(test);
        var request = await office.Open(RequestKind.PaymentMethod, BilledTown.Contract, null, Triggers.Receive, [.. Account.Where(f => f.Item1 != "scope"), ("scope", "Water")]);
        await office.Fire(request.Number, MandateMachine.Send);
        await office.Fire(request.Number, MandateMachine.Confirm, ("on", "2026-10-20"));

        var tomorrow = BilledTown.Today.PlusDays(1);
        await using (var db = test.NewContext())
        {
            var holding = (await db.Mandates.ToListAsync(Stop)).FindAll(m => m.From <= tomorrow && (m.To is null || m.To >= tomorrow));
            Assert.Equal([("0012345", MandateScope.Water), ("0012345", MandateScope.Sewer)], holding.ConvertAll(m => (m.AccountNumber, m.Scope)));
        }

        await office.Fire(request.Number, Triggers.Undo, ("reason", "申出"));
        await using var undone = test.NewContext();
        Assert.True((await undone.Mandates.OrderBy(m => m.Id).FirstAsync(Stop)).Holds(Service.Water, tomorrow));
    }

    [Theory, EveryDatabase]
    public async Task Slips_end_the_mandate_at_once_and_undone_it_holds_again(string provider)
    {
        using var test = Town(provider, db => db.Mandates.Add(MandatesTests.Of(2, 2)), PaymentMethod.DirectDebit);
        var office = BilledTown.Office(test);

        var request = await office.Open(RequestKind.PaymentMethod, BilledTown.Contract, null, Triggers.Complete, ("what", "slip"));

        Assert.Equal(PaymentMethod.Slip, await Method(test));
        await office.Fire(request.Number, Triggers.Undo, ("reason", "申出"));
        Assert.Equal(PaymentMethod.DirectDebit, await Method(test));
        await using var db = test.NewContext();
        Assert.Equal(MandateState.Confirmed, (await db.Mandates.SingleAsync(Stop)).State);
    }

    [Fact]
    public async Task A_mandate_of_another_business_is_not_carried_over()
    {
        using var test = Town("sqlite", db => db.Mandates.Add(MandatesTests.Of(contract: 4, payer: 3, MandateScope.Sewer)));

        // Contract 3 takes water only.
        var seen = await BilledTown.Office(test).Foresee(RequestKind.PaymentMethod, "001-00003-01", null, Triggers.Complete, ("what", "carry"), ("mandate", "1"));

        Assert.Contains("同じ事業", Assert.Single(seen.Values.Faults).Said.Ja, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("what", "", "支払方法")]
    [InlineData("bank", "123", "4桁")]
    [InlineData("bank", "12345", "4桁")]
    [InlineData("branch", "", "店番")]
    [InlineData("number", "12345678", "7桁")]
    [InlineData("holder", "山田", "カタカナ")]
    [InlineData("holder", "ガギグゲゴガギグゲゴガギグゲゴガ", "30字")]
    public async Task Wrong_input_gets_a_sentence_beside_its_field(string field, string text, string said)
    {
        using var test = Town("sqlite");

        var seen = await BilledTown.Office(test).Foresee(RequestKind.PaymentMethod, BilledTown.Contract, null, Triggers.Receive, [.. Account.Where(f => f.Item1 != field), (field, text)]);

        var fault = Assert.Single(seen.Values.Faults);
        Assert.Equal(field, fault.Field);
        Assert.Contains(said, fault.Said.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_account_is_not_done_without_the_bank_nor_sent_without_its_form()
    {
        using var test = Town("sqlite");
        var office = BilledTown.Office(test);

        var seen = await office.Foresee(RequestKind.PaymentMethod, BilledTown.Contract, null, Triggers.Complete, Account);
        Assert.Equal("what", Assert.Single(seen.Values.Faults).Field);
        var request = await office.Open(RequestKind.PaymentMethod, BilledTown.Contract, null, Triggers.Receive, [.. Account.Where(f => !f.Item1.StartsWith("paper", StringComparison.Ordinal))]);
        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => office.Fire(request.Number, MandateMachine.Send));
        Assert.Contains("依頼書", refusal.Said.Ja, StringComparison.Ordinal);
    }

    private static TestDatabase Town(string provider, Action<BillingDbContext>? before = null, PaymentMethod method = PaymentMethod.Slip) => BilledTown.Create(provider, db =>
    {
        db.ContractTerms.Where(t => t.ContractId == 2).ExecuteUpdate(u => u.SetProperty(t => t.PaymentMethod, method));
        before?.Invoke(db);
    });

    /// <summary>How contract 2 pays tomorrow.</summary>
    private static async Task<PaymentMethod> Method(TestDatabase test)
    {
        await using var db = test.NewContext();
        var tomorrow = BilledTown.Today.PlusDays(1);
        return await db.ContractTerms.Where(t => t.ContractId == 2 && t.From <= tomorrow).OrderByDescending(t => t.From).Select(t => t.PaymentMethod).FirstAsync(Stop);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
