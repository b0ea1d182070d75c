using Billing.Db;
using System.Globalization;
using System.Text.Json;
using Billing.Bills;
using Billing.Cli;
using Billing.Kernel;
using Billing.Nights;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Cli;

/// <summary><c>billing rules quote</c>, called as the counter calls it.</summary>
public sealed class RulesQuoteTests
{
    [Fact]
    public async Task A_quote_of_what_the_night_billed_gives_the_same_yen()
    {
        using var test = TestDatabase.Create("sqlite");
        var town = SmallTown.Build(test.Database, 12, months: 2);
        foreach (var night in town.Nights)
        {
            new NightRunner(test.Database, RuleBookFolder.LoadInstalled("demo"), SystemClock.Instance).Run(night, null, TestContext.Current.CancellationToken);
        }

        await using var db = test.NewContext();
        var bills = await db.Bills.AsNoTracking().ToDictionaryAsync(bill => bill.Id, TestContext.Current.CancellationToken);
        var parts = await db.BillParts.AsNoTracking().OrderBy(part => part.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(36, parts.Count);
        foreach (var part in parts)
        {
            var quoted = await Json(Quote(bills[part.BillId], part));
            Assert.Equal((part.Charged.Yen, part.Tax.Yen), (quoted.GetProperty("yen").GetInt64(), quoted.GetProperty("tax").GetInt64()));
        }
    }

    [Fact]
    public async Task A_declared_fact_changes_the_quote_as_the_case_of_the_rule_book_says()
    {
        string[] quote = ["--book", CaseFiles.Case("rules", "dwelling-methods"), .. Rest("water", "一般", "62"), "--meter", "13"];

        var scaled = await Json([.. quote, "--dwellings", "3", "--fact", "dwellingMethod=scale"]);
        var none = await Json([.. quote, "--dwellings", "3", "--fact", "dwellingMethod=none"]);

        // 3,000 + 30 × 100 + 2 × 200, the figure of the case "scale".
        Assert.Contains(scaled.GetProperty("lines").EnumerateArray(), line => line.GetProperty("kind").GetString() == "subtotal" && line.GetProperty("amount").GetDecimal() == 6400m);
        Assert.NotEqual(scaled.GetProperty("yen").GetInt64(), none.GetProperty("yen").GetInt64());
        Assert.Contains("3戸", scaled.GetProperty("rules")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explained_it_tells_headings_indents_and_notes()
    {
        var (code, output, _) = await Run(["--book", "demo", .. Rest("water", "一般用", "23"), "--meter", "13", "--explain", "--lang", "en"]);

        Assert.Equal(0, code);
        Assert.Matches(@"(?m)^  Base charge.* = [\d,.]+ yen\r?$", output);
        Assert.Matches(@"(?m)^Total [\d,]+ yen", output);
        Assert.Contains("Source: ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--fact", "cat=1", "residents")]
    [InlineData("--fact", "residents=many", "Number of persons")]
    [InlineData("--m3", "day=x", "day=120,night=30")]
    public async Task What_cannot_be_read_is_refused_with_what_would_be_right(string option, string value, string right)
    {
        var rest = Rest("water", "一般用", "23").ToList();
        if (option == "--m3")
        {
            rest[rest.IndexOf("--m3") + 1] = value;
        }
        else
        {
            rest.AddRange([option, value]);
        }

        var (code, _, error) = await Run(["--book", "demo", .. rest, "--meter", "13", "--lang", "en"]);

        Assert.Equal(2, code);
        Assert.Contains(right, error, StringComparison.Ordinal);
    }

    private static string[] Quote(Bill bill, BillPart part) =>
    [
        "--book", "demo", "--service", part.Service == Service.Water ? "water" : "sewer", "--use-class", part.UseClass, "--meter", $"{part.MeterSize}",
        "--m3", part.CubicMetres.Value.ToString(CultureInfo.InvariantCulture), "--from", $"{bill.PeriodFrom:uuuu-MM-dd}", "--to", $"{bill.PeriodTo:uuuu-MM-dd}",
        "--user-since", $"{bill.UserSince:uuuu-MM-dd}", "--months", $"{part.Months}", "--dwellings", $"{part.Dwellings}",
    ];

    private static string[] Rest(string service, string useClass, string m3) => ["--service", service, "--use-class", useClass, "--m3", m3, "--from", "2026-10-11", "--to", "2026-11-10"];

    private static async Task<JsonElement> Json(string[] options)
    {
        var (code, output, error) = await Run([.. options, "--json", "--lang", "ja"]);
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output).RootElement;
    }

    private static async Task<(int Code, string Output, string Error)> Run(string[] options)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var code = await CommandLine.RunAsync(["rules", "quote", .. options], output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
