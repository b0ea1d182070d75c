using System.Text.Json;
using Billing.Cli;
using Billing.Db.Accounts;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Tests.Cli;

/// <summary>What an operator does at the server's command line about keys and emergencies.</summary>
public sealed class ApiKeyCommandTests
{
    [Theory]
    [EveryDatabase]
    public async Task A_key_is_made_listed_without_its_secret_and_revoked(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var (code, output, _) = await Run(test, "api-key", "create", "検針会社", "--scope", "readings:write", "--days", "30", "--json");
        Assert.Equal(0, code);
        var key = JsonDocument.Parse(output).RootElement.GetProperty("key").GetString()!;
        Assert.Matches("^bk_[a-z2-9]{8}_[0-9a-f]{64}$", key);
        var prefix = string.Join('_', key.Split('_')[..2]);

        var (_, list, _) = await Run(test, "api-key", "list");
        Assert.Contains(prefix, list, StringComparison.Ordinal);
        Assert.Contains("good", list, StringComparison.Ordinal);
        Assert.DoesNotContain(key, list, StringComparison.Ordinal);

        Assert.Equal(0, (await Run(test, "api-key", "revoke", prefix)).Code);
        Assert.Contains("revoked", (await Run(test, "api-key", "list")).Output, StringComparison.Ordinal);
        var (unknown, _, said) = await Run(test, "api-key", "revoke", "bk_unknown1");
        Assert.Equal(2, unknown);
        Assert.StartsWith("key.unknown", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Breaking_the_glass_is_said_aloud_and_on_record_with_who_and_why()
    {
        using var test = TestDatabase.Create("sqlite");
        var (code, output, said) = await Run(test, "staff", "break-glass", "--reason", "管理者が全員サインインできない", "--hours", "2", "--json");
        Assert.Equal(0, code);
        Assert.Contains("ALARM", said, StringComparison.Ordinal);
        var made = JsonDocument.Parse(output).RootElement;
        await using var db = test.NewContext();
        var entry = await db.Set<EmergencyEntry>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((made.GetProperty("userName").GetString(), "管理者が全員サインインできない", "administrator"), (entry.UserName, entry.Reason, entry.Role));
        Assert.Equal(NodaTime.Duration.FromHours(2), entry.Until - entry.At);
        Assert.Contains(Environment.UserName, entry.By, StringComparison.Ordinal);

        var (refused, _, why) = await Run(test, "staff", "break-glass", "--reason", "急");
        Assert.Equal(2, refused);
        Assert.StartsWith("emergency.reason", why, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> Run(TestDatabase test, params string[] words)
    {
        using StringWriter output = new(), error = new();
        var code = await CommandLine.RunAsync([.. words, "--lang", "en", "--database", test.Database.Provider, "--connection", test.Database.Connection], output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
