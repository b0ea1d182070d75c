using Billing.Charges;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.RuleBooks;
using Billing.Tariffs;
using Billing.Tests.RuleBooks;
using NodaTime;

namespace Billing.Tests.Charges;

/// <summary>
/// A town small enough to reckon by hand: water 1,000 yen a month up to 10 m³, then 100 yen; sewer 500 yen and 50 yen for every m³, and the same water by two registers (50 and 200 yen).
/// Before tax, each month rounded down.
/// </summary>
internal static class ChargeTown
{
    private const string Choice = """{ "kind": "tariffChoice", "id": "choice", "from": "2000-04-01", "basis": "periodEnd", "citation": "c" }""";

    public static ChargeEngine With(params string[] rules) => new(RuleBookLoader.Load("town", path => path switch
    {
        "town/rulebook.json" => $$"""
            {
              "format": "water-rulebook/1", "id": "town", "utility": { "ja": "試験町", "en": "Test Town" }, "consumptionTax": "law.json",
              "tariffs": [ { "service": "water", "file": "water.json" }, { "service": "sewer", "file": "sewer.json" } ],
              "rules": [ {{string.Join(",\n", [Choice, .. rules])}} ]
            }
            """,
        "town/water.json" => Table("water", """
            { "useClass": "一般", "base": 1000, "tiers": [ { "upTo": 10, "price": 0 }, { "price": 100 } ] },
            { "useClass": "一般", "register": "day", "base": 1000, "tiers": [ { "price": 200 } ] },
            { "useClass": "一般", "register": "night", "base": 0, "tiers": [ { "price": 50 } ] }
            """),
        "town/sewer.json" => Table("sewer", """{ "useClass": "一般", "base": 500, "tiers": [ { "price": 50 } ] }"""),
        "town/law.json" => TestBook.Law,
        _ => throw new FileNotFoundException(path),
    }));

    /// <summary>A rule with the fields that every rule has.</summary>
    public static string Rule(string kind, string own, string? service = null) =>
        $$"""{ "kind": "{{kind}}", "id": "{{kind}}", "from": "2000-04-01", {{(service is null ? "" : $"\"service\": \"{service}\",")}} "citation": "c", {{own}} }""";

    /// <summary>A supply of May 2026 without anything special.</summary>
    public static Supply Water(int cubicMetres) => new()
    {
        Service = Service.Water,
        UseClass = "一般",
        Usage = [new RegisterUsage(null, new CubicMetres(cubicMetres))],
        From = new LocalDate(2026, 5, 1),
        To = new LocalDate(2026, 5, 31),
        Months = 1,
        Month = new BillingMonth(2026, 5),
        UserSince = new LocalDate(2010, 4, 1),
    };

    public static Supply Sewer(int cubicMetres) => Water(cubicMetres) with { Service = Service.Sewer };

    public static SupplyFact Fact(FactKind kind, decimal? number = null, string? word = null, LocalDate? from = null, LocalDate? to = null, string? marks = null) =>
        new() { Kind = kind, Number = number, Word = word, From = from ?? new LocalDate(2026, 5, 1), To = to, Marks = marks, Source = "test" };

    /// <summary>A month that was charged by estimate.</summary>
    public static EarlierCharge Estimated(int month, int cubicMetres, long yen, long tax, int year = 2026) =>
        new(new LocalDate(year, month, 1), 1, [new RegisterUsage(null, new CubicMetres(cubicMetres))], new Money(yen), new Money(tax), Provisional: true);

    public static PastUsage Past(LocalDate to, int cubicMetres, UsageBasis basis = UsageBasis.Metered) => new(to, 1, cubicMetres, basis);

    private static string Table(string service, string rates) => $$"""
        {
          "format": "water-tariff/1", "id": "{{service}}", "utility": "試験町", "service": "{{service}}", "effectiveFrom": "2000-04-01", "citations": ["c"], "prices": "taxExcluded",
          "tableMonths": 1, "oddCubicMetre": "first", "rounding": { "mode": "floor", "unit": 1, "each": "month" }, "rates": [ {{rates}} ]
        }
        """;
}
