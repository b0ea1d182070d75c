using System.Diagnostics;
using System.Text.Json;
using Billing.Testing;
using Xunit;

namespace Billing.Tests.Cli;

/// <summary>The real program in a folder of settings of its own.</summary>
public sealed class DoctorCommandTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("billing-doctor-");

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public async Task A_typo_in_the_settings_is_named_with_what_was_meant()
    {
        Write("""{ "Database": { "Provder": "sqlite" }, "Night": { "At": "21:00" }, "Alarms": { "BackupHour": 24 } }""");

        var (code, findings) = await Doctor();

        Assert.Equal(1, code);
        var unknown = findings.Where(f => f.Code == "settings.unknown").ToList();
        Assert.Equal(2, unknown.Count);
        Assert.Contains(unknown, f => f.Message.Contains("Database:Provder", StringComparison.Ordinal) && f.Remedy.Contains("Provider", StringComparison.Ordinal));
        Assert.Contains(unknown, f => f.Remedy.Contains("BackupHours", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Settings_that_cannot_be_read_are_told_with_their_line()
    {
        Write("{\n  \"Night\": { \"At\": 21:00 }\n}");

        var (code, findings) = await Doctor();

        Assert.Equal(1, code);
        Assert.Contains("line 2", Assert.Single(findings, f => f.Code == "settings.unreadable").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_work_is_told_with_its_remedy_and_everything_else_is_still_looked_at()
    {
        Write("""
            {
              "urls": "https://0.0.0.0:443;http://0.0.0.0:80", "RuleBook": "nowhere", "Counter": { "TimeZone": "Asia/Edo" }, "Printing": { "Browser": "/no/browser" },
              "Database": { "Provider": "postgres" }, "ConnectionStrings": { "Billing": "Host=127.0.0.1;Port=9;Database=billing;Username=b;Password=secret-word;Timeout=2" }
            }
            """);
        var keys = _home.CreateSubdirectory(Path.Combine("App_Data", "keys"));
        if (!OperatingSystem.IsWindows())
        {
            keys.UnixFileMode |= UnixFileMode.OtherRead;
        }

        var (code, findings) = await Doctor();

        Assert.Equal(1, code);
        foreach (var expected in (string[])["web.certificate", "web.plain", "rules", "settings.time-zone", "machine.browser", "database.unreachable"])
        {
            Assert.NotEqual("", Assert.Single(findings, f => f.Code == expected).Remedy);
        }

        Assert.Equal(OperatingSystem.IsWindows() ? 0 : 2, findings.Count(f => f.Code == "machine.readable"));
        Assert.DoesNotContain(findings, f => f.Message.Contains("secret-word", StringComparison.Ordinal));
    }

    [Theory]
    [EveryDatabase]
    public async Task A_database_of_this_version_is_well_and_what_stands_as_an_alarm_is_told(string provider)
    {
        using var test = TestDatabase.Create(provider);

        var (_, findings) = await Doctor("--database", provider, "--connection", test.Database.Connection);

        Assert.Equal("well", Assert.Single(findings, f => f.Code == "database.schema").Level);
        Assert.Contains("billing backup", Assert.Single(findings, f => f.Code == "alarm.1401").Remedy, StringComparison.Ordinal);
        Assert.Equal(test.Database.ManyWriters ? 1 : 0, findings.Count(f => f.Code == "processes.worker"));
        Assert.DoesNotContain(findings, f => f.Code == "database.clock");
    }

    private void Write(string settings)
    {
        var file = Path.Combine(_home.FullName, "appsettings.json");
        File.WriteAllText(file, settings);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        }
    }

    private async Task<(int Code, IReadOnlyList<(string Code, string Level, string Message, string Remedy)> Findings)> Doctor(params string[] more)
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "billing.dll"), "doctor", "--json", "--lang", "en", .. more])
        {
            Environment = { ["BILLING_HOME"] = _home.FullName },
            RedirectStandardOutput = true,
        })!;
        var output = await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (program.ExitCode, [.. JsonDocument.Parse(output).RootElement.GetProperty("findings").EnumerateArray().Select(f => (Text(f, "code"), Text(f, "level"), Text(f, "message"), Text(f, "remedy")))]);
    }

    private static string Text(JsonElement finding, string name) => finding.GetProperty(name).GetString() ?? "";
}
