using Billing.Bills;
using Billing.Collection;
using Billing.Kernel;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>納付書 from the enquiry screen, at once.</summary>
public sealed class SlipTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task A_slip_for_what_is_owed_is_one_step_from_the_resident_and_from_the_bill(string provider)
    {
        await using var factory = new CounterFactory(provider);
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);
        var resident = await session.Page("/Residents/Show/012-00006-01");
        var slip = resident.QuerySelector("a[href^='/Bills/Slip/']")!.GetAttribute("href")!;
        Assert.NotNull((await session.Page(slip.Replace("Slip", "Show", StringComparison.Ordinal))).QuerySelector($"a[href='{slip}'][data-key=s]"));

        var sheet = await session.Page(slip);

        var parts = sheet.QuerySelectorAll(".tear").Select(p => p.TextContent).ToList();
        Assert.Equal(3, parts.Count);
        await using var db = factory.NewContext();
        var id = BillNumber.Parse(slip.Split('/')[^1])!.Value;
        var owed = OwedClaim.Of(db, [BillNumber.Claim(id, Service.Water), BillNumber.Claim(id, Service.Sewer)]);
        Assert.All(parts, part =>
        {
            Assert.Contains("𠮷野　さくら 様", part, StringComparison.Ordinal);
            Assert.Contains($"{new Money(owed.Sum(c => c.Owed.Yen))}円", part, StringComparison.Ordinal);
            Assert.Contains(BillNumber.Print(id), part, StringComparison.Ordinal);
        });
        Assert.Equal(["領収証書", "納付書", "領収済通知書"], sheet.QuerySelectorAll(".tear h1").Select(h => h.ChildNodes[0].TextContent));
        Assert.Contains("浜通り20", parts[0], StringComparison.Ordinal);
        Assert.DoesNotContain("浜通り20", parts[1] + parts[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_owed_no_slip_is_made()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);
        Assert.Contains("未納額はないので、納付書は発行できません", (await session.Page("/Bills/Slip/2026-00000001")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await session.Page("/Bills/Show/2026-00000001")).QuerySelector("a[href^='/Bills/Slip/']"));
    }

    [Fact]
    public async Task A_protected_person_s_slip_leaves_the_place_out_and_another_payer_s_is_refused()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var (customer, bill, _) = await ProtectedPersonTests.Secret(factory);
        var session = await Session.SignedIn(factory, Roles.Clerk);
        var own = (await session.Page($"/Bills/Slip/{bill}")).Body!.TextContent;
        Assert.Contains("鈴木　守 様", own, StringComparison.Ordinal);
        Assert.Contains("(記載を省略しています)", own, StringComparison.Ordinal);
        Assert.DoesNotContain("港町一丁目", own, StringComparison.Ordinal);
        Assert.DoesNotContain("山手三丁目", own, StringComparison.Ordinal);

        string others;
        await using (var db = factory.NewContext())
        {
            var contract = await db.Contracts.SingleAsync(c => c.Number == "012-00001-02", Stop);
            (await db.ContractTerms.SingleAsync(t => t.ContractId == contract.Id, Stop)).PayerId = customer;
            others = BillNumber.Print(await db.Bills.Where(b => b.ContractId == contract.Id).MaxAsync(b => b.Id, Stop));
            await db.SaveChangesAsync(Stop);
        }

        Assert.Contains("本人以外には発行できません", (await session.Page($"/Bills/Slip/{others}")).Body!.TextContent, StringComparison.Ordinal);
    }
}
