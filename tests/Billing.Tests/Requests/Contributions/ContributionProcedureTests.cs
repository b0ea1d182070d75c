using Billing.Bills;
using Billing.Db;
using Billing.Kernel;
using Billing.Requests;
using Billing.Requests.Contributions;
using Billing.Testing;
using Billing.Tests.Requests.Works;
using Billing.Verification;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Requests.Contributions;

public sealed class ContributionProcedureTests
{
    private static readonly LocalDate July = new(2027, 7, 1);

    /// <summary>333.34 m² × 300 yen = 100,002 → 100,000 yen.</summary>
    private static readonly (string Field, string Text)[] Land = [("parcel", "青葉町字北 12番3"), ("use", "farm"), ("area", "３３３．３４"), ("name", "𠮷田 花子"), ("kana", "ヨシダ ハナコ"), ("paper-declaration", "yes")];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_contribution_is_put_off_assessed_in_twenty_terms_passed_to_a_new_owner_and_the_rest_paid_ahead(string provider)
    {
        using var town = new WorksTown(provider);
        var number = (await town.Clerk().Open(RequestKind.Contribution, null, null, Triggers.Receive, Land)).Number;
        await town.Works().Fire(number, ContributionMachine.Defer, ("reason", "農地"));
        await town.Works(July).Fire(number, ContributionMachine.Assess, ("first", "2027-07-01"), ("relief", "0"));

        var (first, again) = (Assess(town, July), Assess(town, July));
        await town.Clerk(new LocalDate(2027, 7, 10)).Fire(number, ContributionMachine.ChangeOwner, ("on", "2027-07-05"), ("name", "葛󠄀城 次郎"), ("kana", "カツラギ ジロウ"));
        await town.Clerk(new LocalDate(2027, 7, 10)).Fire(number, ContributionMachine.PayAhead);

        Assert.Equal((1, 0), (first, again));
        await using var db = town.Test.NewContext();
        var terms = await db.ContributionTerms.OrderBy(t => t.Number).ToListAsync(Stop);
        var owners = await db.Customers.ToDictionaryAsync(c => c.Name, c => c.Id, Stop);
        Assert.Equal((20, 100_000L, new LocalDate(2027, 7, 31), new LocalDate(2032, 2, 29)), (terms.Count, terms.Sum(t => t.Amount.Yen), terms[0].DueOn, terms[^1].DueOn));
        Assert.Equal((owners["𠮷田 花子"], owners["葛󠄀城 次郎"]), (terms[0].DebtorId, terms[1].DebtorId));
        var claims = await db.Claims.OrderBy(c => c.Id).ToListAsync(Stop);

        // 19 terms of 5,000 yen less 13,200 yen.
        Assert.Equal([(owners["𠮷田 花子"], 5_000L), (owners["葛󠄀城 次郎"], 81_800L)], claims.Select(c => (c.DebtorId, c.Amount.Yen)));
        Assert.All(claims, c => Assert.Equal((Service.Sewer, 0L), (c.Service, c.Tax.Yen)));
        Assert.Empty(BooksCheck.Run(town.Test.Database).Breaches);
        var unpaid = await Assert.ThrowsAsync<BusinessRuleException>(() => town.Clerk(July).Fire(number, ContributionMachine.Finish));
        Assert.Contains("86,800円が未納", unpaid.Said.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_term_is_assessed_when_it_comes_due_and_once()
    {
        using var town = new WorksTown("sqlite");
        var number = (await town.Clerk().Open(RequestKind.Contribution, null, null, Triggers.Receive, Land)).Number;
        await town.Works(July).Fire(number, ContributionMachine.Assess, ("first", "2027-07-01"), ("relief", "50"), ("reason", "公共用地"));

        var assessed = new[] { July, new LocalDate(2027, 8, 30), new LocalDate(2027, 8, 31), new LocalDate(2027, 9, 1), new LocalDate(2027, 12, 1) }.Select(day => Assess(town, day)).ToList();

        Assert.Equal([1, 0, 1, 0, 1], assessed);
        await using var db = town.Test.NewContext();
        Assert.Equal([2_500L, 2_500L, 2_500L], (await db.Claims.ToListAsync(Stop)).Select(c => c.Amount.Yen));
        Assert.True(await db.Bills.AllAsync(b => b.Kind == BillKind.Occasional, Stop));
    }

    [Theory]
    [InlineData("parcel", "", "所在")]
    [InlineData("area", "0", "0より大きい")]
    [InlineData("area", "1.234", "小数第2位")]
    [InlineData("area", "広い", "数")]
    [InlineData("use", "sea", "一覧")]
    [InlineData("name", "", "氏名")]
    public async Task Wrong_input_gets_a_sentence_beside_its_field_and_changes_nothing(string field, string text, string said)
    {
        using var town = new WorksTown("sqlite");

        var seen = await town.Clerk().Foresee(RequestKind.Contribution, null, null, Triggers.Receive, [.. Land.Where(f => f.Field != field), (field, text)]);

        var fault = Assert.Single(seen.Values.Faults);
        Assert.Equal((field, true), (fault.Field, fault.Said.Ja.Contains(said, StringComparison.Ordinal)));
    }

    private static int Assess(WorksTown town, LocalDate day) => TermAssessment.Run(town.Test.Database, BillingConfiguration.FindRuleBook("demo"), day, "night");
}
