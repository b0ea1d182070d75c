using System.Text.Json.Nodes;
using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Tests.Tariffs;

/// <summary>Small tables for tests: a plain one, changed field by field.</summary>
internal static class TestTariff
{
    /// <summary>One class, 1,000 yen with 10 m³ included, then 100 and from 21 m³ 150 yen; 10 % added, whole yen, month by month.</summary>
    private const string Plain = """
        {
          "format": "water-tariff/1", "id": "plain", "utility": "試験市", "service": "water", "effectiveFrom": "2019-10-01", "citations": ["試験条例 1条"],
          "prices": "taxExcluded", "taxRate": 0.1, "tableMonths": 1, "oddCubicMetre": "first",
          "rounding": { "mode": "floor", "unit": 1, "each": "month" },
          "rates": [ { "useClass": "一般", "base": 1000, "tiers": [ { "upTo": 10, "price": 0 }, { "upTo": 20, "price": 100 }, { "price": 150 } ] } ]
        }
        """;

    public static JsonObject Json() => JsonNode.Parse(Plain)!.AsObject();

    /// <summary>The plain table with some fields replaced; each pair is a field and its JSON.</summary>
    public static Tariff With(params (string Field, string Json)[] changes)
    {
        var json = Json();
        foreach (var (field, value) in changes)
        {
            json[field] = JsonNode.Parse(value);
        }

        return Parse(json);
    }

    public static Tariff Parse(JsonNode json) => TariffLoader.Parse(json.ToJsonString(), "plain.json");

    public static string Rounding(string mode, int unit, string each) => $$"""{ "mode": "{{mode}}", "unit": {{unit}}, "each": "{{each}}" }""";

    /// <summary>One class "一般" with the given base and tiers.</summary>
    public static string OneRate(string basePrice, string tiers, string more = "") => $$"""[ { "useClass": "一般", "base": {{basePrice}}, {{more}} "tiers": {{tiers}} } ]""";

    public static Price Price(this Tariff tariff, int cubicMetres, int months = 1, int dwellings = 1, int? size = null, string useClass = "一般", decimal taxRate = 0m) =>
        BillCalculator.Price(tariff, new PricingInput(useClass, size, new CubicMetres(cubicMetres), months, dwellings), taxRate);

    public static long Yen(this Tariff tariff, int cubicMetres, int months = 1, int dwellings = 1, int? size = null, string useClass = "一般") =>
        tariff.Price(cubicMetres, months, dwellings, size, useClass).Charged.Yen;
}
