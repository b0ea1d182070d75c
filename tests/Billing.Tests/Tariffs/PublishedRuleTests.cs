using Billing.Kernel;
using Billing.Tariffs;
using Xunit;
using static Billing.Tests.Tariffs.TestTariff;

namespace Billing.Tests.Tariffs;

/// <summary>Worked examples that utilities publish beside their tables: splitting, apartments, rounding once or monthly.</summary>
public class PublishedRuleTests
{
    /// <summary>磯城郡水道企業団, https://shikigun-suido.jp/?p=183: 13 mm, 27 m³ in two months, the odd m³ in the second, whole tens of yen per month.</summary>
    [Fact]
    public void Shiki_puts_the_odd_cubic_metre_into_the_second_month()
    {
        var told = BillCalculator.Explain(PublishedTariffs.ById("shiki-water-a"), new PricingInput("一般", 13, new CubicMetres(27), 2), 0m);
        var subtotals = told.Lines.Where(line => line.Kind == ExplanationKind.Subtotal).Select(line => line.Amount * 1.1m);
        Assert.Equal([2698.3m, 2880.9m], subtotals);
        Assert.Equal(2690 + 2880, told.Price.Charged.Yen);
    }

    /// <summary>浪江町: 13 mm, 11 m³ in two months are 6 and 5; base 1,000 yen, 80 yen a m³: 2,880 yen before tax.</summary>
    [Fact]
    public void Namie_splits_eleven_cubic_metres_into_six_and_five()
    {
        var tariff = With(("rates", OneRate("1000", """[ { "price": 80 } ]""")));
        Assert.Equal(2880m, tariff.Price(11, months: 2).BeforeTax);
    }

    /// <summary>階上町 sewer: base 1,008 yen; 37 yen for 6–10, 174 for 11–50, 200 above; two months, tax added, floored once.</summary>
    [Theory]
    [InlineData(5, 2217)]
    [InlineData(8, 2461)]
    [InlineData(10, 2624)]
    [InlineData(15, 4538)]
    [InlineData(20, 6452)]
    [InlineData(25, 8366)]
    [InlineData(30, 10280)]
    [InlineData(40, 14108)]
    [InlineData(50, 17936)]
    [InlineData(100, 39936)]
    public void Hashikami_bills_two_months_of_sewer_with_one_rounding(int monthly, long yen)
    {
        var tariff = With(("rounding", Rounding("floor", 1, "period")), ("rates", OneRate("1008", """[ { "upTo": 5, "price": 0 }, { "upTo": 10, "price": 37 }, { "upTo": 50, "price": 174 }, { "price": 200 } ]""")));
        Assert.Equal(yen, tariff.Yen(monthly * 2, months: 2));
    }

    /// <summary>郡山市: ten flats, 500 m³ in two months: 2,332 × 10 + 400 × 102.3 + 100 × 226.6 = 86,900 yen, prices with tax.</summary>
    [Fact]
    public void Koriyama_multiplies_the_two_month_table_by_ten_flats()
    {
        var tariff = With(("prices", "\"taxIncluded\""), ("tableMonths", "2"), ("rates", OneRate("2332", """[ { "upTo": 40, "price": 102.3 }, { "price": 226.6 } ]""")));
        Assert.Equal(86_900, tariff.Yen(500, months: 2, dwellings: 10));
    }

    /// <summary>千葉県営水道: ten households, 300 m³ in two months are 15 m³ a household and month: base 418, volume 1,452 yen, prices with tax.</summary>
    [Fact]
    public void Chiba_shares_usage_evenly_among_ten_households()
    {
        var price = BillCalculator.Price(PublishedTariffs.ById("chiba-pref-water"), new PricingInput("一般", 13, new CubicMetres(300), 2, 10), 0m);
        Assert.Equal((418m + 1452m) * 20, price.BeforeTax);
        Assert.Equal(37_400, price.Charged.Yen);
    }

    /// <summary>福岡市: a two-month table applied to one month; 13 mm, 10 m³: (850 + 10 × 17) × 1.1 = 1,122 yen.</summary>
    [Fact]
    public void Fukuoka_halves_its_two_month_table_for_one_month() =>
        Assert.Equal(1122, BillCalculator.Price(PublishedTariffs.ById("fukuoka-water"), new PricingInput("家事用", 13, new CubicMetres(10)), 0m).Charged.Yen);
}
