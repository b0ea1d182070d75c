using System.Text;
using Billing.Db;
using Billing.Exchange.Agents;
using Billing.Exchange.FixedWidth;
using Billing.Kernel;
using Billing.Testing;
using NodaTime;
using Xunit;

namespace Billing.Tests.Exchange.Channels;

public sealed class ReceiptFileTests
{
    public static TheoryData<int> Fields120 => [.. Enumerable.Range(0, PublishedLayout.Of("gs1.csv").Count(f => f.Record == "cvs_result120_data"))];

    public static TheoryData<int> Columns13 => [.. Enumerable.Range(0, PublishedLayout.Of("gs1.csv").Count(f => f.Record == "cvs_csv13"))];

    [Fact]
    public void Every_notice_of_a_120_byte_file_is_read()
    {
        var file = Read("cvs120", SampleChannelFiles.Store120());

        Assert.Empty(file.Faults);
        Assert.Equal([ReceiptNotice.Quick, ReceiptNotice.Final, ReceiptNotice.Cancelled], file.Records.Select(record => record.Notice));
        Assert.Equal(
            new ReceiptRecord
            {
                Record = 2,
                Notice = ReceiptNotice.Quick,
                Company = "01234",
                Key = "0000000000000017",
                Reissue = 1,
                Amount = new Money(12_300),
                PaidOn = new LocalDate(2026, 11, 16),
                PaidAt = new LocalTime(9, 44),
                MadeOn = new LocalDate(2026, 11, 17),
                FeeOn = new LocalDate(2026, 11, 17),
                Limit = new LocalDate(2026, 12, 30),
                Store = "0000123",
                Chain = "000010",
            },
            file.Records[0]);
        Assert.Equal(new LocalDate(2026, 11, 27), file.Records[1].RemitOn);
        Assert.Equal((17_580, 990), (file.Collected.Sum(r => r.Amount.Yen), file.Cancelled.Sum(r => r.Amount.Yen)));
    }

    [Theory]
    [MemberData(nameof(Fields120))]
    public void Every_field_of_the_published_record_is_read_at_its_place(int index)
    {
        var published = PublishedLayout.Of("gs1.csv").Where(field => field.Record == "cvs_result120_data").ElementAt(index);
        var field = StoreLayout.All[index];
        Assert.Equal((published.Ja, published.En, published.From, published.To, published.Length), (field.Ja, field.En, field.From, field.To, field.Length));

        var bytes = SampleChannelFiles.Store120();
        bytes[120 + published.From - 1] = field.Kind == FieldKind.Digits ? (byte)'*' : (byte)0x85;
        var faults = Read("cvs120", bytes).Faults;
        if (field.Kind == FieldKind.Filler)
        {
            Assert.Empty(faults);
        }
        else
        {
            Assert.Contains(faults, fault => (fault.Line, fault.Column) == (2, published.From) && fault.Said.Ja.Length > 10 && fault.Said.En.Length > 10);
        }
    }

    [Fact]
    public void A_csv_of_13_columns_is_read_by_name_and_by_place()
    {
        var text = Encoding.UTF8.GetString(SampleChannelFiles.Store13());
        var byName = Read("cvs13", SampleChannelFiles.Store13());
        var byPlace = Read("cvs13", CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes("a,b,c,d,e,f,g,h,i,j,k,l,m" + text[text.IndexOf('\r', StringComparison.Ordinal)..]));

        Assert.Empty(byName.Faults.Concat(byPlace.Faults));
        Assert.Equal(byName.Records, byPlace.Records);
        Assert.Equal(
            new ReceiptRecord
            {
                Record = 2,
                Notice = ReceiptNotice.Quick,
                Company = "01234",
                Key = "0000000000000017",
                Reissue = 1,
                Amount = new Money(12_300),
                PaidOn = new LocalDate(2026, 11, 16),
                PaidAt = new LocalTime(9, 44),
                MadeOn = new LocalDate(2026, 11, 17),
                Limit = new LocalDate(2026, 12, 30),
                Store = "0000123",
                Chain = "000010 青波マート",
            },
            byName.Records[0]);
        Assert.Equal("receipt-file.no-header", Assert.Throws<BusinessRuleException>(() => Read("cvs13", Encoding.UTF8.GetBytes(text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]))).Code);
    }

    [Theory]
    [MemberData(nameof(Columns13))]
    public void Every_column_of_the_published_csv_is_read_at_its_place(int index)
    {
        var published = PublishedLayout.Of("gs1.csv").Where(field => field.Record == "cvs_csv13").ElementAt(index);
        Assert.Equal(index + 1, published.From);
        var lines = Encoding.UTF8.GetString(SampleChannelFiles.Store13()).Split("\r\n");
        Assert.Equal(published.Ja, lines[0].Split(',')[index]);
        var fields = lines[1].Split(',');
        fields[index] = "x";
        lines[1] = string.Join(',', fields);

        var file = Read("cvs13", Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));

        if (published.Ja.StartsWith("ユーザー", StringComparison.Ordinal) || published.Ja.StartsWith("コンビニ", StringComparison.Ordinal))
        {
            Assert.Empty(file.Faults);
        }
        else
        {
            Assert.Contains(file.Faults, fault => (fault.Line, fault.Column) == (2, published.From));
        }
    }

    [Fact]
    public void A_second_notice_is_the_same_money_and_another_shop_is_paid_twice()
    {
        const string slip = "012340000000000000017";
        var file = Read("cvs120", SampleChannelFiles.Store120(("01", slip, 0, 990), ("02", slip, 0, 990)));
        Assert.Equal((2, 1), (file.Records.Count, file.Collected.Count));

        var back = Read("cvs120", SampleChannelFiles.Store120(("01", slip, 0, 990), ("03", slip, 0, 990)));
        Assert.Equal((0, 1), (back.Collected.Count, back.Cancelled.Count));

        var bytes = SampleChannelFiles.Store120(("01", slip, 0, 990), ("01", slip, 0, 990));
        bytes[240 + 63] = (byte)'9';
        Assert.Equal(2, Read("cvs120", bytes).Collected.Count);
    }

    [Fact]
    public void The_amount_of_a_line_is_held_against_its_barcode()
    {
        var text = Encoding.UTF8.GetString(SampleChannelFiles.Store13()).Replace(",12300,", ",12301,", StringComparison.Ordinal);

        Assert.All(Read("cvs13", Encoding.UTF8.GetBytes(text)).Faults, fault => Assert.Equal("receipt-file.amount-differs", fault.Code));
        Assert.Equal(3, Read("cvs13", Encoding.UTF8.GetBytes(text)).Faults.Count);
    }

    [Theory]
    [InlineData("card")]
    [InlineData("smartphone")]
    [InlineData("bank-slips")]
    [InlineData("elqr")]
    public void A_file_of_another_agent_is_read_by_its_columns(string format)
    {
        var text = Encoding.UTF8.GetString(SampleChannelFiles.Agent(format));

        var file = Read(format, Encoding.UTF8.GetBytes(text));

        Assert.Empty(file.Faults);
        Assert.Equal(17_580, file.Collected.Sum(record => record.Amount.Yen));
        Assert.Equal((0, (int?)null), (file.Records[0].Reissue, file.Records[1].Reissue));
        Assert.All(file.Records, record => Assert.Equal(ReceiptNotice.Final, record.Notice));
    }

    [Fact]
    public void Totals_of_a_trailer_are_checked_where_the_profile_says_where_they_stand()
    {
        var profile = AgentProfileLoader.Parse("""
            { "format": "agent-profile/1", "name": "x", "title": { "ja": "x", "en": "x" }, "channel": "convenienceStore", "shape": "records120",
              "notices": [ { "code": "01", "is": "quick" } ], "trailer": { "countFrom": 2, "countLength": 6, "yenFrom": 8, "yenLength": 12 }, "citations": ["CHOICE"] }
            """, "x.json");
        var bytes = SampleChannelFiles.Store120(("01", "012340000000000000017", 0, 990));
        Encoding.ASCII.GetBytes("8000001000000000990").CopyTo(bytes, 240);
        Assert.Empty(ReceiptFileReader.Read("f", bytes, profile).Faults);

        Encoding.ASCII.GetBytes("8000002000000000991").CopyTo(bytes, 240);
        Assert.Equal([2, 8], ReceiptFileReader.Read("f", bytes, profile).Faults.Select(fault => fault.Column));
    }

    [Fact]
    public void A_profile_tells_every_fault_with_its_path()
    {
        var faults = Assert.Throws<Billing.Exchange.ChannelProfileException>(() => AgentProfileLoader.Parse("""{ "format": "agent-profile/1", "name": "x", "shape": "csv", "channel": "fax", "columns": [ { "is": "amount", "names": [] } ] }""", "x.json")).Faults;

        Assert.Superset(new HashSet<string> { "$.channel", "$.citations", "$.columns", "$.columns[0].names", "$.title" }, faults.Select(fault => fault.Path).ToHashSet());
    }

    private static ReceiptFile Read(string format, byte[] bytes) => ReceiptFileReader.Read("f", bytes, ChannelFolder.Agent(format));
}
