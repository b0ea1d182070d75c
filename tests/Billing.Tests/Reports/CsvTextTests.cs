using System.Text;
using Billing.Exchange;
using Billing.Kernel;
using Billing.Tests.Conventions;
using Xunit;

namespace Billing.Tests.Reports;

/// <summary>No file that this program writes is a formula to a spreadsheet.</summary>
public sealed class CsvTextTests
{
    public static TheoryData<string, string> Dangerous => new()
    {
        { "=1+1", "'=1+1" },
        { "+81-885", "'+81-885" },
        { "-1+1", "'-1+1" },
        { "@SUM(A1)", "'@SUM(A1)" },
        { "\t=1", "'\t=1" },
        { "\r=1", "\"'\r=1\"" },
        { "=HYPERLINK(\"http://evil.example\",\"x\")", "\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\"" },
    };

    [Theory]
    [MemberData(nameof(Dangerous))]
    public void What_begins_like_a_formula_is_shown_and_not_run(string words, string expected) => Assert.Equal(expected, CsvText.Words(words));

    [Theory]
    [InlineData("")]
    [InlineData("家事用")]
    [InlineData("O'Hara")]
    [InlineData("1-2-3")]
    public void Other_words_stay_as_they_are(string words) => Assert.Equal(words, CsvText.Words(words));

    [Fact]
    public void A_file_of_usage_comes_back_as_it_was_written()
    {
        UsageRow[] rows = [new("=cmd|' /C calc'!A0", 20, "+x", 10, 2, 1, 5), new("家事用,特別", null, null, 0, 1, 3, 7)];
        var written = UsageCsv.Write(rows);
        Assert.DoesNotContain("\n=", written, StringComparison.Ordinal);
        Assert.Equal(rows, UsageCsv.Read("usage.csv", Encoding.UTF8.GetBytes(written)));
    }

    /// <summary>Every file in the sources that puts commas between values takes its words from the one place.</summary>
    [Fact]
    public void Every_writer_of_CSV_takes_its_words_from_CsvText()
    {
        var writers = SourceFile.Under("src", ".cs").Where(f => f.Code.Any(line => line.Text.Contains("AppendJoin(','", StringComparison.Ordinal) || line.Text.Contains("string.Join(',', fields", StringComparison.Ordinal)
            || System.Text.RegularExpressions.Regex.IsMatch(line.Text, @"\$"".*\},\{.*\},\{.*\},\{"))).ToList();
        Assert.Contains(writers, f => f.Path.EndsWith("ReportCsv.cs", StringComparison.Ordinal));
        Assert.Contains(writers, f => f.Path.EndsWith("UsageCsv.cs", StringComparison.Ordinal));
        SourceFile.AssertNone(writers.Where(f => !f.Code.Any(line => line.Text.Contains("CsvText.Words", StringComparison.Ordinal))).Select(f => f.Path));
    }
}
