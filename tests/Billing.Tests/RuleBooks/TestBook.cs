using System.Text.Json.Nodes;
using Billing.RuleBooks;

namespace Billing.Tests.RuleBooks;

/// <summary>Small rule books made of text, without files.</summary>
internal static class TestBook
{
    public const string Choice = """{ "kind": "tariffChoice", "id": "choice", "from": "2007-04-01", "basis": "periodEnd", "citation": "c" }""";

    public static string Law { get; } = File.ReadAllText(CaseFiles.PathOf("db", "law", "consumption-tax.json"));

    public static string DelayRates { get; } = File.ReadAllText(CaseFiles.PathOf("db", "law", "delay-rates.json"));

    /// <summary>A book of two water versions (2007 base 600, 2024 base 900, applied from May's bills) and the given rules beside the choice.</summary>
    public static RuleBook With(params string[] rules) => Load(Json([Choice, .. rules]));

    public static RuleBook WithRules(params string[] rules) => Load(Json(rules));

    public static RuleBook Load(string book) => RuleBookLoader.Load("city/book", path => path switch
    {
        "city/book/rulebook.json" => book,
        "city/book/ended.json" => Table("old", "2007-04-01", 600, null).Replace("\"citations\"", "\"effectiveTo\": \"2010-03-31\", \"citations\"", StringComparison.Ordinal),
        "city/book/old.json" => Table("old", "2007-04-01", 600, null),
        "city/tables/new.json" => Table("new", "2024-04-01", 900, "2024-05"),
        "city/tables/sewer.json" => Table("sewer", "2020-04-01", 500, null, "sewer"),
        "city/tables/sized.json" => Table("sized", "2024-04-01", 900, null).Replace("\"base\": 900", "\"base\": { \"13\": 900, \"20\": 1200 }, \"meterFee\": { \"13\": 80, \"20\": 90, \"25\": 100 }", StringComparison.Ordinal),
        "law.json" => Law,
        _ => throw new FileNotFoundException(path),
    });

    public static string Json(IEnumerable<string> rules) => $$"""
        {
          "format": "water-rulebook/1", "id": "test", "utility": { "ja": "試験市", "en": "Test City" }, "consumptionTax": "../../law.json",
          "tariffs": [ { "service": "water", "file": "old.json" }, { "service": "water", "file": "../tables/new.json" } ],
          "rules": [ {{string.Join(",\n", rules)}} ]
        }
        """;

    public static string Edited(Action<JsonObject> change)
    {
        var json = JsonNode.Parse(Json([Choice]))!.AsObject();
        change(json);
        return json.ToJsonString();
    }

    private static string Table(string id, string from, int basePrice, string? month, string service = "water") => $$"""
        {
          "format": "water-tariff/1", "id": "{{id}}", "utility": "試験市", "service": "{{service}}", "effectiveFrom": "{{from}}", {{(month is null ? "" : $"\"appliesFromBillMonth\": \"{month}\",")}}
          "citations": ["c"], "prices": "taxExcluded", "tableMonths": 1, "oddCubicMetre": "first", "rounding": { "mode": "floor", "unit": 1, "each": "month" },
          "rates": [ { "useClass": "一般", "base": {{basePrice}}, "tiers": [ { "price": 100 } ] } ]
        }
        """;
}
