using Billing.Db;
using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Tariffs;
using NodaTime;
using Xunit;

namespace Billing.Tests.RuleBooks;

/// <summary>The books that come with the program.</summary>
public class ShippedRuleBookTests
{
    private static readonly LocalDate Day = new(2026, 10, 31);
    private static readonly BillingMonth Month = new(2026, 11);

    [Theory]
    [InlineData("komatsushima")]
    [InlineData("otake")]
    [InlineData("demo")]
    [InlineData("yuni")]
    [InlineData("minamiboso")]
    [InlineData("rifu")]
    public void A_shipped_book_loads_without_a_fault(string name)
    {
        var book = RuleBookFolder.LoadInstalled(name);
        Assert.Equal(name, book.Id);
        Assert.All(book.Tariffs, tariff => Assert.Equal(TariffLoader.Hash(tariff.SourceText), tariff.Sha256));
    }

    [Fact]
    public void The_demo_town_takes_water_from_Komatsushima_and_sewer_from_Otake()
    {
        var book = RuleBookFolder.LoadInstalled("demo");
        var water = BillCalculator.Price(book.TariffFor(Service.Water, Day, Month), new PricingInput("一般用", 13, new CubicMetres(20)), book.TaxRateOn(Day));
        var sewer = BillCalculator.Price(book.TariffFor(Service.Sewer, Day, Month), new PricingInput("一般用", null, new CubicMetres(30)), book.TaxRateOn(Day));
        Assert.Equal(2134, water.Charged.Yen);
        Assert.Equal(5232, sewer.Charged.Yen);
        Assert.Equal("komatsushima-water-2007", book.TariffFor(Service.Water, Day, Month).Id);
    }

    [Fact]
    public void The_demo_town_has_every_rule_that_its_night_needs_from_before_2020()
    {
        var book = RuleBookFolder.LoadInstalled("demo");
        var day = new LocalDate(2019, 12, 31);
        Assert.NotNull(book.InForce<DueDateRule>(day));
        Assert.NotNull(book.InForce<InvoiceRule>(day, Service.Water));
        Assert.NotNull(book.InForce<InvoiceRule>(day, Service.Sewer));
        Assert.NotNull(book.InForce<RollOverRule>(day));
        Assert.NotNull(book.InForce<EstimateRule>(day));
        Assert.Equal(3, book.AllInForce<GateAgainstRule>(day).Count);
        Assert.Equal(100_000, book.InForce<GateSecondPersonRule>(day)!.FromYen);
        Assert.All(book.Tariffs, tariff => Assert.True(tariff.EffectiveFrom < new LocalDate(2020, 1, 1)));
    }

    [Theory]
    [InlineData(2023, 3, false)]
    [InlineData(2023, 4, true)]
    [InlineData(2023, 5, true)]
    public void Otake_takes_its_revision_from_Aprils_bills(int year, int month, bool revised)
    {
        var book = RuleBookFolder.LoadInstalled("otake");
        var periodEnd = new LocalDate(2023, 2, 28);
        if (revised)
        {
            Assert.Equal("otake-sewer-2023", book.TariffFor(Service.Sewer, periodEnd, new BillingMonth(year, month)).Id);
        }
        else
        {
            var refusal = Assert.Throws<BusinessRuleException>(() => book.TariffFor(Service.Sewer, periodEnd, new BillingMonth(year, month)));
            Assert.Equal("rulebook.no-tariff", refusal.Code);
        }
    }

    [Theory]
    [InlineData(1989, 4, 1, "0.03")]
    [InlineData(1997, 3, 31, "0.03")]
    [InlineData(1997, 4, 1, "0.05")]
    [InlineData(2014, 3, 31, "0.05")]
    [InlineData(2014, 4, 1, "0.08")]
    [InlineData(2019, 9, 30, "0.08")]
    [InlineData(2019, 10, 1, "0.1")]
    public void The_consumption_tax_is_the_one_of_the_day(int year, int month, int day, string rate) =>
        Assert.Equal(decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture), RuleBookFolder.LoadInstalled("demo").TaxRateOn(new LocalDate(year, month, day)));

    [Fact]
    public void A_day_before_the_consumption_tax_has_no_rate()
    {
        var refusal = Assert.Throws<BusinessRuleException>(() => RuleBookFolder.LoadInstalled("demo").TaxRateOn(new LocalDate(1989, 3, 31)));
        Assert.Equal("law.no-value", refusal.Code);
    }
}
