using System.Text.Json;
using Billing.Cli;
using Xunit;

namespace Billing.Tests.Cli;

/// <summary><c>billing rules show</c>, called as an operator calls it.</summary>
public sealed class RulesShowCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("billing-rules-show-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Show_tells_tables_tax_rules_and_where_they_are_written()
    {
        var (code, output, error) = await Run("rules", "show", "--book", "demo", "--on", "2026-11-16", "--lang", "en");
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("Aonami City Water and Sewer Bureau [demo] on 2026-11-16, bills of 2026-11, continuing use", output, StringComparison.Ordinal);
        Assert.Contains("Water  komatsushima-water-2007  from 2019-10-01", output, StringComparison.Ordinal);
        Assert.Contains("why: the table in force on the last day of the period [tariff-choice]", output, StringComparison.Ordinal);
        Assert.Contains("10%  from 2019-10-01", output, StringComparison.Ordinal);
        Assert.Contains("Due date  the last day of the month after the bill; the next business day where that is a holiday", output, StringComparison.Ordinal);
        Assert.Contains("source: CHOICE: a fictional town", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_speaks_Japanese()
    {
        var (_, output, _) = await Run("rules", "show", "--book", "demo", "--on", "2026-11-16", "--lang", "ja");
        Assert.Contains("納期限  調定の翌月の末日、休日なら翌営業日", output, StringComparison.Ordinal);
        Assert.Contains("根拠: 期間の末日に有効な料金表〔tariff-choice〕", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_takes_the_setting_and_today_where_nothing_is_said()
    {
        var (code, output, _) = await Run("rules", "show", "--json");
        Assert.Equal(0, code);
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", JsonDocument.Parse(output).RootElement.GetProperty("on").GetString()!);
    }

    [Fact]
    public async Task Show_reads_a_folder_and_tells_new_users_from_continuing_ones()
    {
        var book = Write();
        string[] call = ["rules", "show", "--book", book, "--on", "2023-02-28", "--service", "sewer", "--json", "--lang", "en"];
        var continuing = Table((await Run(call)).Output);
        Assert.Equal(("old", "new"), (continuing.GetProperty("id").GetString(), continuing.GetProperty("next").GetString()));
        Assert.Equal("transition: use begun on 2023-01-01 or later at once, continuing use from 2023-03 where read in odd months, from 2023-04 where read in even months", continuing.GetProperty("nextFrom").GetString());
        Assert.Equal("new", Table((await Run([.. call, "--user-since", "2023-01-15"])).Output).GetProperty("id").GetString());
        Assert.Equal("new", Table((await Run([.. call, "--month", "2023-03"])).Output).GetProperty("id").GetString());

        var changes = JsonDocument.Parse((await Run(call)).Output).RootElement.GetProperty("changes");
        Assert.Equal("2023-03-01", changes[0].GetProperty("on").GetString());
        Assert.Contains("sewer table new where read in odd months", changes[0].GetProperty("says").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_gives_every_rule_in_one_JSON_document()
    {
        var document = JsonDocument.Parse((await Run("rules", "show", "--book", "demo", "--on", "2026-11-16", "--service", "water", "--json", "--lang", "en")).Output).RootElement;
        var rules = document.GetProperty("groups").EnumerateArray().SelectMany(group => group.GetProperty("rules").EnumerateArray()).ToList();
        Assert.Equal(3, rules.Count(rule => rule.GetProperty("kind").GetString() == "gateAgainst"));
        Assert.DoesNotContain(rules, rule => rule.GetProperty("id").GetString() == "invoice-sewer");
        Assert.All(rules, rule => Assert.NotEqual("", rule.GetProperty("citation").GetString()));
        Assert.Equal(0.1m, document.GetProperty("consumptionTax").GetProperty("rate").GetDecimal());
    }

    [Theory]
    [InlineData("--book", "nowhere", "settings.rulebook")]
    [InlineData("--on", "yesterday", "2026-11-16")]
    [InlineData("--month", "2026-13", "2026-11")]
    [InlineData("--service", "gas", "water")]
    public async Task An_unusable_call_ends_with_2_and_one_line(string option, string value, string right)
    {
        var (code, _, error) = await Run("rules", "show", option, value, "--lang", "en");
        Assert.Equal(2, code);
        Assert.Contains(right, Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_book_ends_with_2_and_names_file_and_path()
    {
        var book = Write(book => book.Replace("\"periodEnd\"", "\"someDay\"", StringComparison.Ordinal));
        var (code, _, error) = await Run("rules", "show", "--book", book, "--lang", "en");
        Assert.Equal(2, code);
        Assert.Contains("rulebook.json: $.rules[0].basis: is \"someDay\"; it must be one of", error, StringComparison.Ordinal);
    }

    private static JsonElement Table(string output) => JsonDocument.Parse(output).RootElement.GetProperty("tables").EnumerateArray().Single();

    private string Write(Func<string, string>? change = null)
    {
        const string book = """
            {
              "format": "water-rulebook/1", "id": "b", "utility": { "ja": "市", "en": "City" }, "consumptionTax": "law.json",
              "tariffs": [ { "service": "sewer", "file": "old.json" },
                { "service": "sewer", "file": "new.json", "appliesFrom": { "newUsers": "2023-01-01", "oddMonth": "2023-03", "evenMonth": "2023-04" } } ],
              "rules": [ { "kind": "tariffChoice", "id": "choice", "from": "2007-04-01", "basis": "periodEnd", "citation": "c" } ]
            }
            """;
        File.Copy(CaseFiles.PathOf("db", "law", "consumption-tax.json"), Path.Combine(_folder, "law.json"), overwrite: true);
        File.WriteAllText(Path.Combine(_folder, "rulebook.json"), change is null ? book : change(book));
        foreach (var (id, from) in new[] { ("old", "2007-04-01"), ("new", "2023-01-01") })
        {
            File.WriteAllText(Path.Combine(_folder, $"{id}.json"), $$"""
                { "format": "water-tariff/1", "id": "{{id}}", "utility": "市", "service": "sewer", "effectiveFrom": "{{from}}", "citations": ["c"], "prices": "taxExcluded", "tableMonths": 1,
                  "oddCubicMetre": "first", "rounding": { "mode": "floor", "unit": 1, "each": "month" }, "rates": [ { "useClass": "一般", "base": 500, "tiers": [ { "price": 100 } ] } ] }
                """);
        }

        return _folder;
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
