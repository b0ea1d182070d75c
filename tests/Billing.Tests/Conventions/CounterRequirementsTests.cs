using System.Text.RegularExpressions;
using Xunit;

namespace Billing.Tests.Conventions;

/// <summary><c>tests/counter-requirements.md</c> answers every requirement once, and names only tests that there are.</summary>
public sealed partial class CounterRequirementsTests
{
    private static readonly string[] Answers = ["met", "partly", "not met", "not ours"];

    [Fact]
    public void Every_requirement_is_answered_once()
    {
        var asked = File.ReadLines(CaseFiles.PathOf("tests", "Billing.Tests", "Cases", "requirements", "counter.csv")).Skip(1).Select(line => line[..line.IndexOf(',', StringComparison.Ordinal)]);
        Assert.Equal(asked.Order(StringComparer.Ordinal), Rows().Select(row => row.Id).Order(StringComparer.Ordinal));
        Assert.All(Rows(), row => Assert.Contains(row.Answer, Answers));
    }

    [Fact]
    public void What_is_met_names_its_tests_and_what_is_not_its_reason()
    {
        var tests = Directory.EnumerateFiles(CaseFiles.PathOf("tests"), "*.cs", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToHashSet();
        Assert.All(Rows(), row =>
        {
            Assert.True(row.Answer != "met" || row.Tests.Count > 0, $"{row.Id} names no test.");
            Assert.True(row.Answer == "met" || row.Remark.Length > 0, $"{row.Id} gives no reason.");
            Assert.All(row.Tests, test => Assert.True(tests.Contains(test), $"{row.Id} names {test}, which there is not."));
        });
    }

    private static List<Row> Rows() => [.. File.ReadLines(CaseFiles.PathOf("tests", "counter-requirements.md"))
        .Select(line => RowText().Match(line)).Where(m => m.Success)
        .Select(m => new Row(m.Groups[1].Value, m.Groups[2].Value, [.. TestName().Matches(m.Groups[3].Value).Select(t => t.Groups[1].Value)], m.Groups[4].Value.Trim()))];

    [GeneratedRegex(@"^\| ([A-Z]+\d*-\d+) \| .* \| ([a-z ]+) \| ([^|]*) \| (.*)\|$")]
    private static partial Regex RowText();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex TestName();

    private sealed record Row(string Id, string Answer, IReadOnlyList<string> Tests, string Remark);
}
