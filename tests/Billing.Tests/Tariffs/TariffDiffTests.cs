using Billing.Tariffs;
using Xunit;
using static Billing.Tests.Tariffs.TestTariff;

namespace Billing.Tests.Tariffs;

/// <summary>A revision in words and numbers.</summary>
public class TariffDiffTests
{
    [Fact]
    public void Equal_tables_have_no_change() => Assert.Empty(TariffDiff.Changes(With(), With()));

    [Fact]
    public void A_changed_price_is_named_by_its_interval_with_its_percentage()
    {
        var after = With(("rates", OneRate("1100", """[ { "upTo": 10, "price": 0 }, { "upTo": 15, "price": 100 }, { "upTo": 20, "price": 110 }, { "price": 150 } ]""")));
        var changes = TariffDiff.Changes(With(), after);
        Assert.Equal(["基本料金", "16〜20 m³"], changes.Select(change => change.What.Ja));
        Assert.Equal((1000m, 1100m, 10m), (changes[0].OldYen, changes[0].NewYen, changes[0].Percent));
        Assert.Equal((100m, 110m, 10m), (changes[1].OldYen, changes[1].NewYen, changes[1].Percent));
    }

    [Fact]
    public void A_changed_price_of_one_size_names_the_size()
    {
        var before = With(("rates", OneRate("""{ "13": 600, "20": 900 }""", """[ { "price": 1 } ]""")));
        var after = With(("rates", OneRate("""{ "13": 600, "20": 950 }""", """[ { "price": 1 } ]""")));
        var change = Assert.Single(TariffDiff.Changes(before, after));
        Assert.Equal(("基本料金 20 mm", "Base charge 20 mm"), (change.What.Ja, change.What.En));
    }

    [Fact]
    public void The_table_as_a_whole_is_compared_too()
    {
        var after = With(("effectiveFrom", "\"2024-04-01\""), ("rounding", Rounding("floor", 10, "month")), ("taxRate", "0.08"));
        Assert.Equal(["施行日", "税率", "端数処理"], TariffDiff.Changes(With(), after).Select(change => change.What.Ja));
    }

    [Fact]
    public void Sample_bills_show_what_the_same_usage_costs()
    {
        var after = With(("rates", OneRate("1100", """[ { "upTo": 10, "price": 0 }, { "price": 100 } ]""")));
        var bills = TariffDiff.Bills(With(), after, 0.1m);
        Assert.Equal([8, 10, 20, 30, 45, 130], bills.Select(bill => bill.CubicMetres));
        Assert.Equal([(1100L, 1210L), (1100, 1210), (2200, 2310), (3850, 3410), (6325, 5060), (20350, 14410)], bills.Select(bill => (bill.OldYen!.Value, bill.NewYen!.Value)));
        Assert.Equal(10m, bills[0].Percent);
    }

    [Fact]
    public void A_class_of_one_table_only_is_named()
    {
        var after = With(("rates", """[ { "useClass": "営業", "base": 1, "tiers": [ { "price": 1 } ] } ]"""));
        var changes = TariffDiff.Changes(With(), after);
        Assert.Equal(["一般", "営業"], changes.Select(change => change.UseClass));
        Assert.Null(changes[0].New);
        Assert.Null(changes[1].Old);
        Assert.Null(TariffDiff.Bills(With(), after, 0.1m)[0].NewYen);
    }
}
