using System.Text.Json;
using Billing.Cli;
using Xunit;

namespace Billing.Tests.Cli;

/// <summary><c>billing rules check</c>, called as an operator calls it.</summary>
public sealed class RulesCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("billing-rules-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Check_passes_every_published_case()
    {
        var (code, output, error) = await Run("rules", "check", CaseFiles.Case("rules"));

        Assert.Equal((0, ""), (code, error));
        Assert.EndsWith(" passed, 0 failed", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_names_a_failed_case_with_what_was_expected_and_what_came_out()
    {
        var file = Write("""{ "id": "dear", "what": "a month", "supply": { "service": "water", "useClass": "一般用", "meterSize": 13, "m3": 20, "from": "2026-04-01", "to": "2026-04-30", "months": 1 }, "expect": { "yen": 1, "m3": 20 } }""");

        var (code, output, _) = await Run("rules", "check", file, "--lang", "en");

        Assert.Equal(1, code);
        Assert.Contains("dear (a month) yen: expected 1, got 2,134", output, StringComparison.Ordinal);
        Assert.DoesNotContain("m3:", output, StringComparison.Ordinal);
        Assert.Equal("0 passed, 1 failed", output.TrimEnd().Split('\n')[^1].TrimEnd());

        var document = JsonDocument.Parse((await Run("rules", "check", file, "--json")).Output).RootElement;
        var miss = document.GetProperty("files")[0].GetProperty("misses")[0];
        Assert.Equal(("dear", "yen", "1", "2,134"), (miss.GetProperty("case").GetString(), miss.GetProperty("field").GetString(), miss.GetProperty("expected").GetString(), miss.GetProperty("actual").GetString()));
    }

    [Fact]
    public async Task Check_names_a_charge_where_a_refusal_was_expected_and_a_refusal_where_a_charge_was()
    {
        const string supply = """ "supply": { "service": "water", "useClass": "USE", "meterSize": 13, "m3": 20, "from": "2026-04-01", "to": "2026-04-30", "months": 1 }, """;
        var file = Write(
            "{ \"id\": \"a\", \"what\": \"w\"," + supply.Replace("USE", "一般用", StringComparison.Ordinal) + " \"expect\": { \"refused\": \"charge.no-residents\" } },"
            + "{ \"id\": \"b\", \"what\": \"w\"," + supply.Replace("USE", "船舶用", StringComparison.Ordinal) + " \"expect\": { \"yen\": 5 } },"
            + "{ \"id\": \"c\", \"what\": \"w\"," + supply.Replace("USE", "船舶用", StringComparison.Ordinal) + " \"expect\": { \"refused\": \"tariff.no-rate\" } }");

        var (code, output, _) = await Run("rules", "check", file, "--lang", "en");

        Assert.Equal(1, code);
        Assert.Contains("a (w) refused: expected charge.no-residents, got 2,134", output, StringComparison.Ordinal);
        Assert.Contains("b (w) refused: expected a charge, got tariff.no-rate: ", output, StringComparison.Ordinal);
        Assert.Equal("1 passed, 2 failed", output.TrimEnd().Split('\n')[^1].TrimEnd());
    }

    [Theory]
    [InlineData("""{ "id": "a", "what": "w", "supply": { "service": "steam" }, "expect": { } }""", "$.cases[0].supply.service")]
    [InlineData("""{ "id": "a", "what": "w", "expect": { "yen": 1 } }""", "$.cases[0].supply")]
    public async Task Unusable_cases_end_with_2_and_name_file_and_path(string of, string path)
    {
        var file = Write(of);

        var (code, _, error) = await Run("rules", "check", file, "--verbose");

        Assert.Equal(2, code);
        Assert.Contains($"{file}: {path}", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_book_that_is_not_there_is_named_with_the_field()
    {
        var file = Write("""{ "id": "a", "what": "w", "supply": { "service": "water", "useClass": "一般用", "m3": 1, "from": "2026-04-01", "to": "2026-04-30", "months": 1 }, "expect": { "yen": 1 } }""", "nowhere");

        var (code, _, error) = await Run("rules", "check", file);

        Assert.Equal(2, code);
        Assert.Contains($"{file}: $.rulebook: ", error, StringComparison.Ordinal);
    }

    private string Write(string cases, string? rulebook = null)
    {
        var file = Path.Combine(_folder, "cases.json");
        File.WriteAllText(file, $$"""
            { "format": "water-rule-cases/1", "rulebook": {{JsonSerializer.Serialize(rulebook ?? CaseFiles.PathOf("db", "rulebooks", "komatsushima"))}}, "title": "t", "citations": ["c"], "cases": [ {{cases}} ] }
            """);
        return file;
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
