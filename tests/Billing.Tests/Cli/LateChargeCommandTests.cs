using System.Text.Json;
using Billing.Cli;
using Xunit;

namespace Billing.Tests.Cli;

public class LateChargeCommandTests
{
    [Fact]
    public async Task The_late_charge_is_told_as_one_document()
    {
        var (code, document) = await Run("--kind", "sewer", "--principal", "48400", "--due", "2024-05-02", "--paid", "2024-10-30");
        var parts = document.GetProperty("parts");

        Assert.Equal(0, code);
        Assert.Equal((1_800, 1_814), (document.GetProperty("yen").GetInt64(), document.GetProperty("raw").GetInt64()));
        Assert.Equal(
            ["2024-05-03 2024-06-02 31 2.4 97", "2024-06-03 2024-10-30 150 8.7 1717"],
            parts.EnumerateArray().Select(part => $"{part.GetProperty("from")} {part.GetProperty("to")} {part.GetProperty("days")} {part.GetProperty("ratePercent")} {part.GetProperty("amount")}"));
    }

    [Fact]
    public async Task A_delay_before_the_first_rule_of_the_book_is_reckoned_by_that_rule()
    {
        var (code, document) = await Run("--kind", "water", "--principal", "100000", "--due", "2018-03-31", "--paid", "2019-03-31");

        Assert.Equal((0, 5_000), (code, document.GetProperty("yen").GetInt64()));
    }

    [Theory]
    [InlineData("--kind", "gas", "--principal", "1", "--due", "2024-05-02", "--paid", "2024-10-30")]
    [InlineData("--kind", "water", "--principal", "-1", "--due", "2024-05-02", "--paid", "2024-10-30")]
    [InlineData("--kind", "water", "--principal", "1", "--due", "2024-02-30", "--paid", "2024-10-30")]
    public async Task What_cannot_be_is_refused_with_what_would_be_right(params string[] args)
    {
        using var error = new StringWriter();
        Assert.Equal(2, await CommandLine.RunAsync(["late-charge", .. args], TextWriter.Null, error, TestContext.Current.CancellationToken));
        Assert.Single(error.ToString().Trim().Split('\n'));
    }

    private static async Task<(int Code, JsonElement Document)> Run(params string[] args)
    {
        using var output = new StringWriter();
        var code = await CommandLine.RunAsync(["late-charge", .. args, "--json"], output, TextWriter.Null, TestContext.Current.CancellationToken);
        return (code, JsonDocument.Parse(output.ToString()).RootElement);
    }
}
