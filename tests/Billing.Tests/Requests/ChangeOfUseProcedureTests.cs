using Billing.Bills;
using Billing.Kernel;
using Billing.Requests;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Requests;

public sealed class ChangeOfUseProcedureTests
{
    private static readonly (string, string)[] Later = [("from", "2026-11-01"), ("water", "団体用"), ("sewer", "業務用"), ("dwellings", "1"), ("use", "事務所")];

    [Theory, EveryDatabase]
    public async Task A_change_of_use_begins_new_terms_and_undone_the_old_use_holds_again(string provider)
    {
        using var test = BilledTown.Create(provider);
        var office = BilledTown.Office(test);

        var request = await office.Open(RequestKind.ChangeOfUse, BilledTown.Contract, null, Triggers.Complete, Later);

        Assert.Equal([("2026-07-08", "一般用", "一般用"), ("2026-11-01", "団体用", "業務用")], await Terms(test));
        await office.Fire(request.Number, Triggers.Undo, ("reason", "届出の誤り"));
        Assert.Equal([("2026-07-08", "一般用", "一般用")], await Terms(test));
        BilledTown.AssertBooksAreClean(test);
    }

    [Fact]
    public async Task A_change_tells_what_the_last_usage_would_cost_before_and_after()
    {
        using var test = BilledTown.Create("sqlite");

        var seen = await BilledTown.Office(test).Foresee(RequestKind.ChangeOfUse, BilledTown.Contract, null, Triggers.Complete, Later);

        Assert.Contains(seen.Plan.Warnings, w => w.Ja.Contains("12 m³", StringComparison.Ordinal) && w.Ja.Contains("円になります", StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task Bills_made_since_are_corrected_by_a_senior_clerk_and_undone_by_a_further_correction(string provider)
    {
        using var test = BilledTown.Create(provider);
        var before = BilledTown.Yen(test);
        var office = BilledTown.Office(test, Roles.SeniorClerk);
        var typed = With("from", "2026-09-09").Append(("correct", "yes")).ToArray();
        var seen = await office.Foresee(RequestKind.ChangeOfUse, BilledTown.Contract, null, Triggers.Complete, typed);

        var request = await office.Open(RequestKind.ChangeOfUse, BilledTown.Contract, null, Triggers.Complete, typed);

        var after = BilledTown.Yen(test);
        Assert.Equal(before[..2], after[..2]);
        Assert.NotEqual(before[2], after[2]);
        Assert.Equal(after[2] - before[2], seen.Plan.Yen.Yen);
        BilledTown.AssertBooksAreClean(test);
        await office.Fire(request.Number, Triggers.Undo, ("reason", "届出の誤り"));
        Assert.Equal(before, BilledTown.Yen(test));
        Assert.Single(await Terms(test));
        BilledTown.AssertBooksAreClean(test);
    }

    [Fact]
    public async Task A_day_that_is_billed_names_the_bill_in_the_way_and_changes_nothing()
    {
        using var test = BilledTown.Create("sqlite");

        var seen = await BilledTown.Office(test).Foresee(RequestKind.ChangeOfUse, BilledTown.Contract, null, Triggers.Complete, With("from", "2026-10-01"));

        var fault = Assert.Single(seen.Values.Faults);
        Assert.Equal("from", fault.Field);
        Assert.Contains(BillNumber.Print(BilledTown.Standing(test)[^1].Id), fault.Said.Ja, StringComparison.Ordinal);
        Assert.Contains("2026-10-09", fault.Said.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contract_closed_meanwhile_is_told_and_nothing_is_changed()
    {
        using var test = BilledTown.Create("sqlite");
        var office = BilledTown.Office(test);
        var seen = await office.Foresee(RequestKind.ChangeOfUse, BilledTown.Contract, null, Triggers.Complete, Later);
        await using (var db = test.NewContext())
        {
            await db.Contracts.Where(c => c.Id == 2).ExecuteUpdateAsync(u => u.SetProperty(c => c.To, new LocalDate(2026, 10, 19)).SetProperty(c => c.Version, c => c.Version + 1), Stop);
        }

        var outcome = await office.Confirm(RequestKind.ChangeOfUse, BilledTown.Contract, null, Triggers.Complete, seen.Mark, Later);

        Assert.Null(outcome.Request);
        Assert.Contains("2026-10-19 まで", Assert.Single(outcome.Foreseen.Values.Faults).Said.Ja, StringComparison.Ordinal);
        Assert.Single(await Terms(test));
    }

    [Theory]
    [InlineData("from", "", "変更日")]
    [InlineData("from", "2026-13-01", "暦")]
    [InlineData("from", "2020-01-01", "2026-07-08")]
    [InlineData("water", "無い用途", "一覧")]
    [InlineData("dwellings", "0", "整数")]
    [InlineData("use", "", "使い方")]
    [InlineData("use", "長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い", "60字以内")]
    public async Task Wrong_input_gets_a_sentence_beside_its_field(string field, string text, string said)
    {
        using var test = BilledTown.Create("sqlite");

        var seen = await BilledTown.Office(test).Foresee(RequestKind.ChangeOfUse, BilledTown.Contract, null, Triggers.Complete, With(field, text));

        var fault = Assert.Single(seen.Values.Faults);
        Assert.Equal(field, fault.Field);
        Assert.Contains(said, fault.Said.Ja, StringComparison.Ordinal);
    }

    private static (string, string)[] With(string field, string text) => [.. Later.Where(f => f.Item1 != field), (field, text)];

    private static async Task<List<(string, string?, string?)>> Terms(TestDatabase test)
    {
        await using var db = test.NewContext();
        return (await db.ContractTerms.Where(t => t.ContractId == 2).OrderBy(t => t.From).ToListAsync(Stop)).ConvertAll(t => ($"{t.From:uuuu-MM-dd}", t.WaterUseClass, t.SewerUseClass));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
