using System.Text.Json;
using Billing.Cli;
using Billing.Testing;
using Billing.Tests.Verification;
using Xunit;

namespace Billing.Tests.Cli;

public sealed class ReplayCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("billing-replay-");

    private string OutFile => Path.Combine(_folder.FullName, "differences.csv");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory, EveryDatabase]
    public async Task Exit_code_and_document_say_whether_two_books_differ(string provider)
    {
        using var test = Billed(provider);
        var dear = Dear();

        var (same, first) = await Json(test, "--old", "frozen", "--new", Plain());
        var (different, second) = await Json(test, "--old", Plain(), "--new", dear, "--out", OutFile);

        Assert.Equal((0, 1), (same, different));
        Assert.Equal((2, 2, 0), (Number(first, "events"), Number(first, "same"), Number(first, "differences")));
        Assert.Equal(("2026-04", "2026-05"), (second.GetProperty("from").GetString(), second.GetProperty("to").GetString()));
        Assert.Equal((2600, 2760), (Number(second, "oldYen"), Number(second, "newYen")));
        var group = Assert.Single(second.GetProperty("groups").EnumerateArray());
        Assert.Equal(
            ("water", "ordinary", "table.rates", "water-1 → water-2"),
            (group.GetProperty("service").GetString(), group.GetProperty("event").GetString(), group.GetProperty("cause").GetString(), group.GetProperty("rule").GetString()));
        Assert.Equal((1, 1, 160, 0, 0), (Number(group, "count"), Number(group, "overCount"), Number(group, "overYen"), Number(group, "underCount"), Number(group, "underYen")));
        Assert.Equal("2026-00000001", Assert.Single(group.GetProperty("examples").EnumerateArray()).GetString());
        Assert.Equal(160, Number(Assert.Single(second.GetProperty("largest").EnumerateArray()), "difference"));
        Assert.Equal(
            [
                "bill,contract,period_to,service,event,cause,rule,old_yen,new_yen,difference,old_tax,new_tax,refused_by,refusal",
                "2026-00000001,001-00001-01,2026-04-30,water,ordinary,table.rates,water-1 → water-2,2100,2260,160,190,205,,",
            ],
            (await File.ReadAllTextAsync(OutFile, TestContext.Current.CancellationToken)).TrimEnd().Split(Environment.NewLine));
    }

    [Fact]
    public async Task People_are_told_the_same_in_their_language()
    {
        using var test = Billed("sqlite");

        var (_, english, _) = await Run(test, "--old", Plain(), "--new", Dear(), "--lang", "en");
        var (_, japanese, _) = await Run(test, "--old", Plain(), "--new", Dear(), "--lang", "ja");

        Assert.Contains("water, ordinary, because of table.rates [water-1 → water-2] 1: 1 more by 160 yen; e.g. 2026-00000001", english, StringComparison.Ordinal);
        Assert.Contains("水道 通常 原因 table.rates [water-1 → water-2] 1 件: 増 1 件 160 円、例 2026-00000001", japanese, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Another_systems_bills_are_held_against_a_book(string provider)
    {
        using var test = Billed(provider);
        var file = Write("contract,period_to,service,yen\n001-00001-01,2026-04-30,water,2090\n001-00002-01,2026-04-30,water,500\n001-00009-01,2026-04-30,water,77\n");

        var (code, document) = await Json(test, "--new", Plain(), "--against", file, "--out", OutFile);

        Assert.Equal(1, code);
        Assert.Equal((3, 2, 1, 2), (Number(document, "lines"), Number(document, "events"), Number(document, "same"), Number(document, "differences")));
        Assert.Equal((1, 77), (Number(document.GetProperty("onlyInFile"), "count"), Number(document.GetProperty("onlyInFile"), "yen")));
        var group = Assert.Single(document.GetProperty("groups").EnumerateArray());
        Assert.Equal(("ordinary", "yen", 10, 1, 10), (group.GetProperty("event").GetString(), group.GetProperty("kind").GetString(), Number(group, "upToYen"), Number(group, "overCount"), Number(group, "overYen")));
        Assert.Equal(
            ["yen,2,2026-00000001,001-00001-01,2026-04-30,water,ordinary,2090,2100,10,,190,,26,", "onlyInFile,4,,001-00009-01,2026-04-30,water,,77,,,,,,,"],
            (await File.ReadAllTextAsync(OutFile, TestContext.Current.CancellationToken)).TrimEnd().Split(Environment.NewLine)[1..]);

        var (agreed, _) = await Json(test, "--new", "frozen", "--against", Write("contract,period_to,service,yen\n001-00001-01,2026-04-30,water,2100\n001-00002-01,2026-04-30,water,500\n"));
        Assert.Equal(0, agreed);
    }

    [Fact]
    public async Task A_file_with_errors_is_told_line_by_line_and_nothing_is_compared()
    {
        using var test = Billed("sqlite");
        await File.WriteAllTextAsync(OutFile, "mine", TestContext.Current.CancellationToken);

        var (code, output, said) = await Run(
            test, "--new", Plain(), "--against", Write("contract,period_to,service,yen\n001-00001-01,2026-04-31,water,2090\n001-00002-01,2026-04-30,fire,500\n"), "--out", OutFile, "--lang", "en");

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("line 2, column 2 bill-file.date", said, StringComparison.Ordinal);
        Assert.Contains("line 3, column 3 bill-file.service", said, StringComparison.Ordinal);
        Assert.Contains("2 faults", said, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(OutFile, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_run_that_ends_early_leaves_the_file_of_differences_as_it_was_and_no_half_one()
    {
        using var test = Billed("sqlite");
        await File.WriteAllTextAsync(OutFile, "mine", TestContext.Current.CancellationToken);

        var (code, _, said) = await RunMonths(test, "2031-04", "2031-05", "--old", "frozen", "--new", Plain(), "--out", OutFile, "--lang", "en");

        Assert.Equal(2, code);
        Assert.Contains("there are no bills of 2031-04 to 2031-05", said, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(OutFile, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(OutFile + ".part"));
    }

    [Theory]
    [InlineData("--old (a rule book) or --against", "--new", "frozen")]
    [InlineData("--old (a rule book) or --against", "--new", "frozen", "--old", "frozen", "--against", "x.csv")]
    [InlineData("no rule book 'nowhere'", "--old", "frozen", "--new", "nowhere")]
    [InlineData("--new", "--old", "frozen")]
    public async Task A_call_that_cannot_be_used_says_what_would_be_right(string message, params string[] options)
    {
        using var test = Billed("sqlite");

        var (code, output, said) = await Run(test, [.. options, "--lang", "en"]);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(message, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Months_in_the_wrong_order_or_no_months_at_all_are_refused()
    {
        using var test = Billed("sqlite");

        Assert.Equal(2, (await RunMonths(test, "2026-05", "2026-04", "--old", "frozen", "--new", "frozen")).Code);
        Assert.Equal(2, (await RunMonths(test, "spring", "2026-04", "--old", "frozen", "--new", "frozen")).Code);
    }

    private static TestDatabase Billed(string provider)
    {
        var test = TestDatabase.Create(provider);
        var town = new BilledTown(test, ReplayBooks.Plain.Load());
        town.Month(1, BilledTown.First, 26);
        town.Month(2, BilledTown.First, 8);
        return test;
    }

    private string Plain() => ReplayBooks.Plain.WriteTo(_folder.FullName, "plain");

    private string Dear() => (ReplayBooks.Plain with { Water = "water-2", Price = "110" }).WriteTo(_folder.FullName, "dear");

    private string Write(string text)
    {
        var file = Path.Combine(_folder.FullName, "old.csv");
        File.WriteAllText(file, text);
        return file;
    }

    private static long Number(JsonElement of, string name) => of.GetProperty(name).GetInt64();

    private static async Task<(int Code, JsonElement Document)> Json(TestDatabase test, params string[] options)
    {
        var (code, output, said) = await Run(test, [.. options, "--json"]);
        Assert.Equal("", said);
        return (code, JsonDocument.Parse(output).RootElement);
    }

    private static Task<(int Code, string Output, string Said)> Run(TestDatabase test, params string[] options) => RunMonths(test, "2026-04", "2026-05", options);

    private static async Task<(int Code, string Output, string Said)> RunMonths(TestDatabase test, string from, string to, params string[] options)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] call = ["replay", "--from", from, "--to", to, "--database", test.Database.Provider, "--connection", test.Database.Connection, .. options];
        var code = await CommandLine.RunAsync(call, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
