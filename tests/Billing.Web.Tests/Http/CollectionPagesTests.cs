using System.Net;
using Billing.Delinquency;
using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>The worklist and the case over HTTP. The town owes its bills since August 2026; today is 20 November.</summary>
public sealed class CollectionPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_reminds_and_the_case_shows_what_was_done_and_what_comes_next()
    {
        await using var factory = new CounterFactory("sqlite");
        var session = await Run(factory);

        await using var db = factory.NewContext();
        var of = await db.DunningCases.OrderBy(c => c.Id).FirstAsync(Stop);
        var step = await db.DunningSteps.FirstAsync(s => s.CaseId == of.Id && s.Act == DunningAct.Reminder, Stop);
        var page = await session.Page($"/Collection/Case/{of.Id}");
        Assert.Contains("督促済", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("a"), a => a.GetAttribute("href") == $"/Collection/Letters?Steps={step.Id}");
        var letter = await session.Page($"/Collection/Letters?Steps={step.Id}");
        Assert.Contains("督促状", letter.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(step.Article!, letter.Body!.TextContent, StringComparison.Ordinal);
        await session.Page("/Collection/Limitation");
        await session.Page("/Collection/WriteOffs");
    }

    [Fact]
    public async Task A_hold_and_its_end_a_contact_and_a_refused_pledge_are_entered_on_the_case()
    {
        await using var factory = new CounterFactory("sqlite");
        var session = await Run(factory);
        await using var db = factory.NewContext();
        var of = await db.DunningCases.FirstAsync(c => c.Service == Service.Water, Stop);
        var path = $"/Collection/Case/{of.Id}";

        var refused = await session.Post(path, $"{path}?handler=Pledge", new() { ["FirstOn"] = "2026-12-01", ["Parts"] = "3" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("1/2", (await Session.Document(refused)).Body!.TextContent, StringComparison.Ordinal);

        var wrong = await session.Post(path, $"{path}?handler=Hold", new() { ["HoldReason"] = "Illness", ["ReviewOn"] = "あした" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        await session.Post(path, $"{path}?handler=Hold", new() { ["HoldReason"] = "Illness", ["ReviewOn"] = "2026-12-20", ["HoldNote"] = "入院" });
        var hold = await db.DunningHolds.AsNoTracking().SingleAsync(Stop);
        Assert.Contains("病気", (await session.Page(path)).QuerySelector(".says.warn")!.TextContent, StringComparison.Ordinal);
        await session.Post(path, $"{path}?handler=EndHold", new() { ["StepId"] = $"{hold.Id}", ["Reason"] = "退院" });
        Assert.NotNull((await db.DunningHolds.AsNoTracking().SingleAsync(Stop)).EndedOn);

        await session.Post(path, $"{path}?handler=Contact", new() { ["Channel"] = "Telephone", ["ContactText"] = "月末に納める", ["PromisedOn"] = "2026-11-30" });
        Assert.Equal("月末に納める", (await db.Contacts.AsNoTracking().SingleAsync(Stop)).Text);
        Assert.Contains("2026-11-30", (await session.Page(path)).QuerySelector("#contacts")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_off_is_asked_back_with_a_reason_decided_by_another_and_both_stand_in_the_register()
    {
        await using var factory = new CounterFactory("sqlite");
        var officer = await Run(factory);
        await using var db = factory.NewContext();
        var step = await (from s in db.DunningSteps join c in db.DunningCases on s.CaseId equals c.Id where c.Service == Service.Water && c.ClosedOn == null && s.Name != null orderby s.Id select s).FirstAsync(Stop);
        var claim = await db.DunningStepClaims.Where(c => c.StepId == step.Id).Select(c => c.ClaimId).FirstAsync(Stop);
        await officer.Post($"/Collection/Case/{step.CaseId}", $"/Collection/Case/{step.CaseId}?handler=WriteOff", new() { ["Claims"] = $"{claim}", ["Ground"] = "Waived", ["WriteOffReason"] = "議会の議決" });
        var lost = await db.WriteOffs.AsNoTracking().SingleAsync(Stop);
        var senior = await Session.SignedIn(factory, Roles.SeniorClerk);
        await senior.Post("/Collection/WriteOffs", "/Collection/WriteOffs", new() { ["Chosen"] = $"{lost.Id}", ["Agree"] = "true" });
        Assert.Equal(Money.Zero, Billing.Ledger.Balances.Owed(db, claim));
        var path = $"/Collection/WriteOffBack/{lost.Id}";
        Assert.NotNull((await officer.Page("/Collection/WriteOffs")).QuerySelector($"a[href='{path}']"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.Post(path, path, new() { ["Reason"] = " " })).StatusCode);
        var asked = await Session.Document(await officer.Post(path, path, new() { ["Reason"] = "財産が見つかった" }));
        Assert.Contains("取消を申請しました", asked.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        var back = await db.WriteOffReversals.AsNoTracking().SingleAsync(Stop);
        var own = await officer.Post("/Collection/WriteOffs", $"/Collection/WriteOffs?handler=Back&id={back.Id}", new() { ["Agree"] = "true" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, own.StatusCode);
        var done = await Session.Document(await senior.Post("/Collection/WriteOffs", $"/Collection/WriteOffs?handler=Back&id={back.Id}", new() { ["Agree"] = "true" }));

        Assert.Equal(lost.Amount, Billing.Ledger.Balances.Owed(db, claim));
        var register = done.QuerySelectorAll("section.card")[^1];
        Assert.Equal(2, register.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("財産が見つかった", register.TextContent, StringComparison.Ordinal);
        Assert.Contains("0円", register.QuerySelector("tfoot")!.TextContent, StringComparison.Ordinal);
        Assert.Null(done.QuerySelector($"a[href='{path}']"));
    }

    [Fact]
    public async Task Whoever_only_looks_sees_no_button_and_is_refused_an_act()
    {
        await using var factory = new CounterFactory("sqlite");
        await Run(factory);
        var session = await Session.SignedIn(factory, Roles.Auditor);
        await using var db = factory.NewContext();
        var id = await db.DunningCases.Select(c => c.Id).FirstAsync(Stop);

        Assert.DoesNotContain((await session.Page($"/Collection/Case/{id}")).QuerySelectorAll("main form"), f => f.GetAttribute("method") == "post");
        Assert.DoesNotContain((await session.Page("/Collection/Cases")).QuerySelectorAll("main form"), f => f.GetAttribute("method") == "post");
    }

    [Fact]
    public async Task The_resident_s_page_tells_of_a_case_and_leads_to_it()
    {
        await using var factory = new CounterFactory("sqlite");
        var session = await Run(factory);
        await using var db = factory.NewContext();
        var (of, number) = await (from c in db.DunningCases join k in db.Contracts on c.DebtorId equals k.UserId where k.To == null orderby c.Id select new ValueTuple<DunningCase, string>(c, k.Number)).FirstAsync(Stop);

        Assert.Contains((await session.Page($"/Residents/Show/{number}")).QuerySelectorAll(".alerts a"), a => a.GetAttribute("href") == $"/Collection/Case/{of.Id}");
    }

    [Fact]
    public async Task Every_open_case_is_listed_with_what_it_owes_whether_a_step_waits_or_not()
    {
        await using var factory = new CounterFactory("sqlite");
        var session = await Run(factory);
        await using var db = factory.NewContext();
        var open = await db.DunningCases.Where(c => c.ClosedOn == null).ToListAsync(Stop);

        var page = await session.Page("/Collection/Cases");
        Assert.Equal(open.Select(c => $"/Collection/Case/{c.Id}").Order(), page.QuerySelectorAll("#open tbody a").Select(a => a.GetAttribute("href")!).Order());
        Assert.All(page.QuerySelectorAll("#open tbody tr"), row => Assert.NotEqual("0円", row.QuerySelectorAll("td.n")[1].TextContent));
        Assert.Equal(open.Count(c => c.Service == Service.Water), (await session.Page("/Collection/Cases?Of=Water")).QuerySelectorAll("#open tbody tr").Length);
        Assert.Empty((await session.Page("/Collection/Cases?State=stopped")).QuerySelectorAll("#open tbody tr"));
    }

    private static async Task<Session> Run(CounterFactory factory)
    {
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Collection);
        var answer = await session.Post("/Collection/Cases", "/Collection/Cases?handler=Run", []);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return session;
    }
}
