using Billing.Plans;
using Xunit;
using static Billing.Tests.Plans.PlanFiles;

namespace Billing.Tests.Plans;

/// <summary>A plan that cannot be used is named by path with what would be right, and nothing is computed from it.</summary>
public sealed class PlanFaultTests
{
    [Theory]
    [InlineData("\"given\": [1, 2, 3, 4]", "", "$.rows[0].given", "has no value for 2028")]
    [InlineData("\"given\": [1, 2, null, 4, 5]", "", "$.rows[0].given", "has no value for 2026")]
    [InlineData("\"given\": [1, 2, 3, 4, 5, 6]", "", "$.rows[0].given[5]", "outside of the plan's years 2024 to 2028")]
    [InlineData("\"formula\": \"sales / cost\"", "", "$.rows[0].formula", "names 'sales', which is neither a row nor an assumption")]
    [InlineData("\"formula\": \"1 +\"", "", "$.rows[0].formula", "ends too early")]
    [InlineData("\"formula\": \"1 1\"", "", "$.rows[0].formula", "lacks a sign before '1'")]
    [InlineData("\"formula\": \"(1\"", "", "$.rows[0].formula", "lacks ')'")]
    [InlineData("\"formula\": \"1.2.3\"", "", "$.rows[0].formula", "no number")]
    [InlineData("\"formula\": \"a # 2\"", "", "$.rows[0].formula", "'#'")]
    [InlineData("\"formula\": \"median(1, 2)\"", "", "$.rows[0].formula", "no function median")]
    [InlineData("\"formula\": \"round(1, 2, 3)\"", "", "$.rows[0].formula", "it takes 1 to 2")]
    [InlineData("\"formula\": \"at(a, 2040)\"", "", "$.rows[0].formula", "outside of the plan's years")]
    [InlineData("\"formula\": \"interest(old)\"", "", "$.rows[0].formula", "names old, which is not there")]
    [InlineData("\"formula\": \"prev(a)\"", "", "$.rows[0]", "asks for a of 2023")]
    [InlineData("\"formula\": \"a + 1\"", "", "$.rows[0]", "depends on itself in 2024")]
    [InlineData("\"formula\": \"1 / (1 - 1)\"", "", "$.rows[0]", "divides by zero")]
    [InlineData("\"given\": 1, \"colour\": 2", "", "$.rows[0].colour", "is no known field")]
    [InlineData("\"given\": 1", "\"rules\": [{ \"key\": \"r\", \"label\": \"r\", \"formula\": \"a\" }]", "$.rules[0].formula", "compares nothing")]
    [InlineData("\"given\": 1", "\"checks\": [{ \"key\": \"c\", \"label\": \"貸借\", \"formula\": \"a = 2\", \"from\": 2027 }]", "$.checks[0]", "the books of 2027 do not balance")]
    [InlineData("\"given\": 1", "\"assumptions\": [{ \"key\": \"a\", \"label\": \"a\", \"value\": 1, \"source\": \"s\" }]", "$", "'a' stands twice")]
    [InlineData("\"given\": 1", "\"assumptions\": [{ \"key\": \"g\", \"label\": \"g\", \"value\": [1, 2], \"source\": \"s\" }]", "$.assumptions[0].value", "has no value for 2026")]
    [InlineData("\"given\": 1", "\"loans\": [{ \"key\": \"l\", \"method\": \"equalInstalments\", \"years\": 5, \"grace\": 5, \"ratePercent\": \"1\" }]", "$.loans[0].grace", "shorter than the 5 years")]
    [InlineData("\"formula\": \"balance(l)\"", "\"loans\": [{ \"key\": \"l\", \"method\": \"equalInstalments\", \"years\": 5, \"ratePercent\": \"1\", \"issue\": \"0 - 5\" }]", "$.loans[0].issue", "borrows -5 in 2024")]
    [InlineData("\"given\": 1", "\"cases\": [{ \"key\": \"A\", \"label\": \"A\", \"rows\": [{ \"key\": \"b\", \"label\": \"b\", \"formula\": \"missing\" }] }]", "$.cases[0].rows[0].formula", "names 'missing'")]
    [InlineData("\"given\": 1", "\"revision\": { \"row\": \"rise\", \"mostPercent\": 10 }", "$.revision.row", "names 'rise'")]
    [InlineData("\"trend\": { \"rule\": \"average\", \"observed\": { \"2020\": 1, \"2021\": 9 }, \"outlierPercent\": 1 }", "", "$.rows[0].trend.outlierPercent", "every value an outlier")]
    public void Every_fault_is_named_with_its_path_and_its_remedy(string fields, string more, string path, string said)
    {
        var refused = Assert.Throws<PlanFileException>(() => Run(Row("a", fields), more, more.Contains("cases", StringComparison.Ordinal) ? "A" : ""));
        var fault = refused.Faults[0];
        Assert.Equal(("plan.json", path), (fault.File, fault.Path));
        Assert.Contains(said, fault.Said.En, StringComparison.Ordinal);
        Assert.NotEqual(fault.Said.Ja, fault.Said.En);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var refused = Assert.Throws<PlanFileException>(() => PlanLoader.Parse("""{ "format": "water-plan/1", "firstYear": 2024, "lastYear": 2026, "rows": [{ "key": "a", "given": [1] }] }""", "p"));
        Assert.True(refused.Faults.Count >= 6, string.Join('\n', refused.Faults));
    }
}
