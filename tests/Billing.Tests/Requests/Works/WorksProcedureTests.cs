using Billing.FieldWork;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Requests;
using Billing.Requests.Forms;
using Billing.Requests.Works;
using Billing.Testing;
using Billing.Verification;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Requests.Works;

public sealed class WorksProcedureTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task One_file_for_both_services_leads_from_the_application_to_a_contract_an_order_for_a_meter_and_a_sewer_connection(string provider)
    {
        using var town = new WorksTown(provider);
        var number = await town.UpTo(WorksMachine.Inspected);

        await town.Works(new LocalDate(2026, 10, 9)).Fire(number, WorksMachine.Connect, ("on", "2026-10-09"), ("water", "一般用"), ("sewer", "一般用"), ("dwellings", "1"));

        await using var db = town.Test.NewContext();
        var request = await db.Requests.SingleAsync(r => r.Number == number, Stop);
        var point = await db.ServicePoints.SingleAsync(p => p.Number == "001-00004", Stop);
        var contract = await db.Contracts.SingleAsync(c => c.ServicePointId == point.Id, Stop);
        var applicant = await db.Customers.SingleAsync(c => c.Id == request.CustomerId, Stop);
        Assert.Equal((WorksMachine.Connected, true, point.Id), (request.State, request.IsClosed, request.ServicePointId!.Value));
        Assert.Equal(("𠮷田 花子", "ヨシダ　ハナコ"), (applicant.Name, applicant.Kana));
        Assert.Equal(("001-00004-01", new LocalDate(2026, 10, 9), applicant.Id), (contract.Number, contract.From, contract.UserId));
        Assert.Equal(new LocalDate(2026, 10, 9), (await db.SewerConnections.SingleAsync(s => s.ServicePointId == point.Id, Stop)).From);
        Assert.Equal(20, point.MeterSize);
        Assert.Equal([FieldTask.OpenTap, FieldTask.HangMeter, FieldTask.Inspect], (await db.FieldOrders.Where(o => o.ServicePointId == point.Id).Select(o => o.Task).ToListAsync(Stop)).Order());
        var claims = await db.Claims.Where(c => c.DebtorId == applicant.Id).OrderBy(c => c.Service).ToListAsync(Stop);

        // Water: 2,000 + 3,000, not taxed, and 80,000 with 10 %; sewer: 1,000 + 2,000.
        Assert.Equal([(Service.Water, 93_000L, 8_000L), (Service.Sewer, 3_000L, 0L)], claims.Select(c => (c.Service, c.Amount.Yen, c.Tax.Yen)));
        Assert.All(claims, c => Assert.Equal(Money.Zero, Balances.Owed(db, c.Id)));
        Assert.Empty(BooksCheck.Run(town.Test.Database).Breaches);
    }

    [Theory, EveryDatabase]
    public async Task A_failed_inspection_is_repeated_for_its_fee_and_blocks_the_connection_until_it_is_passed(string provider)
    {
        using var town = new WorksTown(provider);
        var number = await town.UpTo(WorksMachine.Completed);
        var (later, works) = (new LocalDate(2026, 10, 12), town.Works(new LocalDate(2026, 10, 12)));

        await works.Fire(number, WorksMachine.Fail, ("reason", "逆止弁がない"));
        var blocked = await Assert.ThrowsAsync<BusinessRuleException>(() => works.Fire(number, WorksMachine.Connect, ("on", "2026-10-12")));
        await town.Clerk(later).Fire(number, WorksMachine.Correct);
        var unpaid = await Assert.ThrowsAsync<BusinessRuleException>(() => works.Fire(number, WorksMachine.Pass, ("on", "2026-10-12")));
        await town.Pay(number, later);
        await works.Fire(number, WorksMachine.Pass, ("on", "2026-10-12"));

        Assert.Equal("step.none", blocked.Code);
        Assert.Contains("検査不合格", blocked.Said.Ja, StringComparison.Ordinal);
        Assert.Equal("step.guard", unpaid.Code);
        Assert.Contains("5,000円が未納", unpaid.Said.Ja, StringComparison.Ordinal);
        Assert.Equal(WorksMachine.Inspected, await town.State(number));
    }

    [Fact]
    public async Task What_is_sent_back_with_its_reason_is_submitted_again_corrected()
    {
        using var town = new WorksTown("sqlite");
        var number = await town.UpTo(CounterMachine.Received);

        await town.Works().Fire(number, WorksMachine.SendBack, ("reason", "系統図に口径がない"));
        var illegal = await Assert.ThrowsAsync<BusinessRuleException>(() => town.Works().Fire(number, WorksMachine.Approve));
        await town.Clerk().Fire(number, Triggers.Amend, [.. WorksTown.NewHouse.Where(f => f.Field != "size"), ("size", "25")]);
        await town.Works().Fire(number, WorksMachine.Approve);

        Assert.Contains("補正して再提出する", illegal.Said.Ja, StringComparison.Ordinal);
        await using var db = town.Test.NewContext();
        var request = await db.Requests.SingleAsync(r => r.Number == number, Stop);
        Assert.Contains("\"size\":\"25\"", request.Form, StringComparison.Ordinal);
        Assert.Equal("系統図に口径がない", FormValues.Stored((await db.RequestSteps.SingleAsync(s => s.Trigger == WorksMachine.SendBack, Stop)).Form!).Text("reason"));
        Assert.Equal(1, await db.Customers.CountAsync(c => c.Name == "𠮷田 花子", Stop));
    }

    [Fact]
    public async Task Steps_are_refused_with_a_reason_that_can_be_said()
    {
        using var town = new WorksTown("sqlite");
        var number = await town.UpTo(CounterMachine.Received);

        var wrongRole = await Assert.ThrowsAsync<BusinessRuleException>(() => town.Clerk().Fire(number, WorksMachine.Approve));
        var early = await Assert.ThrowsAsync<BusinessRuleException>(() => town.Clerk().Fire(number, WorksMachine.Begin, ("on", "2026-09-20")));
        await town.Works().Fire(number, WorksMachine.Approve);
        await town.Clerk().Fire(number, WorksMachine.FixFee);
        var unpaid = await Assert.ThrowsAsync<BusinessRuleException>(() => town.Clerk().Fire(number, WorksMachine.NotePaid));

        Assert.Equal(("step.role", true), (wrongRole.Code, wrongRole.Said.Ja.Contains("給排水担当", StringComparison.Ordinal)));
        Assert.Equal(("step.none", true), (early.Code, early.Said.Ja.Contains("設計審査を通す", StringComparison.Ordinal)));
        Assert.Equal(("step.guard", true), (unpaid.Code, unpaid.Said.Ja.Contains("96,000円が未納", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_wrong_fee_is_taken_back_and_fixed_anew()
    {
        using var town = new WorksTown("sqlite");
        var number = await town.UpTo(WorksMachine.FeeFixed);

        await town.Clerk(role: Roles.SeniorClerk).Fire(number, WorksMachine.TakeFeeBack, ("reason", "口径の誤り"));
        await town.Clerk().Fire(number, WorksMachine.FixFee);

        await using var db = town.Test.NewContext();
        Assert.Equal(4, await db.RequestEffects.CountAsync(e => e.Kind == "AssessFee", Stop));
        Assert.Equal(96_000, RequestFees.Owed(db, await db.RequestEffects.ToListAsync(Stop)).Yen);
        Assert.Empty(BooksCheck.Run(town.Test.Database).Breaches);
    }

    [Fact]
    public async Task Drainage_alone_at_a_house_with_water_begins_its_sewer_use_on_the_day_of_connection()
    {
        using var town = new WorksTown("sqlite");
        await using (var db = town.Test.NewContext())
        {
            await db.ContractTerms.Where(t => t.ContractId == 1).ExecuteUpdateAsync(u => u.SetProperty(t => t.SewerUseClass, (string?)null), Stop);
        }

        var form = WorksTown.NewHouse.Where(f => f.Field is not ("services" or "size" or "town" or "address")).Append(("services", "sewer")).ToArray();
        var number = (await town.Clerk().Open(RequestKind.Works, "001-00001-01", null, Triggers.Receive, form)).Number;
        await town.Works().Fire(number, WorksMachine.Approve);
        await town.Clerk().Fire(number, WorksMachine.FixFee);
        await town.Pay(number, WorksTown.Day);
        await town.Clerk().Fire(number, WorksMachine.NotePaid);
        await town.Works(WorksTown.Day.PlusDays(5)).Fire(number, WorksMachine.Permit, ("on", "2026-09-25"));
        var noWater = await Assert.ThrowsAsync<BusinessRuleException>(() => town.Clerk().Fire(number, WorksMachine.ConstructionWater, ("on", "2026-09-26"), ("water", "一般用")));
        await town.Clerk(WorksTown.Day.PlusDays(8)).Fire(number, WorksMachine.Begin, ("on", "2026-09-28"));
        await town.Clerk(WorksTown.Day.PlusDays(16)).Fire(number, WorksMachine.ReportCompletion, ("on", "2026-10-05"));
        await town.Works(WorksTown.Day.PlusDays(18)).Fire(number, WorksMachine.Pass, ("on", "2026-10-08"));
        await town.Works(WorksTown.Day.PlusDays(18)).Fire(number, WorksMachine.Connect, ("on", "2026-10-08"), ("sewer", "一般用"), ("dwellings", "1"));

        Assert.Contains("排水設備だけ", noWater.Said.Ja, StringComparison.Ordinal);
        await using var read = town.Test.NewContext();
        Assert.Equal(new LocalDate(2026, 10, 8), (await read.SewerConnections.SingleAsync(s => s.ServicePointId == 1, Stop)).From);
        Assert.Equal([null, "一般用"], await read.ContractTerms.Where(t => t.ContractId == 1).OrderBy(t => t.From).Select(t => t.SewerUseClass).ToListAsync(Stop));
    }

    [Fact]
    public async Task Construction_water_comes_first_and_must_end_before_permanent_water()
    {
        using var town = new WorksTown("sqlite");
        var number = await town.UpTo(WorksMachine.Permitted);
        await town.Clerk(WorksTown.Day.PlusDays(6)).Fire(number, WorksMachine.ConstructionWater, ("on", "2026-09-26"), ("water", "一般用"));
        await town.Clerk(WorksTown.Day.PlusDays(8)).Fire(number, WorksMachine.Begin, ("on", "2026-09-28"));
        await town.Clerk(WorksTown.Day.PlusDays(16)).Fire(number, WorksMachine.ReportCompletion, ("on", "2026-10-05"));
        await town.Works(WorksTown.Day.PlusDays(18)).Fire(number, WorksMachine.Pass, ("on", "2026-10-08"));
        var connecting = new[] { ("on", "2026-10-08"), ("water", "一般用"), ("sewer", "一般用"), ("dwellings", "1") };

        var seen = await town.Works(WorksTown.Day.PlusDays(18)).Foresee(number, WorksMachine.Connect, connecting);
        await using (var db = town.Test.NewContext())
        {
            await db.Contracts.Where(c => c.Number == "001-00004-01").ExecuteUpdateAsync(u => u.SetProperty(c => c.To, new LocalDate(2026, 10, 7)), Stop);
        }

        await town.Works(WorksTown.Day.PlusDays(18)).Fire(number, WorksMachine.Connect, connecting);

        Assert.Contains("工事用水の契約 001-00004-01", Assert.Single(seen.Values.Faults).Said.Ja, StringComparison.Ordinal);
        await using var read = town.Test.NewContext();
        Assert.Equal([3L, (await read.Requests.SingleAsync(Stop)).CustomerId!.Value], await read.Contracts.Where(c => c.Id > 3).OrderBy(c => c.Number).Select(c => c.UserId).ToListAsync(Stop));
    }

    [Fact]
    public async Task A_larger_meter_pays_the_difference_and_a_smaller_one_gets_nothing_back()
    {
        using var town = new WorksTown("sqlite");
        async Task<long> Yen(string size)
        {
            var form = WorksTown.NewHouse.Where(f => f.Field is not ("services" or "kind" or "size" or "town" or "address")).Concat([("services", "water"), ("kind", "resize"), ("size", size)]).ToArray();
            var number = (await town.Clerk().Open(RequestKind.Works, "001-00002-01", null, Triggers.Receive, form)).Number;
            await town.Works().Fire(number, WorksMachine.Approve);
            var seen = await town.Clerk().Foresee(number, WorksMachine.FixFee, []);
            Assert.True(seen.IsRight, string.Join("; ", seen.Values.Faults.Select(f => $"{f.Field}: {f.Said.En}")));
            return seen.Plan.Yen.Yen;
        }

        var larger = await Yen("20");
        await using (var db = town.Test.NewContext())
        {
            await db.ServicePoints.Where(p => p.Id == 2).ExecuteUpdateAsync(u => u.SetProperty(p => p.MeterSize, 20), Stop);
        }

        // 80,000 − 50,000 with 10 %, and 5,000 for review and inspection.
        Assert.Equal((38_000, 5_000), (larger, await Yen("13")));
    }

    [Fact]
    public async Task Drainage_reported_late_is_taken_with_a_warning()
    {
        using var town = new WorksTown("sqlite");
        var number = await town.UpTo(WorksMachine.Working);

        var late = await town.Clerk(new LocalDate(2026, 10, 12)).Foresee(number, WorksMachine.ReportCompletion, ("on", "2026-10-05"));
        var inTime = await town.Clerk(new LocalDate(2026, 10, 10)).Foresee(number, WorksMachine.ReportCompletion, ("on", "2026-10-05"));

        Assert.Contains("5日以内", Assert.Single(late.Plan.Warnings).Ja, StringComparison.Ordinal);
        Assert.Empty(inTime.Plan.Warnings);
    }

    [Theory]
    [InlineData("services", "", "申請する工事")]
    [InlineData("kind", "alter", "契約の画面")]
    [InlineData("size", "21", "一覧")]
    [InlineData("address", "", "施工場所")]
    [InlineData("contractor", "0099", "登録されていません")]
    [InlineData("startOn", "2026-09-22", "7日前")]
    [InlineData("startOn", "2026-13-01", "暦")]
    [InlineData("endOn", "2026-09-27", "前です")]
    [InlineData("name", "", "氏名")]
    [InlineData("kana", "吉田", "カタカナ")]
    public async Task Wrong_input_gets_a_sentence_beside_its_field_and_changes_nothing(string field, string text, string said)
    {
        using var town = new WorksTown("sqlite");

        var seen = await town.Clerk().Foresee(RequestKind.Works, null, null, Triggers.Receive, [.. WorksTown.NewHouse.Where(f => f.Field != field), (field, text)]);

        Assert.Contains(seen.Values.Faults, f => f.Field == field && f.Said.Ja.Contains(said, StringComparison.Ordinal));
        await using var db = town.Test.NewContext();
        Assert.Equal(0, await db.Requests.CountAsync(Stop));
    }

    [Theory]
    [InlineData("2021-03-31", null, null, "満了")]
    [InlineData("2027-03-31", "2026-12-31", null, "停止")]
    [InlineData("2027-03-31", null, "2026-05-01", "終わって")]
    public async Task A_contractor_that_is_expired_suspended_or_ended_is_refused_with_the_reason(string to, string? suspendedTo, string? ended, string said)
    {
        using var town = new WorksTown("sqlite");
        await using (var db = town.Test.NewContext())
        {
            var sewer = await db.Contractors.SingleAsync(c => c.Service == Service.Sewer, Stop);
            sewer.To = Parse(to)!.Value;
            (sewer.SuspendedFrom, sewer.SuspendedTo, sewer.EndedOn) = (suspendedTo is null ? null : new LocalDate(2026, 9, 1), Parse(suspendedTo), Parse(ended));
            await db.SaveChangesAsync(Stop);
        }

        var seen = await town.Clerk().Foresee(RequestKind.Works, null, null, Triggers.Receive, WorksTown.NewHouse);
        var waterAlone = await town.Clerk().Foresee(RequestKind.Works, null, null, Triggers.Receive, [.. WorksTown.NewHouse.Where(f => f.Field != "services"), ("services", "water")]);

        Assert.Contains(said, Assert.Single(seen.Values.Faults).Said.Ja, StringComparison.Ordinal);
        Assert.Equal("contractor", seen.Values.Faults[0].Field);
        Assert.True(waterAlone.IsRight);
    }

    private static LocalDate? Parse(string? day) => day is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
}
