using Billing.Kernel;
using Billing.Requests;
using Billing.Requests.Contractors;
using Billing.Testing;
using Billing.Tests.Requests.Works;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Requests.Contractors;

public sealed class ContractorProcedureTests
{
    private static readonly (string Field, string Text)[] Application =
    [
        ("action", "Designate"), ("services", "both"), ("from", "2026-10-01"), ("waterEngineer", "髙﨑 次郎"), ("waterLicence", "第456号"), ("sewerEngineer", "髙﨑 次郎"), ("sewerLicence", "県第78号"),
        ("name", "株式会社 𠮷田設備"), ("kana", "ヨシダセツビ"), ("isBody", "yes"), ("paper-application", "yes"), ("paper-engineer", "yes"),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_designation_is_paid_and_registered_for_both_services_for_five_years_and_renewed(string provider)
    {
        using var town = new WorksTown(provider);
        var number = (await town.Clerk().Open(RequestKind.Contractor, null, null, Triggers.Receive, Application)).Number;
        await town.Clerk().Fire(number, ContractorMachine.FixFee);
        var unpaid = await Assert.ThrowsAsync<BusinessRuleException>(() => town.Works().Fire(number, ContractorMachine.Register));
        await town.Pay(number, WorksTown.Day);
        await town.Works().Fire(number, ContractorMachine.Register);

        Assert.Contains("15,000円が未納", unpaid.Said.Ja, StringComparison.Ordinal);
        Assert.Equal([(Service.Water, new LocalDate(2031, 9, 30)), (Service.Sewer, new LocalDate(2031, 9, 30))], await Ends(town, "0002"));

        var renewal = (await town.Clerk(new LocalDate(2031, 8, 1)).Open(RequestKind.Contractor, null, null, Triggers.Receive, ("action", "Renew"), ("services", "water"), ("number", "0002"), ("from", "2031-08-01"), ("waterEngineer", "水野 三郎"), ("waterLicence", "第789号"), ("paper-application", "yes"), ("paper-engineer", "yes"))).Number;
        await town.Clerk(new LocalDate(2031, 8, 1)).Fire(renewal, ContractorMachine.FixFee);
        await town.Pay(renewal, new LocalDate(2031, 8, 1));
        await town.Works(new LocalDate(2031, 8, 2)).Fire(renewal, ContractorMachine.Register);

        Assert.Equal([(Service.Water, new LocalDate(2036, 9, 30)), (Service.Sewer, new LocalDate(2031, 9, 30))], await Ends(town, "0002"));
        await town.Works(new LocalDate(2031, 8, 2)).Fire(renewal, Triggers.Undo, ("reason", "誤り"));
        await using var db = town.Test.NewContext();
        var water = await db.Contractors.SingleAsync(c => c.Number == "0002" && c.Service == Service.Water, Stop);
        Assert.Equal((new LocalDate(2031, 9, 30), "髙﨑 次郎"), (water.To, water.Engineer));
    }

    [Fact]
    public async Task A_suspended_contractor_has_no_fee_and_may_not_carry_out_works()
    {
        using var town = new WorksTown("sqlite");
        var number = (await town.Works().Open(RequestKind.Contractor, null, null, Triggers.Receive, ("action", "Suspend"), ("services", "both"), ("number", "0001"), ("from", "2026-09-20"), ("to", "2026-12-19"), ("reason", "無届の工事"))).Number;
        var noFee = await Assert.ThrowsAsync<BusinessRuleException>(() => town.Clerk().Fire(number, ContractorMachine.FixFee));
        await town.Works().Fire(number, ContractorMachine.Dispose);

        var refused = await town.Clerk().Foresee(RequestKind.Works, null, null, Triggers.Receive, WorksTown.NewHouse);

        Assert.Contains("手数料はありません", noFee.Said.Ja, StringComparison.Ordinal);
        Assert.Contains("2026-12-19 まで停止", Assert.Single(refused.Values.Faults).Said.Ja, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ContractorAction.Cancel, "取消")]
    [InlineData(ContractorAction.GiveUp, "廃業")]
    public async Task An_ended_designation_stays_in_the_register_and_is_not_renewed(ContractorAction action, string reason)
    {
        using var town = new WorksTown("sqlite");
        var number = (await town.Works().Open(RequestKind.Contractor, null, null, Triggers.Receive, ("action", action.ToString()), ("services", "both"), ("number", "0001"), ("from", "2026-09-20"), ("reason", reason))).Number;
        await town.Works().Fire(number, ContractorMachine.Dispose);

        var renewal = await town.Clerk().Foresee(RequestKind.Contractor, null, null, Triggers.Receive, ("action", "Renew"), ("services", "both"), ("number", "0001"), ("from", "2026-09-20"));

        Assert.Equal("action", Assert.Single(renewal.Values.Faults).Field);
        await using var db = town.Test.NewContext();
        Assert.All(await db.Contractors.ToListAsync(Stop), c => Assert.Equal((ContractorStanding.Ended, reason), (c.StandingOn(WorksTown.Day), c.Reason)));
    }

    [Theory]
    [InlineData("action", "", "手続")]
    [InlineData("from", "2026-02-30", "暦")]
    [InlineData("waterEngineer", "", "選任していない")]
    [InlineData("sewerLicence", "", "選任していない")]
    [InlineData("name", "", "氏名")]
    public async Task Wrong_input_gets_a_sentence_beside_its_field_and_changes_nothing(string field, string text, string said)
    {
        using var town = new WorksTown("sqlite");

        var seen = await town.Clerk().Foresee(RequestKind.Contractor, null, null, Triggers.Receive, [.. Application.Where(f => f.Field != field), (field, text)]);

        Assert.Contains(seen.Values.Faults, f => (f.Field == field) && f.Said.Ja.Contains(said, StringComparison.Ordinal));
        await using var db = town.Test.NewContext();
        Assert.Equal((0, 2), (await db.Requests.CountAsync(Stop), await db.Contractors.CountAsync(Stop)));
    }

    private static async Task<List<(Service, LocalDate)>> Ends(WorksTown town, string number)
    {
        await using var db = town.Test.NewContext();
        return [.. (await db.Contractors.Where(c => c.Number == number).OrderBy(c => c.Service).ToListAsync(Stop)).Select(c => (c.Service, c.To))];
    }
}
