using System.Text;
using Billing.Db.Accounts;
using Billing.Kernel;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Billing.Web.Tests.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Web.Tests.Accounts;

public sealed class TwoFactorTests
{
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(20000000000, "65353130")]
    public void The_device_of_these_tests_shows_what_the_table_of_RFC_6238_says(long seconds, string expected) =>
        Assert.Equal(expected, Device.Code(Encoding.ASCII.GetBytes("12345678901234567890"), seconds / 30, 8));

    [Theory]
    [EveryDatabase]
    public async Task A_person_sets_up_a_device_and_then_needs_it_at_the_door(string provider)
    {
        await using var factory = new CounterFactory(provider, empty: true);
        await factory.CreateStaff();
        var (key, codes) = await SetUp(factory, Roles.Auditor);

        var session = new Session(factory);
        var asked = await session.SignIn(Roles.Auditor, CounterFactory.Password);
        Assert.EndsWith("/Account/Code", asked.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("/Account/SignIn", await At(session, "/")); // The password alone opens nothing.

        var (_, page) = await Enter(session, "000000");
        Assert.Contains("コードが違うか、使用済み", page, StringComparison.Ordinal);
        var (path, _) = await Enter(session, Device.Code(key, 1));
        Assert.Equal("/", path);
        Assert.Equal(10, codes.Count);
    }

    [Fact]
    public async Task A_code_is_taken_once()
    {
        await using var factory = new CounterFactory("sqlite", empty: true);
        await factory.CreateStaff();
        var (key, _) = await SetUp(factory, Roles.Auditor);
        var code = Device.Code(key, 1);
        var (first, second) = (new Session(factory), new Session(factory));
        await first.SignIn(Roles.Auditor, CounterFactory.Password);
        await second.SignIn(Roles.Auditor, CounterFactory.Password);

        Assert.Equal("/", (await Enter(first, code)).Path);
        Assert.Equal("/Account/Code", (await Enter(second, code)).Path);
    }

    [Fact]
    public async Task A_recovery_code_opens_the_door_once_and_is_on_record()
    {
        await using var factory = new CounterFactory("sqlite", empty: true);
        await factory.CreateStaff();
        var (_, codes) = await SetUp(factory, Roles.Auditor);
        var (first, second) = (new Session(factory), new Session(factory));
        await first.SignIn(Roles.Auditor, CounterFactory.Password);
        await second.SignIn(Roles.Auditor, CounterFactory.Password);

        Assert.Equal("/", (await Enter(first, codes[0].ToLowerInvariant())).Path);
        Assert.Equal("/Account/Code", (await Enter(second, codes[0])).Path);
        Assert.Equal("/", (await Enter(second, codes[1])).Path);
        await using var db = factory.NewContext();
        Assert.Equal(2, await db.Set<StaffAct>().CountAsync(a => a.Kind == StaffActKind.RecoveryCodeUsed && a.About == Roles.Auditor, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_like_wrong_passwords()
    {
        await using var factory = new CounterFactory("sqlite", empty: true);
        await factory.CreateStaff();
        var (key, _) = await SetUp(factory, Roles.Auditor);
        var session = new Session(factory);
        await session.SignIn(Roles.Auditor, CounterFactory.Password);
        foreach (var wrong in (string[])["AAAAA-AAAAA", "BBBBB-BBBBB", "000000", "000000"])
        {
            await Enter(session, wrong);
        }

        await Enter(session, "111111");
        Assert.NotEqual("/", (await Enter(session, Device.Code(key, 1))).Path);
        Assert.Equal("/Account/SignIn", await At(session, "/"));
    }

    [Fact]
    public async Task Who_reads_the_database_has_neither_key_nor_codes()
    {
        await using var factory = new CounterFactory("sqlite", empty: true);
        await factory.CreateStaff();
        var (key, codes) = await SetUp(factory, Roles.Auditor);
        await using var db = factory.NewContext();
        var kept = string.Join('\n', await db.Set<IdentityUserToken<string>>().Select(t => t.Value).ToListAsync(TestContext.Current.CancellationToken));

        Assert.NotEmpty(kept);
        Assert.DoesNotContain(key.Replace(" ", "", StringComparison.Ordinal), kept, StringComparison.OrdinalIgnoreCase);
        Assert.All(codes, code => Assert.DoesNotContain(code, kept, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_role_that_needs_a_device_sees_nothing_else_until_it_is_set_up()
    {
        await using var factory = new CounterFactory("sqlite", empty: true);
        factory.Settings["SignIn:TwoFactorRoles"] = $"{Roles.Administrator}, {Roles.Auditor}";
        await factory.CreateStaff();
        var clerk = await Session.SignedIn(factory, Roles.Clerk);
        Assert.Equal("/", await At(clerk, "/"));

        var auditor = await Session.SignedIn(factory, Roles.Auditor);
        Assert.Equal("/Account/TwoFactor", await At(auditor, "/"));
        Assert.Equal("/Account/TwoFactor", await At(auditor, "/Protection/Log"));
        await TurnOn(auditor);
        Assert.Equal("/Protection/Log", await At(auditor, "/Protection/Log"));
    }

    [Fact]
    public async Task Turning_it_off_needs_the_password()
    {
        await using var factory = new CounterFactory("sqlite", empty: true);
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Auditor);
        await TurnOn(session);

        await session.Post("/Account/TwoFactor", "/Account/TwoFactor?handler=Off", new() { ["Password"] = "not-my-password" });
        Assert.True(await IsOn(factory));
        await session.Post("/Account/TwoFactor", "/Account/TwoFactor?handler=Off", new() { ["Password"] = CounterFactory.Password });
        Assert.False(await IsOn(factory));
    }

    private static async Task<bool> IsOn(CounterFactory factory)
    {
        await using var db = factory.NewContext();
        return await db.Set<StaffUser>().Where(u => u.UserName == Roles.Auditor).Select(u => u.TwoFactorEnabled).SingleAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<(string Key, IReadOnlyList<string> Codes)> SetUp(CounterFactory factory, string name) => await TurnOn(await Session.SignedIn(factory, name));

    private static async Task<(string Key, IReadOnlyList<string> Codes)> TurnOn(Session session)
    {
        var page = await session.Page("/Account/TwoFactor");
        var key = page.QuerySelector("main code")!.TextContent;
        Assert.NotNull(page.QuerySelector("svg.qr path"));
        var done = await Session.Document(await session.Post("/Account/TwoFactor", "/Account/TwoFactor?handler=On", new() { ["Code"] = Device.Code(key) }));
        return (key, [.. done.QuerySelectorAll(".codes code").Select(c => c.TextContent)]);
    }

    private static async Task<(string Path, string Text)> Enter(Session session, string code)
    {
        var answer = await session.Post("/Account/Code", "/Account/Code", new() { ["Code"] = code });
        return (answer.RequestMessage!.RequestUri!.AbsolutePath, (await Session.Document(answer)).Body!.TextContent);
    }

    private static async Task<string> At(Session session, string path) => (await session.Client.GetAsync(path, TestContext.Current.CancellationToken)).RequestMessage!.RequestUri!.AbsolutePath;
}
