using System.Text.Json;
using Billing.Cli;
using Billing.Db;
using Billing.Tests.Forms;
using Xunit;

namespace Billing.Tests.Cli;

public sealed class NoticesCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("billing-notices-cli-");
    private readonly NoticeTown _town = new("sqlite");

    public void Dispose()
    {
        _town.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Print_makes_a_night_s_files_and_the_second_time_nothing()
    {
        Poppler.SkipWithoutPrinter();
        string[] call = ["notices", "print", "--date", "2026-11-12", "--out", _folder.FullName, "--json", .. OnTown()];
        var (code, first) = await Run(call);
        var (_, second) = await Run(call);
        Assert.Equal(0, code);
        Assert.Equal((3, 0, 0), Counts(first));
        Assert.Equal(1, first.GetProperty("withheld").GetInt32());
        Assert.Equal((0, 3, 0), Counts(second));
        Assert.True(File.Exists(first.GetProperty("files")[0].GetProperty("file").GetString()));
    }

    [Fact]
    public async Task Pdf_makes_the_notice_of_one_bill()
    {
        Poppler.SkipWithoutPrinter();
        var file = Path.Combine(_folder.FullName, "one.pdf");
        var (code, _) = await Run(["notices", "pdf", "2026-1", "--out", file, "--notice-language", "en", "--json", .. OnTown()]);
        Assert.Equal(0, code);
        Assert.Contains("Notice of water usage and charges", await Poppler.TextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_night_that_has_not_run_is_unusable_input()
    {
        Poppler.SkipWithoutPrinter();
        using var said = new StringWriter();
        var code = await CommandLine.RunAsync(["notices", "print", "--date", "2026-11-13", "--out", _folder.FullName, "--lang", "en", .. OnTown()], TextWriter.Null, said, TestContext.Current.CancellationToken);
        Assert.Equal(2, code);
        Assert.Contains("billing night --date 2026-11-13", said.ToString(), StringComparison.Ordinal);
    }

    private string[] OnTown() => ["--database", "sqlite", "--connection", ((BillingDatabase)_town.Database).Connection];

    private static async Task<(int Code, JsonElement Said)> Run(string[] arguments)
    {
        using var output = new StringWriter();
        using var said = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, said, TestContext.Current.CancellationToken);
        Assert.True(code < 2, said.ToString());
        return (code, JsonDocument.Parse(output.ToString()).RootElement.Clone());
    }

    private static (int Printed, int Kept, int Failed) Counts(JsonElement report)
        => (report.GetProperty("printed").GetInt32(), report.GetProperty("kept").GetInt32(), report.GetProperty("failed").GetInt32());
}
