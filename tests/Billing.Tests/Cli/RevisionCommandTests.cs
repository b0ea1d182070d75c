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
