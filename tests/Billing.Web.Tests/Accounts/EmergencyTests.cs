using Billing.Db.Accounts;
using Billing.Kernel;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Billing.Web.Tests.Http;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Web.Tests.Accounts;

/// <summary>緊急利用 from the server's command to the administrator's answer.</summary>
public sealed class EmergencyTests
{
    [Theory]
    [EveryDatabase]
    public async Task An_emergency_opens_for_its_hours_rings_and_is_answered_for(string provider)
    {
        await using var factory = new CounterFactory(provider, empty: true);
        await factory.CreateStaff();
        var (entry, password) = await Open(factory, hours: 2);
        var admin = await Session.SignedIn(factory, Roles.Administrator);
        Assert.Contains($"緊急利用が開かれました: {entry.UserName}", await Text(admin, "/"), StringComparison.Ordinal);
        Assert.DoesNotContain("緊急利用が開かれました", await Text(await Session.SignedIn(factory, Roles.Clerk), "/"), StringComparison.Ordinal);

        var emergency = new Session(factory);
        Assert.Equal("/", (await emergency.SignIn(entry.UserName, password)).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains($"Break-glass account {entry.UserName}", factory.Log.ToString(), StringComparison.Ordinal);
        Assert.Equal("/Staff", await At(emergency, "/Staff"));
        await emergency.Post("/Staff/Emergencies", "/Staff/Emergencies", new() { ["Id"] = $"{entry.Id}", ["Finding"] = "自分で確認" });
        Assert.Contains("緊急利用が開かれました", await Text(admin, "/"), StringComparison.Ordinal);

        await admin.Post("/Staff/Emergencies", "/Staff/Emergencies", new() { ["Id"] = $"{entry.Id}", ["Finding"] = "管理者の端末故障。電話で確認した。" });
        Assert.DoesNotContain("緊急利用が開かれました", await Text(admin, "/"), StringComparison.Ordinal);
        factory.Clock.Now += Duration.FromMinutes(1);
        Assert.Equal("/Account/SignIn", await At(emergency, "/"));
        await using var db = factory.NewContext();
        var kinds = await db.Set<StaffAct>().Where(a => a.About == entry.UserName).OrderBy(a => a.Id).Select(a => a.Kind).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([StaffActKind.EmergencyOpened, StaffActKind.EmergencyUsed, StaffActKind.EmergencyReviewed], kinds);
    }

    [Fact]
    public async Task It_ends_by_itself_in_the_middle_of_a_session_and_opens_no_more()
    {
        await using var factory = new CounterFactory("sqlite", empty: true);
        await factory.CreateStaff();
        var (entry, password) = await Open(factory, hours: 1);
        var session = new Session(factory);
        await session.SignIn(entry.UserName, password);
        for (var i = 0; i < 3; i++)
        {
            factory.Clock.Now += Duration.FromMinutes(19);
            Assert.Equal("/Staff", await At(session, "/Staff"));
        }

        factory.Clock.Now += Duration.FromMinutes(4);
        Assert.Equal("/Account/SignIn", await At(session, "/Staff"));
        Assert.Equal("/Account/SignIn", (await new Session(factory).SignIn(entry.UserName, password)).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Theory]
    [InlineData("急", Roles.Administrator, 4, "emergency.reason")]
    [InlineData("管理者が全員サインインできない", Roles.Administrator, 9, "emergency.hours")]
    [InlineData("管理者が全員サインインできない", "boss", 4, "staff.role")]
    public async Task Without_a_reason_a_role_and_a_short_time_nothing_opens(string reason, string role, int hours, string code)
    {
        using var test = TestDatabase.Create("sqlite");
        await using var db = test.NewContext();
        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => new Emergencies(db, new StaffAccounts(db)).Open(reason, role, hours, new("root@server", Instant.FromUtc(2026, 11, 20, 1, 0)), TestContext.Current.CancellationToken));
        Assert.Equal(code, refusal.Code);
        await using var after = test.NewContext();
        Assert.Equal((0, 0), (await after.Set<EmergencyEntry>().CountAsync(TestContext.Current.CancellationToken), await after.Set<StaffUser>().CountAsync(TestContext.Current.CancellationToken)));
    }

    private static async Task<(EmergencyEntry Entry, string Password)> Open(CounterFactory factory, int hours)
    {
        await using var db = factory.NewContext();
        return await new Emergencies(db, new StaffAccounts(db)).Open("管理者が全員サインインできない", Roles.Administrator, hours, new("root@server", factory.Clock.Now), TestContext.Current.CancellationToken);
    }

    private static async Task<string> Text(Session session, string path) => (await session.Page(path)).Body!.TextContent;

    private static async Task<string> At(Session session, string path) => (await session.Client.GetAsync(path, TestContext.Current.CancellationToken)).RequestMessage!.RequestUri!.AbsolutePath;
}
