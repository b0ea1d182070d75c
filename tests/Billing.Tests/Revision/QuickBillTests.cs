using Billing.Kernel;
using Billing.Revision;
using Billing.Tariffs;
using Xunit;

namespace Billing.Tests.Revision;

public sealed class QuickBillTests
{
    [Fact]
    public void The_bills_that_councils_ask_for_are_those_of_the_printed_tables()
    {
        // Tables 6-3 and 6-5, tax excluded: base 600, fee 80 → 140, 8 m³ within the base, 105 (120 beyond 55) → 141 yen.
        var bills = QuickBill.Of(Komatsushima.Current, Komatsushima.PlanA, QuickBill.Supplies(Komatsushima.Ten), [8, 10, 20, 45, 130], 0m, 0m);
        Assert.Equal([(8, 680L, 740L), (10, 890, 1_022), (20, 1_940, 2_432), (45, 4_565, 5_957), (130, 14_615, 17_942)], bills.Select(bill => (bill.CubicMetres, bill.Before, bill.After)));
        Assert.Equal(60 * 100m / 680, bills[0].Percent);
    }

    [Fact]
    public void Every_use_class_and_size_of_the_town_is_shown_once()
    {
        var usage = UsageHistogram.Of([Cell("一般用", 13, 5), Cell("一般用", 13, 9), Cell("一般用", 20, 9), Cell("団体用", 13, 9)]);
        Assert.Equal([("一般用", 13), ("一般用", 20), ("団体用", 13)], QuickBill.Supplies(usage).Select(supply => (supply.UseClass, supply.MeterSize!.Value)));
    }

    [Fact]
    public void A_neighbour_without_a_price_for_the_supply_shows_none()
    {
        var tokyo = TariffLoader.Parse(File.ReadAllText(CaseFiles.PathOf("tests", "Billing.Tests", "Cases", "tariffs", "tokyo-water.json")), "tokyo-water.json");
        PricingInput[] supplies = [new("一般用", 13, new CubicMetres(10)), new("一般用", 20, new CubicMetres(20)), new("一般用", 75, new CubicMetres(20))];
        Assert.Equal([1_067, 2_816, null], QuickBill.Elsewhere(tokyo, "一般", supplies, 0.1m)); // the published bills of 10 m³ at 13 mm and 20 m³ at 20 mm
        Assert.Equal([null, null, null], QuickBill.Elsewhere(tokyo, "一般用", supplies, 0.1m));
    }

    [Fact]
    public void An_older_table_is_no_proposal() => Assert.Equal(
        "revision.older-proposal", Assert.Throws<BusinessRuleException>(() => QuickBill.Of(Komatsushima.PlanA, Komatsushima.Current, [], [8], 0m, 0m)).Code);

    private static UsageCell Cell(string useClass, int size, int m3) => new(new PricingInput(useClass, size, new CubicMetres(m3)), 1);
}
