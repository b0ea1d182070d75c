using System.Text;
using Billing.Collection;
using Billing.Db;
using Billing.Exchange.DirectDebit;
using Billing.Exchange.FixedWidth;
using Billing.Kernel;
using Billing.Testing;
using Xunit;

namespace Billing.Tests.Exchange.Channels;

public sealed class DebitFileTests
{
    public static TheoryData<string> Profiles => [.. ChannelFolder.BankNames];

    public static TheoryData<int> Fields => [.. Enumerable.Range(0, PublishedLayout.Of("zengin.csv").Count)];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void What_a_profile_writes_is_read_back_the_same(string name)
    {
        var profile = ChannelFolder.Bank(name);

        var request = Read(DebitFileWriter.Write(profile, SampleChannelFiles.Header, SampleChannelFiles.Rows), profile);
        var result = Read(DebitFileWriter.Write(profile, SampleChannelFiles.Header, SampleChannelFiles.Rows, DebitFileKind.Result), profile);

        Assert.Empty(request.Faults.Concat(result.Faults));
        Assert.Equal((DebitFileKind.Request, DebitFileKind.Result), (request.Kind, result.Kind));
        var expected = SampleChannelFiles.Rows.Select((row, i) => row with { Record = i + 2, NewCode = profile.NewCode ? row.NewCode : '0' });
        Assert.Equal(expected, result.Rows);
        Assert.Equal(expected.Select(row => row with { Result = profile.ResultInRequest }), request.Rows);
        Assert.Equal(SampleChannelFiles.Header with { AccountKind = null, AccountNumber = null }, Assert.Single(result.Sets).Header);
        Assert.Equal(5_280, result.Collected.Sum(row => row.Amount.Yen));
        Assert.Equal(6, result.Failed.Count());
        Assert.Empty(request.Collected);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void Every_field_of_the_published_table_is_written_and_read_at_its_place(int index)
    {
        var published = PublishedLayout.Of("zengin.csv")[index];
        var field = Layout(published.Record)[published.Seq - 1];
        Assert.Equal((published.Ja, published.En, published.From, published.To, published.Length), (field.Ja, field.En, field.From, field.To, field.Length));
        Assert.Equal(published.Type == "N", field.Kind == FieldKind.Digits);

        var record = Record(published.Record);
        var text = Written()[record];
        Assert.Equal(120, text.Length);
        Assert.Equal(Expected[(published.Record, published.Seq)], text[(published.From - 1)..published.To]);

        var bytes = DebitFileWriter.Write(ChannelFolder.Bank("crlf"), SampleChannelFiles.Header, SampleChannelFiles.Rows, DebitFileKind.Result);
        bytes[(record * 122) + published.From - 1] = field.Kind == FieldKind.Digits ? (byte)'*' : field.Kind == FieldKind.Letters ? (byte)0x85 : (byte)'X';
        var faults = Read(bytes, ChannelFolder.Bank("crlf")).Faults;
        if (IsNotRead(published))
        {
            Assert.Empty(faults);
        }
        else
        {
            Assert.Contains(faults, fault => (fault.Line, fault.Column) == (record + 1, published.From) && fault.Said.Ja.Length > 10 && fault.Said.En.Length > 10);
        }
    }

    [Theory]
    [InlineData('0', false)]
    [InlineData('1', false)]
    [InlineData('2', true)]
    [InlineData('3', true)]
    [InlineData('4', true)]
    [InlineData('8', false)]
    [InlineData('9', false)]
    public void Every_result_code_has_words_and_says_whether_it_stops_the_mandate(char code, bool stops)
    {
        Assert.NotNull(DebitResult.Of(code));
        Assert.Equal(stops, BankProfile.Standard.After(code) == Billing.Collection.DebitNext.StopMandate);
    }

    [Theory]
    [InlineData("0105", "2026-12-20", "2027-01-05")]
    [InlineData("1228", "2027-01-08", "2026-12-28")]
    [InlineData("1126", "2026-11-22", "2026-11-26")]
    [InlineData("0229", "2028-02-01", "2028-02-29")]
    [InlineData("0229", "2026-02-01", null)]
    [InlineData("1301", "2026-02-01", null)]
    [InlineData("0000", "2026-02-01", null)]
    public void The_year_is_the_one_that_brings_the_day_nearest(string mmdd, string near, string? day)
        => Assert.Equal(day, DebitDate.Resolve(mmdd, NodaTime.Text.LocalDatePattern.Iso.Parse(near).Value)?.ToString("uuuu-MM-dd", null));

    [Fact]
    public void A_trailer_that_does_not_add_up_is_told_in_each_of_its_six_fields()
    {
        var lines = Written().ToArray();
        lines[^2] = "8" + "000009" + "000000000001" + "000002" + "000000000002" + "000003" + "000000000003" + new string(' ', 65);

        var faults = Read(Encoding.Latin1.GetBytes(string.Concat(lines.Select(AsBytes)))).Faults;

        Assert.Equal([2, 8, 20, 26, 38, 44], faults.Select(fault => fault.Column));
        Assert.All(faults, fault => Assert.Equal((9, "debit-file.total"), (fault.Line, fault.Code)));
        Assert.Contains("74,360", faults[1].Said.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", "")]
    [InlineData("cr", "\r")]
    [InlineData("lf", "\n")]
    [InlineData("crlf", "\r\n")]
    public void Every_kind_of_break_is_read_and_one_end_mark_is_passed_over(string name, string end)
    {
        Assert.NotEmpty(name);
        var file = Read(Encoding.Latin1.GetBytes(string.Concat(Written().Select(line => AsBytes(line) + end)) + "\u001a"));

        Assert.Empty(file.Faults);
        Assert.Equal(7, file.Rows.Count());
    }

    [Fact]
    public void Several_sets_are_read_where_the_profile_allows_them()
    {
        var sets = new[] { (SampleChannelFiles.Header, SampleChannelFiles.Rows), (SampleChannelFiles.Header with { Bank = "9900" }, SampleChannelFiles.Rows) };
        var bytes = DebitFileWriter.Write(BankProfile.Standard, sets, DebitFileKind.Result);

        Assert.Equal((2, 0), (Read(bytes).Sets.Count, Read(bytes).Faults.Count));
        var fault = Assert.Single(Read(bytes, ChannelFolder.Bank("crlf")).Faults);
        Assert.Equal((10, "debit-file.several-sets"), (fault.Line, fault.Code));
        Assert.Equal("debit-file.several-sets", Assert.Throws<BusinessRuleException>(() => DebitFileWriter.Write(ChannelFolder.Bank("crlf"), sets, DebitFileKind.Result)).Code);
    }

    [Theory]
    [InlineData(119, "debit-file.length")]
    [InlineData(240, "debit-file.cut-off")]
    [InlineData(960, "debit-file.cut-off")]
    [InlineData(1080, "debit-file.no-end")]
    public void A_file_that_is_cut_off_is_told(int length, string code)
        => Assert.Contains(Read(Encoding.Latin1.GetBytes(string.Concat(Written().Select(AsBytes)))[..length]).Faults, fault => fault.Code == code);

    [Fact]
    public void A_blank_result_is_a_fault_of_an_answer_and_no_empty_file_is_read()
    {
        var profile = ChannelFolder.Bank("blank-result");
        var asked = DebitFileReader.Read("f", DebitFileWriter.Write(profile, SampleChannelFiles.Header, SampleChannelFiles.Rows), SampleChannelFiles.DebitDay, profile, DebitFileKind.Result);

        Assert.Equal(7, asked.Faults.Count(fault => fault.Code == "debit-file.no-result" && fault.Column == 112));
        Assert.Equal("debit-file.empty", Assert.Throws<BusinessRuleException>(() => Read([])).Code);
    }

    [Theory]
    [InlineData("キャッシュ ウヲー", "ｷﾔﾂｼﾕ ｳｵ-")]
    [InlineData("ガギグゲゴザジズゼゾダヂヅデドバビブ", "ｶﾞｷﾞｸﾞｹﾞｺﾞｻﾞｼﾞｽﾞｾﾞｿﾞﾀﾞﾁﾞﾂﾞﾃﾞﾄﾞ")]
    [InlineData("やまだ　たろう", "ﾔﾏﾀﾞ ﾀﾛｳ")]
    [InlineData("山田", null)]
    public void A_name_is_written_in_the_bank_s_letters_and_cut_at_thirty_bytes(string name, string? expected) => Assert.Equal(expected, ZenginKana.Fit(name, ZenginKana.HolderLength));

    [Fact]
    public void What_the_bank_would_refuse_is_told_before_anything_is_written()
    {
        var row = SampleChannelFiles.Rows[0];
        DebitRow[] rows = [row with { Holder = "ﾔﾏﾀﾞ ｷｮｳｺ" }, row with { Key = "a" }, row with { Amount = new Money(10_000_000_000) }, row with { AccountNumber = "12" }, row, row];

        var faults = DebitFileWriter.Check(BankProfile.Standard, SampleChannelFiles.Header, rows);

        Assert.Equal(
            [(1, 51, "letter"), (2, 92, "letter"), (3, 81, "amount"), (3, 92, "key-twice"), (4, 44, "digits"), (4, 92, "key-twice"), (5, 92, "key-twice"), (6, 92, "key-twice")],
            faults.Select(fault => (fault.Line, fault.Column, fault.Code["debit-file.".Length..])));
        Assert.Throws<BusinessRuleException>(() => DebitFileWriter.Write(BankProfile.Standard, SampleChannelFiles.Header, rows));
        Assert.Empty(DebitFileWriter.Check(ChannelFolder.Bank("blank-result"), SampleChannelFiles.Header, [row with { Holder = "｢ﾔﾏﾀﾞ｣" }]));
    }

    [Fact]
    public void A_profile_tells_every_fault_with_its_path()
    {
        var faults = Assert.Throws<Billing.Exchange.ChannelProfileException>(() => BankProfileLoader.Parse("""{ "format": "bank-profile/1", "name": "x", "lineEnds": "lf", "zzz": 1 }""", "x.json")).Faults;

        Assert.Superset(new HashSet<string> { "$.lineEnds", "$.citations", "$.zzz", "$.title" }, faults.Select(fault => fault.Path).ToHashSet());
    }

    /// <summary>What stands in each field of the sample result: record, field → text.</summary>
    private static readonly Dictionary<(string, int), string> Expected = new()
    {
        [("header", 1)] = "1",
        [("header", 2)] = "91",
        [("header", 3)] = "0",
        [("header", 4)] = "0000012345",
        [("header", 5)] = "ｱｵﾅﾐｼ ｼﾞﾖｳｹﾞｽｲﾄﾞｳｷﾖｸ".PadRight(40),
        [("header", 6)] = "1126",
        [("header", 7)] = "0001",
        [("header", 8)] = "ｱｵﾅﾐ".PadRight(15),
        [("header", 9)] = "001",
        [("header", 10)] = "ﾎﾝﾃﾝ".PadRight(15),
        [("header", 11)] = "1",
        [("header", 12)] = "7654321",
        [("header", 13)] = new string(' ', 17),
        [("data", 1)] = "2",
        [("data", 2)] = "9900",
        [("data", 3)] = "ｱｵﾅﾐ".PadRight(15),
        [("data", 4)] = "002",
        [("data", 5)] = "ﾐﾅﾄ".PadRight(15),
        [("data", 6)] = "    ",
        [("data", 7)] = "3",
        [("data", 8)] = "1000003",
        [("data", 9)] = "ｶ)ｱｵﾅﾐｼﾖｳｼﾞ".PadRight(30),
        [("data", 10)] = "0000048400",
        [("data", 11)] = "2",
        [("data", 12)] = "00000000000000000003",
        [("data", 13)] = "2",
        [("data", 14)] = new string(' ', 8),
        [("trailer", 1)] = "8",
        [("trailer", 2)] = "000007",
        [("trailer", 3)] = "000000074360",
        [("trailer", 4)] = "000001",
        [("trailer", 5)] = "000000005280",
        [("trailer", 6)] = "000006",
        [("trailer", 7)] = "000000069080",
        [("trailer", 8)] = new string(' ', 65),
        [("end", 1)] = "9",
        [("end", 2)] = new string(' ', 119),
    };

    /// <summary>The client's own account is written and never read; nor is where 手形交換所番号 stood.</summary>
    private static bool IsNotRead(PublishedField field) => (field.Record, field.Seq) is ("header", 11) or ("header", 12) or ("header", 13) or ("data", 6);

    private static IReadOnlyList<FixedField> Layout(string record) => record switch
    {
        "header" => DebitLayout.Header.All,
        "data" => DebitLayout.Data.All,
        "trailer" => DebitLayout.Trailer.All,
        _ => DebitLayout.End.All,
    };

    /// <summary>Place of the record in the sample; of the data the third row.</summary>
    private static int Record(string record) => record switch { "header" => 0, "data" => 3, "trailer" => 8, _ => 9 };

    private static List<string> Written() => [.. DebitFileWriter.Write(ChannelFolder.Bank("crlf"), SampleChannelFiles.Header, SampleChannelFiles.Rows, DebitFileKind.Result)
        .Chunk(122).Select(line => SingleByteKana.Decode(line.AsSpan(0, 120), ebcdic: false))];

    private static string AsBytes(string line) => Encoding.Latin1.GetString([.. line.Select(c => SingleByteKana.ByteOf(c, ebcdic: false)!.Value)]);

    private static DebitFile Read(byte[] bytes, BankProfile? profile = null) => DebitFileReader.Read("f", bytes, SampleChannelFiles.DebitDay, profile);
}
