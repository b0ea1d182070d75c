using Billing.Kernel;
using Billing.Web.Tests.Counter;
using Billing.Web.Tests.Http;
using Xunit;

namespace Billing.Web.Tests.Hardening;

/// <summary>What an operator reads in the log about who tried what.</summary>
public sealed class AccessLogTests
{
    [Fact]
    public async Task Refused_access_and_failed_sign_ins_are_logged_without_what_was_typed()
    {
        await using var factory = new CounterFactory("sqlite", empty: true);
        await factory.CreateStaff();
        var clerk = await Session.SignedIn(factory, Roles.Clerk);
        await clerk.Client.GetAsync("/Staff/Keys?q=secret-thing", TestContext.Current.CancellationToken);
        await new Session(factory).SignIn(Roles.Clerk, "wrong-password-1");
        await new Session(factory).SignIn("my-password-by-mistake", "wrong-password-1");

        var log = factory.Log.ToString();
        Assert.Contains("Access refused to clerk: GET /Staff/Keys.", log, StringComparison.Ordinal);
        Assert.Contains("Sign-in failed for clerk", log, StringComparison.Ordinal);
        Assert.Contains("Sign-in failed for (unknown)", log, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-password-1", log, StringComparison.Ordinal);
        Assert.DoesNotContain("my-password-by-mistake", log, StringComparison.Ordinal);
        var ours = log.Split('\n').Where(line => line.StartsWith("Access refused", StringComparison.Ordinal) || line.StartsWith("Sign-in failed", StringComparison.Ordinal));
        Assert.All(ours, line => Assert.DoesNotContain("secret-thing", line, StringComparison.Ordinal)); // The server's own lines below Warning are off in the counter.
    }
}
