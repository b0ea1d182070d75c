using System.Text.RegularExpressions;
using Xunit;

namespace Billing.Tests.Conventions;

/// <summary><c>tests/asvs.md</c> answers every requirement of OWASP ASVS 4.0.3, levels 1 and 2, once, and names only tests that there are.</summary>
public sealed partial class AsvsTests
{
    private static readonly string[] Answers = ["met", "partly", "not met", "not ours"];

    [Fact]
    public void Every_requirement_is_answered_once()
    {
        var asked = File.ReadLines(CaseFiles.PathOf("tests", "Billing.Tests", "Cases", "requirements", "asvs-4.0.3-l2.txt")).Where(line => line.Length > 0 && line[0] != '#');
        Assert.Equal(asked.Order(StringComparer.Ordinal), Rows().Select(row => row.Id).Order(StringComparer.Ordinal));
        Assert.All(Rows(), row => Assert.Contains(row.Answer, Answers));
    }

    [Fact]
    public void What_is_met_names_its_tests_and_what_is_not_its_reason()
    {
        var tests = Directory.EnumerateFiles(CaseFiles.PathOf("tests"), "*.cs", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToHashSet();
        var missing = Rows().SelectMany(row => row.Tests.Where(test => !tests.Contains(test)).Select(test => $"{row.Id} names {test}, which there is not.")).ToList();
        Assert.Empty(missing);
        Assert.All(Rows(), row =>
        {
            Assert.True(row.Answer != "met" || row.Tests.Count > 0, $"{row.Id} names no test.");
            Assert.True(row.Answer == "met" || row.Remark.Length > 0, $"{row.Id} gives no reason.");
        });
    }

    [Fact]
    public void The_count_at_the_top_is_that_of_the_rows()
    {
        var rows = Rows();
        int Of(string answer) => rows.Count(row => row.Answer == answer);
        Assert.Contains($"Of {rows.Count} requirements: {Of("met")} met, {Of("partly")} partly, {Of("not met")} not met, {Of("not ours")} not ours.", File.ReadAllText(CaseFiles.PathOf("tests", "asvs.md")), StringComparison.Ordinal);
    }

    private static List<Row> Rows() => [.. File.ReadLines(CaseFiles.PathOf("tests", "asvs.md"))
        .Select(line => RowText().Match(line)).Where(m => m.Success)
        .Select(m => new Row(m.Groups[1].Value, m.Groups[2].Value, [.. TestName().Matches(m.Groups[3].Value).Select(t => t.Groups[1].Value)], m.Groups[4].Value.Trim()))];

    [GeneratedRegex(@"^\| (\d+\.\d+\.\d+) \| .* \| ([a-z ]+) \| ([^|]*) \| (.*)\|$")]
    private static partial Regex RowText();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex TestName();

    private sealed record Row(string Id, string Answer, IReadOnlyList<string> Tests, string Remark);
}
