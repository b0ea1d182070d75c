using System.Text.Json;
using Billing.Cli;
using Billing.Tests.Tariffs;
using Xunit;

namespace Billing.Tests.Cli;

/// <summary><c>billing tariff …</c>, called as an operator calls it.</summary>
public sealed class TariffCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("billing-tariffs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Check_passes_all_319_published_bills()
    {
        var (code, output, error) = await Run("tariff", "check", CaseFiles.Case("tariffs"));
        Assert.Equal(0, code);
        Assert.Equal("290 passed, 0 failed", output.TrimEnd().Split('\n')[^1].TrimEnd());
        Assert.Equal("", error);

        // The others are of the tables that come with the program as neighbours'.
        (code, output, _) = await Run("tariff", "check", CaseFiles.PathOf("db", "tariffs", "neighbours"));
        Assert.Equal(0, code);
        Assert.Equal("29 passed, 0 failed", output.TrimEnd().Split('\n')[^1].TrimEnd());
    }

    [Fact]
    public async Task Check_passes_the_rule_books_that_come_with_the_program()
    {
        var (code, output, _) = await Run("tariff", "check", CaseFiles.PathOf("db", "rulebooks"));
        Assert.Equal(0, code);
        Assert.Equal("27 passed, 0 failed", output.TrimEnd().Split('\n')[^1].TrimEnd());
    }

    [Fact]
    public async Task Check_gives_one_JSON_document()
    {
        var (code, output, _) = await Run("tariff", "check", CaseFiles.Case("tariffs"), "--json");
        var document = JsonDocument.Parse(output).RootElement;
        Assert.Equal(0, code);
        Assert.Equal((290, 0), (document.GetProperty("passed").GetInt32(), document.GetProperty("failed").GetInt32()));
        Assert.Equal(13, document.GetProperty("files").GetArrayLength());
        var kumamoto = document.GetProperty("files").EnumerateArray().Single(file => file.GetProperty("id").GetString() == "kumamoto-water-2019");
        Assert.Equal((4, 0, 0), (kumamoto.GetProperty("passed").GetInt32(), kumamoto.GetProperty("failed").GetInt32(), kumamoto.GetProperty("misses").GetArrayLength()));
        Assert.Contains(kumamoto.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("code").GetString() == "citation.missing");
        Assert.EndsWith("kumamoto-water-2019.json", kumamoto.GetProperty("file").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_names_a_failed_example_with_what_was_expected_and_what_came_out()
    {
        var file = Write("a.json", json => json["examples"] = System.Text.Json.Nodes.JsonNode.Parse("""[ { "useClass": "一般", "cubicMetres": 15, "months": 1, "yen": 1651 }, { "useClass": "一般", "cubicMetres": 15, "months": 1, "yen": 1650 }, { "useClass": "営業", "cubicMetres": 1, "months": 1, "yen": 1 } ]"""));
        var (code, output, _) = await Run("tariff", "check", file, "--lang", "en");
        Assert.Equal(1, code);
        Assert.Contains("一般 15 m³ 1 month: expected 1,651 yen, got 1,650 yen (-1)", output, StringComparison.Ordinal);
        Assert.Contains("営業 1 m³ 1 month: expected 1 yen, got none", output, StringComparison.Ordinal);
        Assert.Equal("1 passed, 2 failed", output.TrimEnd().Split('\n')[^1].TrimEnd());

        var document = JsonDocument.Parse((await Run("tariff", "check", file, "--json")).Output).RootElement;
        var miss = document.GetProperty("files")[0].GetProperty("misses")[0];
        Assert.Equal((1651, 1650), (miss.GetProperty("expected").GetInt32(), miss.GetProperty("actual").GetInt32()));
    }

    [Fact]
    public async Task Check_ends_with_1_where_the_linter_finds_part_of_a_table_void()
    {
        var file = Write("a.json", json => json["rates"]![0]!["tiers"]![1]!["upTo"] = 5);
        var (code, output, _) = await Run("tariff", "check", file);
        Assert.Equal(1, code);
        Assert.Contains("$.rates[0].tiers[1].upTo", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ends_with_2_and_one_line_where_a_file_is_unusable_and_still_checks_the_others()
    {
        Write("good.json", _ => { });
        var bad = Write("bad.json", json =>
        {
            json["rates"]![0]!["base"] = -1;
            json["service"] = "gas";
        });
        var (code, output, error) = await Run("tariff", "check", _folder, "--lang", "en");
        Assert.Equal(2, code);
        Assert.Contains("good.json: ok plain", output, StringComparison.Ordinal);
        var line = Assert.Single(error.TrimEnd().Split('\n'));
        Assert.StartsWith($"{bad}: $.service: is \"gas\"; it must be one of", line, StringComparison.Ordinal);
        Assert.Contains("1 more", line, StringComparison.Ordinal);
        Assert.Equal(2, (await Run("tariff", "check", bad, "--verbose")).Error.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task Check_refuses_one_id_in_two_files_of_a_folder()
    {
        Write("a.json", _ => { });
        Write("b.json", _ => { });
        var (code, _, error) = await Run("tariff", "check", _folder);
        Assert.Equal(2, code);
        Assert.Contains("b.json: $.id", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quote_gives_price_tax_and_lines_as_JSON()
    {
        var (code, output, error) = await Run("tariff", "quote", CaseFiles.Case("tariffs", "tokyo-water.json"), "--use-class", "一般", "--m3", "27", "--meter", "20", "--months", "2", "--json");
        var document = JsonDocument.Parse(output).RootElement;
        Assert.Equal((0, ""), (code, error));
        Assert.Equal((3801, 345, 3456m), (document.GetProperty("yen").GetInt64(), document.GetProperty("tax").GetInt64(), document.GetProperty("beforeTax").GetDecimal()));
        var tiers = document.GetProperty("lines").EnumerateArray().Where(line => line.GetProperty("kind").GetString() == "tier").ToList();
        Assert.Equal((4m, 128m, 512m), (tiers[2].GetProperty("quantity").GetDecimal(), tiers[2].GetProperty("unitPrice").GetDecimal(), tiers[2].GetProperty("amount").GetDecimal()));
        Assert.Contains("か月目", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quote_reads_the_bill_out_in_the_asked_language()
    {
        string[] call = ["tariff", "quote", CaseFiles.Case("tariffs", "shiki-water-a.json"), "--use-class", "一般", "--m3", "13", "--meter", "13"];
        Assert.Contains("合計 2,690円", (await Run([.. call, "--lang", "ja"])).Output, StringComparison.Ordinal);
        Assert.Contains("Total 2,690 yen", (await Run([.. call, "--lang", "en"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quote_takes_register_dwellings_and_tax_rate()
    {
        var book = CaseFiles.PathOf("db", "rulebooks", "komatsushima", "komatsushima-water-2007.json");
        Assert.Equal(352, await Yen(book, "--use-class", "船舶用", "--m3", "1", "--register", "night", "--tax-rate", "0.1"));
        Assert.Equal(345, await Yen(book, "--use-class", "船舶用", "--m3", "1", "--register", "night", "--tax-rate", "0.08"));
        Assert.Equal(37_400, await Yen(CaseFiles.Case("tariffs", "chiba-pref-water.json"), "--use-class", "一般", "--m3", "300", "--meter", "13", "--months", "2", "--dwellings", "10"));
    }

    [Fact]
    public async Task Quote_takes_the_statutory_rate_where_the_table_states_none()
    {
        var file = Write("a.json", json =>
        {
            json.Remove("taxRate");
            json["effectiveFrom"] = "2014-04-01";
            json["effectiveTo"] = "2019-09-30";
        });
        Assert.Equal(1620, await Yen(file, "--use-class", "一般", "--m3", "15"));
    }

    [Theory]
    [InlineData("--use-class", "家庭", "--m3", "1")]
    [InlineData("--use-class", "一般", "--m3", "x")]
    [InlineData("--use-class", "一般", "--m3", "-1")]
    [InlineData("--use-class", "一般", "--m3", "1", "--months", "0")]
    [InlineData("--use-class", "一般", "--m3", "1", "--tax-rate", "10")]
    [InlineData("--use-class", "一般")]
    [InlineData("--use-class", "一般", "--m3", "1", "--colour", "blue")]
    public async Task An_unusable_call_ends_with_2_and_one_line(params string[] options)
    {
        var (code, output, error) = await Run(["tariff", "quote", Write("a.json", _ => { }), .. options]);
        Assert.Equal(2, code);
        Assert.Equal("", output);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_does_not_exist_is_named()
    {
        var (code, _, error) = await Run("tariff", "quote", "nowhere.json", "--use-class", "一般", "--m3", "1");
        Assert.Equal(2, code);
        Assert.StartsWith("nowhere.json: ", error, StringComparison.Ordinal);
        Assert.Equal(2, (await Run("tariff", "check", "nowhere")).Code);
        Assert.Equal(2, (await Run("tariff", "check", _folder)).Code);
    }

    [Fact]
    public async Task Diff_tells_changes_and_sample_bills_in_words_and_in_JSON()
    {
        string[] call = ["tariff", "diff", CaseFiles.PathOf("db", "rulebooks", "komatsushima", "komatsushima-water-2007.json"), CaseFiles.PathOf("db", "rulebooks", "komatsushima", "plan2a", "komatsushima-water-plan2-a.json")];
        var (code, words, _) = await Run([.. call, "--lang", "ja"]);
        Assert.Equal(0, code);
        Assert.Contains("9〜55 m³: 105 → 141円(+36円, +34.3 %)", words, StringComparison.Ordinal);
        Assert.Contains("一般用 13 mm   20 m³: 2,095 → 2,626 (+531, +25.3 %)", words, StringComparison.Ordinal);
        var document = JsonDocument.Parse((await Run([.. call, "--json"])).Output).RootElement;
        Assert.Contains(document.GetProperty("changes").EnumerateArray(), change => change.GetProperty("oldYen").ValueKind == JsonValueKind.Number && change.GetProperty("oldYen").GetDecimal() == 15000m && change.GetProperty("newYen").GetDecimal() == 8300m);
        Assert.Equal(6 * 6, document.GetProperty("bills").GetArrayLength());
    }

    private static async Task<long> Yen(string file, params string[] options)
    {
        var (_, output, error) = await Run(["tariff", "quote", file, .. options, "--json"]);
        return error == "" ? JsonDocument.Parse(output).RootElement.GetProperty("yen").GetInt64() : throw new InvalidOperationException(error);
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>The plain table, changed, as a file.</summary>
    private string Write(string name, Action<System.Text.Json.Nodes.JsonObject> change)
    {
        var json = TestTariff.Json();
        change(json);
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, json.ToJsonString());
        return file;
    }
}
