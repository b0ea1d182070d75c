using Billing.Places;
using Billing.Collection;
using Billing.Kernel;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Requests;

public sealed class MandatesTests
{
    private static readonly LocalDate Day = new(2026, 10, 25);

    /// <summary>A confirmed mandate since April.</summary>
    public static Mandate Of(long contract, long payer, MandateScope scope = MandateScope.Both) => new()
    {
        ContractId = contract,
        PayerId = payer,
        Scope = scope,
        BankCode = "0001",
        BranchCode = "123",
        AccountKind = AccountKind.Ordinary,
        AccountNumber = "0012345",
        HolderKana = "ﾔﾏﾀﾞ ﾊﾅｺ",
        State = MandateState.Confirmed,
        RequestedOn = new LocalDate(2026, 3, 1),
        AnsweredOn = new LocalDate(2026, 3, 20),
        From = new LocalDate(2026, 4, 1),
    };

    [Theory, EveryDatabase]
    public async Task A_mandate_moves_to_the_payers_new_contract_inside_the_same_business_and_back(string provider)
    {
        // Contract 3 has water only: the sewer part of the mandate stays behind.
        using var test = Town(provider, MandateScope.Both, payerOfThree: 2);
        await using var db = test.NewContext();
        var to = await db.Contracts.SingleAsync(c => c.Id == 3, Stop);

        var given = await Id(db);

        var moved = await Mandates.MoveTo(db, given, to, Day, Day, Day.PlusDays(-1));

        Assert.Equal((3L, MandateScope.Water, MandateState.Confirmed, Day), (moved.ContractId, moved.Scope, moved.State, moved.From!.Value));
        Assert.True(moved.Holds(Service.Water, Day));
        Assert.False(moved.Holds(Service.Sewer, Day));
        Assert.Equal(Day.PlusDays(-1), (await db.Mandates.SingleAsync(m => m.Id == given, Stop)).To);
        await Mandates.MoveBack(db, moved.Id, continues: true);
        Assert.Equal((MandateState.Confirmed, (LocalDate?)null), await db.Mandates.Where(m => m.Id == given).Select(m => new ValueTuple<MandateState, LocalDate?>(m.State, m.To)).SingleAsync(Stop));
        Assert.False((await db.Mandates.SingleAsync(m => m.Id == moved.Id, Stop)).Holds(Service.Water, Day));
    }

    [Theory, EveryDatabase]
    public async Task A_mandate_never_passes_to_another_payer_or_another_business(string provider)
    {
        using var other = Town(provider, MandateScope.Both, payerOfThree: 3);
        await using (var db = other.NewContext())
        {
            var to = await db.Contracts.SingleAsync(c => c.Id == 3, Stop);
            var both = await Id(db);
            Assert.Equal("mandate.other-payer", (await Assert.ThrowsAsync<BusinessRuleException>(() => Mandates.MoveTo(db, both, to, Day, Day, null))).Code);
        }

        using var sewer = Town(provider, MandateScope.Sewer, payerOfThree: 2);
        await using var context = sewer.NewContext();
        var given = await Id(context);
        var water = await context.Contracts.SingleAsync(c => c.Id == 3, Stop);
        Assert.Equal("mandate.other-business", (await Assert.ThrowsAsync<BusinessRuleException>(() => Mandates.MoveTo(context, given, water, Day, Day, null))).Code);
        Assert.Equal(1, await context.Mandates.CountAsync(Stop));
    }

    [Theory]
    [InlineData("やまだ　はなこ", "ﾔﾏﾀﾞ ﾊﾅｺ")]
    [InlineData("キョウワ（カ", "ｷﾖｳﾜ(ｶ")]
    [InlineData("ﾊﾟｰﾄﾅｰ ABC", "ﾊﾟ-ﾄﾅ- ABC")]
    [InlineData("abc・def", "ABC.DEF")]
    [InlineData("ヲダ", "ｵﾀﾞ")]
    [InlineData("山田", null)]
    public void A_name_is_written_in_the_letters_of_the_bank(string text, string? expected) => Assert.Equal(expected, ZenginKana.Of(text));

    private static TestDatabase Town(string provider, MandateScope scope, long payerOfThree)
    {
        var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 4);
        using var db = test.NewContext();
        db.ContractTerms.Where(t => t.ContractId == 3).ExecuteUpdate(u => u.SetProperty(t => t.PayerId, payerOfThree));
        db.Mandates.Add(Of(contract: 2, payer: 2, scope));
        db.SaveChanges();
        return test;
    }

    private static Task<long> Id(BillingDbContext db) => db.Mandates.Select(m => m.Id).SingleAsync(Stop);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
