using System.Text.Json;
using Billing.Cli;
using Billing.Tests.Revision;
using Xunit;

namespace Billing.Tests.Cli;

/// <summary><c>billing revision …</c>, called as finance calls it.</summary>
public sealed class RevisionCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("billing-revision-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Compare_gives_revenue_classes_deciles_and_the_largest_changes()
    {
        var (code, document, _) = await Json("compare", "--baseline", Komatsushima.CurrentFile, "--proposal", Komatsushima.PlanAFile, "--usage", Usage(Komatsushima.TenHouseholds.Select(m3 => (m3, 1L))));
        Assert.Equal(0, code);
        Assert.Equal((37_235m, 46_739m), (document.GetProperty("baseline").GetProperty("revenueBeforeTax").GetDecimal(), document.GetProperty("proposal").GetProperty("revenueBeforeTax").GetDecimal()));
        Assert.Equal(25.5244m, Math.Round(document.GetProperty("changePercent").GetDecimal(), 4));
        Assert.Equal((10, 0, 0), (document.GetProperty("bills").GetProperty("up").GetInt32(), document.GetProperty("bills").GetProperty("same").GetInt32(), document.GetProperty("bills").GetProperty("down").GetInt32()));
        Assert.Equal(10, document.GetProperty("deciles").GetArrayLength());
        Assert.Equal("一般用", document.GetProperty("byUseClass")[0].GetProperty("useClass").GetString());
        Assert.Equal(13, document.GetProperty("byMeterSize")[0].GetProperty("meterSize").GetInt32());
        Assert.Equal(130, document.GetProperty("largest")[0].GetProperty("cubicMetres").GetInt32());
    }

    [Fact]
    public async Task Compare_shows_bills_one_by_one_beside_other_towns_and_the_households_other_service()
    {
        string[] call = ["compare", "--baseline", Komatsushima.CurrentFile, "--proposal", Komatsushima.PlanAFile, "--usage", Usage(Komatsushima.TenHouseholds.Select(m3 => (m3, 1L))), "--tax-rate", "0"];
        var sewer = CaseFiles.PathOf("db", "rulebooks", "otake", "otake-sewer-2023.json");
        var neighbour = CaseFiles.PathOf("tests", "Billing.Tests", "Cases", "tariffs", "tokyo-water.json");
        var (code, document, _) = await Json([.. call, "--sample", "8", "10", "--other-baseline", sewer, "--neighbour", neighbour + "#一般"]);
        Assert.Equal(0, code);
        var bill = document.GetProperty("sampleBills")[1];
        Assert.Equal(["8", "10"], document.GetProperty("sampleBills").EnumerateArray().Select(b => b.GetProperty("cubicMetres").GetRawText()));
        Assert.Equal((890, 1_022), (bill.GetProperty("baselineYen").GetInt32(), bill.GetProperty("proposalYen").GetInt32()));
        Assert.Equal((942, 942), (bill.GetProperty("otherBaselineYen").GetInt32(), bill.GetProperty("otherProposalYen").GetInt32())); // 大竹市's published bill of 10 m³
        Assert.Equal(970, bill.GetProperty("neighbours")[0].GetProperty("yen").GetInt32()); // 1,067 with the tax that the call leaves out
        Assert.Empty(document.GetProperty("priceCliffs").EnumerateArray());
        Assert.Equal(1, Assert.Single(Assert.Single(document.GetProperty("turningPoints").EnumerateArray()).GetProperty("stretches").EnumerateArray()).GetProperty("direction").GetInt32());

        Assert.Equal(2, (await Run([.. call, "--other-proposal", sewer])).Code);
        Assert.Equal(2, (await Run([.. call, "--other-baseline", Komatsushima.CurrentFile])).Code);
        Assert.Contains("一般", (await Run([.. call, "--neighbour", neighbour + "#浴場"])).Error, StringComparison.Ordinal);
        Assert.Equal(2, (await Run([.. call, "--sample", "-1"])).Code);
    }

    [Fact]
    public async Task Percentiles_come_out_as_the_figures_say()
    {
        var (_, document, _) = await Json("compare", "--baseline", Komatsushima.CurrentFile, "--proposal", Komatsushima.PlanAFile, "--usage", Usage([(5, 120), (8, 80), (15, 150), (20, 200), (30, 250), (45, 110), (80, 60), (130, 25), (400, 5)]));
        var use = Assert.Single(document.GetProperty("usage").EnumerateArray());
        Assert.Equal((20, 45, 130), (use.GetProperty("p50").GetInt32(), use.GetProperty("p90").GetInt32(), use.GetProperty("p99").GetInt32()));
        Assert.Equal((29.99m, 1000), (use.GetProperty("mean").GetDecimal(), use.GetProperty("customers").GetInt32()));
        Assert.Equal((20m, 12m), (use.GetProperty("shareWithinBasePercent").GetDecimal(), use.GetProperty("shareBelowBasePercent").GetDecimal()));
    }

    [Fact]
    public async Task Solve_finds_the_increase_on_a_proposal_made_of_changes()
    {
        var proposal = Write("plan.json", """
            { "format": "water-proposal/1", "id": "plan2", "title": "改定案②", "author": "審議会", "date": "2016-10-01", "citations": ["答申"], "baseline": "komatsushima-water-2007", "effectiveFrom": "2017-04-01",
              "changes": [{ "kind": "flatten", "useClasses": ["一般用"] }, { "kind": "set", "meterFee": { "13": 140 } }] }
            """);
        string[] call = ["solve", "--baseline", Komatsushima.CurrentFile, "--proposal", proposal, "--usage", Usage(Komatsushima.TenHouseholds.Select(m3 => (m3, 1L)))];
        var (code, document, _) = await Json([.. call, "--target-percent", "17", "--raise", "tiers"]);
        Assert.Equal((0, 25), (code, document.GetProperty("increment").GetInt32()));
        Assert.True(document.GetProperty("changePercent").GetDecimal() >= 17m);

        var (refused, nothing, error) = await Json([.. call[..^1], Usage([(3, 1)]), "--target-percent", "50"]);
        Assert.Equal((1, JsonValueKind.Null), (refused, nothing.GetProperty("increment").ValueKind));
        Assert.Contains("revision.unreachable", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_priced_or_read_is_named_and_nothing_is_printed()
    {
        var (code, output, error) = await Run("compare", "--baseline", Komatsushima.CurrentFile, "--proposal", Komatsushima.PlanAFile, "--usage", Write("usage.csv", "use_class,meter_size,cubic_metres,months,count\n家事用,13,5,1,4\n"), "--lang", "en");
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("revision.cannot-price: ", error, StringComparison.Ordinal);
        Assert.Contains("'家事用'", error, StringComparison.Ordinal);

        Assert.Equal(2, (await Run("compare", "--baseline", Komatsushima.PlanAFile, "--proposal", Komatsushima.CurrentFile, "--usage", Usage([(3, 1)]))).Code);
        var (wrong, _, line) = await Run("compare", "--baseline", Komatsushima.CurrentFile, "--proposal", Komatsushima.PlanAFile, "--usage", Write("bad.csv", "use_class,meter_size,cubic_metres,months,count\n一般用,13,五,1,4\n"));
        Assert.Equal(2, wrong);
        Assert.Contains("line 2", line, StringComparison.Ordinal);
        Assert.Equal(2, (await Run("compare", "--baseline", Komatsushima.CurrentFile, "--proposal", Komatsushima.PlanAFile)).Code);
    }

    [Fact]
    public async Task Design_meets_the_revenue_with_a_proof_and_writes_a_table_that_compare_reads()
    {
        var (table, usage) = (Path.Combine(_folder, "designed.json"), Usage(Komatsushima.TenHouseholds.Select(m3 => (m3, 1L))));
        string[] call = ["design", "--baseline", Komatsushima.CurrentFile, "--usage", usage, "--target-percent", "12", "--step", "5", "--moving", "tiers"];
        var (code, document, _) = await Json([.. call, "--out", table]);
        Assert.Equal((0, true), (code, document.GetProperty("isProved").GetBoolean()));
        Assert.True(document.GetProperty("revenueBeforeTax").GetDecimal() >= document.GetProperty("revenueBefore").GetDecimal() * 1.12m);
        var (_, compared, _) = await Json("compare", "--baseline", Komatsushima.CurrentFile, "--proposal", table, "--usage", usage);
        Assert.Equal(document.GetProperty("revenueBeforeTax").GetDecimal(), compared.GetProperty("proposal").GetProperty("revenueBeforeTax").GetDecimal());

        var (impossible, nothing, _) = await Json([.. call, "--most-increase", "5"]);
        Assert.Equal((1, JsonValueKind.Null, true), (impossible, nothing.GetProperty("revenueBeforeTax").ValueKind, nothing.GetProperty("isProved").GetBoolean()));
        var (_, curve, _) = await Json([.. call, "--trade-off", "10", "20", "40"]);
        Assert.Equal(3, curve.GetProperty("curve").GetArrayLength());
    }

    private string Usage(IEnumerable<(int CubicMetres, long Count)> usage) => Write($"{Guid.NewGuid():N}.csv", Komatsushima.Csv(usage));

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static async Task<(int Code, JsonElement Document, string Error)> Json(params string[] args)
    {
        var (code, output, error) = await Run([.. args, "--json", "--lang", "en"]);
        return (code, JsonDocument.Parse(output).RootElement, error);
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(["revision", .. args], output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
