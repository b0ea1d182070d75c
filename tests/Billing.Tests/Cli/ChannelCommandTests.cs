using System.Globalization;
using System.Text.Json;
using Billing.Cli;
using Billing.Testing;
using Xunit;

namespace Billing.Tests.Cli;

/// <summary>Files of banks, shops and agents on the command line, and their exit codes.</summary>
public sealed class ChannelCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("billing-channels-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_request_is_written_from_claims_and_read_again()
    {
        var claims = Put("claims.csv", "customer_no,bank_no,branch_no,acct_type,acct_no,acct_holder_kana,amount\n1,1,2,普通,1000001,やまだ きょうこ,5280\n2,9900,2,1,1000002,ｽｽﾞｷ,990\n"u8.ToArray());
        var request = Path.Combine(_folder, "request.txt");

        var written = await Json(0, "debit", "write", claims, "--profile", "crlf", "--date", "2026-11-26", "--out", request);
        Assert.Equal((2, 6_270), (written.GetProperty("records").GetInt32(), written.GetProperty("yen").GetInt64()));
        Assert.Equal(5 * 122, new FileInfo(request).Length);

        var read = await Json(0, "debit", "read", request, "--profile", "crlf", "--on", "2026-11-20");
        Assert.Equal("request", read.GetProperty("kind").GetString());
        Assert.Equal("2026-11-26", read.GetProperty("header").GetProperty("date").GetString());
        Assert.Equal((2, 6_270), Sum(read, "total"));
        Assert.Equal((0, 0), Sum(read, "collected"));
        Assert.Empty(read.GetProperty("errors").EnumerateArray());
    }

    [Fact]
    public async Task A_result_is_summed_by_code_and_a_wrong_one_ends_with_1_and_names_record_and_column()
    {
        var bytes = SampleChannelFiles.Debits([Billing.Exchange.DirectDebit.BankProfile.Standard]).Last().Bytes;
        var read = await Json(0, "debit", "read", Put("result.txt", bytes), "--on", "2026-11-30");

        Assert.Equal("0000012345", read.GetProperty("header").GetProperty("clientCode").GetString());
        Assert.Equal(7, read.GetProperty("records").GetInt32());
        Assert.Equal((1, 5_280), Sum(read, "collected"));
        Assert.Equal((6, 69_080), Sum(read, "failed"));
        Assert.Equal(["0", "1", "2", "3", "4", "8", "9"], read.GetProperty("byResult").EnumerateObject().Select(p => p.Name));

        bytes[(2 * 120) + 80] = (byte)'x';
        var error = (await Json(1, "debit", "read", Put("wrong.txt", bytes), "--on", "2026-11-30")).GetProperty("errors")[0];
        Assert.Equal((1, 3, 81), (error.GetProperty("number").GetInt32(), error.GetProperty("record").GetInt32(), error.GetProperty("column").GetInt32()));
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task A_barcode_comes_out_or_is_refused_with_what_would_be_right()
    {
        string[] call = ["barcode", "--company", "912345", "--number", "012345678901234567890", "--reissue", "1", "--due", "2001-03-31", "--yen"];

        Assert.Equal("91912345012345678901234567890101033101230003", (await Json(0, [.. call, "123000"])).GetProperty("digits").GetString());
        var (code, output, error) = await Run([.. call, "300001", "--lang", "en"]);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("from 1 to 300,000 yen", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cvs120")]
    [InlineData("cvs_result120_data")]
    [InlineData("cvs13")]
    public async Task Receipts_of_shops_are_summed_by_notice(string format)
    {
        var file = Put("shops", format == "cvs13" ? SampleChannelFiles.Store13() : SampleChannelFiles.Store120());

        var read = await Json(0, "receipts", "read", file, "--format", format);

        Assert.Equal(3, read.GetProperty("records").GetInt32());
        Assert.Equal(2, Sum(read, "collected").Count);
        Assert.Equal(1, Sum(read, "failed").Count);
        Assert.Equal(["01", "02", "03"], read.GetProperty("byResult").EnumerateObject().Select(p => p.Name));
    }

    [Theory]
    [InlineData("debit", "read", "FILE", "--profile", "nobody", "standard")]
    [InlineData("receipts", "read", "FILE", "--format", "nobody", "cvs120")]
    [InlineData("receipts", "read", "EMPTY", "--format", "cvs120", "empty")]
    [InlineData("debit", "read", "EMPTY", "--profile", "standard", "empty")]
    public async Task What_cannot_be_used_ends_with_2_and_one_line(string group, string verb, string file, string option, string value, string right)
    {
        var (code, output, error) = await Run(group, verb, Put("f", file == "EMPTY" ? [] : "x"u8.ToArray()), option, value, "--lang", "en");

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(right, Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private string Put(string name, byte[] bytes)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    private static (int Count, long Yen) Sum(JsonElement document, string name) => (document.GetProperty(name).GetProperty("count").GetInt32(), document.GetProperty(name).GetProperty("yen").GetInt64());

    private static async Task<JsonElement> Json(int expected, params string[] args)
    {
        var (code, output, error) = await Run([.. args, "--json"]);
        Assert.True(code == expected, $"{code}: {error}");
        return JsonDocument.Parse(output).RootElement;
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var code = await CommandLine.RunAsync(args, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
