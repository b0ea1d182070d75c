using System.Text;
using Billing.Exchange;
using Billing.Kernel;
using Billing.Places;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Billing.Tests.Exchange;

public sealed class FactsCsvTests
{
    private const string Header = "contract,kind,service,from,to,number,word,marks,source\n";

    [Fact]
    public void An_offices_file_becomes_declarations()
    {
        var file = Read(Header
            + "001-00010-01,relief,,2026-04-01,2027-03-31,,障害者,,福祉課 決定通知12号\n"
            + "001-00011-01,Leak,sewer,2026/8/1,20260920,25.5,地下漏水,notDrained designatedContractor,報告書\n"
            + "001-00012-01,居住人数,両方,2026-04-01,,4,,,届出\n");

        Assert.Empty(file.Faults);
        Assert.Equal([2, 3, 4], file.Lines.Select(line => line.Line));
        Assert.Equal((FactKind.Relief, "障害者", new LocalDate(2027, 3, 31), "福祉課 決定通知12号"), (file.Lines[0].Draft.Kind, file.Lines[0].Draft.Word, file.Lines[0].Draft.To, file.Lines[0].Draft.Source));
        Assert.Equal((FactKind.Leak, Service.Sewer, 25.5m), (file.Lines[1].Draft.Kind, file.Lines[1].Draft.Service, file.Lines[1].Draft.Number));
        Assert.Equal(["notDrained", "designatedContractor"], file.Lines[1].Draft.Marks);
        Assert.Equal((FactKind.Residents, (Service?)null, 4m), (file.Lines[2].Draft.Kind, file.Lines[2].Draft.Service, file.Lines[2].Draft.Number));
    }

    [Theory]
    [InlineData(",residents,,2026-04-01,,4,,,s", "contract", 1)]
    [InlineData("c,people,,2026-04-01,,4,,,s", "kind", 2)]
    [InlineData("c,residents,gas,2026-04-01,,4,,,s", "service", 3)]
    [InlineData("c,residents,,1.4.2026,,4,,,s", "date", 4)]
    [InlineData("c,residents,,2026-04-01,2026-13-01,4,,,s", "date", 5)]
    [InlineData("c,residents,,2026-04-01,,four,,,s", "number", 6)]
    [InlineData("c,residents,,2026-04-01,,99999999999999999999999999999,,,s", "number", 6)]
    [InlineData("c,residents,,2026-04-01,,4,,s", "field-count", 0)]
    [InlineData("c,residents,,2026-04-01,,4,,,\"s", "quotes", 0)]
    public void A_line_that_is_no_declaration_is_told_with_its_column(string line, string code, int column)
    {
        var fault = Assert.Single(Read(Header + line + "\n").Faults);

        Assert.Equal((2, column, $"fact-file.{code}"), (fault.Line, fault.Column, fault.Code));
        Assert.NotEmpty(fault.Said.Ja);
        Assert.NotEmpty(fault.Said.En);
    }

    [Theory]
    [InlineData("contract,kind,from\nc,residents,2026-04-01\n", "missing-column")]
    [InlineData("contract,kind,from,from,source\n", "double-column")]
    [InlineData("contract,kind,from,source,memo\n", "unknown-column")]
    [InlineData("contract,kind,from,source\n", "empty")]
    [InlineData("contract,kind,from,source\0\n", "encoding")]
    public void A_file_that_cannot_be_read_as_a_whole_is_refused(string text, string code)
        => Assert.Equal($"fact-file.{code}", Assert.Throws<BusinessRuleException>(() => Read(text)).Code);

    [Fact]
    public void A_list_of_residents_counts_them_on_its_day()
    {
        var file = FactsCsv.ReadResidents("r.csv", Encoding.UTF8.GetBytes("契約番号,人数\n001-00010-01,3\n001-00011-01,多\n"), new LocalDate(2026, 4, 1), "住民基本台帳");

        var line = Assert.Single(file.Lines);
        Assert.Equal((FactKind.Residents, new LocalDate(2026, 4, 1), 3m, "住民基本台帳"), (line.Draft.Kind, line.Draft.From, line.Draft.Number, line.Draft.Source));
        Assert.Equal((3, 2, "fact-file.number"), Assert.Single(file.Faults.Select(fault => (fault.Line, fault.Column, fault.Code))));
    }

    /// <summary>Whatever bytes come: either the whole file is refused by rule, or every line is a declaration or a fault.</summary>
    [Fact]
    public void No_input_makes_it_fail() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<NonNull<string>>(), (bytes, text) =>
    {
        byte[][] inputs = [bytes, Encoding.UTF8.GetBytes(Header + text.Get), [.. Encoding.UTF8.GetBytes(Header), .. bytes]];
        return inputs.All(input =>
        {
            try
            {
                var file = FactsCsv.Read("f.csv", input);
                return file.Lines.Count + file.Faults.Count > 0 && file.Faults.All(fault => fault.Line > 0);
            }
            catch (BusinessRuleException refusal)
            {
                return refusal.Code.StartsWith("fact-file.", StringComparison.Ordinal);
            }
        });
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static FactFile Read(string text) => FactsCsv.Read("facts.csv", Encoding.UTF8.GetBytes(text));
}
