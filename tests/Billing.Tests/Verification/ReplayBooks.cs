using Billing.RuleBooks;
using Billing.Tests.RuleBooks;

namespace Billing.Tests.Verification;

/// <summary>Rule books of one small town, reckoned by head: water 500 yen for the first 10 m³ of a month and 100 yen for each more, sewer 50 yen a m³, tax included.</summary>
internal sealed record ReplayBooks
{
    public const string Choice = """{ "kind": "tariffChoice", "id": "choice", "from": "2020-04-01", "basis": "periodEnd", "citation": "c" }""";

    /// <summary>The bylaw of the incident: a stop inside a month is added to the month before.</summary>
    public const string StopJoins = """{ "kind": "stopJoinsMonthBefore", "id": "stop-joins", "from": "2020-04-01", "citation": "c" }""";

    public static ReplayBooks Plain { get; } = new();

    public string Water { get; init; } = "water-1";

    public string UseClass { get; init; } = "一般用";

    public string Price { get; init; } = "100";

    public string TaxRate { get; init; } = "0.1";

    public string Rounding { get; init; } = "floor";

    public string[] Rules { get; init; } = [];

    /// <summary>The texts of the book, by path inside its folder.</summary>
    public IReadOnlyDictionary<string, string> Files => new Dictionary<string, string>
    {
        ["rulebook.json"] = $$"""
            {
              "format": "water-rulebook/1", "id": "test", "utility": { "ja": "試験市", "en": "Test City" }, "consumptionTax": "law.json",
              "tariffs": [ { "service": "water", "file": "water.json" }, { "service": "sewer", "file": "sewer.json" } ],
              "rules": [ {{string.Join(",\n", [Choice, .. Rules])}} ]
            }
            """,
        ["law.json"] = TestBook.Law,
        ["water.json"] = Table(Water, "water", $$"""{ "useClass": "{{UseClass}}", "base": 500, "tiers": [ { "upTo": 10, "price": 0 }, { "price": {{Price}} } ] }"""),
        ["sewer.json"] = Table("sewer-1", "sewer", """{ "useClass": "一般用", "base": 0, "tiers": [ { "price": 50 } ] }"""),
    };

    public RuleBook Load() => RuleBookLoader.Load("book", path => Files[path["book/".Length..]]);

    /// <summary>Writes the book into a folder of its own and names it.</summary>
    public string WriteTo(string parent, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, name)).FullName;
        foreach (var (path, text) in Files)
        {
            File.WriteAllText(Path.Combine(folder, path), text);
        }

        return folder;
    }

    private string Table(string id, string service, string rate) => $$"""
        {
          "format": "water-tariff/1", "id": "{{id}}", "utility": "試験市", "service": "{{service}}", "effectiveFrom": "2020-04-01", "citations": ["c"], "taxRate": {{TaxRate}},
          "prices": "taxIncluded", "tableMonths": 1, "oddCubicMetre": "first", "rounding": { "mode": "{{Rounding}}", "unit": 1, "each": "month" }, "rates": [ {{rate}} ]
        }
        """;
}
