using System.Text.Json;
using Billing.Cli;
using Billing.Tests.Revision;
using Xunit;

namespace Billing.Tests.Cli;

/// <summary><c>billing plan …</c>, called as finance calls it.</summary>
public sealed class PlanCommandTests : IDisposable
{
    private static readonly string Otake = CaseFiles.PathOf("db", "plans", "otake", "plan.json");

    private readonly string _folder = Directory.CreateTempSubdirectory("billing-plan-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Run_gives_rows_and_ratios_by_year_which_rule_failed_where_and_each_difference()
    {
        var (code, document, _) = await Json("run", Otake, "--case", "3");
        var one = Assert.Single(document.GetProperty("cases").EnumerateArray());
        Assert.Equal((1, "3", "千円", 12), (code, one.GetProperty("case").GetString(), document.GetProperty("unit").GetString(), one.GetProperty("years").GetArrayLength()));
        var year = one.GetProperty("years")[2];
        Assert.Equal((2026, -101504), (year.GetProperty("year").GetInt32(), year.GetProperty("rows").GetProperty("net_profit").GetInt32()));
        Assert.Equal(91.37m, Math.Round(year.GetProperty("ratios").GetProperty("ordinary_ratio").GetDecimal(), 2));
        Assert.Equal(("profit", 2026), (one.GetProperty("failed")[0].GetProperty("rule").GetString(), one.GetProperty("failed")[0].GetProperty("year").GetInt32()));
        Assert.Contains(one.GetProperty("differences").EnumerateArray(), difference => difference.GetProperty("row").GetString() == "receivables_net" && difference.GetProperty("difference").GetInt32() == 5820 && difference.GetProperty("known").GetString()!.Length > 0);
        Assert.NotEqual(0, one.GetProperty("assumptions").GetArrayLength());
    }

    [Fact]
    public async Task All_cases_stand_side_by_side_and_the_text_tells_what_fails()
    {
        var (code, text, _) = await Run("run", Otake, "--lang", "en");
        Assert.Equal(1, code);
        Assert.Contains("Side by side in 2035", text, StringComparison.Ordinal);
        Assert.Contains("Fails: Net profit every year (net_profit >= 0): 2026 (-101,504 / 0)", text, StringComparison.Ordinal);
        Assert.Contains("Printed otherwise: Receivables, net 2026: 313,844 ≠ 308,024 (+5,820)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_whose_rules_hold_exits_with_0_and_one_that_cannot_be_used_with_2()
    {
        const string Plan = """{ "format": "water-plan/1", "id": "p", "title": "計画", "unit": "円", "firstYear": 2024, "lastYear": 2025, "citations": ["試験"], "rows": [{ "key": "a", "label": "a", "given": 1 }], "rules": [{ "key": "r", "label": "r", "formula": "a > 0" }], "checks": [{ "key": "c", "label": "c", "formula": "a = 1" }] }""";
        Assert.Equal(0, (await Run("run", Write("good.json", Plan))).Code);
        var (code, output, error) = await Run("run", Write("bad.json", Plan.Replace("a = 1", "a = 2", StringComparison.Ordinal)), "--lang", "en");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("$.checks[0]: the books of 2024 do not balance", error, StringComparison.Ordinal);
        Assert.Equal(2, (await Run("run", Path.Combine(_folder, "none.json"))).Code);
        Assert.Contains("plan.no-case", (await Run("run", Otake, "--case", "9")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Path_finds_the_smallest_revisions_and_says_that_it_is_proven()
    {
        var (code, document, _) = await Json("path", Otake, "--case", "1R");
        var one = document.GetProperty("cases")[0];
        Assert.Equal((0, true, 24), (code, one.GetProperty("proven").GetBoolean(), one.GetProperty("totalPercent").GetInt32()));
        Assert.Equal([(2028, 9), (2033, 15)], one.GetProperty("path").EnumerateArray().Select(step => (step.GetProperty("year").GetInt32(), step.GetProperty("percent").GetInt32())));
    }

    [Fact]
    public async Task Chances_come_out_the_same_for_the_same_seed()
    {
        string[] call = ["chances", CaseFiles.PathOf("db", "plans", "komatsushima", "plan.json"), "--case", "A", "--draws", "50", "--row", "net_profit", "--seed"];
        var (code, first, _) = await Run([.. call, "5", "--json"]);
        Assert.Equal(0, code);
        Assert.Equal(first, (await Run([.. call, "5", "--json"])).Output);
        Assert.NotEqual(first, (await Run([.. call, "6", "--json"])).Output);
        Assert.Equal(5, JsonDocument.Parse(first).RootElement.GetProperty("cases")[0].GetProperty("rows")[0].GetProperty("years")[0].GetProperty("values").GetArrayLength());
    }

    [Fact]
    public async Task Cost_becomes_a_proposal_that_the_revision_can_compare()
    {
        var usage = Write("usage.csv", "use_class,meter_size,cubic_metres,months,count\n一般用,13,20,1,180000\n一般用,20,45,1,9000\n一般用,25,130,1,1500\n");
        var made = Path.Combine(_folder, "made.json");
        var (code, document, _) = await Json(
            "cost", CaseFiles.PathOf("db", "plans", "komatsushima", "cost.json"), "--baseline", Komatsushima.CurrentFile, "--usage", usage, "--out", made,
            "--beside", CaseFiles.PathOf("db", "rulebooks", "komatsushima", "plan1", "komatsushima-water-plan1-h29-h33.json"), Komatsushima.PlanAFile);
        Assert.Equal((0, 4), (code, document.GetProperty("tables").GetArrayLength()));
        var last = document.GetProperty("tables")[3];
        Assert.True(last.GetProperty("ofCostPercent").GetDecimal() >= 100m);
        Assert.Equal(document.GetProperty("perYear").GetProperty("recovered").GetDecimal(), last.GetProperty("revenueBeforeTax").GetDecimal());
        using var output = new StringWriter();
        Assert.Equal(0, await CommandLine.RunAsync(["revision", "compare", "--baseline", Komatsushima.CurrentFile, "--proposal", made, "--usage", usage, "--json"], output, TextWriter.Null, TestContext.Current.CancellationToken));
        Assert.Equal(last.GetProperty("revenueBeforeTax").GetDecimal(), JsonDocument.Parse(output.ToString()).RootElement.GetProperty("proposal").GetProperty("revenueBeforeTax").GetDecimal());
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] call)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(["plan", .. call], output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    private static async Task<(int Code, JsonElement Document, string Error)> Json(params string[] call)
    {
        var (code, output, error) = await Run([.. call, "--json"]);
        return (code, JsonDocument.Parse(output).RootElement, error);
    }
}
