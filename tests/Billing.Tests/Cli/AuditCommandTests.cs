using System.Text.Json;
using Billing.Cli;
using Billing.Privacy;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Tests.Cli;

public sealed class AuditCommandTests
{
    [Theory, EveryDatabase]
    public async Task The_chain_is_checked_from_the_command_line_and_what_was_deleted_is_named(string provider)
    {
        using var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 3);
        Look(test, "clerk", "clerk", "senior");
        var (code, output, _) = await Call(test, "verify", "--seal", "--json");
        var report = JsonDocument.Parse(output).RootElement;
        Assert.Equal((0, 0), (code, report.GetProperty("unsealed").GetInt32()));
        var end = $"{report.GetProperty("end").GetProperty("sequence").GetInt64()}:{report.GetProperty("end").GetProperty("hash").GetString()}";
        Assert.Equal(0, (await Call(test, "verify", "--known", end)).Code);

        using (var db = test.NewContext())
        {
            db.AccessEntries.Where(e => e.Who == "senior").ExecuteDelete();
        }

        var (found, said, _) = await Call(test, "verify", "--lang", "en");
        Assert.Equal(1, found);
        Assert.Contains("audit.missing", said, StringComparison.Ordinal);
        Assert.Contains("The record was deleted", said, StringComparison.Ordinal);
        Assert.Equal(2, (await Call(test, "verify", "--known", "12")).Code);
    }

    [Fact]
    public async Task Records_are_exported_and_only_those_whose_time_is_over_are_disposed_of()
    {
        using var test = TestDatabase.Create("sqlite");
        Look(test, "clerk");
        var (code, lines, said) = await Call(test, "export", "--from", "2000-01-01", "--to", "2100-12-31");
        Assert.Equal((0, 3), (code, lines.Trim().Split('\n').Length));
        Assert.Contains("2", said, StringComparison.Ordinal);
        Assert.Contains(",clerk,Viewed,", lines, StringComparison.Ordinal);
        Assert.Contains($",cli:{Environment.UserName},Exported,", lines, StringComparison.Ordinal);
        Assert.Equal(2, (await Call(test, "export", "--from", "2000-01-01")).Code);

        await Call(test, "verify", "--seal");
        Assert.Contains("Nothing is due", (await Call(test, "dispose", "--lang", "en")).Output, StringComparison.Ordinal);
        using (var db = test.NewContext())
        {
            db.AccessEntries.Add(new AccessEntry { At = NodaTime.Instant.FromUtc(2010, 1, 1, 0, 0), Who = "old", Kind = AccessKind.Viewed });
            db.SaveChanges();
        }

        await Call(test, "verify", "--seal");
        Assert.Contains("1 records", (await Call(test, "dispose", "--lang", "en")).Output, StringComparison.Ordinal);
        Assert.Contains("were disposed of", (await Call(test, "dispose", "--yes", "--lang", "en")).Output, StringComparison.Ordinal);
        var (still, report, _) = await Call(test, "verify", "--seal", "--json");
        Assert.Equal((0, 1), (still, JsonDocument.Parse(report).RootElement.GetProperty("disposed").GetInt32()));
    }

    private static void Look(TestDatabase test, params string[] who)
    {
        using var db = test.NewContext();
        db.AccessEntries.AddRange(who.Select(name => new AccessEntry { At = NodaTime.Instant.FromUtc(2026, 11, 20, 1, 0), Who = name, Kind = AccessKind.Viewed }));
        db.SaveChanges();
    }

    private static async Task<(int Code, string Output, string Said)> Call(TestDatabase test, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(["audit", .. args, "--database", test.Database.Provider, "--connection", test.Database.Connection], output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
