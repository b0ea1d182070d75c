using Billing.Cli;
using Billing.Db;
using Billing.Tests.Forms;
using Xunit;

namespace Billing.Tests.Cli;

/// <summary>Nothing that the program prints, writes or complains of tells where the protected person of <see cref="NoticeTown"/> lives.</summary>
public sealed class ProtectedPersonCommandTests : IDisposable
{
    private static readonly string[] Secrets = ["港町2番地", "仮町9番地", "0885-00-0456", "0885000456", "00-0456"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("billing-protected-cli-");
    private readonly NoticeTown _town = new("sqlite");

    public void Dispose()
    {
        _town.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("bill", "show", "2026-2", "--explain")]
    [InlineData("bill", "show", "2026-2", "--explain", "--json")]
    [InlineData("bill", "show", "2026-99")]
    [InlineData("verify")]
    [InlineData("verify", "--json", "--verbose")]
    [InlineData("bill", "correct", "2026-2", "--index", "1", "--reason", "x", "--verbose")]
    [InlineData("night", "--date", "2026-11-12", "--verbose")]
    public async Task A_command_tells_no_address_and_no_telephone(params string[] call) => AssertSilent(await Run(call));

    [Fact]
    public async Task Files_tell_no_address_and_no_telephone()
    {
        Poppler.SkipWithoutPrinter();
        var pdf = Path.Combine(_folder.FullName, "one.pdf");
        AssertSilent(await Run(["notices", "pdf", "2026-2", "--out", pdf, "--explain"]));
        AssertSilent(await Run(["notices", "print", "--date", "2026-11-12", "--out", _folder.FullName, "--verbose"]));
        AssertSilent(await Run(["export", "journal", Path.Combine(_folder.FullName, "journal.csv"), "--from", "2026-04-01", "--to", "2027-03-31"]));
        var files = _folder.GetFiles();
        Assert.Equal(3, files.Length);
        foreach (var file in files)
        {
            AssertSilent(file.Extension == ".pdf" ? await Poppler.TextAsync(file.FullName) : await File.ReadAllTextAsync(file.FullName, TestContext.Current.CancellationToken));
        }
    }

    private async Task<string> Run(string[] call)
    {
        using var output = new StringWriter();
        using var said = new StringWriter();
        await CommandLine.RunAsync([.. call, "--database", "sqlite", "--connection", ((BillingDatabase)_town.Database).Connection], output, said, TestContext.Current.CancellationToken);
        Assert.NotEmpty($"{output}{said}");
        return $"{output}{said}";
    }

    private static void AssertSilent(string text) => Assert.All(Secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
}
