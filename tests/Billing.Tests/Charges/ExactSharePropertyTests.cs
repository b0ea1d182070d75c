using Billing.Charges;
using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Tests.RuleBooks;
using NodaTime;
using Xunit;
using static Billing.Tests.Charges.ChargeTown;
using static Billing.Tests.Charges.RandomTown;

namespace Billing.Tests.Charges;

/// <summary>A share that no decimal can hold (n/33, n/30) may be whole yen again with its tax, and is then charged whole: no yen is lost to the last digit.</summary>
public class ExactSharePropertyTests
{
    private static readonly LocalDate From = new(2026, 2, 1);

    /// <summary>Yen × days ÷ 33 × 1.1 is yen × days ÷ 30.</summary>
    [Fact]
    public void Two_tables_by_days_that_make_whole_yen_with_tax_are_charged_to_the_yen() => Check(seed =>
    {
        var random = new Random(seed);
        var (elevens, old, whole) = (1 + random.Next(8), 300 + random.Next(5_000), 50 + random.Next(200));
        var days = 11 * elevens;
        var now = (10 * elevens * whole) - (old * (days - 1) % (10 * elevens));

        var charge = Engine("byDays", old, now, From.PlusDays(days - 1)).Price(Water(0) with { From = From, To = From.PlusDays(days - 1) });

        return charge.Charged.Yen * 10 * elevens == (old * (days - 1)) + now;
    });

    /// <summary>Yen × days ÷ 30 × 1.08 is yen × days × 9 ÷ 250, and × 1.05 is yen × days × 7 ÷ 200.</summary>
    [Theory]
    [InlineData(2018, 9, 250)]
    [InlineData(2013, 7, 200)]
    public void A_base_by_days_that_makes_whole_yen_with_tax_is_charged_to_the_yen(int year, int times, int over) => Check(seed =>
    {
        var random = new Random(seed);
        var (yen, days, from) = (over * (1 + random.Next(30)), 1 + random.Next(29), new LocalDate(year, 6, 1));
        var engine = Engine("periodEnd", yen, yen, From, Rule("partPeriod", """ "method": "dailyBase", "daysPerMonth": 30 """));

        var charge = engine.Price(Water(0) with { From = from, To = from.PlusDays(days - 1), UserSince = from, Month = BillingMonth.Of(from) });

        return charge.Charged.Yen == (long)yen * days * times / over;
    });

    private static ChargeEngine Engine(string basis, int old, int now, LocalDate change, params string[] rules) => new(RuleBookLoader.Load("town", path => path switch
    {
        "town/rulebook.json" => $$"""
            {
              "format": "water-rulebook/1", "id": "town", "utility": { "ja": "試験町", "en": "Test Town" }, "consumptionTax": "law.json",
              "tariffs": [ { "service": "water", "file": "old.json" }, { "service": "water", "file": "now.json" } ],
              "rules": [ {{string.Join(",\n", [$$"""{ "kind": "tariffChoice", "id": "choice", "from": "2000-04-01", "basis": "{{basis}}", "citation": "c" }""", .. rules])}} ]
            }
            """,
        "town/old.json" => Table("old", old, new LocalDate(2000, 4, 1)),
        "town/now.json" => Table("now", now, change),
        _ => TestBook.Law,
    }));

    private static string Table(string id, int yen, LocalDate from) => $$"""
        {
          "format": "water-tariff/1", "id": "{{id}}", "utility": "試験町", "service": "water", "effectiveFrom": "{{from:uuuu-MM-dd}}", "citations": ["c"], "prices": "taxExcluded",
          "tableMonths": 1, "oddCubicMetre": "first", "rounding": { "mode": "floor", "unit": 1, "each": "period" }, "rates": [ { "useClass": "一般", "base": {{yen}}, "tiers": [ { "price": 1 } ] } ]
        }
        """;
}
