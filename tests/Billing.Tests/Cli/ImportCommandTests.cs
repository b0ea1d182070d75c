using System.Text;
using System.Text.Json;
using Billing.Cli;
using Billing.Testing;
using Billing.Tests.Metering;
using Xunit;

namespace Billing.Tests.Cli;

public sealed class ImportCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("billing-import-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [EveryDatabase]
    public async Task A_terminals_file_is_taken_once_and_each_refused_line_is_told(string provider)
    {
        using var town = new ReadingTown(provider);
        var file = Write("水栓番号,検針日,指針\r\n012-00001,2026-11-10,1020\r\n012-00002,2026-11-10,100000\r\n");

        var (code, first) = await Import(town, file);
        var (codeAgain, again) = await Import(town, file);

        Assert.Equal((1, 0), (code, codeAgain));
        Assert.Equal((2, 1, 1, false), (Number(first, "lines"), Number(first, "taken"), Number(first, "refused"), first.GetProperty("alreadyTaken").GetBoolean()));
        var refused = Assert.Single(first.GetProperty("outcomes").EnumerateArray());
        Assert.Equal((3, "refused", "reading.above-dial"), (Number(refused, "line"), refused.GetProperty("fate").GetString(), refused.GetProperty("code").GetString()));
        Assert.True(again.GetProperty("alreadyTaken").GetBoolean());
        Assert.Equal(1020, Assert.Single(town.OfNovember()).Index);
    }

    [Fact]
    public async Task A_file_with_an_unknown_column_is_unusable()
    {
        using var town = new ReadingTown("sqlite");
        using StringWriter output = new(), error = new();

        var code = await CommandLine.RunAsync(Call(town, Write("水栓番号,検針日,メモ,指針\n")), output, error, TestContext.Current.CancellationToken);

        Assert.Equal((2, ""), (code, output.ToString()));
        Assert.Contains("reading-file.unknown-column", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [EveryDatabase]
    public async Task Residents_are_taken_whole_or_not_at_all(string provider)
    {
        using var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 3);

        var (bad, _) = await Residents(test, "契約番号,人数\n001-00001-01,3\n001-00009-01,2\n");
        var (first, taken) = await Residents(test, "契約番号,人数\n001-00001-01,3\n001-00002-01,2\n");
        var (again, unchanged) = await Residents(test, "契約番号,人数\n001-00001-01,3\n001-00002-01,2\n");

        Assert.Equal((1, 0, 0), (bad, first, again));
        Assert.Equal((2, 0, 0, 2), (Number(taken, "taken"), Number(taken, "unchanged"), Number(unchanged, "taken"), Number(unchanged, "unchanged")));
        using var db = test.NewContext();
        Assert.Equal([3m, 2m], db.SupplyFacts.OrderBy(f => f.ContractId).Select(f => f.Number!.Value));
    }

    private async Task<(int Code, JsonElement Document)> Residents(TestDatabase test, string text)
    {
        using StringWriter output = new(), error = new();
        var code = await CommandLine.RunAsync(
            ["import", "residents", Write(text), "--as-of", "2026-09-01", "--source", "住民基本台帳", "--json", "--database", test.Database.Provider, "--connection", test.Database.Connection],
            output, error, TestContext.Current.CancellationToken);
        Assert.Equal("", error.ToString());
        using var document = JsonDocument.Parse(output.ToString());
        return (code, document.RootElement.Clone());
    }

    private static int Number(JsonElement json, string name) => json.GetProperty(name).GetInt32();

    private static async Task<(int Code, JsonElement Document)> Import(ReadingTown town, string file)
    {
        using StringWriter output = new(), error = new();
        var code = await CommandLine.RunAsync(Call(town, file), output, error, TestContext.Current.CancellationToken);
        Assert.Equal("", error.ToString());
        using var document = JsonDocument.Parse(output.ToString());
        return (code, document.RootElement.Clone());
    }

    private static string[] Call(ReadingTown town, string file)
        => ["import", "readings", file, "--json", "--by", "mori", "--on", "2026-11-12", "--database", town.Database.Provider, "--connection", town.Database.Connection];

    private string Write(string text)
    {
        var file = Path.Combine(_folder.FullName, "012.csv");
        File.WriteAllBytes(file, CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes(text));
        return file;
    }
}
