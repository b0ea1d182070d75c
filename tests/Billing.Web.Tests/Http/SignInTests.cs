using Billing.Kernel;
using System.Net;
using Billing.Db.Accounts;
using Billing.Testing;
using Billing.Web.Accounts;
using Billing.Web.Tests.Counter;
using Xunit;

namespace Billing.Web.Tests.Http;

public sealed class SignInTests
{
    [Theory]
    [EveryDatabase]
    public async Task A_person_signs_in_and_out(string provider)
    {
        await using var factory = new CounterFactory(provider, empty: true);
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);

        Assert.Contains("本日の窓口", (await session.Page("/")).Body!.TextContent, StringComparison.Ordinal);
        await session.Post("/", "/Account/SignOut", []);
        var after = await session.Client.GetAsync("/", TestContext.Current.CancellationToken);
        Assert.Contains("/Account/SignIn", after.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [EveryDatabase]
    public async Task Five_wrong_passwords_lock_the_name_even_for_the_right_one(string provider)
    {
        await using var factory = new CounterFactory(provider, empty: true);
        await factory.CreateStaff();
        var session = new Session(factory);
        for (var i = 0; i < SignInSetup.FailuresUntilLockOut; i++)
        {
            await session.SignIn(Roles.Clerk, "wrong-password-1");
        }

        var answer = await session.SignIn(Roles.Clerk, CounterFactory.Password);
        var page = await Session.Document(answer);
        Assert.Contains("15分間ロックしました", page.Body!.TextContent, StringComparison.Ordinal);
        var home = await session.Client.GetAsync("/", TestContext.Current.CancellationToken);
        Assert.Contains("/Account/SignIn", home.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [EveryDatabase]
    public async Task Who_was_added_from_outside_signs_in_with_the_generated_password_and_may_do_what_the_role_may(string provider)
    {
        await using var factory = new CounterFactory(provider, empty: true);
        var password = PasswordRule.Generate();
        await using (var db = factory.NewContext())
        {
            // What "billing staff add" calls.
            await new StaffAccounts(db).Create("s.yamada", "山田 聡", password, Roles.SeniorClerk, cancel: TestContext.Current.CancellationToken);
        }

        var session = new Session(factory);
        await session.SignIn("S.Yamada", password);

        Assert.Contains("山田 聡", (await session.Page("/Readings/Import")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var factory = new CounterFactory("sqlite", empty: true);
        await factory.CreateStaff();
        var session = new Session(factory);
        var answer = await session.Client.PostAsync(
            "/Account/SignIn",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["Name"] = Roles.Clerk, ["Password"] = CounterFactory.Password }),
            TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
