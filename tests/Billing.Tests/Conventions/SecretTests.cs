using Xunit;

namespace Billing.Tests.Conventions;

/// <summary>What must not stand in the sources: secrets, calls to elsewhere, and what would write them down.</summary>
public sealed class SecretTests
{
    private static IReadOnlyList<SourceFile> Sources => [.. SourceFile.Under("src", ".cs", ".cshtml", ".razor", ".json", ".js"), .. SourceFile.Under("db", ".cs", ".json", ".sh")];

    [Fact]
    public void No_secret_stands_in_the_sources() => SourceFile.AssertNone(SourceFile.Find(
        Sources,
        @"(?i)(-----BEGIN [A-Z ]*PRIVATE KEY|bk_[a-z2-9]{8}_[0-9a-f]{64}|AKIA[0-9A-Z]{16}|(password|pwd|secret)\s*=\s*(?!true|false|null)[A-Za-z0-9!@#%^&*-]{4,}\s*(;|""|$))")
        .Where(found => !found.Contains("DemoSignIns.cs", StringComparison.Ordinal))); // Known to everybody, for a database that this program made itself.

    [Fact]
    public void The_product_calls_nobody_but_its_database() =>
        SourceFile.AssertNone(SourceFile.Find(SourceFile.Under("src", ".cs").Concat(SourceFile.Under("db", ".cs")), @"\b(HttpClient|WebClient|WebRequest|SmtpClient|TcpClient|UdpClient)\b"));

    [Fact]
    public void What_is_sent_to_the_database_is_not_logged_with_its_values() =>
        SourceFile.AssertNone(SourceFile.Find(SourceFile.Under("src", ".cs").Concat(SourceFile.Under("db", ".cs")), @"\b(EnableSensitiveDataLogging|EnableDetailedErrors|UseHttpLogging|UseDeveloperExceptionPage)\b"));

    /// <summary>A log message has no value of the field that was wrong, no person and no password; what it may name is listed here.</summary>
    [Fact]
    public void Messages_for_the_log_name_no_secret() =>
        SourceFile.AssertNone(SourceFile.Find(SourceFile.Under("src", ".cs"), @"LoggerMessage\(.*\{(?i:password|code|key|token|secret|phone|address(?!})|kana)\}"));
}
