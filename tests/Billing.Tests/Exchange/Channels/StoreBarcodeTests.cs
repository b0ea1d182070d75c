using Billing.Exchange.Barcodes;
using Billing.Kernel;
using Billing.Testing;
using NodaTime;
using Xunit;

namespace Billing.Tests.Exchange.Channels;

public sealed class StoreBarcodeTests
{
    /// <summary>Published vectors (CvsBarcode).</summary>
    [Theory]
    [InlineData("912345", "012345678901234567890", 1, 2001, 3, 31, 123_000, "91912345012345678901234567890101033101230003")]
    [InlineData("942386", "178953917853935692730", 1, 2003, 7, 31, 31_290, "91942386178953917853935692730103073110312903")]
    public void The_published_codes_come_out_digit_for_digit(string issuer, string free, int reissue, int year, int month, int day, long yen, string digits)
    {
        var stamp = digits[36] - '0';
        var code = new StoreBarcode { Issuer = issuer, Free = free, Reissue = reissue, Limit = new LocalDate(year, month, day), Stamp = stamp, Amount = new Money(yen) };

        Assert.Equal(digits, code.Digits);
        Assert.Equal(code, StoreBarcode.Parse(digits));
        Assert.Equal(code, StoreBarcode.Parse(StoreBarcode.Print(digits)));
        Assert.Equal(code, StoreBarcode.Parse("EAN" + digits));
    }

    [Fact]
    public void Every_field_of_the_published_table_stands_at_its_place()
    {
        var code = SampleChannelFiles.Barcode;
        var digits = code.Digits;
        var values = PublishedLayout.Of("gs1.csv").Where(field => field.Record == "barcode44").Select(field => digits[(field.From - 1)..field.To]).ToList();

        Assert.Equal(["91", "912345", "01234", "0000000000000017", "1", "261230", "0", "012300", $"{StoreBarcode.CheckDigit(digits[..43])}"], values);
        Assert.Equal(("01234", "0000000000000017"), (code.Company, code.Key));
        Assert.Equal("999999", (code with { Limit = null }).Digits[30..36]);
        Assert.Null(StoreBarcode.Parse((code with { Limit = null }).Digits).Limit);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300_001)]
    [InlineData(-1)]
    public void No_code_is_made_above_300_000_yen_or_below_one(long yen)
        => Assert.Equal("barcode.amount", Assert.Throws<BusinessRuleException>(() => (SampleChannelFiles.Barcode with { Amount = new Money(yen) }).Digits).Code);

    [Fact]
    public void Any_one_wrong_digit_is_seen()
    {
        var digits = SampleChannelFiles.Barcode.Digits;
        for (var i = 0; i < digits.Length; i++)
        {
            for (var d = '0'; d <= '9'; d++)
            {
                var wrong = digits[..i] + d + digits[(i + 1)..];
                Assert.True(d == digits[i] || Assert.Throws<BusinessRuleException>(() => StoreBarcode.Parse(wrong)).Code is "barcode.check-digit" or "barcode.ai", wrong);
            }
        }
    }

    [Theory]
    [InlineData("issuer", "91234", "barcode.issuer")]
    [InlineData("free", "01234", "barcode.free")]
    [InlineData("reissue", "10", "barcode.reissue")]
    public void What_does_not_fit_is_refused_with_its_length(string field, string value, string code)
    {
        var whole = SampleChannelFiles.Barcode;
        var wrong = field switch { "issuer" => whole with { Issuer = value }, "free" => whole with { Free = value }, _ => whole with { Reissue = int.Parse(value, null) } };

        Assert.Equal(code, Assert.Throws<BusinessRuleException>(() => wrong.Digits).Code);
    }
}
