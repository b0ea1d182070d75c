using System.Globalization;

namespace Billing.Tests.Charges;

/// <summary>The text of a table drawn from a seed. No price is negative and the base does not depend on the usage, so that the table itself never falls.</summary>
internal sealed class RandomTables(Random random)
{
    private readonly bool _included = random.Next(3) == 0;
    private readonly int _months = 1 + random.Next(2);
    private readonly string _mode = Of("floor", "halfUp", "ceiling", random);
    private readonly int _unit = random.Next(3) == 0 ? 10 : 1;

    /// <summary>Whether each month is rounded alone; the only rounding that depends on how a price is divided.</summary>
    public bool RoundsEachMonth { get; } = random.Next(2) == 0;

    /// <summary>One version. The rates are drawn anew, so that two versions differ unless <see cref="Again"/> copies one.</summary>
    public string Draw(string id, string service, string from) => Text(id, service, from, $"{Row("一般", null)}, {Row("営業", null)}, {Row("一般", "day")}, {Row("一般", "night")}, {Row("営業", "day")}, {Row("営業", "night")}");

    /// <summary>The same table as a version of its own.</summary>
    public static string Again(string table, string oldId, string id, string oldFrom, string from) => table
        .Replace($"\"id\": \"{oldId}\"", $"\"id\": \"{id}\"", StringComparison.Ordinal)
        .Replace($"\"effectiveFrom\": \"{oldFrom}\"", $"\"effectiveFrom\": \"{from}\"", StringComparison.Ordinal);

    private string Text(string id, string service, string from, string rates) => $$"""
        {
          "format": "water-tariff/1", "id": "{{id}}", "utility": "試験町", "service": "{{service}}", "effectiveFrom": "{{from}}", "citations": ["c"],
          "prices": "{{(_included ? "taxIncluded" : "taxExcluded")}}", "tableMonths": {{_months}}, "oddCubicMetre": "first",
          "rounding": { "mode": "{{_mode}}", "unit": {{_unit}}, "each": "{{(RoundsEachMonth ? "month" : "period")}}" }, "rates": [ {{rates}} ]
        }
        """;

    private string Row(string useClass, string? register)
    {
        var tiers = new List<string>();
        var bound = 0;
        for (var i = random.Next(4); i > 0; i--)
        {
            bound += 1 + random.Next(20);
            tiers.Add($$"""{ "upTo": {{bound}}, "price": {{(tiers.Count == 0 && random.Next(2) == 0 ? "0" : Price(300))}} }""");
        }

        tiers.Add($$"""{ "price": {{Price(300)}} }""");
        var fee = random.Next(3) == 0 ? $"\"meterFee\": {Price(200)}, " : "";
        var name = register is null ? "" : $"\"register\": \"{register}\", ";
        return $$"""{ "useClass": "{{useClass}}", {{name}}"base": { "13": {{Price(2_000)}}, "20": {{Price(3_000)}} }, {{fee}}"tiers": [ {{string.Join(", ", tiers)}} ] }""";
    }

    /// <summary>Up to so many yen, sometimes with sen.</summary>
    private string Price(int most) => (random.Next(3) == 0 ? random.Next(most * 100) / 100m : random.Next(most)).ToString(CultureInfo.InvariantCulture);

    private static string Of(string a, string b, string c, Random random) => random.Next(3) switch { 0 => a, 1 => b, _ => c };
}
