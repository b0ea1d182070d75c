using Billing.Kernel;
using Billing.Tariffs;
using Xunit;
using static Billing.Tests.Tariffs.TestTariff;

namespace Billing.Tests.Tariffs;

/// <summary>What a clerk reads out.</summary>
public class ExplanationTests
{
    [Fact]
    public void A_bill_reads_line_by_line_in_Japanese()
    {
        var tariff = With(("rates", OneRate("""{ "20": 1170 }""", """[ { "upTo": 5, "price": 0 }, { "upTo": 10, "price": 22 }, { "price": 128 } ]""", """ "meterFee": 80,""")));
        Assert.Equal(
            [
                "基本料金(口径 20 mm) 1,170円",
                "メーター使用料 80円",
                "1〜5 m³ 5 m³ 基本料金に含む",
                "6〜10 m³ 5 m³ × 22円",
                "11 m³から 3 m³ × 128円",
                "小計(税抜) 1,744円",
                "消費税及び地方消費税 10% 174.4円",
                "1円未満切捨て -0.4円",
                "合計 1,918円(うち消費税等 10% 174円)",
            ],
            Told(tariff, 13, 20, 1, 1).Lines.Select(line => line.Label.Ja));
    }

    [Fact]
    public void The_same_bill_reads_in_English()
    {
        var told = Told(With(), 25, null, 1, 1);
        Assert.Equal(
            [
                "Base charge 1,000 yen",
                "1–10 m³: 10 m³ covered by the base charge",
                "11–20 m³: 10 m³ × 100 yen",
                "From 21 m³: 5 m³ × 150 yen",
                "Subtotal (before tax) 2,750 yen",
                "Consumption tax 10% 275 yen",
                "Total 3,025 yen (of which consumption tax 10% 275 yen)",
            ],
            told.Lines.Select(line => line.Label.En));
    }

    [Fact]
    public void A_split_period_has_a_section_a_month_with_its_usage_and_subtotal()
    {
        var sections = Told(With(), 27, null, 2, 1).Lines.Where(line => line.Kind == ExplanationKind.Section).ToList();
        Assert.Equal([("1か月目 14 m³", 1400m), ("2か月目 13 m³", 1300m)], sections.Select(line => (line.Label.Ja, line.Amount)));
    }

    [Fact]
    public void A_scaled_table_says_by_how_much_and_why()
    {
        var told = Told(With(("tableMonths", "2"), ("rounding", Rounding("floor", 1, "period"))), 12, null, 1, 3);
        Assert.Equal("1か月分・3戸分(2か月の料金表の数量と料金を 1.5 倍)", told.Lines[0].Label.Ja);
        Assert.Equal(told.Price.BeforeTax, told.Lines[0].Amount);
        Assert.Equal("基本料金 1,000円 × 1.5", told.Lines[1].Label.Ja);
    }

    [Fact]
    public void A_fractional_bound_reads_as_over_and_up_to()
    {
        var told = Told(With(("tableMonths", "2"), ("rates", OneRate("0", """[ { "upTo": 5, "price": 10 }, { "upTo": 15, "price": 20 }, { "price": 30 } ]"""))), 9, null, 1, 1);
        Assert.Equal(["2.5 m³以下 2.5 m³ × 10円", "2.5 m³超 7.5 m³以下 5 m³ × 20円", "7.5 m³超 1.5 m³ × 30円"], told.Lines.Where(line => line.Kind == ExplanationKind.Tier).Select(line => line.Label.Ja));
    }

    [Fact]
    public void Day_and_night_have_a_section_each()
    {
        var tariff = With(("rates", """[ { "useClass": "船舶", "register": "day", "base": 0, "tiers": [ { "price": 220 } ] }, { "useClass": "船舶", "register": "night", "base": 0, "tiers": [ { "price": 320 } ] } ]"""));
        var told = BillCalculator.Explain(tariff, new PricingInput("船舶", null, [new("day", new(5)), new("night", new(3))], 1, 1), 0m);
        Assert.Equal([("昼間 5 m³", 1100m), ("夜間 3 m³", 960m)], told.Lines.Where(line => line.Kind == ExplanationKind.Section).Select(line => (line.Label.Ja, line.Amount)));
    }

    [Fact]
    public void A_tax_included_table_names_the_tax_in_the_total_and_adds_none()
    {
        var told = Told(With(("prices", "\"taxIncluded\"")), 5, null, 1, 1);
        Assert.DoesNotContain(told.Lines, line => line.Kind == ExplanationKind.Tax);
        Assert.Equal("合計 1,000円(うち消費税等 10% 90円)", told.Lines[^1].Label.Ja);
    }

    [Fact]
    public void Every_explanation_names_where_the_table_is_published() => Assert.Equal(["試験条例 1条"], Told(With(), 5, null, 1, 1).Citations);

    private static PriceExplanation Told(Tariff tariff, int usage, int? size, int months, int dwellings) =>
        BillCalculator.Explain(tariff, new PricingInput("一般", size, new CubicMetres(usage), months, dwellings), 0m);
}
