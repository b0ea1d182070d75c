using System.Text.Json;
using Billing.Db;
using Billing.Kernel;
using Billing.Tariffs;
using NodaTime;
using Xunit;

namespace Billing.Tests.Tariffs;

/// <summary>Figures recomputed from the documents of Komatsushima and Otake, against the tables in <c>db/rulebooks</c>.</summary>
public class FigureTests
{
    private static readonly JsonElement[] Figures = [.. JsonDocument.Parse(File.ReadAllText(CaseFiles.Case("tariff-figures.json"))).RootElement.EnumerateArray()];

    private static readonly Dictionary<string, Tariff> Tables = new()
    {
        ["current"] = Load("komatsushima", "komatsushima-water-2007.json"),
        ["plan1 H29-H33"] = Load("komatsushima", "plan1", "komatsushima-water-plan1-h29-h33.json"),
        ["plan1 H34-H38"] = Load("komatsushima", "plan1", "komatsushima-water-plan1-h34-h38.json"),
        ["plan2 case A"] = Load("komatsushima", "plan2a", "komatsushima-water-plan2-a.json"),
        ["plan2 case B"] = Load("komatsushima", "plan2b", "komatsushima-water-plan2-b.json"),
        ["otake"] = Load("otake", "otake-sewer-2023.json"),
    };

    public static TheoryData<string> Ids(string start) => [.. Figures.Select(figure => figure.GetProperty("id").GetString()!).Where(id => id.StartsWith(start, StringComparison.Ordinal))];

    [Fact]
    public void Every_tariff_figure_is_here() => Assert.Equal(
        (22, 2, 27, 1),
        (Ids("K-BILL").Count, Ids("K-TAX").Count, Ids("O-BILL").Count, Ids("K-INC").Count));

    [Theory]
    [MemberData(nameof(Ids), "K-BILL")]
    public void A_Komatsushima_bill_before_tax_is_exact(string id)
    {
        var (inputs, expected) = Figure(id);
        Assert.Equal(expected.GetDecimal(), BeforeTax(Tables[Text(inputs, "tariff")], inputs));
    }

    [Theory]
    [MemberData(nameof(Ids), "K-TAX")]
    public void A_Komatsushima_bill_with_tax_is_exact(string id)
    {
        var (inputs, expected) = Figure(id);
        var input = new PricingInput(Text(inputs, "use"), inputs.GetProperty("meter_mm").GetInt32(), new CubicMetres(inputs.GetProperty("usage_m3").GetInt32()));
        Assert.Equal(expected.GetInt64(), BillCalculator.Price(Tables[Text(inputs, "tariff")], input, inputs.GetProperty("tax_rate").GetDecimal()).Charged.Yen);
    }

    [Theory]
    [MemberData(nameof(Ids), "O-BILL")]
    public void An_Otake_bill_before_rounding_is_exact(string id)
    {
        var (inputs, expected) = Figure(id);
        Assert.Equal(expected.GetDecimal(), BeforeTax(Tables["otake"], inputs));
    }

    [Theory]
    [InlineData("K-RATE-01")]
    [InlineData("K-RATE-02")]
    [InlineData("K-RATE-03")]
    [InlineData("K-RATE-04")]
    [InlineData("K-RATE-08")]
    public void An_increase_per_meter_size_is_exact(string id)
    {
        var (inputs, expected) = Figure(id);
        foreach (var size in expected.EnumerateObject())
        {
            Assert.Equal(size.Value.GetDecimal(), Increase(inputs, int.Parse(size.Name, System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    [Theory]
    [InlineData("K-RATE-B-01")]
    [InlineData("K-RATE-B-04")]
    [InlineData("K-RATE-1-01")]
    public void An_increase_for_one_meter_size_is_exact(string id)
    {
        var (inputs, expected) = Figure(id);
        Assert.Equal(expected.GetDecimal(), Increase(inputs, inputs.GetProperty("meter_mm").GetInt32()));
    }

    [Theory]
    [InlineData("K-BASE-01", "団体用")]
    [InlineData("K-BASE-02", "工業用")]
    public void The_change_of_a_base_charge_is_exact(string id, string useClass)
    {
        var (inputs, expected) = Figure(id);
        foreach (var plan in new[] { "plan1 H29-H33", "plan2 case A", "plan2 case B" })
        {
            var (from, to) = (Base("current"), Base(plan));
            Assert.Equal((inputs.GetProperty("from").GetDecimal(), inputs.GetProperty("to").GetDecimal()), (from, to));
            Assert.Equal(expected.GetDecimal(), Math.Round(((to / from) - 1m) * 100m, 4));
        }

        decimal Base(string table) => Tables[table].Rates.Single(rate => rate.UseClass == useClass).Base.Flat!.Value.Yen;
    }

    [Fact]
    public void Plan_1_about_doubles_the_meter_fee_of_every_size_but_the_smallest()
    {
        foreach (var size in Figure("K-METER-01").Expected.EnumerateObject())
        {
            Assert.Equal(size.Value.GetDecimal(), Math.Round(Fee("plan1 H29-H33") / Fee("current"), 4));

            decimal Fee(string table) => Tables[table].Rates[0].MeterFee!.BySize![int.Parse(size.Name, System.Globalization.CultureInfo.InvariantCulture)].Yen;
        }
    }

    [Fact]
    public void No_meter_size_meets_both_increases_that_the_document_prints_for_20_cubic_metres()
    {
        int[] sizes = [13, 20, 25, 40, 50, 75, 100];
        Assert.Equal(0, Figure("K-RATE-20-ONE-DIAMETER").Expected.GetArrayLength());
        Assert.DoesNotContain(sizes, size => Rounded("plan2 case A", size) == 25m && Rounded("plan1 H29-H33", size) == 30m);

        static decimal Rounded(string plan, int size) => Math.Round(Increase("current", plan, "一般用", 20, size), MidpointRounding.AwayFromZero);
    }

    [Fact]
    public void Plan_2_raises_the_first_priced_tier_of_every_class_by_the_common_increment()
    {
        foreach (var row in Figure("K-INC-01").Expected.EnumerateObject())
        {
            var words = row.Name.Split(' ');
            var register = words.Length == 1 ? null : words[1] == "日中" ? "day" : "night";
            foreach (var plan in row.Value.EnumerateObject())
            {
                Assert.Equal(plan.Value.GetDecimal(), FirstPrice($"plan2 case {plan.Name}") - FirstPrice("current"));
            }

            decimal FirstPrice(string table) => Tables[table].Rates.Single(rate => rate.UseClass == words[0] && rate.Register == register).Tiers.First(tier => tier.Price.Yen > 0).Price.Yen;
        }
    }

    [Fact]
    public void Otakes_prices_without_tax_are_whole_yen_but_for_one_base()
    {
        foreach (var row in Figure("O-TAX-01").Expected.EnumerateObject())
        {
            var included = Figure("O-TAX-01").Inputs.GetProperty("tax_included").GetProperty(row.Name).GetDecimal();
            Assert.Equal(row.Value.GetDecimal(), Math.Round(included / 1.1m, 4));
            var useClass = row.Name.Split(' ')[0];
            var rate = Tables["otake"].Rates.Single(rate => rate.UseClass == useClass);
            Assert.Contains(included, rate.Tiers.Select(tier => tier.Price.Yen).Append(rate.Base.Flat!.Value.Yen));
        }
    }

    [Fact]
    public void Otakes_revision_is_chosen_by_bill_month()
    {
        var (inputs, expected) = Figure("O-EFFECT-01");
        var book = RuleBookFolder.LoadInstalled("otake");
        Assert.Equal(Text(inputs, "revised_on"), $"{book.Tariffs[0].EffectiveFrom:uuuu-MM-dd}");
        foreach (var month in expected.EnumerateObject())
        {
            var first = NodaTime.Text.LocalDatePattern.Iso.Parse(month.Name + "-01").Value;
            var chosen = Record.Exception(() => book.TariffFor(Service.Sewer, new LocalDate(2023, 2, 28), BillingMonth.Of(first))) is null ? "new" : "old";
            Assert.Equal(month.Value.GetString(), chosen);
        }
    }

    private static decimal BeforeTax(Tariff tariff, JsonElement inputs)
    {
        int? size = inputs.TryGetProperty("meter_mm", out var mm) && mm.ValueKind == JsonValueKind.Number ? mm.GetInt32() : null;
        var register = inputs.TryGetProperty("time", out var time) ? time.GetString() == "日中" ? "day" : "night" : null;
        var usage = new RegisterUsage(register, new CubicMetres(inputs.GetProperty("usage_m3").GetInt32()));
        return BillCalculator.Price(tariff, new PricingInput(Text(inputs, "use"), size, [usage], 1, 1), 0m).BeforeTax;
    }

    private static decimal Increase(JsonElement inputs, int size) => Increase(Text(inputs, "from"), Text(inputs, "to"), Text(inputs, "use"), inputs.GetProperty("usage_m3").GetInt32(), size);

    /// <summary>Percent by which the monthly bill rises, meter fee included, tax excluded; four decimals.</summary>
    private static decimal Increase(string from, string to, string useClass, int usage, int size)
    {
        var input = new PricingInput(useClass, size, new CubicMetres(usage));
        var before = BillCalculator.Price(Tables[from], input, 0m).BeforeTax;
        return Math.Round(((BillCalculator.Price(Tables[to], input, 0m).BeforeTax / before) - 1m) * 100m, 4);
    }

    private static (JsonElement Inputs, JsonElement Expected) Figure(string id)
    {
        var figure = Figures.Single(candidate => candidate.GetProperty("id").GetString() == id);
        return (figure.GetProperty("inputs"), figure.GetProperty("expected"));
    }

    private static string Text(JsonElement inputs, string name) => inputs.GetProperty(name).GetString()!;

    private static Tariff Load(params string[] path) => PublishedTariffs.Load(CaseFiles.PathOf(["db", "rulebooks", .. path]));
}
