using System.Text;
using Billing.Exchange;
using Billing.Kernel;
using NodaTime;
using Xunit;

namespace Billing.Tests.Exchange;

public sealed class OldBillsCsvTests
{
    private const string Header = "contract,period_to,service,yen,tax,m3\n";

    [Fact]
    public void Bills_are_found_by_contract_last_day_and_service()
    {
        var file = Read(Header + "002-01,2026-05-08,sewer,-120,,\n001-01,2026-05-08,water,2827,257,26\n001-01,20260608,water,500,45,0\n\n");

        Assert.Equal(3, file.Bills.Count);
        var at = file.Find("001-01", new LocalDate(2026, 5, 8), Service.Water)!.Value;
        Assert.Equal(new OldBill(3, "001-01", new LocalDate(2026, 5, 8), Service.Water, 2827, 257, 26), file.Bills[at]);
        Assert.Equal(-120, file.Bills[file.Find("002-01", new LocalDate(2026, 5, 8), Service.Sewer)!.Value].Yen);
        Assert.Null(file.Bills[file.Find("002-01", new LocalDate(2026, 5, 8), Service.Sewer)!.Value].Tax);
        Assert.Null(file.Find("001-01", new LocalDate(2026, 5, 8), Service.Sewer));
        Assert.Null(file.Find("003-01", new LocalDate(2026, 5, 8), Service.Water));
    }

    [Fact]
    public void Japanese_headers_in_any_order_and_Shift_JIS_are_read()
    {
        var text = "金額,事業,期間末日,契約番号\r\n2827,水道,2026/5/8,001-01\r\n";
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes(text);

        var bill = Assert.Single(OldBillsCsv.Read("old.csv", bytes).Bills);

        Assert.Equal(new OldBill(2, "001-01", new LocalDate(2026, 5, 8), Service.Water, 2827, null, null), bill);
    }

    [Fact]
    public void Every_planted_error_is_told_with_line_and_column_and_nothing_is_taken()
    {
        var refused = Assert.Throws<OldBillFileException>(() => Read(Header + """
            001-01,2026-05-08,water,2827,257,26
            ,2026-05-08,water,2827,257,26
            001-02,2026-13-08,gas,"2,827",x,-3
            001-03,2026-05-08,water,2827,257
            001-04,2026-05-08,water,"28"27,257,26
            001-05,2026-05-08,water,-9223372036854775808,257,99999999999
            """));

        Assert.Equal(
            [
                (3, 1, "bill-file.contract"),
                (4, 2, "bill-file.date"),
                (4, 3, "bill-file.service"),
                (4, 4, "bill-file.yen"),
                (4, 5, "bill-file.tax"),
                (4, 6, "bill-file.m3"),
                (5, 0, "bill-file.field-count"),
                (6, 0, "bill-file.quotes"),
                (7, 4, "bill-file.yen"),
                (7, 6, "bill-file.m3"),
            ],
            refused.Faults.Select(fault => (fault.Line, fault.Column, fault.Code)));
        Assert.All(refused.Faults, fault => Assert.True(fault.Said.Ja.Length > 10 && fault.Said.En.Length > 10));
    }

    [Fact]
    public void A_bill_that_stands_there_twice_is_refused_with_the_line_of_the_first()
    {
        var refused = Assert.Throws<OldBillFileException>(() => Read(Header + "001-01,2026-05-08,water,2827,,\n001-01,2026-05-08,sewer,2827,,\n001-01,2026/05/08,水道,2827,,\n"));

        var fault = Assert.Single(refused.Faults);
        Assert.Equal((4, "bill-file.duplicate"), (fault.Line, fault.Code));
        Assert.Contains("line 2", fault.Said.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "bill-file.missing-column")]
    [InlineData("contract,period_to,service\n", "bill-file.missing-column")]
    [InlineData("contract,period_to,service,yenn\n", "bill-file.unknown-column")]
    [InlineData("contract,period_to,service,yen,金額\n", "bill-file.double-column")]
    [InlineData("contract,period_to,service,yen\n", "bill-file.empty")]
    [InlineData("c\0ontract", "bill-file.encoding")]
    public void A_file_without_use_is_refused_as_a_whole(string text, string code)
        => Assert.Equal(code, Assert.Throws<BusinessRuleException>(() => Read(text)).Code);

    private static OldBillFile Read(string text) => OldBillsCsv.Read("old.csv", Encoding.UTF8.GetBytes(text));
}
