using System.Text;
using System.Text.Json;
using Billing.Cli;
using Billing.Nights;
using Billing.Reports;
using Billing.Testing;
using NodaTime;
using Xunit;

namespace Billing.Tests.Cli;

public sealed class ReportCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("billing-cli-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [EveryDatabase]
    public async Task A_report_comes_as_json_csv_and_workbook_with_the_same_rows(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var night = SmallTown.Build(test.Database, 6).Nights[0];
        new NightRunner(test.Database, SmallTown.Book, SystemClock.Instance).Run(night, cancel: TestContext.Current.CancellationToken);
        string[] call = ["report", "journal", "--from", "2026-09-01", "--to", "2026-09-30", "--lang", "en", "--database", provider, "--connection", test.Database.Connection];

        var (code, json, _) = await Run([.. call, "--format", "json"]);
        var document = JsonDocument.Parse(json).RootElement;
        var (_, csv, _) = await Run(call);
        var file = Path.Combine(_folder.FullName, "journal.xlsx");
        Assert.Equal(0, (await Run([.. call, "--format", "xlsx", "--out", file])).Code);

        Assert.Equal(0, code);
        using var db = test.NewContext();
        var rows = document.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(("total", db.Transfers.Sum(t => t.Amount.Yen)), (rows[^1].GetProperty("role").GetString(), rows[^1].GetProperty("values")[5].GetInt64()));
        Assert.Equal(rows.Count, csv.Trim().Split('\n').Length - 1);
        Assert.Equal("PK", Encoding.ASCII.GetString(File.ReadAllBytes(file), 0, 2));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("journal", "--format", "xlsx")]
    [InlineData("journal", "--format", "pdf")]
    public async Task What_cannot_be_written_is_refused(params string[] call) => Assert.Equal(2, (await Run(["report", .. call])).Code);

    [Fact]
    public void Every_report_has_a_name_of_its_own()
        => Assert.Equal(ReportList.All.Count, ReportList.All.Select(kind => kind.Name).Distinct().Count());

    private static async Task<(int Code, string Output, string Said)> Run(string[] call)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(call, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
