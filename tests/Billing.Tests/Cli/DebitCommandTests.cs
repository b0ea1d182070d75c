using System.Globalization;
using System.Text.Json;
using Billing.Cli;
using Billing.Exchange.DirectDebit;
using Billing.Tests.Debits;
using Xunit;

namespace Billing.Tests.Cli;

/// <summary><c>billing debit run</c>, <c>send</c>, <c>cancel</c>, <c>results</c> and <c>list</c>.</summary>
public sealed class DebitCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("billing-debit-");
    private readonly DebitTown _town = DebitTown.Create("sqlite");

    public void Dispose()
    {
        _town.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_run_is_counted_made_cancelled_made_again_sent_and_answered()
    {
        _town.Mandate(1);
        _town.Mandate(2);
        var request = Path.Combine(_folder.FullName, "request.txt");
        string[] run = ["debit", "run", "--bank", "agent", "--date", "2026-11-02", "--on", "2026-10-26", "--by", "seiri"];

        Assert.Equal(2, (await Json(0, [.. run, "--dry-run"])).GetProperty("entries").GetInt32());
        var first = (await Json(0, [.. run, "--out", request])).GetProperty("run").GetInt64();
        await Json(0, "debit", "cancel", $"{first}", "--reason", "誤り");
        var made = await Json(0, [.. run, "--out", request]);
        var number = made.GetProperty("run").GetInt64();
        Assert.Equal("sent", (await Json(0, "debit", "send", $"{number}")).GetProperty("state").GetString());
        var (code, _) = await Run("debit", "cancel", $"{number}", "--reason", "遅い");
        Assert.Equal(2, code);

        var asked = DebitFileReader.Read("r", await File.ReadAllBytesAsync(request, TestContext.Current.CancellationToken), DebitTown.Due, BankProfile.Standard, DebitFileKind.Request).Sets[0];
        var wrong = Put("wrong.txt", DebitFileWriter.Write(BankProfile.Standard, asked.Header with { ClientCode = "1111111111" }, asked.Rows, DebitFileKind.Result));
        Assert.Equal("debit-result.client", (await Json(1, "debit", "results", wrong, "--on", "2026-11-05")).GetProperty("errors")[0].GetProperty("code").GetString());
        var answer = Put("answer.txt", DebitFileWriter.Write(BankProfile.Standard, asked.Header, [asked.Rows[0], asked.Rows[1] with { Result = '1' }], DebitFileKind.Result));
        var taken = await Json(0, "debit", "results", answer, "--on", "2026-11-05");

        Assert.Equal((1, asked.Rows[0].Amount.Yen), (taken.GetProperty("debited").GetProperty("count").GetInt32(), taken.GetProperty("debited").GetProperty("yen").GetInt64()));
        Assert.Equal(1, taken.GetProperty("byNext").GetProperty("again").GetInt32());
        Assert.True((await Json(0, "debit", "results", answer, "--on", "2026-11-06")).GetProperty("alreadyTaken").GetBoolean());
        Assert.Equal(["answered", "cancelled"], (await Json(0, "debit", "list")).GetProperty("runs").EnumerateArray().Select(r => r.GetProperty("state").GetString()));
        await Json(0, "verify");
    }

    private string Put(string name, byte[] bytes)
    {
        var file = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    private async Task<JsonElement> Json(int expected, params string[] args)
    {
        var (code, output) = await Run(args);
        Assert.True(code == expected, $"{code}: {output}");
        return JsonDocument.Parse(output).RootElement;
    }

    private async Task<(int Code, string Output)> Run(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var code = await CommandLine.RunAsync([.. args, "--json", "--database", _town.Test.Database.Provider, "--connection", _town.Test.Database.Connection], output, TextWriter.Null, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }
}
