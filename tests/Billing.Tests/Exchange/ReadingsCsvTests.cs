using System.Text;
using Billing.Exchange;
using Billing.Kernel;
using Billing.Metering;
using Xunit;

namespace Billing.Tests.Exchange;

public sealed class ReadingsCsvTests
{
    private const string Header = "service_point,meter,register,read_on,index,kind,reason,reader\r\n";

    [Fact]
    public void A_terminals_file_becomes_entries()
    {
        var file = Read(Header
            + "012-00345,24-118203,,2026-11-10,1254,regular,,R07\r\n"
            + "012-00346,,,2026/11/9,,unread,\"積雪, 門扉\"\"閉\"\"\",R07\r\n"
            + "\r\n"
            + "900-00001,23-000011,night,20261110,5080,,,\r\n");

        Assert.Empty(file.Faults);
        Assert.Equal(
            [
                new() { Line = 2, ServicePoint = "012-00345", Meter = "24-118203", ReadOn = new(2026, 11, 10), Index = 1254, Reader = "R07" },
                new() { Line = 3, ServicePoint = "012-00346", ReadOn = new(2026, 11, 9), Kind = ReadingKind.Unread, Reason = "積雪, 門扉\"閉\"", Reader = "R07" },
                new() { Line = 5, ServicePoint = "900-00001", Meter = "23-000011", Register = "night", ReadOn = new(2026, 11, 10), Index = 5080 },
            ],
            file.Entries);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-8 with a mark")]
    [InlineData("shift_jis")]
    public void Japanese_headers_and_words_are_read_in_any_of_the_encodings(string encoding)
    {
        const string text = "検針日,水栓番号,今回指針,検針区分,検針不能理由,検針員\n2026-11-10,012-00345,,不能,犬がいる,山田\n2026-11-10,012-00346,7,使用者,,髙橋\n";
        var bytes = encoding switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(text),
            "shift_jis" => CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes(text),
            _ => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        };

        var file = ReadingsCsv.Read("readings.csv", bytes);

        Assert.Empty(file.Faults);
        Assert.Equal((ReadingKind.Unread, "犬がいる", "山田"), (file.Entries[0].Kind, file.Entries[0].Reason, file.Entries[0].Reader));
        Assert.Equal((ReadingKind.ByCustomer, 7, "髙橋"), (file.Entries[1].Kind, file.Entries[1].Index, file.Entries[1].Reader));
    }

    [Theory]
    [InlineData(",,,2026-11-10,1,,,", "service-point", 1)]
    [InlineData("p,,,10.11.2026,1,,,", "date", 4)]
    [InlineData("p,,,2026-02-30,1,,,", "date", 4)]
    [InlineData("p,,,2026-11-10,12.5,,,", "index", 5)]
    [InlineData("p,,,2026-11-10,,regular,,", "index", 5)]
    [InlineData("p,,,2026-11-10,99999999999,,,", "index", 5)]
    [InlineData("p,,,2026-11-10,1,opened,,", "kind", 6)]
    [InlineData("p,,,2026-11-10,1,,", "field-count", 0)]
    [InlineData("p,,,2026-11-10,1,,,,", "field-count", 0)]
    [InlineData("p,,,2026-11-10,\"1,,,", "quotes", 0)]
    [InlineData("p,,,2026-11-10,\"1\"2,,,", "quotes", 0)]
    public void A_bad_line_is_named_with_its_column_and_kept_out(string line, string code, int column)
    {
        var file = Read(Header + "a,,,2026-11-10,1,,,\r\n" + line + "\r\nb,,,2026-11-10,2,,,\r\n");

        var fault = Assert.Single(file.Faults);
        Assert.Equal((3, column, $"reading-file.{code}"), (fault.Line, fault.Column, fault.Code));
        Assert.NotEqual(fault.Said.Ja, fault.Said.En);
        Assert.Equal(["a", "b"], file.Entries.Select(e => e.ServicePoint));
        Assert.Equal([2, 4], file.Entries.Select(e => e.Line));
    }

    [Theory]
    [InlineData("service_point,read_on,index,registr\np,2026-11-10,1,day\n", "unknown-column")]
    [InlineData("service_point,水栓番号,read_on,index\np,p,2026-11-10,1\n", "double-column")]
    [InlineData("service_point,read_on\np,2026-11-10\n", "missing-column")]
    [InlineData("012-00345,2026-11-10,1254\n", "unknown-column")]
    [InlineData("service_point,read_on,index\n", "empty")]
    [InlineData("", "missing-column")]
    public void A_file_that_cannot_be_understood_is_refused_whole(string text, string code)
    {
        var refusal = Assert.Throws<BusinessRuleException>(() => Read(text));

        Assert.Equal($"reading-file.{code}", refusal.Code);
        Assert.Contains("readings.csv", refusal.Said.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        var refusal = Assert.Throws<BusinessRuleException>(() => ReadingsCsv.Read("readings.csv", [0x41, 0x81, 0x20, 0xFD]));
        var utf16 = Assert.Throws<BusinessRuleException>(() => ReadingsCsv.Read("readings.csv", Encoding.Unicode.GetBytes(Header)));

        Assert.Equal(("reading-file.encoding", "reading-file.encoding"), (refusal.Code, utf16.Code));
    }

    [Fact]
    public void The_same_bytes_have_the_same_fingerprint()
    {
        var text = Header + "a,,,2026-11-10,1,,,\r\n";

        Assert.Equal(Read(text).Sha256, Read(text).Sha256);
        Assert.NotEqual(Read(text).Sha256, Read(text + "\r\n").Sha256);
        Assert.Equal(64, Read(text).Sha256.Length);
    }

    private static ReadingFile Read(string text) => ReadingsCsv.Read("readings.csv", Encoding.UTF8.GetBytes(text));
}
