using System.Text.Json.Nodes;
using Billing.RuleBooks;
using Billing.Tariffs;
using Xunit;

namespace Billing.Tests.RuleBooks;

/// <summary>The JSON Schemas beside the data and the loaders agree, field by field: what the one requires or names, so does the other.</summary>
public class SchemaTests
{
    private const string FullTariff = """
        {
          "$schema": "x", "format": "water-tariff/1", "id": "full", "utility": "試験市", "service": "water", "effectiveFrom": "2020-04-01", "effectiveTo": "2024-03-31", "appliesFromBillMonth": "2020-06",
          "citations": ["試験条例"], "prices": "taxExcluded", "taxRate": 0.1, "tableMonths": 1, "oddCubicMetre": "first", "rounding": { "mode": "floor", "unit": 1, "each": "month" },
          "rates": [ { "useClass": "一般", "meterSizes": [13], "register": "day", "base": { "13": 1 }, "meterFee": 1, "smallUse": { "upTo": 5, "base": 1 }, "tiers": [ { "upTo": 10, "price": 1 }, { "price": 2 } ] } ],
          "examples": [ { "useClass": "一般", "meterSize": 13, "register": "day", "cubicMetres": 1, "months": 1, "dwellings": 1, "taxRate": 0.08, "yen": 1 } ], "note": "n"
        }
        """;

    private const string Head = """ "id": "r", "from": "2020-04-01", "to": "2030-03-31", "service": "water", "citation": "c", "note": "n" """;

    private static readonly Dictionary<string, string> FullRules = new()
    {
        ["tariffChoice"] = """ "basis": "periodEnd" """,
        ["dueDate"] = """ "monthsAfter": 1, "day": 31, "nextBusinessDay": true """,
        ["invoice"] = """ "issuer": "i", "registrationNumber": "T0000000000000" """,
        ["rollOver"] = """ "nearTop": 0.9 """,
        ["estimate"] = """ "method": "meanOfLast", "count": 3 """,
        ["gateAgainst"] = """ "against": "previous", "above": 2, "below": 0.5, "atLeast": 10 """,
        ["gateZero"] = """ "previousAtLeast": 5 """,
        ["gateNegative"] = "",
        ["gateMeterCapacity"] = """ "cubicMetresPerMonth": { "13": 100 } """,
        ["gateMeterSize"] = "",
        ["gateParentChild"] = "",
        ["gateShortPeriod"] = """ "daysPerMonth": 20 """,
        ["gateSecondPerson"] = """ "fromYen": 100000 """,
    };

    [Theory]
    [InlineData("")]
    [InlineData("rounding")]
    [InlineData("rates/0")]
    [InlineData("rates/0/smallUse")]
    [InlineData("rates/0/tiers/0")]
    [InlineData("examples/0")]
    public void The_tariff_loader_requires_and_names_what_the_schema_does(string place)
    {
        var schema = Schema("rulebooks", "water-tariff.schema.json");
        var of = place == "" ? schema : schema["$defs"]![place.Split('/').Where(part => part != "0").Last() switch { "rates" => "rate", "tiers" => "tier", "examples" => "example", var name => name }]!.AsObject();
        Agree(of, FullTariff, place, json => TariffLoader.Parse(json, "t.json"));
        var odd = At(JsonNode.Parse(FullTariff)!, place, out var root);
        odd["zzz"] = 1;
        Assert.EndsWith(".zzz", Assert.Single(TariffLoader.Parse(root.ToJsonString(), "t.json").UnknownFields), StringComparison.Ordinal);
    }

    [Fact]
    public void The_full_sample_holds_no_field_that_the_loader_does_not_know() => Assert.Empty(TariffLoader.Parse(FullTariff, "t.json").UnknownFields);

    [Theory]
    [InlineData("service")]
    [InlineData("prices")]
    [InlineData("oddCubicMetre")]
    public void The_tariff_loader_takes_every_word_that_the_schema_lists(string field)
    {
        foreach (var word in Schema("rulebooks", "water-tariff.schema.json")["properties"]![field]!["enum"]!.AsArray())
        {
            var json = JsonNode.Parse(FullTariff)!;
            json[field] = word!.DeepClone();
            TariffLoader.Parse(json.ToJsonString(), "t.json");
        }
    }

    [Theory]
    [InlineData("mode")]
    [InlineData("unit")]
    [InlineData("each")]
    public void The_tariff_loader_takes_every_rounding_that_the_schema_lists(string field)
    {
        foreach (var word in Schema("rulebooks", "water-tariff.schema.json")["$defs"]!["rounding"]!["properties"]![field]!["enum"]!.AsArray())
        {
            var json = JsonNode.Parse(FullTariff)!;
            json["rounding"]![field] = word!.DeepClone();
            TariffLoader.Parse(json.ToJsonString(), "t.json");
        }
    }

    [Fact]
    public void The_schema_knows_exactly_the_kinds_of_rules_that_the_engine_knows()
    {
        var schema = Schema("rulebooks", "water-rulebook.schema.json");
        var kinds = schema["properties"]!["rules"]!["items"]!["oneOf"]!.AsArray().Select(branch => branch!["$ref"]!.GetValue<string>()["#/$defs/".Length..]);
        Assert.Equal(RuleBookLoader.Kinds.Order(), kinds.Order());
        Assert.Equal(RuleBookLoader.Kinds.Order(), FullRules.Keys.Order());
        Assert.All(RuleBookLoader.Kinds, kind => Assert.Equal(kind, schema["$defs"]![kind]!["properties"]!["kind"]!["const"]!.GetValue<string>()));
    }

    [Fact]
    public void The_rule_reader_requires_and_names_what_the_schema_does_for_every_kind()
    {
        var schema = Schema("rulebooks", "water-rulebook.schema.json");
        foreach (var (kind, own) in FullRules)
        {
            var json = BookWith($$"""{ "kind": "{{kind}}", {{Head}}{{(own == "" ? "" : ",")}}{{own}} }""");
            Agree(schema["$defs"]![kind]!.AsObject(), json, "rules/1", Load, mayFail: fault => fault.EndsWith(".to", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("utility", "name")]
    [InlineData("tariffs/0", "tariff")]
    public void The_rule_book_loader_requires_and_names_what_the_schema_does(string place, string definition)
    {
        var schema = Schema("rulebooks", "water-rulebook.schema.json");
        Agree(definition == "" ? schema : schema["$defs"]![definition]!.AsObject(), BookWith("""{ "kind": "gateNegative", "id": "g", "from": "2020-04-01", "citation": "c" }"""), place, Load);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("values/0", "value")]
    public void The_law_loader_requires_and_names_what_the_schema_does(string place, string definition)
    {
        var schema = Schema("law", "water-law.schema.json");
        const string law = """{ "$schema": "x", "format": "water-law/1", "id": "i", "title": "t", "note": "n", "values": [ { "from": "2019-10-01", "rate": 0.1, "citation": "c" } ] }""";
        Agree(definition == "" ? schema : schema["$defs"]![definition]!.AsObject(), law, place, json => ConsumptionTaxLoader.Parse(json, "l.json"));
    }

    /// <summary>The sample holds every property of the schema; dropping a required one is refused at its path, dropping another is not.</summary>
    private static void Agree(JsonObject schema, string sample, string place, Action<string> load, Func<string, bool>? mayFail = null)
    {
        var required = schema["required"]!.AsArray().Select(name => name!.GetValue<string>()).ToHashSet();
        var named = schema["properties"]!.AsObject().Select(property => property.Key).ToHashSet();
        var present = At(JsonNode.Parse(sample)!, place, out _).Select(property => property.Key).ToHashSet();
        Assert.Equal(named.Order(), present.Order());
        Assert.Subset(named, required);
        Refusals(sample, load, mayFail);
        foreach (var name in named)
        {
            var at = At(JsonNode.Parse(sample)!, place, out var root);
            at.Remove(name);
            var refused = Refusals(root.ToJsonString(), load, mayFail);
            Assert.True(required.Contains(name) == refused.Any(path => path.EndsWith($".{name}", StringComparison.Ordinal)), $"{place}: {name}: {string.Join(' ', refused)}");
        }
    }

    private static List<string> Refusals(string json, Action<string> load, Func<string, bool>? mayFail)
    {
        try
        {
            load(json);
            return [];
        }
        catch (Kernel.DataFileException refusal)
        {
            return [.. refusal.Faults.Select(fault => fault.Path).Where(path => mayFail?.Invoke(path) != true)];
        }
    }

    private static JsonObject At(JsonNode root, string place, out JsonNode whole)
    {
        whole = root;
        return place.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(root, (node, part) => int.TryParse(part, out var index) ? node[index]! : node[part]!).AsObject();
    }

    private static void Load(string book) => RuleBookLoader.Load("book", path => path switch
    {
        "book/rulebook.json" => book,
        "book/t.json" => FullTariff,
        "law.json" => """{ "format": "water-law/1", "id": "i", "title": "t", "values": [ { "from": "2019-10-01", "rate": 0.1, "citation": "c" } ] }""",
        _ => throw new FileNotFoundException(path),
    });

    private static string BookWith(string rule) => $$"""
        {
          "$schema": "x", "format": "water-rulebook/1", "id": "b", "utility": { "ja": "市", "en": "City" }, "consumptionTax": "../law.json",
          "tariffs": [ { "service": "water", "file": "t.json", "from": "2020-04-01" } ],
          "rules": [ { "kind": "tariffChoice", "id": "choice", "from": "2020-04-01", "basis": "periodEnd", "citation": "c" }, {{rule}} ], "note": "n"
        }
        """;

    private static JsonObject Schema(string folder, string name) => JsonNode.Parse(File.ReadAllText(CaseFiles.PathOf("db", folder, name)))!.AsObject();
}
