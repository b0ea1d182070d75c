using Billing.Db.Accounts;
using Billing.Kernel;
using Billing.Web.Tests.Counter;
using Billing.Web.Tests.Rights;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Web.Tests.Hardening;

/// <summary>A person with every role, so that nothing but the door in question stands in the way.</summary>
internal static class Everybody
{
    public const string Name = "everybody";

    public static async Task<Caller> SignIn(CounterFactory factory)
    {
        await Create(factory);
        return await Caller.Create(factory, Name);
    }

    public static async Task Create(CounterFactory factory)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var db = factory.NewContext();
        var accounts = new StaffAccounts(db);
        await accounts.Create(Name, "全 権", CounterFactory.Password, Roles.Clerk, cancel: stop);
        await accounts.SetRoles(await db.Set<StaffUser>().SingleAsync(u => u.UserName == Name, stop), [.. Roles.All], stop);
        await db.SaveChangesAsync(stop);
    }
}
