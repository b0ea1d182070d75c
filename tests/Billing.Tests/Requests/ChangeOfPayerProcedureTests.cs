using Billing.Collection;
using Billing.Kernel;
using Billing.Places;
using Billing.Requests;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Requests;

public sealed class ChangeOfPayerProcedureTests
{
    private static readonly (string, string)[] New = [("who", "new"), ("name", "青波不動産"), ("kana", "あおなみふどうさん"), ("mailing", "青波市本町1-1"), ("isBody", "yes"), ("from", "2026-10-25")];

    [Theory, EveryDatabase]
    public async Task A_new_payer_pays_by_slip_and_the_old_ones_mandate_ends_until_it_is_undone(string provider)
    {
        using var test = BilledTown.Create(provider, db => db.Mandates.Add(MandatesTests.Of(contract: 2, payer: 2)));
        var office = BilledTown.Office(test);

        var request = await office.Open(RequestKind.ChangeOfPayer, BilledTown.Contract, null, Triggers.Complete, New);

        await using (var db = test.NewContext())
        {
            var terms = await db.ContractTerms.Where(t => t.ContractId == 2).OrderBy(t => t.From).ToListAsync(Stop);
            var payer = await db.Customers.SingleAsync(c => c.Id == terms[1].PayerId, Stop);
            var mandate = await db.Mandates.SingleAsync(Stop);
            Assert.Equal(("青波不動産", true, new LocalDate(2026, 10, 25), PaymentMethod.Slip), (payer.Name, payer.IsBody, terms[1].From, terms[1].PaymentMethod));
            Assert.Equal((MandateState.Ended, new LocalDate(2026, 10, 24)), (mandate.State, mandate.To!.Value));
            Assert.Contains((await new ContractSearch(db).Find("アオナミ", new LocalDate(2026, 10, 25), 20, Stop)).Hits, hit => hit.ContractId == 2);
        }

        await office.Fire(request.Number, Triggers.Undo, ("reason", "届出の誤り"));
        await using var undone = test.NewContext();
        Assert.Equal((2L, PaymentMethod.DirectDebit), await undone.ContractTerms.Where(t => t.ContractId == 2).Select(t => new ValueTuple<long, PaymentMethod>(t.PayerId, t.PaymentMethod)).SingleAsync(Stop));
        Assert.Equal(MandateState.Confirmed, (await undone.Mandates.SingleAsync(Stop)).State);
        BilledTown.AssertBooksAreClean(test);
    }

    [Theory, EveryDatabase]
    public async Task The_next_bill_is_owed_by_the_new_payer_and_stands_in_the_way_of_undoing(string provider)
    {
        using var test = BilledTown.Create(provider);
        var office = BilledTown.Office(test);
        var request = await office.Open(RequestKind.ChangeOfPayer, BilledTown.Contract, null, Triggers.Complete, ("who", "known"), ("customer", "0000003"), ("from", "2026-10-09"));

        BilledTown.Night(test, new LocalDate(2026, 11, 15));

        Assert.Equal([2L, 2L, 2L, 3L], BilledTown.Standing(test).ConvertAll(b => b.DebtorId));
        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => office.Fire(request.Number, Triggers.Undo, ("reason", "誤り")));
        Assert.Equal("undo.rests-on-it", refusal.Code);
        BilledTown.AssertBooksAreClean(test);
    }

    [Theory]
    [InlineData("who", "", "納付者")]
    [InlineData("name", "", "氏名")]
    [InlineData("kana", "青波", "カタカナ")]
    [InlineData("from", "2026-10-01", "調定済み")]
    [InlineData("from", "", "変更日")]
    public async Task Wrong_input_gets_a_sentence_beside_its_field(string field, string text, string said)
    {
        using var test = BilledTown.Create("sqlite");

        var seen = await BilledTown.Office(test).Foresee(RequestKind.ChangeOfPayer, BilledTown.Contract, null, Triggers.Complete, [.. New.Where(f => f.Item1 != field), (field, text)]);

        var fault = Assert.Single(seen.Values.Faults);
        Assert.Equal(field, fault.Field);
        Assert.Contains(said, fault.Said.Ja, StringComparison.Ordinal);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
