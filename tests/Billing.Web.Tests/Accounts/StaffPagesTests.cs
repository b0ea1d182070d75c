using Billing.Db.Accounts;
using Billing.Kernel;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Billing.Web.Tests.Http;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Web.Tests.Accounts;

public sealed class StaffPagesTests
{
    [Theory]
    [EveryDatabase]
    public async Task A_person_is_created_with_a_password_for_once_and_sets_one_before_anything_opens(string provider)
    {
        await using var factory = new CounterFactory(provider, empty: true);
        await factory.CreateStaff();
        var admin = await Session.SignedIn(factory, Roles.Administrator);
        var made = await Session.Document(await admin.Post("/Staff/Add", "/Staff/Add", new() { ["Name"] = "s.yamada", ["DisplayName"] = "山田 聡", ["Chosen"] = Roles.Clerk, ["Affiliation"] = "Company" }));
        var given = made.QuerySelector("main .big code")!.TextContent;

        var person = new Session(factory);
        await person.SignIn("s.yamada", given);
        Assert.Equal("/Account/Password", await At(person, "/"));
        Assert.Contains("関係のない言葉", await Change(person, given, "password-2026"), StringComparison.Ordinal);
        Assert.Contains("利用者名や表示名を含まない", await Change(person, given, "s.yamada-umi-ga-suki"), StringComparison.Ordinal);
        Assert.Contains("二つの新しいパスワードが違います", await Change(person, given, "umi-ga-suki-desu", "umi-ga-suki-datta"), StringComparison.Ordinal);
        Assert.Equal("/Account/Password", await At(person, "/"));
        await Change(person, given, "umi-ga-suki-desu");
        Assert.Equal("/", await At(person, "/"));
        Assert.Contains("委託先", (await person.Page("/Account/Mine")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_administrator_does_ends_the_sessions_and_is_on_record()
    {
        await using var factory = new CounterFactory("sqlite", empty: true);
        await factory.CreateStaff();
        var admin = await Session.SignedIn(factory, Roles.Administrator);
        var clerk = await Session.SignedIn(factory, Roles.Clerk);

        await Do(admin, Roles.Clerk, "Change", new() { ["DisplayName"] = "窓口 花", ["Chosen"] = Roles.Finance, ["Affiliation"] = "City" });
        factory.Clock.Now += Duration.FromMinutes(1);
        Assert.Equal("/Account/SignIn", await At(clerk, "/"));
        var again = await Session.SignedIn(factory, Roles.Clerk);
        Assert.Equal("/Revision", await At(again, "/Revision"));

        await Do(admin, Roles.Clerk, "Disable", new() { ["Why"] = "異動" });
        factory.Clock.Now += Duration.FromMinutes(1);
        Assert.Equal("/Account/SignIn", await At(again, "/"));
        Assert.Equal("/Account/SignIn", (await new Session(factory).SignIn(Roles.Clerk, CounterFactory.Password)).RequestMessage!.RequestUri!.AbsolutePath);

        await using var db = factory.NewContext();
        var acts = await db.Set<StaffAct>().Where(a => a.About == Roles.Clerk).OrderBy(a => a.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([(StaffActKind.Changed, Roles.Administrator), (StaffActKind.Disabled, Roles.Administrator)], acts.Select(a => (a.Kind, a.Who)));
        Assert.Equal("異動", acts[1].What);
        Assert.Contains("異動", (await admin.Page($"/Staff/Show/{Roles.Clerk}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_person_is_let_in_again_and_a_lost_password_is_given_anew()
    {
        await using var factory = new CounterFactory("sqlite", empty: true);
        await factory.CreateStaff();
        var admin = await Session.SignedIn(factory, Roles.Administrator);
        var person = new Session(factory);
        for (var i = 0; i < 5; i++)
        {
            await person.SignIn(Roles.Clerk, "wrong-password-1");
        }

        var page = await admin.Page($"/Staff/Show/{Roles.Clerk}");
        Assert.NotNull(page.QuerySelector("form[action$='handler=Unlock']"));
        await Do(admin, Roles.Clerk, "Unlock", []);
        Assert.Equal("/", (await person.SignIn(Roles.Clerk, CounterFactory.Password)).RequestMessage!.RequestUri!.AbsolutePath);

        var given = (await Session.Document(await Do(admin, Roles.Clerk, "Password", []))).QuerySelector("main .big code")!.TextContent;
        var back = new Session(factory);
        Assert.Equal("/Account/SignIn", (await back.SignIn(Roles.Clerk, CounterFactory.Password)).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("/Account/Password", (await back.SignIn(Roles.Clerk, given)).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task The_last_administrator_stays_and_nobody_changes_the_own_account()
    {
        await using var factory = new CounterFactory("sqlite", empty: true);
        await factory.CreateStaff();
        await using (var db = factory.NewContext())
        {
            await new StaffAccounts(db).Create("admin-two", "管理 二", CounterFactory.Password, Roles.Administrator, cancel: TestContext.Current.CancellationToken);
        }

        var (one, two) = (await Session.SignedIn(factory, Roles.Administrator), await Session.SignedIn(factory, "admin-two"));
        Assert.Contains("別の管理者が変更します", await Text(await Do(one, Roles.Administrator, "Disable", [])), StringComparison.Ordinal);
        await Do(two, Roles.Administrator, "Disable", []);
        await using var after = factory.NewContext();
        var administration = new StaffAdministration(after, new StaffAccounts(after));
        var actor = new StaffActor("billing@server", factory.Clock.Now);
        foreach (var act in (Func<Task>[])[
            () => administration.Disable("admin-two", null, actor, TestContext.Current.CancellationToken),
            () => administration.Change("admin-two", new("管理 二", [Roles.Clerk], Affiliation.City), actor, TestContext.Current.CancellationToken)])
        {
            Assert.Equal("staff.last", (await Assert.ThrowsAsync<BusinessRuleException>(act)).Code);
        }
    }

    private static async Task<string> Change(Session person, string current, string wanted, string? again = null) =>
        await Text(await person.Post("/Account/Password", "/Account/Password", new() { ["Current"] = current, ["Wanted"] = wanted, ["Again"] = again ?? wanted }));

    private static Task<HttpResponseMessage> Do(Session admin, string name, string act, Dictionary<string, string> fields) => admin.Post("/Account/Mine", $"/Staff/Show/{name}?handler={act}", fields);

    private static async Task<string> Text(HttpResponseMessage answer) => (await Session.Document(answer)).Body!.TextContent;

    private static async Task<string> At(Session session, string path) => (await session.Client.GetAsync(path, TestContext.Current.CancellationToken)).RequestMessage!.RequestUri!.AbsolutePath;
}
